/*
 * A socket whose other end is gone says nothing of it, sometimes for minutes. So silence is looked at, but only while the
 * room owes an answer, or when the tab wakes: a quiet tab sends nothing.
 */

/** From opening the socket to the room's welcome. */
const OPEN_WITHIN_MS = 15_000
/** Silence after which the room is asked, when it owes an answer. */
const QUIET_MS = 5_000
/** Asked again and again, while it answers and still owes (it cannot save, say), less and less often. */
const QUIET_MAX_MS = 60_000
/** Asked so often, it is alive, and what it owes will not come: a question a minute for ever would keep the room awake. */
const MAX_QUESTIONS = 8
/** How long a question may stay unanswered. */
const ANSWER_MS = 5_000
/** After waking up the person waits, and the network has had its time to come back. */
const ANSWER_ON_WAKE_MS = 4_000
/** What is still on its way out delays the answer behind it: a slow line takes so long for a megabyte. */
const MS_FOR_EACH_MEGABYTE = 15_000

export type LivenessPorts = {
  /** How long the document may take to come, while nothing is heard: it is one frame, and nothing tells how far it is. */
  readonly catchUpMs: number
  readonly ping: () => void
  /** The socket is taken for dead. */
  readonly lost: (phase: LivenessPhase) => void
}
export type LivenessPhase = 'opening' | 'catching-up' | 'live'

/** Watches one socket. Timers run only while an answer is owed. */
export function createLiveness({ catchUpMs, ping, lost }: LivenessPorts) {
  let phase: LivenessPhase = 'opening'
  let heardAtMs = Date.now()
  /** When the oldest thing that is owed now was sent; `null` when nothing is owed. */
  let owedSinceMs: number | null = null
  let owedBytes = 0
  let quietMs = QUIET_MS
  let questions = 0
  let asked: { readonly atMs: number; readonly withinMs: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const arm = (delayMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(look, delayMs)
  }
  const ask = (withinMs: number) => {
    asked = { atMs: Date.now(), withinMs }
    quietMs = Math.min(QUIET_MAX_MS, quietMs * 2)
    questions += 1
    ping()
    arm(withinMs)
  }
  const patience = (): { readonly sinceMs: number; readonly ms: number } | null => {
    if (phase !== 'live') {
      return { sinceMs: heardAtMs, ms: phase === 'opening' ? OPEN_WITHIN_MS : catchUpMs }
    }
    if (asked !== null) {
      return { sinceMs: asked.atMs, ms: asked.withinMs + (owedBytes / 1_048_576) * MS_FOR_EACH_MEGABYTE }
    }
    if (owedSinceMs === null || questions >= MAX_QUESTIONS) return null
    return { sinceMs: Math.max(heardAtMs, owedSinceMs), ms: quietMs }
  }
  const look = () => {
    timer = undefined
    const waiting = patience()
    if (waiting === null) return
    const leftMs = waiting.sinceMs + waiting.ms - Date.now()
    if (leftMs > 0) arm(leftMs)
    else if (phase === 'live' && asked === null) ask(ANSWER_MS)
    else lost(phase)
  }
  arm(OPEN_WITHIN_MS)

  return {
    /** Something came, whatever it was. */
    heard(): void {
      heardAtMs = Date.now()
      asked = null
    },
    /** The room has said welcome; the document comes next. */
    welcomed(): void {
      if (phase !== 'opening') return
      phase = 'catching-up'
      arm(catchUpMs)
    },
    /** The document is here: from now on the room answers at once. */
    caughtUp(): void {
      phase = 'live'
      clearTimeout(timer)
      look()
    },
    /**
     * What the room has not answered now.
     * @param bytes how much of it was sent; `null` when nothing is owed
     * @param isMore something was added
     */
    owes(bytes: number | null, isMore: boolean): void {
      owedBytes = bytes ?? 0
      if (bytes === null) {
        owedSinceMs = null
        return
      }
      owedSinceMs ??= Date.now()
      if (isMore) {
        quietMs = QUIET_MS
        questions = 0
      }
      if (phase === 'live' && timer === undefined) look()
    },
    /** The tab or the device was asleep: is anybody there? */
    wake(): void {
      if (phase === 'live' && asked === null) ask(ANSWER_ON_WAKE_MS)
    },
    stop(): void {
      clearTimeout(timer)
    },
  }
}
