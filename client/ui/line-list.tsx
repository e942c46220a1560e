import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { ui } from '../text/en/ui.ts'
import { Button } from './button.tsx'
import { FieldError } from './field.tsx'
import './line-list.css'

/**
 * A sheet with a short list that is added to and taken from: calendars, linked teams, tokens. `onRetry` is given where the list
 * could not be read. When the line goes in which the focus was, the focus goes to what adds one, so that whoever works by
 * keys stays in place.
 */
export function ListSection(props: {
  title: string
  note: ComponentChildren
  /** Said while there are no lines. */
  empty: string
  isLoading: boolean
  /** What did not work, in words. */
  problem: string | null
  onRetry: (() => void) | null
  lines: readonly ComponentChildren[]
  actions: ComponentChildren
  /** Dialogs that are open over it. */
  children?: ComponentChildren
}) {
  const { title, note, empty, isLoading, problem, onRetry, lines, actions, children } = props
  const titleId = useId()
  const buttons = useRef<HTMLDivElement>(null)
  const count = lines.length
  const counted = useRef(count)
  useLayoutEffect(() => {
    const isFewer = count < counted.current
    counted.current = count
    if (isFewer && !isOnSomething()) buttons.current?.querySelector('button')?.focus()
  }, [count])
  return (
    <>
      <section class="sheet listsection" aria-labelledby={titleId} aria-busy={isLoading}>
        <h2 id={titleId}>{title}</h2>
        <p class="listsection__note">{note}</p>
        {count > 0 ? <LineList labelledBy={titleId}>{lines}</LineList> : null}
        {count === 0 && !isLoading && onRetry === null ? <p class="listsection__empty">{empty}</p> : null}
        {problem === null ? null : <FieldError>{problem}</FieldError>}
        <div class="row" ref={buttons}>
          {onRetry === null ? actions : <Button onClick={onRetry}>{ui.tryAgain}</Button>}
        </div>
      </section>
      {/* Not within what may be busy: a dialog is to be read at once. */}
      {children}
    </>
  )
}

/** Lines with a hair between them; each is a `Line`. */
export function LineList({ labelledBy, children }: { labelledBy: string; children: ComponentChildren }) {
  return (
    <ul class="lines" aria-labelledby={labelledBy}>
      {children}
    </ul>
  )
}

/** What it is, small facts below it, and what can be done with it at the right. */
export function Line({
  name,
  action,
  children,
}: {
  name: ComponentChildren
  action?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <li>
      <div>
        <b>{name}</b>
        {children}
      </div>
      {action}
    </li>
  )
}

function isOnSomething(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}
