import { Lock } from 'lucide'
import { useState } from 'preact/hooks'
import {
  PROCESS_STATEMENTS,
  type ProcessAnswers,
  type StatementId,
} from '../../../../shared/retro/process-pulse.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { processText as text } from '../../../text/en/retro-close.ts'
import { ChoiceRow } from '../../../ui/choice-row.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './process.css'

const STEPS = [1, 2, 3, 4, 5] as const
const NO_ANSWERS: ProcessAnswers = { clear: null, ours: null, useful: null, focus: null, safe: null }

/** My answers to the five statements. Each is sent as it is given, and may change or be left out until all are shown. */
export function ProcessAnswersForm({ stage }: { stage: Stage }) {
  const { model } = useWorkshop()
  const known = model.mine.value.processAnswers[stage.id] ?? NO_ANSWERS
  /** What is on its way to the room. */
  const [typed, setTyped] = useState<ProcessAnswers | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const answers = typed ?? known
  const answer = async (id: StatementId, value: ProcessAnswers[StatementId]) => {
    const next = { ...answers, [id]: value }
    setTyped(next)
    setRefused(null)
    const done = await model.send({ type: 'give-process-pulse', stageId: stage.id, answers: next })
    if (!done.ok) setRefused(done.refusal.message)
    // What was answered meanwhile is on its way by itself.
    setTyped((now) => (now === next ? null : now))
  }
  return (
    <div class="process card">
      <p class="process__ends small muted" aria-hidden="true">
        <span>1 {text.low}</span>
        <span>5 {text.high}</span>
      </p>
      {PROCESS_STATEMENTS.map(({ id, text: statement }) => (
        <div key={id} class="process__row">
          <p>{statement}</p>
          <ChoiceRow
            label={text.pick(statement)}
            choices={STEPS.map((value) => ({ value, label: value, meaning: text.meanings[value] }))}
            value={answers[id]}
            onChange={(value) => void answer(id, value)}
          />
          <button
            type="button"
            class="textlink"
            aria-label={text.leaveOutOf(statement)}
            disabled={answers[id] === null}
            onClick={() => void answer(id, null)}
          >
            {text.leaveOut}
          </button>
        </div>
      ))}
      {refused === null ? null : <FieldError>{refused}</FieldError>}
      <p class="private">
        <Icon icon={Lock} /> {text.kept}
      </p>
    </div>
  )
}
