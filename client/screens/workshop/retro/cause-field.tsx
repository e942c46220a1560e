import { useEffect, useId, useState } from 'preact/hooks'
import { CAUSES, type Cause, MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { mayHaveCause } from '../../../../shared/retro/read-score.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { causeWords } from '../../../text/en/retro-words.ts'
import { Chip } from '../../../ui/chip.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import type { RetroKeyResult } from './key-results.ts'
import './cause-field.css'

/** [RE4] The one cause that explains most of a miss; whoever may write names it. Nothing where there was no miss. */
export function CauseField({ shown }: { shown: RetroKeyResult }) {
  const { model } = useWorkshop()
  const name = useId()
  const { keyResult, item } = shown
  const [note, setNote] = useState(item.causeNote)
  // Somebody else wrote it: what is typed here has been sent, or was theirs to change.
  useEffect(() => setNote(item.causeNote), [item.causeNote])
  if (!mayHaveCause(item.score, keyResult.commitment)) return null
  const may = model.may({ type: 'name-cause', keyResultId: keyResult.id, cause: item.cause, note: '' })
  const give = (cause: Cause | null, words: string) =>
    void model.give({ type: 'name-cause', keyResultId: keyResult.id, cause, note: words.trim() })
  if (!may.ok) {
    return (
      <section class="cause" aria-label={text.cause}>
        <h3 class="label">{text.cause}</h3>
        <p>
          {item.cause === null ? (
            <span class="small muted">{text.noCause}</span>
          ) : (
            <Chip tone="line">{causeWords[item.cause].name}</Chip>
          )}{' '}
          {item.causeNote}
        </p>
      </section>
    )
  }
  return (
    <fieldset class="cause">
      <legend class="label">{text.cause}</legend>
      <p class="small muted">{text.causeHelp}</p>
      <div class="cause__list">
        {CAUSES.map((cause) => (
          <label key={cause} title={causeWords[cause].help}>
            <input
              type="radio"
              name={name}
              checked={item.cause === cause}
              onChange={() => give(cause, note)}
            />
            {causeWords[cause].name}
            <span class="sr">. {causeWords[cause].help}</span>
          </label>
        ))}
      </div>
      {item.cause === null ? null : (
        <>
          <p class="small muted">{causeWords[item.cause].help}</p>
          <TextField
            label={text.causeNote}
            value={note}
            maxLength={MAX_RETRO_LINE_LENGTH}
            onInput={(event) => setNote(event.currentTarget.value)}
            onBlur={() => {
              if (note.trim() !== item.causeNote) give(item.cause, note)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && note.trim() !== item.causeNote) give(item.cause, note)
            }}
          />
        </>
      )}
    </fieldset>
  )
}
