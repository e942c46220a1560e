import { type ReadonlySignal, signal } from '@preact/signals'

/*
 * The room's clock as this device knows it. The device's own may be wrong by minutes, so only what the room said counts: it
 * tells its time in answer to a question, and it was that time somewhere between asking and hearing.
 */

/** Of what the room says by itself it is not known how long it was on its way. */
const UNASKED_ERROR_MS = 10_000
/** Clocks run apart, by so much of the time that passes. */
const DRIFT = 1 / 5_000

export type RoomTime = {
  readonly roomNowMs: number
  /** From asking to hearing; `null` when nobody had asked. */
  readonly roundTripMs: number | null
}

/** What this device's clocks say. `steadyMs` goes on evenly, also when somebody sets the other one. */
type DeviceTime = { readonly nowMs: number; readonly steadyMs: number }

type Estimate = { readonly offsetMs: number; readonly errorMs: number; readonly atSteadyMs: number }

export function createRoomClock(
  readDevice: () => DeviceTime = () => ({ nowMs: Date.now(), steadyMs: performance.now() }),
) {
  const offsetMs = signal(0)
  let best: Estimate | null = null

  return {
    /** The room's clock minus this device's. */
    offsetMs: offsetMs as ReadonlySignal<number>,
    nowMs: (): number => readDevice().nowMs + offsetMs.peek(),
    /** Takes in what the room said its time was. The best answer counts, until one shows that a clock was set. */
    heard({ roomNowMs, roundTripMs }: RoomTime): void {
      const device = readDevice()
      const errorMs = roundTripMs === null ? UNASKED_ERROR_MS : roundTripMs / 2
      const heard = {
        offsetMs: roomNowMs + (roundTripMs ?? 0) / 2 - device.nowMs,
        errorMs,
        atSteadyMs: device.steadyMs,
      }
      if (best !== null && isBetter(best, heard)) return
      best = heard
      offsetMs.value = heard.offsetMs
    },
  }
}
export type RoomClock = ReturnType<typeof createRoomClock>

/** Whether what was known before is better than what is heard now, and the two can both be true. */
function isBetter(known: Estimate, heard: Estimate): boolean {
  const driftMs = (heard.atSteadyMs - known.atSteadyMs) * DRIFT
  const knownErrorMs = known.errorMs + driftMs
  const isContradicted = Math.abs(known.offsetMs - heard.offsetMs) > knownErrorMs + heard.errorMs + 1
  return !isContradicted && knownErrorMs < heard.errorMs
}

/** So many questions after coming in: one of them is answered without a wait. */
const QUESTIONS = 4

/** Asks the room for its time, one question after the other, and times the answers. Answers come in the order of questions. */
export function createTimeQuestions(ports: {
  readonly send: () => void
  readonly heard: (time: RoomTime) => void
}) {
  const askedAtMs: number[] = []
  let left = 0
  const ask = () => {
    askedAtMs.push(performance.now())
    ports.send()
  }
  return {
    /** A single question, whatever for. */
    ask,
    /** Measures the room's clock. */
    measure(): void {
      const isAsking = left > 0
      left = QUESTIONS
      if (!isAsking) ask()
    },
    answered(roomNowMs: number): void {
      const since = askedAtMs.shift()
      ports.heard({ roomNowMs, roundTripMs: since === undefined ? null : performance.now() - since })
      left = Math.max(0, left - 1)
      if (left > 0 && askedAtMs.length === 0) ask()
    },
  }
}
