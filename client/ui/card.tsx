import type { IconNode } from 'lucide'
import { Check, Layers, Plus } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './card.css'

/** The slab of an objective: number and note above, its words, and what its key results prove. */
export function ObjectiveSlab({
  label,
  note,
  foot,
  footIcon = Check,
  id,
  actions,
  below,
  children,
}: {
  label: string
  note?: string | undefined
  foot?: string | undefined
  footIcon?: IconNode | undefined
  /** The heading's id, for `aria-labelledby` on the section around it. */
  id?: string | undefined
  actions?: ComponentChildren
  /** A verdict, below what its key results prove. */
  below?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <div class="obj">
      <div class="obj__meta">
        <span>{label}</span>
        <span class="push">{note}</span>
        {actions}
      </div>
      <h2 id={id}>{children}</h2>
      {foot === undefined ? null : (
        <p class="obj__foot">
          <Icon icon={footIcon} /> {foot}
        </p>
      )}
      {below}
    </div>
  )
}

/** The line down from an objective; its children are `BranchItem`s. */
export function Branch({ label, children }: { label?: string | undefined; children: ComponentChildren }) {
  return (
    <ul class="branch" aria-label={label}>
      {children}
    </ul>
  )
}

/** A bend off the branch: solid for what proves the objective, `open` (dashed) for an output or a place still empty. */
export function BranchItem({ open = false, children }: { open?: boolean; children: ComponentChildren }) {
  return <li class={open ? 'is-open' : undefined}>{children}</li>
}

export type CardState = 'rest' | 'mine' | 'picked' | 'editing' | 'dragged' | 'locked' | 'refused' | 'deleted'

type KeyResultCardProps = {
  /** Its number, such as "1.2". */
  number: string
  state?: CardState | undefined
  /** Who writes in it now, as a colour of `usePersonColour`, when the state is `editing`. */
  writer?: string | undefined
  /** Owner and menu, at the right of the number. */
  actions?: ComponentChildren
  /** The sentence, as text or as a field. */
  children: ComponentChildren
  /** Lights and scale. */
  foot?: ComponentChildren
  /** Verdict or refusal, below the foot. */
  below?: ComponentChildren
}

/** A key result as a card of paper. */
export function KeyResultCard({
  number,
  state = 'rest',
  writer,
  actions,
  children,
  foot,
  below,
}: KeyResultCardProps) {
  return (
    <article
      class={state === 'rest' ? 'kr card' : `kr card is-${state}`}
      style={writer === undefined ? undefined : { '--writer': `var(--${writer})` }}
    >
      <div class="kr__top">
        <span class="num">{number}</span>
        <span class="push" />
        {actions}
      </div>
      <div class="kr__text">{children}</div>
      {foot === undefined ? null : <div class="kr__foot">{foot}</div>}
      {below}
    </article>
  )
}

/** The initiatives under a key result; children are `Initiative`s. */
export function Initiatives({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class="inits" aria-label={label}>
      {children}
    </ul>
  )
}

export function Initiative({ children }: { children: ComponentChildren }) {
  return (
    <li>
      <Icon icon={Layers} />
      {children}
    </li>
  )
}

/** The dashed row that adds the next thing in its place. */
export function AddRow({
  onClick,
  disabled = false,
  children,
}: {
  onClick: () => void
  disabled?: boolean
  children: ComponentChildren
}) {
  return (
    <button type="button" class="addrow" onClick={onClick} disabled={disabled}>
      <Icon icon={Plus} /> {children}
    </button>
  )
}

/** Somebody's caret, with the name beside it. `colour` is one of `usePersonColour`. */
export function RemoteCaret({ name, colour }: { name: string; colour: string }) {
  return (
    <span class="cursor" style={{ '--c': `var(--${colour})` }} aria-hidden="true">
      <b>{name}</b>
    </span>
  )
}

/** The shape of a card while it loads. Shows itself only after 300 ms, so that a quick answer never flickers. */
export function CardBones() {
  return (
    <div class="kr card bones" aria-hidden="true">
      <div class="bone bone--short" />
      <div class="bone" />
      <div class="bone bone--half" />
    </div>
  )
}
