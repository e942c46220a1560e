import { Link, ListTodo } from 'lucide'
import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import { Icon } from './icon.tsx'
import './stage-rail.css'

export type StopState = 'done' | 'now' | 'next' | 'skipped'

export type Stop = {
  readonly id: string
  readonly name: string
  readonly state: StopState
  /** When it was done, "now", or how long it will take; already in words. */
  readonly time?: string | undefined
  /** Given, the stop is a button (the facilitator goes there). */
  readonly onSelect?: (() => void) | undefined
}

type StageRailProps = {
  stops: readonly Stop[]
  /** Written the way people read it aloud, such as "K7F 4QM". */
  joinCode?: string | undefined
  /** Opens the join link and QR code. */
  onJoinCode?: (() => void) | undefined
  /** Opens the agenda to be changed; given to those who may. */
  onEdit?: (() => void) | undefined
  editLabel?: string | undefined
  /** In the foot, above the join code: a QR code when presenting. */
  children?: ComponentChildren
}

/** The agenda as a track: stops done, the one we are at, and what comes. Shrinks to its stops, then to one line. */
export function StageRail({ stops, joinCode, onJoinCode, onEdit, editLabel, children }: StageRailProps) {
  const nowIndex = stops.findIndex((stop) => stop.state === 'now')
  const now = stops[nowIndex]
  return (
    <nav class="rail" aria-label={ui.agenda}>
      {now === undefined ? null : (
        <p class="rail__now">
          <b>{ui.stageOf(nowIndex + 1, stops.length)}</b> {now.name}
        </p>
      )}
      <ol class="stops">
        {stops.map((stop) => (
          <li
            key={stop.id}
            class={`stop is-${stop.state}`}
            aria-current={stop.state === 'now' ? 'step' : undefined}
          >
            <StopBody stop={stop} />
          </li>
        ))}
      </ol>
      {onEdit === undefined ? null : (
        <button type="button" class="rail__edit" title={editLabel} onClick={onEdit}>
          <Icon icon={ListTodo} />
          <span>{editLabel}</span>
        </button>
      )}
      {children}
      {joinCode === undefined ? null : (
        <button type="button" class="rail__foot" onClick={onJoinCode}>
          <Icon icon={Link} />
          <span>
            {ui.joinCode} <b>{joinCode}</b>
          </span>
        </button>
      )}
    </nav>
  )
}

function StopBody({ stop }: { stop: Stop }) {
  const body = (
    <>
      <span class="stop__name">{stop.name}</span>
      <span class="stop__time">
        {stop.state === 'done' ? <span class="sr">{ui.stageState.done} </span> : null}
        {stop.time ?? ui.stageState[stop.state]}
      </span>
    </>
  )
  if (stop.onSelect === undefined) {
    return (
      <span class="stop__body" title={stop.name}>
        {body}
      </span>
    )
  }
  return (
    <button type="button" class="stop__body" title={stop.name} onClick={stop.onSelect}>
      {body}
    </button>
  )
}
