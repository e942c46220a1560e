import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFrameAcks } from '../../client/room/frame-acks.ts'
import { createLiveness } from '../../client/room/liveness.ts'
import { createOwedAnswers } from '../../client/room/owed-answers.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A socket's watch, with what it did and when, in seconds. */
function watch(options: { readonly catchUpMs?: number; readonly answers?: boolean } = {}) {
  const startMs = Date.now()
  const did: string[] = []
  const note = (what: string) => did.push(`${what} ${Math.round((Date.now() - startMs) / 100) / 10}`)
  const liveness = createLiveness({
    catchUpMs: options.catchUpMs ?? 15_000,
    ping: () => {
      note('ping')
      if (options.answers) setTimeout(() => liveness.heard(), 50)
    },
    lost: (phase) => {
      note(`lost ${phase}`)
      liveness.stop()
    },
  })
  const goLive = () => {
    liveness.heard()
    liveness.welcomed()
    liveness.heard()
    liveness.caughtUp()
  }
  return { liveness, goLive, owed: createOwedAnswers(liveness.owes), did }
}

describe('a socket', () => {
  test('that is quiet and owes nothing is never asked, and has no timer', () => {
    const { goLive, did } = watch()
    goLive()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(3_600_000)
    expect(did).toEqual([])
  })

  test('that owes an answer is asked after 5 s of silence and given up 5 s later', () => {
    const { goLive, owed, did } = watch()
    goLive()
    vi.advanceTimersByTime(60_000)
    owed.syncFrameSent(100)
    vi.advanceTimersByTime(60_000)
    expect(did).toEqual(['ping 65', 'lost live 70'])
  })

  test('that says something else meanwhile still owes: others’ edits are no answer to mine', () => {
    const { liveness, goLive, owed, did } = watch()
    goLive()
    owed.commandSent('command-1')
    vi.advanceTimersByTime(10)
    liveness.heard()
    vi.advanceTimersByTime(60_000)
    expect(did).toEqual(['ping 5', 'lost live 10'])
  })

  test('that answers and still owes is asked less and less often, and never given up', () => {
    const { goLive, owed, did } = watch({ answers: true })
    goLive()
    owed.syncFrameSent(100)
    vi.advanceTimersByTime(200_000)
    expect(did.filter((what) => what.startsWith('lost'))).toEqual([])
    expect(did.length).toBeGreaterThan(3)
    expect(did.length).toBeLessThan(8)
    // What it will never answer does not keep it awake for ever.
    vi.advanceTimersByTime(3_600_000)
    expect(did).toHaveLength(8)
    expect(vi.getTimerCount()).toBe(0)
    // The next edit has it asked again.
    owed.syncFrameSent(100)
    vi.advanceTimersByTime(6_000)
    expect(did).toHaveLength(9)
    owed.saved(2)
    vi.advanceTimersByTime(120_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('whose room cannot save stays, by the room’s saying so', () => {
    const { liveness, goLive, owed, did } = watch()
    goLive()
    owed.syncFrameSent(100)
    for (let retry = 0; retry < 20; retry++) {
      vi.advanceTimersByTime(4_000)
      liveness.heard()
    }
    expect(did).toEqual([])
  })

  test('is asked at once when the tab wakes, and given up 4 s later', () => {
    const { liveness, goLive, did } = watch()
    goLive()
    vi.advanceTimersByTime(100_000)
    liveness.wake()
    liveness.wake()
    vi.advanceTimersByTime(60_000)
    expect(did).toEqual(['ping 100', 'lost live 104'])
  })

  test('has time for what is still on its way out', () => {
    const { goLive, owed, did } = watch()
    goLive()
    owed.syncFrameSent(1_000_000)
    owed.pieceSent(1_000_000)
    owed.pieceSent(97_152)
    vi.advanceTimersByTime(39_000)
    expect(did).toEqual(['ping 5'])
    vi.advanceTimersByTime(2_000)
    expect(did).toEqual(['ping 5', 'lost live 40'])
  })

  test('is not asked before the document is here, and given the time that the document may take', () => {
    const { liveness, did } = watch({ catchUpMs: 60_000 })
    vi.advanceTimersByTime(10_000)
    liveness.heard()
    liveness.welcomed()
    liveness.owes(50, true)
    vi.advanceTimersByTime(59_000)
    expect(did).toEqual([])
    vi.advanceTimersByTime(2_000)
    expect(did).toEqual(['lost catching-up 70'])
  })

  test('that nobody answers is given up after 15 s', () => {
    const { did } = watch()
    vi.advanceTimersByTime(60_000)
    expect(did).toEqual(['lost opening 15'])
  })
})

describe('acknowledgements', () => {
  test('follow the last frame once, and then nothing', () => {
    const sent: string[] = []
    const acks = createFrameAcks((text) => sent.push(text))
    for (let frame = 0; frame < 40; frame++) acks.taken(100)
    expect(sent).toEqual([])
    vi.advanceTimersByTime(4_000)
    expect(sent).toEqual(['{"type":"ack","frames":40}'])
    vi.advanceTimersByTime(3_600_000)
    expect(sent).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('keep far from 1 MB and from 15 s, however the frames come', () => {
    const sent: string[] = []
    const acks = createFrameAcks((text) => sent.push(text))
    acks.taken(100)
    acks.taken(1_000_000)
    expect(sent).toEqual(['{"type":"ack","frames":2}'])
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1_000)
      acks.taken(10)
    }
    expect(sent.length).toBeGreaterThanOrEqual(12)
    expect(sent.length).toBeLessThanOrEqual(16)
  })

  test('are not left out in a hidden tab, whose timers do not run', () => {
    const sent: string[] = []
    const acks = createFrameAcks((text) => sent.push(text))
    acks.taken(10)
    vi.setSystemTime(Date.now() + 5_000)
    acks.taken(10)
    expect(sent).toEqual(['{"type":"ack","frames":2}'])
  })
})
