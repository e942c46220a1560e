import { Ellipsis, Handshake, PencilLine, UserMinus, UserRound } from 'lucide'
import { useState } from 'preact/hooks'
import { ROLES } from '../../../../shared/identity/roles.ts'
import type { Participant, Visible } from '../../../../shared/workshop/state.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import { peopleText } from '../../../text/en/people.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { HandOverDialog, RemoveDialog, RenameDialog } from './person-dialogs.tsx'
import { presenceOf, writersOf } from './presence-of.ts'

type Asked = { readonly what: 'remove' | 'hand-over' | 'rename'; readonly personId: string }

/** Everybody who was not removed, in the order in which they came, each with what they do and what can be done. */
export function PersonRows({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [asked, setAsked] = useState<Asked | null>(null)
  const writing = writersOf(model)
  const people = Object.entries(visible.roster)
    .filter(([, { removed }]) => !removed)
    .sort(([, a], [, b]) => a.joinedAtMs - b.joinedAtMs)
  const close = () => setAsked(null)
  const name = asked === null ? '' : (visible.roster[asked.personId]?.name ?? '')
  return (
    <>
      <ul class="roomlist">
        {people.map(([personId, person]) => (
          <PersonRow
            key={personId}
            personId={personId}
            person={person}
            isWriting={writing.has(personId)}
            onAsk={(what) => setAsked({ what, personId })}
          />
        ))}
      </ul>
      {asked?.what === 'remove' ? (
        <RemoveDialog personId={asked.personId} name={name} onClose={close} />
      ) : asked?.what === 'hand-over' ? (
        <HandOverDialog personId={asked.personId} name={name} onClose={close} />
      ) : asked?.what === 'rename' ? (
        <RenameDialog name={name} onClose={close} />
      ) : null}
    </>
  )
}

type RowProps = {
  personId: string
  person: Participant
  isWriting: boolean
  onAsk: (what: Asked['what']) => void
}

function PersonRow({ personId, person, isWriting, onAsk }: RowProps) {
  const { model } = useWorkshop()
  const text = workshop.people
  const isMe = personId === model.personId.value
  const items = itemsOf(model, { personId, person, isMe, onAsk })
  return (
    <li>
      <Avatar
        person={{ id: personId, name: person.name, presence: presenceOf(person, isWriting) }}
        size="sm"
      />
      <span>
        {person.name}
        {isMe ? ` (${text.you})` : ''}
        <small>
          {person.homeTeam === undefined ? '' : `${peopleText.from(person.homeTeam)}, `}
          {stateOf(person, isWriting)}
        </small>
      </span>
      <span class="row">
        <Chip tone={isMe ? 'mine' : 'plain'}>{text.roles[person.role]}</Chip>
        {items.length === 0 ? null : (
          <Menu label={text.menu(person.name)} icon={Ellipsis} class="btn--sm" items={items} />
        )}
      </span>
    </li>
  )
}

function stateOf(person: Participant, isWriting: boolean): string {
  const text = workshop.people
  if (person.attendance === 'gone') return text.gone
  const parts = [
    person.attendance === 'away' ? text.away : isWriting ? peopleText.writing : text.here,
    ...(person.ready ? [text.ready] : []),
    ...(person.handRaisedAtMs === undefined ? [] : [peopleText.handUp]),
  ]
  // "here, ready" says no more than "ready".
  return (parts.length > 1 && parts[0] === text.here ? parts.slice(1) : parts).join(', ')
}

function itemsOf(
  model: WorkshopModel,
  { personId, person, isMe, onAsk }: Omit<RowProps, 'isWriting'> & { readonly isMe: boolean },
): readonly MenuItem[] {
  const rename: readonly MenuItem[] = isMe
    ? [{ id: 'rename', label: peopleText.rename, icon: PencilLine, onSelect: () => onAsk('rename') }]
    : []
  if (!model.can('manage-people')) return rename
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
    ...rename,
    ...roles,
    ...(isMe
      ? []
      : [
          {
            id: 'hand-over',
            label: peopleText.handOver,
            icon: Handshake,
            onSelect: () => onAsk('hand-over'),
          },
        ]),
    {
      id: 'remove',
      label: text.remove,
      icon: UserMinus,
      tone: 'negative',
      disabled: !mayRemove.ok,
      note: mayRemove.ok ? undefined : mayRemove.refusal.message,
      onSelect: () => onAsk('remove'),
    },
  ]
}
