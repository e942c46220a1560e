import { History, MessageCircleQuestionMark, Minus, Plus } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { Person } from '../../../../shared/api/living-okrs.ts'
import { assertNever } from '../../../../shared/result.ts'
import { readNumber } from '../../../models/read-number.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink, IconButton } from '../../../ui/button.tsx'
import { ConfidenceField } from '../../../ui/confidence-field.tsx'
import { FieldError, SelectField, TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { endsOf } from '../living-words.ts'
import type { CheckInDraft } from './check-in-draft.ts'
import type { CheckIns, OpenCheckIn } from './check-in-model.ts'
import { askOf, confidenceBefore } from './read-draft.ts'
import { stepOf, stepped } from './value-step.ts'
import '../../../ui/number-stepper.css'
import '../../../ui/verdict.css'

type FormProps = {
  readonly one: OpenCheckIn
  readonly checkIns: CheckIns
  readonly people: readonly Person[]
  readonly teamId: string
  /** Whether another waits after this one. */
  readonly hasNext: boolean
  /** It is on record, or on its way: on with the next. */
  readonly onDone: () => void
  readonly onSkip: () => void
}

/** [CH1] A value, a confidence and one line; Enter saves from any field. */
export function CheckInForm({ one, checkIns, people, teamId, hasNext, onDone, onSkip }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { keyResult } = one
  const draft = one.draft.value
  const state = one.state.value
  const problems = state.kind === 'editing' ? state.problems : NO_PROBLEMS
  const isLocked = state.kind === 'sending' || state.kind === 'waiting'
  const edit = (change: Partial<CheckInDraft>) => checkIns.edit(one, change)
  useEffect(() => {
    if (Object.keys(problems).length > 0) focusFirstProblem(form.current)
  }, [problems])
  return (
    <form
      ref={form}
      class="checkinform"
      onSubmit={(event) => {
        event.preventDefault()
        void checkIns.submit(one).then((isUnderWay) => {
          if (isUnderWay) onDone()
        })
      }}
    >
      <fieldset disabled={isLocked}>
        <legend class="sr">{keyResult.text}</legend>
        {keyResult.fields.direction === 'milestone' ? (
          <MilestoneField
            value={draft.value}
            onChange={(value) => edit({ value })}
            error={problems['value']}
          />
        ) : (
          <ValueField one={one} onChange={(value) => edit({ value })} error={problems['value']} />
        )}
        <Confidence
          one={one}
          onChange={(confidence) => edit({ confidence })}
          error={problems['confidence']}
        />
        <TextField
          label={text.note}
          value={draft.note}
          placeholder={text.notePlaceholder}
          maxLength={500}
          autocomplete="off"
          enterKeyHint="send"
          error={problems['note']}
          onInput={(event) => edit({ note: event.currentTarget.value })}
        />
        <NextStep one={one} people={people} edit={edit} problems={problems} />
      </fieldset>
      <Trouble one={one} checkIns={checkIns} />
      <div class="checkinform__foot">
        <ButtonLink variant="quiet" icon={History} href={`/t/${teamId}/kr/${keyResult.id}?change=1`}>
          {text.change}
        </ButtonLink>
        <span class="push" />
        {hasNext ? (
          <Button variant="quiet" class="checkinform__skip" onClick={onSkip}>
            {text.skip}
          </Button>
        ) : null}
        <Button
          variant="lamp"
          type="submit"
          busy={state.kind === 'sending'}
          disabled={state.kind === 'waiting'}
        >
          {text.save}
        </Button>
      </div>
    </form>
  )
}

const NO_PROBLEMS: Readonly<Record<string, string>> = {}

/** The field that needs mending, or the group of answers that lacks one. */
function focusFirstProblem(form: HTMLFormElement | null) {
  const found = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  const inside = found?.querySelector<HTMLElement>('input:checked, input')
  ;(inside ?? found)?.focus()
}

function ValueField({
  one: { keyResult, draft },
  onChange,
  error,
}: {
  one: OpenCheckIn
  onChange: (value: string) => void
  error: string | undefined
}) {
  const id = useId()
  const { fields, trend } = keyResult
  const typed = readNumber(draft.value.value)
  const step = stepOf(fields)
  const start = typeof fields.baseline === 'number' ? fields.baseline : (fields.target ?? 0)
  const press = (direction: 1 | -1) =>
    onChange(String(stepped(typeof typed === 'number' ? typed : start, step, direction)))
  const isFirst = !trend.some(({ value }) => value !== null)
  return (
    <div class="field">
      <label for={id}>{text.value.today(fields.unit)}</label>
      <div class="stepper">
        <IconButton icon={Minus} label={`− ${step}`} onClick={() => press(-1)} />
        <input
          class={error === undefined ? 'input' : 'input is-error'}
          id={id}
          data-value=""
          inputMode="decimal"
          autocomplete="off"
          enterKeyHint="send"
          value={draft.value.value}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={`${id}-hint`}
          onInput={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            // With Alt they go to another key result.
            if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            press(event.key === 'ArrowUp' ? 1 : -1)
          }}
        />
        <IconButton icon={Plus} label={`+ ${step}`} onClick={() => press(1)} />
      </div>
      <p class="field__hint" id={`${id}-hint`}>
        {isFirst ? `${text.value.start(endsOf(fields).from)}. ${text.value.none}` : text.value.none}
      </p>
      {error === undefined ? null : <FieldError>{error}</FieldError>}
    </div>
  )
}

function MilestoneField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}) {
  return (
    <div class="field">
      <span class="label">{text.value.milestone}</span>
      <Segmented
        label={text.value.milestone}
        value={value === '1' ? '1' : '0'}
        segments={[
          { value: '0', label: text.value.notYet },
          { value: '1', label: text.value.reached },
        ]}
        onChange={onChange}
      />
      {error === undefined ? null : <FieldError>{error}</FieldError>}
    </div>
  )
}

/** A second digit within this makes a 10 of a 1. */
const TEN_WITHIN_MS = 900

function Confidence({
  one: { keyResult, draft },
  onChange,
  error,
}: {
  one: OpenCheckIn
  onChange: (value: number) => void
  error: string | undefined
}) {
  const before = confidenceBefore(keyResult)
  const oneAtMs = useRef(0)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the digits are a short cut of the radio buttons inside
    <div
      class="checkinform__confidence"
      aria-invalid={error === undefined ? undefined : 'true'}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return
        event.preventDefault()
        const isTen = event.key === '0' && event.timeStamp - oneAtMs.current < TEN_WITHIN_MS
        oneAtMs.current = event.key === '1' ? event.timeStamp : 0
        onChange(isTen ? 10 : Number(event.key))
      }}
    >
      <ConfidenceField
        label={text.confidence(before)}
        value={draft.value.confidence}
        was={before ?? undefined}
        onChange={onChange}
      />
      {error === undefined ? null : <FieldError>{error}</FieldError>}
    </div>
  )
}

/** [CH5] Confidence fell or is low: one next step, and who takes it. What was named stays when confidence is put up again. */
function NextStep({
  one: { keyResult, draft },
  people,
  edit,
  problems,
}: {
  one: OpenCheckIn
  people: readonly Person[]
  edit: (change: Partial<CheckInDraft>) => void
  problems: Readonly<Record<string, string>>
}) {
  const { confidence, nextText, nextOwnerId } = draft.value
  const why = askOf(keyResult, draft.value)
  const isShown = why !== null || nextText !== ''
  const shown = useRef<HTMLDivElement>(null)
  const wasShown = useRef(isShown)
  // It comes below what was just pressed, where the buttons may lie over it.
  useEffect(() => {
    if (isShown && !wasShown.current) shown.current?.scrollIntoView({ block: 'nearest' })
    wasShown.current = isShown
  }, [isShown])
  if (!isShown) return null
  const fellBy = (confidenceBefore(keyResult) ?? 0) - (confidence ?? 0)
  return (
    <div class="nextstep tone-info" ref={shown}>
      <p role="status">
        <Icon icon={MessageCircleQuestionMark} />
        <span>
          <b>{why === 'fell' ? text.ask.fell(fellBy) : why === 'low' ? text.ask.low : ''}</b>{' '}
          {text.ask.question}
        </span>
      </p>
      <div class="nextstep__fields">
        <TextField
          label={text.ask.step}
          value={nextText}
          maxLength={500}
          autocomplete="off"
          enterKeyHint="send"
          error={problems['nextStep.text'] ?? problems['nextStep']}
          onInput={(event) => edit({ nextText: event.currentTarget.value })}
        />
        <SelectField
          label={text.ask.owner}
          value={nextOwnerId}
          error={problems['nextStep.ownerId']}
          onChange={(event) => edit({ nextOwnerId: event.currentTarget.value })}
        >
          {people.map(({ personId, name }) => (
            <option key={personId} value={personId}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  )
}

/** What became of it, where it is not on record: what is safe, and what to do. */
function Trouble({ one, checkIns }: { one: OpenCheckIn; checkIns: CheckIns }) {
  const state = one.state.value
  switch (state.kind) {
    case 'waiting':
      return (
        <Banner
          tone="offline"
          title={text.waiting.title}
          action={
            <Button size="sm" onClick={() => checkIns.retryNow()}>
              {text.waiting.now}
            </Button>
          }
        >
          {text.waiting.body}
        </Banner>
      )
    case 'editing':
      return state.refusal === null ? null : (
        <Banner tone="negative" title={text.refused}>
          {state.refusal} {text.kept}
        </Banner>
      )
    case 'sending':
    case 'saved':
      return null
    default:
      return assertNever(state)
  }
}
