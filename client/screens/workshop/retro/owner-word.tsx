import { Pencil } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { participantOf, type Visible } from '../../../../shared/workshop/state.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import type { RetroKeyResult } from './key-results.ts'

/** [RE1] After the reveal its owner speaks first. For an owner who is not here, who leads may write down what they said. */
export function OwnerWord({ shown, visible }: { shown: RetroKeyResult; visible: Visible }) {
  const { model, drafts } = useWorkshop()
  const headingId = useId()
  const { keyResult, item } = shown
  const { owner } = keyResult
  const draft = `owner-word-${keyResult.id}`
  const [isEditing, setEditing] = useState(false)
  const [words, setWords] = useState(() => drafts.read(draft))
  const may = model.may({ type: 'say-as-owner', keyResultId: keyResult.id, text: 'x' })
  const isMine = owner !== null && owner.personId === model.personId.value
  const isHere = owner !== null && participantOf(visible, owner.personId)?.removed === false
  const type = (next: string) => {
    setWords(next)
    drafts.write(draft, next)
  }
  const say = async () => {
    const isDone = await model.give({ type: 'say-as-owner', keyResultId: keyResult.id, text: words.trim() })
    if (!isDone) return
    drafts.write(draft, '')
    setEditing(false)
  }
  const word = item.ownerWord
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
            <Button
              size="sm"
              icon={Pencil}
              onClick={() => {
                type(word.text)
                setEditing(true)
              }}
            >
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
            value={words}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <Button type="submit" variant="ink" disabled={words.trim() === ''}>
            {text.say}
          </Button>
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
