import { Minus, Plus } from 'lucide'
import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import { IconButton } from './button.tsx'
import './ballot.css'

/** With more dots than this a row of them says less than their number. */
const MAX_DRAWN_DOTS = 12

/** How far I am, sticky above the list. `children` are the turnout and the buttons. */
export function BallotBar({
  picture,
  text,
  note,
  children,
}: {
  picture?: ComponentChildren
  text: string
  note?: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <div class="budget">
      {picture}
      <p class="budget__text">
        <span role="status">
          <b>{text}</b>
        </span>
        {note === undefined ? null : <small>{note}</small>}
      </p>
      {children}
    </div>
  )
}

/** My dots that run out. */
export function DotBudget({ left, total }: { left: number; total: number }) {
  if (total > MAX_DRAWN_DOTS) return null
  return (
    <span class="budget__dots" role="img" aria-label={ui.dotsLeft(left, total)}>
      <Dots full={left} empty={total - left} />
    </span>
  )
}

/** Answered so far, a step for each proposal. */
export function AnswerProgress({ answered, total }: { answered: number; total: number }) {
  return (
    <span class="budget__progress" aria-hidden="true">
      <i style={{ width: `${total === 0 ? 0 : (100 * answered) / total}%` }} />
    </span>
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
  /** Votes that make it; 0 for none. */
  quorum: number
}) {
  return (
    <div class="turnout push">
      <span>{text}</span>
      <span class="turnout__bar" aria-hidden="true">
        {Array.from({ length: people }, (_, index) => (
          <i key={index} class={`${index < voted ? 'on' : ''} ${index === quorum - 1 ? 'q' : ''}`} />
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
  /** I have answered it. */
  isMine: boolean
  /** The proposal's words, and what is to be known of it below them. */
  children: ComponentChildren
  scale?: ComponentChildren
  /** Where I answer. `isWide`: it needs a line of its own where there is little room. */
  answer: ComponentChildren
  isWide?: boolean | undefined
  /** Below all of it: the reason. */
  below?: ComponentChildren
}

/** One proposal with my answer to it. */
export function BallotItem({ isMine, children, scale, answer, isWide = false, below }: BallotItemProps) {
  return (
    <li class={`item${isMine ? ' is-mine' : ''}${isWide ? ' item--wide' : ''}`}>
      <div class="item__text">{children}</div>
      {scale ?? <span class="item__noscale" />}
      <div class="item__answer">{answer}</div>
      {below === undefined ? null : <div class="item__below">{below}</div>}
    </li>
  )
}

/** My dots on a proposal, between − and +. */
export function DotAnswer({
  name,
  dots,
  cap,
  canGive,
  canTake,
  isReadOnly,
  onGive,
  onTake,
}: {
  /** What the dots are for, in the buttons' names. */
  name: string
  dots: number
  /** The most that may go on it. */
  cap: number
  canGive: boolean
  canTake: boolean
  /** Nothing can be given now, whatever is left. */
  isReadOnly: boolean
  onGive: () => void
  onTake: () => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inside the row's grid everywhere
    <div class="give" role="group" aria-label={ui.dotsFor(name)}>
      {/* The last dot must not take the focus along: a button that can do nothing now stays where the keyboard is. */}
      <IconButton
        icon={Minus}
        label={ui.takeDot(name)}
        disabled={isReadOnly}
        aria-disabled={canTake ? undefined : 'true'}
        onClick={canTake ? onTake : undefined}
      />
      <span class={cap > 3 ? 'dots dots--many' : 'dots'} role="img" aria-label={ui.dotsGiven(dots)}>
        {cap > 3 && dots > 1 ? (
          <>
            <b class="num" aria-hidden="true">
              {dots}
            </b>
            <Dots full={1} empty={0} />
          </>
        ) : (
          <Dots full={dots} empty={0} />
        )}
      </span>
      <IconButton
        icon={Plus}
        label={ui.giveDot(name)}
        disabled={isReadOnly}
        aria-disabled={canGive ? undefined : 'true'}
        onClick={canGive ? onGive : undefined}
      />
    </div>
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
