import { Minus, Plus } from 'lucide'
import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import { IconButton } from './button.tsx'
import './ballot.css'

/** My dots that run out, sticky above the list. `children` are the turnout and the buttons. */
export function DotBudget({
  left,
  total,
  text,
  note,
  children,
}: {
  left: number
  total: number
  text: string
  note?: string | undefined
  children?: ComponentChildren
}) {
  return (
    <div class="budget">
      <span class="budget__dots" role="img" aria-label={ui.dotsLeft(left, total)}>
        <Dots full={left} empty={total - left} />
      </span>
      <p class="budget__text" role="status">
        <b>{text}</b>
        {note === undefined ? null : <small>{note}</small>}
      </p>
      {children}
    </div>
  )
}

/** How many have voted, never what: the text, and a tick for each person with the quorum marked. */
export function Turnout({
  text,
  voted,
  people,
  quorum,
}: {
  text: ComponentChildren
  voted: number
  people: number
  quorum: number
}) {
  return (
    <div class="turnout push opt">
      <span>{text}</span>
      <span class="turnout__bar" aria-hidden="true">
        {Array.from({ length: people }, (_, index) => (
          <i
            key={index}
            class={`${index < voted ? 'on' : ''} ${index === quorum - 1 && quorum < people ? 'q' : ''}`}
          />
        ))}
      </span>
    </div>
  )
}

/** The proposals, in groups of `BallotGroup` and rows of `BallotItem`. */
export function BallotList({ children }: { children: ComponentChildren }) {
  return <div class="items">{children}</div>
}

export function BallotGroup({
  title,
  note,
  children,
}: {
  title: string
  note?: string | undefined
  children: ComponentChildren
}) {
  return (
    <section aria-label={title}>
      <h2 class="items__group">
        {title} {note === undefined ? null : <small>{note}</small>}
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

type BallotItemProps = {
  /** What the dots are for, in the buttons' names. */
  name: string
  dots: number
  canGive: boolean
  canTake: boolean
  onGive: () => void
  onTake: () => void
  /** The proposal's words, and "reworded since you voted" below them. */
  children: ComponentChildren
  scale?: ComponentChildren
}

/** One proposal with my dots on it, between − and +. */
export function BallotItem({
  name,
  dots,
  canGive,
  canTake,
  onGive,
  onTake,
  children,
  scale,
}: BallotItemProps) {
  return (
    <li class={dots > 0 ? 'item is-mine' : 'item'}>
      <div class="item__text">{children}</div>
      {scale ?? <span />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inside the row's grid everywhere */}
      <div class="give" role="group" aria-label={ui.dotsFor(name)}>
        <IconButton icon={Minus} label={ui.takeDot(name)} disabled={!canTake} onClick={onTake} />
        <span class="dots" role="img" aria-label={ui.dotsGiven(dots)}>
          <Dots full={dots} empty={dots === 0 ? 1 : 0} />
        </span>
        <IconButton icon={Plus} label={ui.giveDot(name)} disabled={!canGive} onClick={onGive} />
      </div>
    </li>
  )
}

function Dots({ full, empty }: { full: number; empty: number }) {
  return (
    <>
      {Array.from({ length: Math.max(0, full) + Math.max(0, empty) }, (_, index) => (
        <i key={index} class={index < full ? 'dot' : 'dot is-spent'} />
      ))}
    </>
  )
}
