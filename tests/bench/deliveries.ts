import type { Finished } from './load-group.ts'
import { matchArrivals, ticksOf } from './matching.ts'

/** Each edit to each other person; its latency where that person is an observer. */
export function countDeliveries(
  { clients }: Finished,
  { measuredFromMs, isLastEnough }: { readonly measuredFromMs: number; readonly isLastEnough: boolean },
): { readonly edits: number; readonly lost: number; readonly latenciesMs: readonly number[] } {
  const latenciesMs: number[] = []
  let edits = 0
  let lost = 0
  for (const author of clients) {
    const made = ticksOf(author.edits)
    edits += made.filter(({ atMs }) => atMs >= measuredFromMs).length
    for (const reader of clients) {
      if (reader === author) continue
      const seen = reader.seen.get(author.clientId) ?? 0
      const missing = made.filter(({ clock }) => clock > seen).length
      lost += isLastEnough ? Math.min(1, missing) : missing
      const arrivals = reader.arrivals.get(author.clientId)
      if (!arrivals) continue
      latenciesMs.push(...matchArrivals(made, ticksOf(arrivals), measuredFromMs).latenciesMs)
    }
  }
  return { edits, lost, latenciesMs }
}
