import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Ballot, type BallotPhase, phaseOf } from '../../shared/ballot/ballot.ts'

/** Closer to a boundary than this, the clock goes by the second: somebody is watching the countdown. */
const NEAR_MS = 2 * 60_000
const MINUTE_MS = 60_000

/**
 * The room's time as far as a ballot needs it: it ticks while one is planned or has a deadline, each minute, and each second
 * near the boundary. The rest of the time it stands still.
 */
export function createBallotClock({
  ballot,
  offsetMs,
}: {
  readonly ballot: ReadonlySignal<Ballot | null>
  /** The room's clock minus this device's. */
  readonly offsetMs: ReadonlySignal<number>
}) {
  const roomNowMs = () => Date.now() + offsetMs.peek()
  const nowMs = signal(roomNowMs())

  const stop = effect(() => {
    const watched = ballot.value
    offsetMs.value // A clock that was measured anew is read anew.
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      const now = roomNowMs()
      nowMs.value = now
      const next = watched === null ? null : boundaryAfter(watched, now)
      if (next === null) return
      const leftMs = next - now
      // Never past the boundary: the form closes in the second in which the room does.
      timer = setTimeout(tick, Math.min(leftMs, leftMs <= NEAR_MS ? 1_000 : MINUTE_MS))
    }
    tick()
    return () => clearTimeout(timer)
  })

  return {
    nowMs: nowMs as ReadonlySignal<number>,
    phase: computed<BallotPhase | null>(() =>
      ballot.value === null ? null : phaseOf(ballot.value, nowMs.value),
    ),
    dispose: stop,
  }
}

/** The next moment at which the clock alone changes a ballot's phase. */
function boundaryAfter({ openedAtMs, closesAtMs, closedAtMs }: Ballot, nowMs: number): number | null {
  if (closedAtMs !== null) return null
  if (openedAtMs > nowMs) return openedAtMs
  return closesAtMs !== null && closesAtMs > nowMs ? closesAtMs : null
}
