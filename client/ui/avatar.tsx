import { Check, Hand, Pencil } from 'lucide'
import { ui } from '../text/en/ui.ts'
import { Icon } from './icon.tsx'
import { initialsOf } from './person.ts'
import { usePersonColour } from './person-colours.ts'
import './avatar.css'

export type Presence = 'here' | 'writing' | 'ready' | 'hand' | 'away'
export type Person = { readonly id: string; readonly name: string; readonly presence?: Presence | undefined }

/**
 * Initials on the person's colour, with what they are doing as a badge and in words.
 * `label` is what they are here for ("Owner: Ines"), in place of the name alone.
 */
export function Avatar({
  person,
  size = 'md',
  label = person.name,
}: {
  person: Person
  size?: 'sm' | 'md'
  label?: string
}) {
  const colourOf = usePersonColour()
  const presence = person.presence ?? 'here'
  const name = presence === 'here' ? label : `${label}, ${ui.presence[presence]}`
  const state = presence === 'here' ? '' : ` is-${presence}`
  return (
    <span class={`av ${colourOf(person.id)}${size === 'sm' ? ' av--s' : ''}${state}`} title={name}>
      <span aria-hidden="true">{initialsOf(person.name)}</span>
      <span class="sr">{name}</span>
      {presence === 'here' || presence === 'away' ? null : (
        <i class="av__badge">
          <Icon icon={BADGES[presence]} />
        </i>
      )}
    </span>
  )
}

const BADGES = { writing: Pencil, ready: Check, hand: Hand } as const

/** How many a phone's bar has room for. */
const NARROW_LIMIT = 2

/** Everyone in the room in a row; past `limit` the rest is a number with the names in its text. */
export function PeopleList({ people, limit = 12 }: { people: readonly Person[]; limit?: number }) {
  const shown = people.length > limit ? people.slice(0, limit - 1) : people
  const rest = people.slice(shown.length)
  return (
    <ul class="people" aria-label={ui.inTheRoom}>
      {shown.map((person) => (
        <li key={person.id}>
          <Avatar person={person} />
        </li>
      ))}
      {people.length <= NARROW_LIMIT ? null : (
        // The rest where there is room for few: the style sheet shows either this or what it stands for.
        <li key="narrow" class="people__narrow">
          <Rest people={people.slice(NARROW_LIMIT)} />
        </li>
      )}
      {rest.length === 0 ? null : (
        <li key="rest">
          <Rest people={rest} />
        </li>
      )}
    </ul>
  )
}

function Rest({ people }: { people: readonly Person[] }) {
  const names = people.map((person) => person.name).join(', ')
  return (
    <span class="av av--rest" title={names}>
      <span aria-hidden="true">+{people.length}</span>
      <span class="sr">
        {ui.morePeople(people.length)}: {names}
      </span>
    </span>
  )
}
