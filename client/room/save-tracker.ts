import { assertNever } from '../../shared/result.ts'
import type { SavedState } from '../ui/saved.tsx'
import type { SentFrame } from './sync-frames.ts'

/** Where this client's edits are on their way to the room's storage. */
export type SaveTracker = {
  readonly isOpen: boolean
  /** Sync frames sent on this connection: what the room's `saved {frames}` counts. */
  readonly sentFrames: number
  /** Sent frames that hold edits and are not durable yet, each with how many edits it holds. */
  readonly unsaved: readonly { readonly frame: number; readonly edits: number }[]
  /** Edits that wait for a connection. */
  readonly waitingEdits: number
  /** The room cannot store now; when it tries again, in ms since 1970. */
  readonly retryAtMs: number | null
}

export type SaveEvent =
  /** The room said welcome. */
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  /** An edit was made here that no connection took along. */
  | { readonly type: 'edited-offline' }
  | { readonly type: 'frame-sent'; readonly frame: SentFrame }
  | { readonly type: 'saved'; readonly frames: number }
  | { readonly type: 'save-failed'; readonly retryAtMs: number }
  | { readonly type: 'save-recovered' }
  /** The document was thrown away: nothing of it waits any more. */
  | { readonly type: 'reset' }

export const NOTHING_SENT: SaveTracker = {
  isOpen: false,
  sentFrames: 0,
  unsaved: [],
  waitingEdits: 0,
  retryAtMs: null,
}

/** The tracker after an event. Pure. */
export function trackSaving(tracker: SaveTracker, event: SaveEvent): SaveTracker {
  switch (event.type) {
    case 'opened':
      // Frames went out before this: the provider asks for what is missing as soon as the socket opens.
      return { ...tracker, isOpen: true }
    case 'closed':
      // What was sent and never acknowledged may be lost with the room's memory: it goes again with the next catch-up.
      return {
        ...tracker,
        isOpen: false,
        sentFrames: 0,
        unsaved: [],
        waitingEdits: tracker.waitingEdits + sum(tracker.unsaved.map(({ edits }) => edits)),
        retryAtMs: null,
      }
    case 'edited-offline':
      return { ...tracker, waitingEdits: tracker.waitingEdits + 1 }
    case 'frame-sent':
      return trackFrame(tracker, event.frame)
    case 'saved':
      return { ...tracker, unsaved: tracker.unsaved.filter(({ frame }) => frame > event.frames) }
    case 'save-failed':
      return { ...tracker, retryAtMs: event.retryAtMs }
    case 'save-recovered':
      return { ...tracker, retryAtMs: null }
    case 'reset':
      return { ...tracker, unsaved: [], waitingEdits: 0 }
    default:
      return assertNever(event)
  }
}

/** What the person is told. `nowMs` counts the seconds to the room's next attempt. */
export function savedStateOf(tracker: SaveTracker, nowMs: number): SavedState {
  if (!tracker.isOpen) return { kind: 'offline', edits: tracker.waitingEdits }
  if (tracker.retryAtMs !== null) {
    const seconds = Math.ceil((tracker.retryAtMs - nowMs) / 1000)
    return { kind: 'not-saved', retryInSeconds: seconds > 0 ? seconds : null }
  }
  return tracker.unsaved.length > 0 || tracker.waitingEdits > 0 ? { kind: 'saving' } : { kind: 'saved' }
}

/** The same with what goes by command and is not confirmed yet: it is unsaved like any edit. */
export function withWaiting(state: SavedState, waiting: number): SavedState {
  if (waiting === 0) return state
  if (state.kind === 'offline') return { kind: 'offline', edits: state.edits + waiting }
  return state.kind === 'saved' ? { kind: 'saving' } : state
}

function trackFrame(tracker: SaveTracker, kind: SentFrame): SaveTracker {
  const frame = tracker.sentFrames + 1
  const sent = { ...tracker, sentFrames: frame }
  switch (kind) {
    case 'request':
      return sent
    case 'catch-up':
      return {
        ...sent,
        waitingEdits: 0,
        unsaved: [...tracker.unsaved, { frame, edits: tracker.waitingEdits }],
      }
    case 'edit':
      return { ...sent, unsaved: [...tracker.unsaved, { frame, edits: 1 }] }
    default:
      return assertNever(kind)
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
