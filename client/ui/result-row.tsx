import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import './chart.css'
import './result-row.css'

/** Results in order; children are `ResultRow`s, with a `CutLine` where the cut falls. */
export function ResultList({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ol class="reslist" aria-label={label}>
      {children}
    </ol>
  )
}

type ResultRowProps = {
  /** Where it came; `null` in a list that has no order. */
  rank: number | null
  isIn: boolean
  /** What was voted on, and chips below it. */
  children: ComponentChildren
  /** How the answers fell: an SVG with its own description. */
  picture: ComponentChildren
  /** The result in figures, at the right. */
  value: string
  /** What is folded out below it, over the whole width. */
  more?: ComponentChildren
  isOpen?: boolean
}

/** A result as a picture between its words and its figure. */
export function ResultRow({ rank, isIn, children, picture, value, more, isOpen = false }: ResultRowProps) {
  return (
    <li class={`res ${isIn ? 'is-in' : 'is-out'}${isOpen ? ' is-open' : ''}`}>
      <span class="res__n num">{rank}</span>
      <div class="res__t">{children}</div>
      <div class="res__picture">{picture}</div>
      <b class="res__v num">{value}</b>
      {more === undefined || more === null ? null : <div class="res__more">{more}</div>}
    </li>
  )
}

/** Where the cut falls: above it is in. */
export function CutLine({ children }: { children?: ComponentChildren }) {
  return <li class="cut">{children ?? ui.cut}</li>
}
