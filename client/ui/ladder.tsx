import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './ladder.css'

export type RungState = 'done' | 'now' | 'next'

/** The ladder's rungs on their track. */
export function Rungs({ children }: { children: ComponentChildren }) {
  return <ol class="rungs">{children}</ol>
}

/** One question of the ladder; `children` is the answer, as text or as a field. */
export function Rung({
  number,
  state,
  question,
  questionId,
  children,
}: {
  number: number
  state: RungState
  question: string
  /** For `aria-labelledby` on the answer's field. */
  questionId?: string | undefined
  children?: ComponentChildren
}) {
  return (
    <li class={`rung is-${state}`} data-n={number} aria-current={state === 'now' ? 'step' : undefined}>
      <p class="rung__q" id={questionId}>
        {question}
      </p>
      {children === undefined ? null : <div class="rung__a">{children}</div>}
    </li>
  )
}

/** A suggestion that can be picked: a measure, a cause. */
export function Pick({
  picked,
  icon,
  title,
  onClick,
  children,
}: {
  picked: boolean
  icon?: IconNode | undefined
  /** Why it is suggested. */
  title?: string | undefined
  onClick: () => void
  children: ComponentChildren
}) {
  return (
    <button type="button" class="pick" aria-pressed={picked} title={title} onClick={onClick}>
      {icon === undefined ? null : <Icon icon={icon} />} {children}
    </button>
  )
}

/** The ready sentences that branch off the ladder's end. */
export function LadderEnds({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class="ends" aria-label={label}>
      {children}
    </ul>
  )
}

export function LadderSentence({
  best = false,
  text,
  notes,
  action,
}: {
  best?: boolean
  text: string
  /** Lights, and what is still missing. */
  notes: ComponentChildren
  action: ComponentChildren
}) {
  return (
    <li class={best ? 'sentence card is-best' : 'sentence card'}>
      <p>{text}</p>
      <div class="row">{notes}</div>
      {action}
    </li>
  )
}
