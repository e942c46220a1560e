import { Crosshair } from 'lucide'
import { useState } from 'preact/hooks'
import { MAX_RETRO_LINE_LENGTH, VERDICTS } from '../../../../shared/retro/grade.ts'
import { readScore } from '../../../../shared/retro/read-score.ts'
import { decideText as text } from '../../../text/en/retro-close.ts'
import { formatScore, leaveAsItWas, readingWords, verdictWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ChoiceRow } from '../../../ui/choice-row.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useKeptWords } from '../use-kept-words.ts'
import { useWorkshop } from '../workshop-context.ts'
import { CauseField } from './cause-field.tsx'
import { useKeptChoice } from './kept-choice.ts'
import type { RetroKeyResult } from './key-results.ts'

/** [RE5] One key result: how it ended, why if it was missed, and what becomes of it, with one line of why. */
export function VerdictCard({ shown, isHere }: { shown: RetroKeyResult; isHere: boolean }) {
  const { model } = useWorkshop()
  const { keyResult, item } = shown
  const isLeading = model.can('lead-workshop')
  const reading = item.score === null ? null : readingWords[readScore(item.score, keyResult.commitment)]
  return (
    <li
      class={isHere ? 'card verdictcard is-here' : 'card verdictcard'}
      data-key-result={keyResult.id}
      aria-current={isHere ? 'true' : undefined}
    >
      <div class="verdictcard__head">
        <h3>{keyResult.text}</h3>
        <b class="num verdictcard__score">
          <span class="sr">{text.score} </span>
          {item.score === null ? '–' : formatScore(item.score)}
        </b>
      </div>
      <p class="small muted">
        {keyResult.droppedReason !== null
          ? text.dropped(keyResult.droppedReason)
          : reading === null
            ? text.openScore
            : `${reading.name} ${reading.why}`}
      </p>
      <CauseField shown={shown} isFolded />
      <Decision shown={shown} />
      {isLeading ? (
        <Button
          size="sm"
          variant="quiet"
          class="verdictcard__point"
          icon={Crosshair}
          aria-pressed={isHere}
          aria-label={isHere ? text.hereOf(keyResult.text) : text.showOf(keyResult.text)}
          onClick={() =>
            void model.give({ type: 'show-key-result', keyResultId: isHere ? null : keyResult.id })
          }
        >
          {isHere ? text.here : text.show}
        </Button>
      ) : null}
    </li>
  )
}

function Decision({ shown: { keyResult, item } }: { shown: RetroKeyResult }) {
  const { model } = useWorkshop()
  const isDropped = keyResult.droppedReason !== null
  const picked = useKeptChoice(`verdict-${keyResult.id}`, VERDICTS, item.verdict)
  const why = useKeptWords(`why-${keyResult.id}`, item.why)
  const verdict = picked.chosen
  const [isAsked, setAsked] = useState(false)
  // What was changed and not decided yet is still being decided.
  const isOpen = isAsked || why.isTyped || verdict !== item.verdict
  const command = { type: 'decide-key-result' as const, keyResultId: keyResult.id }
  const may = model.may({ ...command, verdict: verdict ?? 'keep', why: 'x' })
  if (item.verdict !== null && !(may.ok && isOpen)) {
    return (
      <div class="decision">
        <p>
          <Chip tone={item.verdict === 'drop' ? 'plain' : 'info'}>{verdictWords[item.verdict].done}</Chip>{' '}
          {item.why}
        </p>
        {item.verdict === 'drop' ? null : <p class="small muted">{text.candidate}</p>}
        {may.ok ? (
          <Button size="sm" onClick={() => setAsked(true)}>
            {text.change}
          </Button>
        ) : null}
      </div>
    )
  }
  if (!may.ok) {
    return (
      <p class="small muted">{isDropped ? text.droppedStays : `${text.undecided} ${text.leadDecides}`}</p>
    )
  }
  if (isDropped && !isOpen) {
    return (
      <div class="decision">
        <p class="small muted">{text.droppedStays}</p>
        <Button size="sm" onClick={() => setAsked(true)}>
          {text.reconsider}
        </Button>
      </div>
    )
  }
  const decide = async () => {
    if (verdict === null || why.words.trim() === '') return
    if (!(await model.give({ ...command, verdict, why: why.words.trim() }))) return
    picked.drop()
    why.drop()
    setAsked(false)
  }
  return (
    <form
      class="decision"
      onSubmit={(event) => {
        event.preventDefault()
        void decide()
      }}
    >
      <ChoiceRow
        label={text.verdictOf(keyResult.text)}
        choices={VERDICTS.map((value) => ({
          ...{ value, label: verdictWords[value].name, meaning: verdictWords[value].help },
        }))}
        value={verdict}
        onChange={picked.choose}
        words={verdict === null ? undefined : verdictWords[verdict].help}
      />
      <div class="decision__why">
        <TextField
          label={text.why}
          aria-label={text.whyOf(keyResult.text)}
          value={why.words}
          maxLength={MAX_RETRO_LINE_LENGTH}
          onInput={(event) => why.type(event.currentTarget.value)}
        />
        <Button type="submit" variant="ink" disabled={verdict === null || why.words.trim() === ''}>
          {text.decide}
        </Button>
      </div>
      {item.verdict === null && !isDropped ? null : (
        <Button
          class="decision__leave"
          variant="quiet"
          size="sm"
          onClick={() => {
            picked.drop()
            why.drop()
            setAsked(false)
          }}
        >
          {leaveAsItWas}
        </Button>
      )}
    </form>
  )
}
