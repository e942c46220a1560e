/** Dots that lie side by side as well as on each other: how far apart, how large, and how many in a row. */
export type StackLayout = { readonly step: number; readonly radius: number; readonly perRow: number }

/** Of a dot that is seen across a room, and how much smaller the next size is. */
const [FIRST_STEP, NEXT_STEP_SHARE] = [13, 0.9]
/** Of a step, so that the ground shows between two. */
const RADIUS_SHARE = 0.4

/**
 * How stacks of dots are drawn so that all fit, with the largest dots that do. All stacks of a picture are laid alike: a stack twice
 * as large looks it.
 * @param largest the dots of the largest stack
 * @param area where a single stack has room
 */
export function layStacks(
  largest: number,
  area: { readonly width: number; readonly height: number },
): StackLayout {
  let layout = layAt(FIRST_STEP, largest, area.height)
  while (layout.perRow * layout.step > area.width) {
    layout = layAt(layout.step * NEXT_STEP_SHARE, largest, area.height)
  }
  return layout
}

function layAt(step: number, largest: number, height: number): StackLayout {
  const radius = step * RADIUS_SHARE
  const rows = Math.max(1, Math.floor((height - 2 * radius) / step) + 1)
  return { step, radius, perRow: Math.max(1, Math.ceil(largest / rows)) }
}

/** Where the dots of a stack lie from the middle of its foot: row by row, the last one in the middle where it is not full. */
export function placeInStack(
  count: number,
  { step, perRow }: StackLayout,
): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / perRow)
    const inRow = Math.min(perRow, count - row * perRow)
    return { x: (index - row * perRow - (inRow - 1) / 2) * step, y: row * step }
  })
}
