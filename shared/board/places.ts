import { generateNKeysBetween } from 'fractional-indexing'
import { BOARD_LIMITS } from './layout.ts'

/** A sibling in its order. */
export type Placed = { readonly id: string; readonly place: string }

/** The order of siblings: by fractional key, and by id where two people chose the same key at the same time. */
export function byPlace(left: Placed, right: Placed): number {
  if (left.place !== right.place) return left.place < right.place ? -1 : 1
  if (left.id !== right.id) return left.id < right.id ? -1 : 1
  return 0
}

/**
 * The places to write so that `id` stands at `index` among `siblings` (sorted by {@link byPlace}, without `id`).
 *
 * Nearly always that is one place. Where two neighbours share a key nothing fits between them, so the run that shares it
 * is dealt new keys too; where neighbours' keys are no keys at all, everyone is. Never throws.
 */
export function placesFor(id: string, siblings: readonly Placed[], index: number): readonly Placed[] {
  const before = siblings[index - 1]?.place ?? null
  for (let end = index; end <= siblings.length; end += 1) {
    const after = siblings[end]?.place ?? null
    const shifted = [id, ...siblings.slice(index, end).map((sibling) => sibling.id)]
    const keys = keysBetween(before, after, shifted.length)
    if (keys !== null) return zip(shifted, keys)
  }
  const everyone = siblings.map((sibling) => sibling.id)
  everyone.splice(index, 0, id)
  return zip(everyone, generateNKeysBetween(null, null, everyone.length))
}

/** `count` places behind all siblings, ascending; `null` where the last sibling's key leaves no room: deal them one by one. */
export function placesAtEnd(siblings: readonly Placed[], count: number): readonly string[] | null {
  return keysBetween(siblings.at(-1)?.place ?? null, null, count)
}

/** `count` places, ascending, before the sibling at `index`; `null` where there is no room: deal them one by one. */
export function placesBetween(
  siblings: readonly Placed[],
  index: number,
  count: number,
): readonly string[] | null {
  return keysBetween(siblings[index - 1]?.place ?? null, siblings[index]?.place ?? null, count)
}

/** Strictly ascending keys between two neighbours (`null`: none on that side), or `null` where there is no room. */
function keysBetween(before: string | null, after: string | null, count: number): readonly string[] | null {
  if (!isUsable(before) || !isUsable(after)) return null
  if (before !== null && after !== null && before >= after) return null
  try {
    const keys = generateNKeysBetween(before, after, count)
    return ascends(before, keys, after) ? keys : null
  } catch {
    // A neighbour that looks like a key and is none (a hostile client can write one): the caller re-deals.
    return null
  }
}

function isUsable(key: string | null): boolean {
  return key === null || (key.length <= BOARD_LIMITS.maxPlaceLength && /^[A-Za-z][0-9A-Za-z]+$/.test(key))
}

/** The library trusts its input, so what it makes of a hostile neighbour is checked before it is written. */
function ascends(before: string | null, keys: readonly string[], after: string | null): boolean {
  let previous = before
  for (const key of keys) {
    if (!isUsable(key) || (previous !== null && key <= previous)) return false
    previous = key
  }
  return after === null || (previous !== null && previous < after)
}

function zip(ids: readonly string[], keys: readonly string[]): readonly Placed[] {
  return keys.flatMap((place, at) => {
    const id = ids[at]
    return id === undefined ? [] : [{ id, place }]
  })
}
