import { mayDo, type TeammateAct, type TeammateDeed, type TeammateView } from '../../shared/practice/act.ts'
import { nextAct } from '../../shared/practice/next-act.ts'
import type { Teammate } from '../../shared/practice/teammates.ts'

export type LoopPorts = {
  readonly teammate: Teammate
  /** What they know now; `null` while they are not in the room. */
  readonly view: () => TeammateView | null
  readonly roomNowMs: () => number
  /** Runs a task after a time; the returned function takes it back. */
  readonly later: (delayMs: number, task: () => void) => () => void
  /** Lets the others see what they write in, or that they write nowhere. */
  readonly showWriting: (writingIn: string | null) => void
  /** Resolves when the room has answered, whatever it said. */
  readonly perform: (deed: TeammateDeed) => Promise<void>
  /** How long everything takes, against what a person takes: 1 in life, less where a test has no time. */
  readonly pace: number
}

/** After a change, so much is waited for what else changes with it. */
const LOOK_AFTER_MS = 120

/** An intention that did not work out so often is dropped: the room knows something that the script does not. */
const MAX_TRIES = 3

/** Does what the script says, at the times that it says. It looks when it is woken, and does nothing in between. */
export function createTeammateLoop(ports: LoopPorts) {
  const { teammate, pace, later } = ports
  const tries = new Map<string, number>()
  let prepared: { readonly key: string; readonly cancel: () => void } | null = null
  let cancelLook: (() => void) | null = null
  let isBusy = false
  let isPaused = false
  let isStopped = false

  const isGivenUp = ({ key, isOnce }: TeammateAct) => (tries.get(key) ?? 0) >= (isOnce ? 1 : MAX_TRIES)
  const next = (): TeammateAct | null => {
    const view = ports.view()
    return view === null ? null : nextAct(view, teammate, ports.roomNowMs(), isGivenUp)
  }

  const letGo = () => {
    prepared?.cancel()
    prepared = null
    show(null)
  }

  let shown: string | null = null
  const show = (writingIn: string | null) => {
    if (writingIn === shown) return
    shown = writingIn
    ports.showWriting(writingIn)
  }

  const look = (): void => {
    if (isStopped || isPaused || isBusy) return
    const act = next()
    if (act !== null && act.key === prepared?.key) return
    letGo()
    if (act === null) return
    const { key, writingIn = null } = act
    show(writingIn)
    const cancel = later(act.afterMs * pace, () => {
      prepared = null
      void carryOut(key)
    })
    prepared = { key, cancel }
  }

  const carryOut = async (key: string): Promise<void> => {
    const act = next()
    const view = ports.view()
    // The room has moved on while they were at it.
    if (act?.key !== key || view === null || !mayDo(view, act.deed, ports.roomNowMs())) return look()
    tries.set(key, (tries.get(key) ?? 0) + 1)
    isBusy = true
    await ports.perform(act.deed)
    isBusy = false
    show(null)
    wake()
  }

  const wake = (): void => {
    if (isStopped) return
    cancelLook ??= later(LOOK_AFTER_MS * pace, () => {
      cancelLook = null
      look()
    })
  }

  return {
    /** Something of what they know has changed. */
    wake,
    pause(): void {
      isPaused = true
      letGo()
    },
    resume(): void {
      isPaused = false
      wake()
    },
    stop(): void {
      isStopped = true
      letGo()
      cancelLook?.()
    },
  }
}
export type TeammateLoop = ReturnType<typeof createTeammateLoop>
