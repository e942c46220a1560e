/** A mark on a picture: where it belongs, in the picture's units. */
export type Mark = { readonly id: string; readonly x: number; readonly y: number }

/** Where it is drawn. `isMoved`: beside its place, since another one was there. */
export type PlacedMark = Mark & { readonly atX: number; readonly atY: number; readonly isMoved: boolean }

type Area = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Steps from ring to ring around a place, and along a ring, in shares of a radius. */
const RING_STEP = 0.4
const ALONG_STEP = 0.5

/**
 * Places round marks so that no two lie on each other and each is inside the area: the first ones where they belong, later
 * ones as near to it as there is room. The same marks in the same order are always placed alike. Where there is no room for
 * all of them, those that are left over stay where they belong.
 * @param radius of a mark, with the space that it keeps around itself
 */
export function placeMarks(marks: readonly Mark[], radius: number, area: Area): readonly PlacedMark[] {
  const placed: PlacedMark[] = []
  for (const mark of marks) {
    const home = {
      x: clamp(mark.x, area.left, area.right, radius),
      y: clamp(mark.y, area.top, area.bottom, radius),
    }
    const spot = findSpot(home, placed, radius, area) ?? home
    const isMoved = Math.hypot(spot.x - mark.x, spot.y - mark.y) > radius / 2
    placed.push({ ...mark, atX: spot.x, atY: spot.y, isMoved })
  }
  return placed
}

type Spot = { readonly x: number; readonly y: number }

function findSpot(home: Spot, placed: readonly PlacedMark[], radius: number, area: Area): Spot | null {
  const isFree = (spot: Spot) =>
    spot.x - radius >= area.left - ROUNDING &&
    spot.x + radius <= area.right + ROUNDING &&
    spot.y - radius >= area.top - ROUNDING &&
    spot.y + radius <= area.bottom + ROUNDING &&
    placed.every(({ atX, atY }) => Math.hypot(spot.x - atX, spot.y - atY) >= 2 * radius - ROUNDING)
  if (isFree(home)) return home
  const farthest = Math.hypot(area.right - area.left, area.bottom - area.top)
  for (let ring = RING_STEP * radius; ring <= farthest; ring += RING_STEP * radius) {
    const count = Math.max(8, Math.ceil((2 * Math.PI * ring) / (ALONG_STEP * radius)))
    for (let step = 0; step < count; step += 1) {
      // From straight up, to the right first: a mark beside its place reads best there.
      const angle = (2 * Math.PI * step) / count - Math.PI / 2
      const spot = { x: home.x + ring * Math.cos(angle), y: home.y + ring * Math.sin(angle) }
      if (isFree(spot)) return spot
    }
  }
  return null
}

const ROUNDING = 1e-6

function clamp(value: number, from: number, to: number, margin: number): number {
  return Math.min(Math.max(value, from + margin), to - margin)
}
