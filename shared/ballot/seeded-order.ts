/**
 * Sorts by a hash of each key and a random seed: an order that nobody chose, that says nothing about the order in which the
 * entries came, and that the same seed gives again.
 */
export function inSeededOrder<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  seed: string,
): Entry[] {
  return entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .map(({ entry, key }) => ({ entry, key, place: hash(`${seed}/${key}`) }))
    .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry)
}

/** FNV-1a, 32 bits, with a last mixing so that neighbours in text are none in order. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  return (state ^ (state >>> 13)) >>> 0
}
