import { Lock } from 'lucide'
import { useId, useState } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { MAX_PULSE_WORD_LENGTH } from '../../../../shared/workshop/writing.ts'
import { WRITING_PAUSE_MS } from '../../../models/writing-model.ts'
import { pulseText } from '../../../text/en/workshop-writing.ts'
import { FieldError, TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { Face, SCORES } from './face.tsx'

/** My answer to a pulse: one of five, and a word. It is sent as soon as there is one, and may change until the reveal. */
export function PulseAnswer({ stage }: { stage: Stage }) {
  const { model, drafts } = useWorkshop()
  const name = useId()
  const draft = `pulse-${stage.id}`
  const answer = model.writing.pulseOf(stage.id)
  /** What is typed here; `null`: nothing yet, and what the room has is shown. */
  const [typed, setTyped] = useState(() => {
    const kept = drafts.read(draft)
    return kept === '' ? null : kept
  })
  const word = typed ?? answer?.word ?? ''
  const over = word.trim().length - MAX_PULSE_WORD_LENGTH
  return (
    <div class="pulse card">
      <fieldset class="pulse__faces">
        <legend class="sr">{pulseText.pick}</legend>
        {SCORES.map((score) => (
          <label key={score}>
            <input
              type="radio"
              name={name}
              checked={answer?.score === score}
              onChange={() => {
                model.writing.givePulse(stage.id, { score, word: over > 0 ? '' : word.trim() })
                if (over <= 0) drafts.write(draft, '')
              }}
            />
            <Face score={score} />
            <b class="num">{score}</b>
            <span>{pulseText.scores[score]}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={pulseText.word}
        hint={pulseText.wordHint}
        placeholder={pulseText.wordPlaceholder}
        value={word}
        error={over > 0 ? pulseText.wordTooLong(over) : undefined}
        onInput={(event) => {
          const next = event.currentTarget.value
          const isSent = answer !== null && next.trim().length <= MAX_PULSE_WORD_LENGTH
          setTyped(next)
          // A word that is typed before a score is chosen waits for it.
          drafts.write(draft, isSent ? '' : next)
          if (!isSent) return
          model.writing.givePulse(stage.id, { score: answer.score, word: next.trim() }, WRITING_PAUSE_MS)
        }}
      />
      {answer === null || answer.refusal === null ? null : <FieldError>{answer.refusal}</FieldError>}
      <p class="private">
        <Icon icon={Lock} /> {pulseText.kept}
      </p>
    </div>
  )
}
