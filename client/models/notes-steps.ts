/** Where a card stands on the screen. */
export type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/** Going sideways of the way counts for more than going on it. */
const SIDEWAYS_COSTS = 3
/** Cards may overlap by a rounded pixel. */
const SLACK_PX = 2

/** The card that one comes to from a card by an arrow key: the nearest one that way, or `null` where there is none. */
export function stepTo<Id>(
  boxes: readonly (readonly [id: Id, box: Box])[],
  from: Box,
  direction: Direction,
): Id | null {
  let best: { readonly id: Id; readonly cost: number } | null = null
  for (const [id, box] of boxes) {
    if (box === from) continue
    const [ahead, aside] = distances(from, box, direction)
    if (ahead < -SLACK_PX) continue
    const cost = ahead + aside * SIDEWAYS_COSTS
    if (best === null || cost < best.cost) best = { id, cost }
  }
  return best?.id ?? null
}

/** How far a card lies that way, and how far beside it: 0 where the two face each other. */
function distances(from: Box, to: Box, direction: Direction): readonly [ahead: number, aside: number] {
  const beside = Math.max(0, to.left - from.right, from.left - to.right)
  const above = Math.max(0, to.top - from.bottom, from.top - to.bottom)
  // Of several that face it, the one whose edge is nearest to mine.
  const shiftX = Math.abs(to.left - from.left) / 1_000
  const shiftY = Math.abs(to.top - from.top) / 1_000
  if (direction === 'down') return [to.top - from.bottom, beside + shiftX]
  if (direction === 'up') return [from.top - to.bottom, beside + shiftX]
  if (direction === 'right') return [to.left - from.right, above + shiftY]
  return [from.left - to.right, above + shiftY]
}
