/** An edit by the number its author's clock stood at after it, or that clock as it arrived at somebody else. */
export type Tick = { readonly clock: number; readonly atMs: number }

/**
 * How long each edit took to arrive: an edit is there with the first arrival of its author's that reaches its clock, so
 * that updates merged on the way count right. Both lists in order of time. Edits before `fromMs` are not measured, but
 * must arrive too.
 */
export function matchArrivals(
  edits: readonly Tick[],
  arrivals: readonly Tick[],
  fromMs: number,
): { readonly latenciesMs: number[]; readonly missing: number } {
  const latenciesMs: number[] = []
  let at = 0
  for (const [index, edit] of edits.entries()) {
    while (at < arrivals.length && (arrivals[at]?.clock ?? 0) < edit.clock) at += 1
    const arrival = arrivals[at]
    if (arrival === undefined) return { latenciesMs, missing: edits.length - index }
    if (edit.atMs >= fromMs) latenciesMs.push(arrival.atMs - edit.atMs)
  }
  return { latenciesMs, missing: 0 }
}

/** Reads `clock, time, clock, time, …`, the form in which processes hand them on. */
export function ticksOf(flat: Float64Array): Tick[] {
  const ticks: Tick[] = []
  for (let at = 0; at + 1 < flat.length; at += 2) {
    ticks.push({ clock: flat[at] ?? 0, atMs: flat[at + 1] ?? 0 })
  }
  return ticks
}
