import type { IconNode } from 'lucide'
import { CircleCheck, Flag, Lightbulb, MessageCircleQuestionMark } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon, TurnoutIcon } from './icon.tsx'
import './chip.css'
import './verdict.css'

/** What the coach says: `fine`, a `hint`, a question to `ask`, a `warn`ing, or a `gate` (at finalise only). */
export type VerdictLevel = 'fine' | 'hint' | 'ask' | 'warn' | 'gate'

export const VERDICT_LOOK = {
  fine: { icon: CircleCheck, tone: 'tone-positive' },
  hint: { icon: Lightbulb, tone: 'tone-hint' },
  ask: { icon: MessageCircleQuestionMark, tone: 'tone-info' },
  warn: { icon: TurnoutIcon, tone: 'tone-warning' },
  gate: { icon: Flag, tone: 'tone-negative' },
} satisfies Record<VerdictLevel, { icon: IconNode; tone: string }>

type VerdictProps = {
  level: VerdictLevel
  /** The finding, in bold. */
  finding?: string | undefined
  /** The question or reason after it. */
  children?: ComponentChildren
  /** The way on, underlined at the end: "Turn it into an outcome". */
  action?: string | undefined
  /** Given, the whole verdict is a button. */
  onClick?: (() => void) | undefined
  expanded?: boolean | undefined
  /** Beside the text, when the verdict itself is no button. */
  aside?: ComponentChildren
}

/** One line of coaching on a card: warm, short, opens to the reason. */
export function Verdict({ level, finding, children, action, onClick, expanded, aside }: VerdictProps) {
  const { icon, tone } = VERDICT_LOOK[level]
  const body = (
    <>
      <Icon icon={icon} />
      <span>
        {finding === undefined ? null : <b>{finding} </b>}
        {children}
        {action === undefined ? null : <u>{action}</u>}
      </span>
      {aside}
    </>
  )
  if (onClick === undefined) return <div class={`verdict ${tone}`}>{body}</div>
  return (
    <button type="button" class={`verdict ${tone}`} onClick={onClick} aria-expanded={expanded}>
      {body}
    </button>
  )
}

/** A verdict opened: the reason, a weak and a strong sentence, the rule's id, and what to do. */
export function VerdictDetail({
  title,
  reason,
  weak,
  strong,
  ruleId,
  labels,
  children,
}: {
  title: string
  reason: string
  weak?: string | undefined
  strong?: string | undefined
  ruleId: string
  labels: { readonly weak: string; readonly strong: string }
  children?: ComponentChildren
}) {
  return (
    <div class="verdictdetail">
      <p class="verdictdetail__title">{title}</p>
      <p class="verdictdetail__reason">{reason}</p>
      {weak === undefined ? null : (
        <p>
          <span class="muted">{labels.weak}</span> {weak}
        </p>
      )}
      {strong === undefined ? null : (
        <p>
          <span class="muted">{labels.strong}</span> <b>{strong}</b>
        </p>
      )}
      <div class="row">
        {children}
        <span class="push xs muted">{ruleId}</span>
      </div>
    </div>
  )
}
