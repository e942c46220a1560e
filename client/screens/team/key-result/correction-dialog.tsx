import { useMemo, useState } from 'preact/hooks'
import type { HistoryEntry, LivingKeyResult, Person } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import {
  applyChanges,
  effectOf,
  findCorrectionProblems,
  type KeyResultChanges,
  listChanges,
} from '../../../../shared/okr/correction.ts'
import { useForm } from '../../../api/use-form.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { readNumber } from '../../../models/read-number.ts'
import { checkInText } from '../../../text/en/check-in.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { living } from '../../../text/en/living.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DateField, SelectField, TextArea, TextField } from '../../../ui/field.tsx'
import { fieldWords } from './field-words.ts'

type Corrected = { readonly entry: HistoryEntry; readonly keyResult: LivingKeyResult | null }
type DialogProps = {
  readonly keyResult: LivingKeyResult
  readonly cycle: { readonly startsOn: string; readonly endsOn: string }
  readonly people: readonly Person[]
  readonly onClose: () => void
  readonly onCorrected: (corrected: Corrected) => void
}

const FIELDS = [
  'reason',
  'changes.text',
  'changes.ownerId',
  'changes.baseline',
  'changes.target',
  'changes.dueOn',
]
const text = krPage.correction

/** [CH3] Another target, owner, date or wording, with a reason; says before it is saved whether that eases or hardens. */
export function CorrectionDialog({ keyResult, cycle, people, onClose, onCorrected }: DialogProps) {
  const { fields } = keyResult
  const [words, setWords] = useState(keyResult.text)
  const [ownerId, setOwnerId] = useState(fields.ownerId ?? '')
  const [baseline, setBaseline] = useState(typeof fields.baseline === 'number' ? String(fields.baseline) : '')
  const [target, setTarget] = useState(fields.target === null ? '' : String(fields.target))
  const [dueOn, setDueOn] = useState(fields.dueOn ?? cycle.endsOn)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const onceKeyOf = useOnceKey()
  const form = useForm(RECORD_ROUTES.correctKeyResult, FIELDS, onCorrected)

  const isMeasured = fields.direction !== 'milestone' && fields.direction !== null
  const [start, end] = [readNumber(baseline), readNumber(target)]
  const changes = useMemo((): KeyResultChanges => {
    const changed: KeyResultChanges = {}
    if (words.trim() !== keyResult.text) changed.text = words.trim()
    if (ownerId !== '' && ownerId !== fields.ownerId) changed.ownerId = ownerId
    if (isMeasured && typeof start === 'number' && start !== fields.baseline) changed.baseline = start
    if (isMeasured && typeof end === 'number' && end !== fields.target) changed.target = end
    if (dueOn !== '' && dueOn !== (fields.dueOn ?? cycle.endsOn)) changed.dueOn = dueOn
    return changed
  }, [words, ownerId, start, end, dueOn, keyResult])
  const before = { text: keyResult.text, fields }
  const after = applyChanges(before, changes)
  const listed = listChanges(before, after)
  const problems: Readonly<Record<string, string>> = {
    ...findCorrectionProblems(before, changes, cycle, (id) => people.some(({ personId }) => personId === id)),
    ...(start === 'wrong' ? { 'changes.baseline': checkInText.notANumber } : {}),
    ...(end === 'wrong' ? { 'changes.target': checkInText.notANumber } : {}),
    ...form.fields,
  }
  const problemOf = (field: string): string | undefined =>
    isTried || field in form.fields ? problems[field] : undefined

  const submit = () => {
    setTried(true)
    const isFine = Object.keys(problems).every((field) => field in form.fields)
    const body = { changes, reason }
    if (isFine) void form.submit({ params: { keyResultId: keyResult.id }, body, onceKey: onceKeyOf(body) })
  }
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="lamp" busy={form.isBusy} onClick={submit}>
            {text.save}
          </Button>
        </>
      }
    >
      <p>{text.help}</p>
      <form
        ref={form.form}
        class="correction"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {isMeasured ? (
          <div class="fieldpair">
            <TextField
              label={`${text.target}, ${fields.unit}`}
              inputMode="decimal"
              autocomplete="off"
              value={target}
              error={problemOf('changes.target')}
              onInput={(event) => setTarget(event.currentTarget.value)}
            />
            <TextField
              label={`${text.baseline}, ${fields.unit}`}
              inputMode="decimal"
              autocomplete="off"
              value={baseline}
              placeholder={fields.baseline === 'unknown' ? krPage.unknown : undefined}
              error={problemOf('changes.baseline')}
              onInput={(event) => setBaseline(event.currentTarget.value)}
            />
          </div>
        ) : null}
        <div class="fieldpair">
          <DateField
            label={text.due}
            value={dueOn}
            min={cycle.startsOn}
            max={cycle.endsOn}
            error={problemOf('changes.dueOn')}
            onInput={(event) => setDueOn(event.currentTarget.value)}
          />
          <SelectField
            label={text.owner}
            value={ownerId}
            error={problemOf('changes.ownerId')}
            onChange={(event) => setOwnerId(event.currentTarget.value)}
          >
            {fields.ownerId === null ? <option value="">{text.nobody}</option> : null}
            {people.map(({ personId, name }) => (
              <option key={personId} value={personId}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <TextArea
          label={text.words}
          value={words}
          rows={2}
          error={problemOf('changes.text')}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <div class="correction__preview" role="status">
          {listed.length === 0 ? (
            <p class="muted">{text.nothing}</p>
          ) : (
            <>
              <p>
                <b>{living.effects[effectOf(fields, after.fields)]}</b>
              </p>
              <ul aria-label={text.preview}>
                {listed.map(({ field, from, to }) => (
                  <li key={field}>
                    {krPage.history.change(
                      krPage.fields[field],
                      fieldWords(field, from, fields.unit, people),
                      fieldWords(field, to, fields.unit, people),
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <TextArea
          label={text.reason}
          value={reason}
          rows={2}
          placeholder={text.reasonPlaceholder}
          error={problemOf('reason')}
          onInput={(event) => {
            setReason(event.currentTarget.value)
            form.mend('reason')
          }}
        />
        {isTried && problems['changes'] !== undefined ? (
          <Banner tone="info" title={problems['changes']} />
        ) : null}
        {form.refusal === null ? null : (
          <Banner tone="negative" title={text.failed}>
            {form.refusal.message}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}
