type Task = { readonly atMs: number; readonly order: number; run: (() => void) | null }

/**
 * Time that passes only when everything that could happen now has happened. Tasks run one at a time, in the order of their
 * times; after each, all promises that it settled run to their ends.
 */
export class VirtualTime {
  #nowMs: number
  #count = 0
  /** A binary heap, the next task first. */
  readonly #tasks: Task[] = []

  constructor(startMs: number) {
    this.#nowMs = startMs
  }

  get nowMs(): number {
    return Math.floor(this.#nowMs)
  }

  /** Runs `task` after `delayMs`; the returned function cancels it. */
  later(delayMs: number, task: () => void): () => void {
    const entry: Task = { atMs: this.#nowMs + Math.max(0, delayMs), order: this.#count++, run: task }
    this.#push(entry)
    return () => {
      entry.run = null
    }
  }

  /** Lets time pass until `isOver`, or for `limitMs`. `false`: the limit came first, or nothing is left to happen. */
  async runUntil(isOver: () => boolean, limitMs: number): Promise<boolean> {
    const endMs = this.#nowMs + limitMs
    await settled()
    while (!isOver()) {
      const next = this.#tasks[0]
      if (!next || next.atMs > endMs) {
        this.#nowMs = Math.max(this.#nowMs, endMs)
        return false
      }
      this.#pop()
      if (next.run === null) continue
      this.#nowMs = next.atMs
      next.run()
      await settled()
    }
    return true
  }

  async runFor(durationMs: number): Promise<void> {
    await this.runUntil(() => false, durationMs)
  }

  #push(task: Task): void {
    const tasks = this.#tasks
    let at = tasks.length
    tasks.push(task)
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = tasks[up]
      if (!parent || !isBefore(task, parent)) break
      tasks[at] = parent
      at = up
    }
    tasks[at] = task
  }

  #pop(): void {
    const tasks = this.#tasks
    const last = tasks.pop()
    if (!last || tasks.length === 0) return
    let at = 0
    for (;;) {
      const [left, right] = [tasks[2 * at + 1], tasks[2 * at + 2]]
      const isRight = left !== undefined && right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (child === undefined || !isBefore(child, last)) break
      tasks[at] = child
      at = 2 * at + (isRight ? 2 : 1)
    }
    tasks[at] = last
  }
}

function isBefore(left: Task, right: Task): boolean {
  return left.atMs === right.atMs ? left.order < right.order : left.atMs < right.atMs
}

/** Nothing in the simulation waits for the real world, so by then every promise that can run has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
