import { Pencil } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { participantOf, type Visible } from '../../../../shared/workshop/state.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { leaveAsItWas } from '../../../text/en/retro-words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useKeptWords } from '../use-kept-words.ts'
import { useWorkshop } from '../workshop-context.ts'
import type { RetroKeyResult } from './key-results.ts'

/** [RE1] After the reveal its owner speaks first. For an owner who is not here, who leads may write down what they said. */
export function OwnerWord({ shown, visible }: { shown: RetroKeyResult; visible: Visible }) {
  const { model } = useWorkshop()
  const headingId = useId()
  const { keyResult, item } = shown
  const { owner } = keyResult
  const said = useKeptWords(`owner-word-${keyResult.id}`, item.ownerWord?.text ?? '')
  const [isAsked, setAsked] = useState(false)
  const may = model.may({ type: 'say-as-owner', keyResultId: keyResult.id, text: 'x' })
  const isMine = owner !== null && owner.personId === model.personId.value
  const isHere = owner !== null && participantOf(visible, owner.personId)?.removed === false
  const say = async () => {
    const isDone = await model.give({
      type: 'say-as-owner',
      keyResultId: keyResult.id,
      text: said.words.trim(),
    })
    if (!isDone) return
    said.drop()
    setAsked(false)
  }
  const word = item.ownerWord
  // Words that were changed and not said yet are still being written.
  const isEditing = may.ok && (isAsked || said.isTyped)
  const isOpen = may.ok && (isEditing || word === null)
  const label = isMine ? text.yourWord : owner === null ? text.wordOfNobody : text.wordFor(owner.name)
  return (
    <section class="ownerword" aria-labelledby={headingId} data-discussed={keyResult.id}>
      <h3 class="label" id={headingId}>
        {text.ownerWord}
      </h3>
      {word === null || isEditing ? null : (
        <blockquote class="ownerword__said">
          {owner === null ? null : <Avatar person={{ id: owner.personId, name: owner.name }} size="sm" />}
          <p>
            “{word.text}”
            {word.byOwner ? null : (
              <small class="muted"> {text.writtenDown(visible.roster[word.personId]?.name ?? '')}</small>
            )}
          </p>
          {may.ok ? (
            <Button size="sm" icon={Pencil} onClick={() => setAsked(true)}>
              {text.sayAgain}
            </Button>
          ) : null}
        </blockquote>
      )}
      {isOpen ? (
        <form
          class="ownerword__form"
          onSubmit={(event) => {
            event.preventDefault()
            void say()
          }}
        >
          <TextArea
            label={label}
            hint={isMine ? text.yourWordHint : text.wordForHint}
            rows={2}
            maxLength={MAX_RETRO_LINE_LENGTH}
            value={said.words}
            onInput={(event) => said.type(event.currentTarget.value)}
          />
          <div class="row">
            <Button type="submit" variant="ink" disabled={said.words.trim() === ''}>
              {text.say}
            </Button>
            {word === null ? null : (
              <Button
                variant="quiet"
                onClick={() => {
                  said.drop()
                  setAsked(false)
                }}
              >
                {leaveAsItWas}
              </Button>
            )}
          </div>
        </form>
      ) : word === null ? (
        <p class="small muted">
          {owner === null
            ? text.noOwner
            : isHere
              ? text.ownerFirst(owner.name)
              : text.ownerIsGone(owner.name)}
        </p>
      ) : null}
    </section>
  )
}
