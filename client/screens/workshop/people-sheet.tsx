import { Ellipsis, Lock, LockOpen, UserMinus, UserRound } from 'lucide'
import { useState } from 'preact/hooks'
import { ROLES } from '../../../shared/identity/roles.ts'
import type { Participant, Visible } from '../../../shared/workshop/state.ts'
import type { WorkshopModel } from '../../models/workshop-model.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { useWorkshop } from './workshop-context.ts'
import '../../ui/note.css'
import './people-sheet.css'

/** Everybody of this workshop with their role; facilitators change roles, remove people and lock joining here. */
export function PeopleSheet({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [removing, setRemoving] = useState<string | null>(null)
  const text = workshop.people
  const people = Object.entries(visible.roster)
    .filter(([, { removed }]) => !removed)
    .sort(([, a], [, b]) => a.joinedAtMs - b.joinedAtMs)
  const { joiningLocked } = visible
  return (
    <section class="sheet" aria-labelledby="people">
      <div class="row">
        <h2 class="sech" id="people">
          {text.title}
        </h2>
        <span class="muted small num">{people.length}</span>
        {model.can('manage-people') ? (
          <Button
            size="sm"
            class="push"
            icon={joiningLocked ? LockOpen : Lock}
            onClick={() => void model.give({ type: 'lock-joining', locked: !joiningLocked })}
          >
            {joiningLocked ? text.unlockJoining : text.lockJoining}
          </Button>
        ) : null}
      </div>
      {joiningLocked ? <p class="small muted">{text.joiningLocked}</p> : null}
      <ul class="roomlist">
        {people.map(([personId, person]) => (
          <PersonRow
            key={personId}
            personId={personId}
            person={person}
            onRemove={() => setRemoving(personId)}
          />
        ))}
      </ul>
      {removing === null ? null : (
        <RemoveDialog
          personId={removing}
          name={visible.roster[removing]?.name ?? ''}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  )
}

function PersonRow({
  personId,
  person,
  onRemove,
}: {
  personId: string
  person: Participant
  onRemove: () => void
}) {
  const { model } = useWorkshop()
  const text = workshop.people
  const isMe = personId === model.personId.value
  const presence = person.attendance === 'here' ? (person.ready ? 'ready' : 'here') : 'away'
  return (
    <li>
      <Avatar person={{ id: personId, name: person.name, presence }} size="sm" />
      <span>
        {person.name}
        {isMe ? ` (${text.you})` : ''}
        <small>{person.attendance === 'here' && person.ready ? text.ready : text[person.attendance]}</small>
      </span>
      <span class="row">
        <Chip tone={isMe ? 'mine' : 'plain'}>{text.roles[person.role]}</Chip>
        {model.can('manage-people') ? (
          <Menu
            label={text.menu(person.name)}
            icon={Ellipsis}
            class="btn--sm"
            items={itemsOf(model, personId, person, onRemove)}
          />
        ) : null}
      </span>
    </li>
  )
}

function itemsOf(
  model: WorkshopModel,
  personId: string,
  person: Participant,
  onRemove: () => void,
): readonly MenuItem[] {
  const text = workshop.people
  const roles = ROLES.filter((role) => role !== person.role).map((role): MenuItem => {
    const may = model.may({ type: 'set-role', personId, role })
    return {
      id: role,
      label: text.make(text.roles[role]),
      icon: UserRound,
      disabled: !may.ok,
      note: may.ok ? undefined : may.refusal.message,
      onSelect: () => void model.give({ type: 'set-role', personId, role }),
    }
  })
  const mayRemove = model.may({ type: 'remove-person', personId })
  return [
    ...roles,
    {
      id: 'remove',
      label: text.remove,
      icon: UserMinus,
      tone: 'negative',
      disabled: !mayRemove.ok,
      note: mayRemove.ok ? undefined : mayRemove.refusal.message,
      onSelect: onRemove,
    },
  ]
}

function RemoveDialog({ personId, name, onClose }: { personId: string; name: string; onClose: () => void }) {
  const { model } = useWorkshop()
  const text = workshop.people
  return (
    <Dialog
      title={text.removeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button
            variant="ink"
            onClick={() => {
              void model.give({ type: 'remove-person', personId })
              onClose()
            }}
          >
            {text.removeConfirm}
          </Button>
        </>
      }
    >
      <p>{text.removeBody}</p>
    </Dialog>
  )
}
