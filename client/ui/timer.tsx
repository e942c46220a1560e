import { BellRing, Calendar, Pause } from 'lucide'
import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import { Icon } from './icon.tsx'
import './stage-head.css'

export type TimerState =
  | { readonly kind: 'running'; readonly leftMs: number; readonly totalMs: number }
  | { readonly kind: 'paused'; readonly leftMs: number }
  /** Time is up: said, until a facilitator goes on or gives more. */
  | { readonly kind: 'over'; readonly label: string }
  /** A deadline far enough away to be said as a date: "Closes" "Tue 18:00". */
  | { readonly kind: 'until'; readonly label: string; readonly when: string }

const CIRCUMFERENCE = 59.7
const LAST_MINUTE_MS = 60_000

/**
 * Time left for this stage. The last minute turns russet and is announced once, unless the screen that shows it says so itself.
 * @param children at its end, such as a switch for its sound
 */
export function Timer({
  state,
  isSilent = false,
  children,
}: {
  state: TimerState
  isSilent?: boolean
  children?: ComponentChildren
}) {
  if (state.kind === 'until') {
    return (
      <p class="timer timer--plain">
        <Icon icon={Calendar} /> <span>{state.label}</span> <b>{state.when}</b>
        {children}
      </p>
    )
  }
  if (state.kind === 'paused') {
    return (
      <p class="timer timer--plain" role="timer">
        <Icon icon={Pause} /> <b class="num">{clockOf(state.leftMs)}</b> <span>{ui.paused}</span>
        {children}
      </p>
    )
  }
  if (state.kind === 'over') {
    return (
      <p class="timer timer--plain is-over" role="timer">
        <Icon icon={BellRing} /> <b>{state.label}</b>
        {children}
      </p>
    )
  }
  const isLow = state.leftMs <= LAST_MINUTE_MS
  const share = state.totalMs <= 0 ? 0 : Math.min(1, Math.max(0, state.leftMs / state.totalMs))
  return (
    <p class={isLow ? 'timer is-low' : 'timer'} role="timer">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle class="timer__bg" cx="12" cy="12" r="9.5" />
        <circle
          class="timer__fg"
          cx="12"
          cy="12"
          r="9.5"
          stroke-dasharray={`${(share * CIRCUMFERENCE).toFixed(1)} ${CIRCUMFERENCE}`}
        />
      </svg>
      <b class="num">{clockOf(state.leftMs)}</b>
      <span>{ui.timeLeft}</span>
      <span class="sr" role="status">
        {isLow && state.leftMs > 0 && !isSilent ? ui.lastMinute : ''}
      </span>
      {children}
    </p>
  )
}

/** "9:40", or "1:04:00" past an hour; never below zero. */
export function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
