import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import { Avatar, type Person } from './avatar.tsx'
import './note.css'

/** A card of my own while writing alone. */
export function Note({
  children,
  below,
  foot,
}: {
  children: ComponentChildren
  /** A verdict under the words. */
  below?: ComponentChildren
  foot?: ComponentChildren
}) {
  return (
    <li class="note card">
      <div class="note__text">{children}</div>
      {below}
      {foot === undefined ? null : <div class="note__foot">{foot}</div>}
    </li>
  )
}

/** How many cards somebody has, face down: the number is all there is to know before the reveal. */
export function CardBacks({ count }: { count: number }) {
  if (count === 0) return <span class="backs is-none">{ui.noCards}</span>
  return (
    <span class="backs" role="img" aria-label={ui.cards(count)}>
      {Array.from({ length: Math.min(count, MAX_BACKS_DRAWN) }, (_, index) => (
        <i key={index} />
      ))}
    </span>
  )
}

const MAX_BACKS_DRAWN = 8

/** One line of the list of people beside the writing: who, what they do, how many cards. */
export function RoomListItem({ person, doing, cards }: { person: Person; doing: string; cards: number }) {
  return (
    <li>
      <Avatar person={person} size="sm" />
      <span>
        {person.name}
        <small>{doing}</small>
      </span>
      <CardBacks count={cards} />
    </li>
  )
}
