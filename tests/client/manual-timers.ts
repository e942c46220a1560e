/** Timers that go off when the test says so, in the order of their times. */
export function createManualTimers() {
  let nowMs = 0
  let waiting: { readonly atMs: number; readonly run: () => void }[] = []
  return {
    later(delayMs: number, run: () => void): () => void {
      const timer = { atMs: nowMs + delayMs, run }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((one) => one !== timer)
      }
    },
    pass(ms: number): void {
      const untilMs = nowMs + ms
      for (;;) {
        const [next] = waiting.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)
        if (next === undefined) break
        nowMs = next.atMs
        waiting = waiting.filter((one) => one !== next)
        next.run()
      }
      nowMs = untilMs
    },
  }
}
