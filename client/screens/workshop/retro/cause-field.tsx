import { useId, useState } from 'preact/hooks'
import { CAUSES, type Cause, MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { mayHaveCause } from '../../../../shared/retro/read-score.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { causeWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useKeptWords } from '../use-kept-words.ts'
import { useWorkshop } from '../workshop-context.ts'
import type { RetroKeyResult } from './key-results.ts'
import './cause-field.css'

/** [RE4] The one cause that explains most of a miss; whoever may write names it. Nothing where there was no miss. */
export function CauseField({
  shown,
  isFolded = false,
}: {
  readonly shown: RetroKeyResult
  /** Where it stands among many: one that is named is read, and changed on demand. */
  readonly isFolded?: boolean
}) {
  const { model } = useWorkshop()
  const name = useId()
  const { keyResult, item } = shown
  const [isOpen, setOpen] = useState(!isFolded || item.cause === null)
  const note = useKeptWords(`cause-note-${keyResult.id}`, item.causeNote)
  if (!mayHaveCause(item.score, keyResult.commitment)) return null
  const may = model.may({ type: 'name-cause', keyResultId: keyResult.id, cause: item.cause, note: '' })
  const give = async (cause: Cause | null) => {
    const said = note.words.trim()
    if (await model.give({ type: 'name-cause', keyResultId: keyResult.id, cause, note: said })) note.drop()
  }
  const giveNote = () => {
    if (note.words.trim() !== item.causeNote) void give(item.cause)
  }
  if (!may.ok || !(isOpen || note.isTyped || item.cause === null)) {
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
        {may.ok ? (
          <Button
            size="sm"
            class="cause__change"
            aria-label={text.changeCauseOf(keyResult.text)}
            onClick={() => setOpen(true)}
          >
            {text.changeCause}
          </Button>
        ) : null}
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
              onChange={() => void give(cause)}
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
            value={note.words}
            maxLength={MAX_RETRO_LINE_LENGTH}
            onInput={(event) => note.type(event.currentTarget.value)}
            onBlur={giveNote}
            onKeyDown={(event) => {
              if (event.key === 'Enter') giveNote()
            }}
          />
        </>
      )}
    </fieldset>
  )
}
