/**
 * A number in [0, 1) that a text stands for: the same text yields the same number, so that what a simulated teammate does
 * depends on who they are and what it is about, and not on how often they were asked.
 */
export function chanceOf(...about: readonly (string | number)[]): number {
  const text = about.join('/')
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296
}

/** A whole number from `least` to `most`, both included. */
export function wholeBetween(least: number, most: number, ...about: readonly (string | number)[]): number {
  return least + Math.floor(chanceOf(...about) * (most - least + 1))
}

/** One of the items; `null` when there is none. */
export function pickOf<Item>(items: readonly Item[], ...about: readonly (string | number)[]): Item | null {
  return items[Math.floor(chanceOf(...about) * items.length)] ?? null
}

/** The items in an order of this text's. */
export function orderOf<Item>(items: readonly Item[], ...about: readonly (string | number)[]): Item[] {
  return items
    .map((item, at) => ({ item, place: chanceOf(...about, at) }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item)
}

/** Some letters and digits that a text stands for, and that do not tell it. */
export function tagOf(...about: readonly (string | number)[]): string {
  const parts = [1, 2].map((half) => Math.floor(chanceOf(...about, half) * 36 ** 6).toString(36))
  return parts.map((part) => part.padStart(6, '0')).join('')
}
