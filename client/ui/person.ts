/** The six grounds for initials. */
export const PERSON_COLOURS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const
export type PersonColour = (typeof PERSON_COLOURS)[number]

/**
 * The colour of a person where there is no order of joining, the same on every device: FNV-1a over the id's UTF-16 units, then mixed once more,
 * because the low bits alone spread badly over six colours.
 */
export function personColour(personId: string): PersonColour {
  let hash = 0x811c9dc5
  for (let index = 0; index < personId.length; index += 1) {
    hash = Math.imul(hash ^ personId.charCodeAt(index), 0x01000193) >>> 0
  }
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return PERSON_COLOURS[(mixed >>> 8) % PERSON_COLOURS.length] ?? 'p1'
}

/**
 * The colours of the people of one workshop by their order of joining, so that the first six all differ. Whoever was
 * removed has to be among `people` still, or those who joined later would change colour.
 */
export function coloursByJoining(
  people: Readonly<Record<string, { readonly joinedAtMs: number }>>,
): ReadonlyMap<string, PersonColour> {
  const inOrder = Object.entries(people).sort(
    // The ids decide between people of one millisecond, so that every device has the same order.
    ([idA, a], [idB, b]) => a.joinedAtMs - b.joinedAtMs || (idA < idB ? -1 : 1),
  )
  return new Map(
    inOrder.map(([id], index) => [id, PERSON_COLOURS[index % PERSON_COLOURS.length] ?? 'p1'] as const),
  )
}

/** Up to two letters for an avatar: first and last word, or the first two letters of a single word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : ''
  const letters = last === '' ? [...first].slice(0, 2) : [[...first][0] ?? '', [...last][0] ?? '']
  return letters.join('').toLocaleUpperCase()
}
