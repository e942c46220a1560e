import { commentText } from '../../../text/en/workshop-comments.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import type { Mention } from './use-mention.ts'

/** The people that what is typed behind an @ fits, one of them chosen. */
export function MentionList({ mention }: { mention: Mention }) {
  const { listId, isOpen, found, active, pick } = mention
  return (
    <>
      <span class="sr" role="status">
        {isOpen ? commentText.peopleFound(found.length) : ''}
      </span>
      {isOpen ? (
        <div class="mentions" role="listbox" id={listId} aria-label={commentText.people}>
          {found.map((person, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={person.id}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person)}
            >
              <Avatar person={person} size="sm" />
              <span aria-hidden="true">{person.name}</span>
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}
