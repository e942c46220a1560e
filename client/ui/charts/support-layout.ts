import type { Alignment, SupportEdge } from '../../../shared/okr/alignment.ts'

/** What the map is drawn by, in pixels at a normal text size. */
export const MAP = { width: 232, height: 92, gapX: 72, gapY: 20, pad: 8 } as const

export type PlacedNode = { readonly id: string; readonly x: number; readonly y: number }
export type PlacedEdge = SupportEdge & {
  readonly path: string
  /** It is part of a circle. */
  readonly isRound: boolean
}
export type SupportLayout = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

/**
 * Places linked objectives in columns: what supports on the left, what is supported on the right of it. Within a column
 * they stand near what they are linked with, and otherwise in the order given.
 */
export function layOutSupport(
  ids: readonly string[],
  edges: readonly SupportEdge[],
  { layerOf, circles }: Alignment,
): SupportLayout {
  const layer = (id: string) => layerOf.get(id) ?? 0
  const last = Math.max(0, ...ids.map(layer))
  const columns = Array.from({ length: last + 1 }, (_, at) => ids.filter((id) => layer(id) === last - at))
  const ordered = sortColumns(columns, edges)
  const tallest = Math.max(0, ...ordered.map((column) => column.length))
  const height = 2 * MAP.pad + tallest * (MAP.height + MAP.gapY) - MAP.gapY
  const nodes = ordered.flatMap((column, at) => placeColumn(column, at, height))
  const placeOf = new Map(nodes.map((node) => [node.id, node]))
  const circleOf = new Map(circles.flatMap((circle, at) => circle.map((id) => [id, at] as const)))
  const drawn = edges.flatMap((edge) => {
    const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)]
    if (!from || !to) return []
    const circle = circleOf.get(edge.from)
    const isRound = circle !== undefined && circle === circleOf.get(edge.to)
    return [{ ...edge, isRound, ...lineBetween(from, to) }]
  })
  const columnsEnd = 2 * MAP.pad + ordered.length * (MAP.width + MAP.gapX) - MAP.gapX
  return {
    width: Math.max(columnsEnd, ...drawn.map(({ reach }) => reach + MAP.pad)),
    height: Math.max(height, 0),
    nodes,
    edges: drawn.map(({ reach: _, ...edge }) => edge),
  }
}

/** A short column stands in the middle of a tall one's height. */
function placeColumn(column: readonly string[], at: number, height: number): PlacedNode[] {
  const own = column.length * (MAP.height + MAP.gapY) - MAP.gapY
  const top = (height - own) / 2
  return column.map((id, row) => ({
    id,
    x: MAP.pad + at * (MAP.width + MAP.gapX),
    y: Math.round(top + row * (MAP.height + MAP.gapY)),
  }))
}

/** Moves each to the mean height of what it is linked with, a few times from both sides: most crossings go. */
function sortColumns(columns: readonly (readonly string[])[], edges: readonly SupportEdge[]): string[][] {
  const sorted = columns.map((column) => [...column])
  const rowOf = new Map<string, number>()
  const note = (column: readonly string[]) => {
    column.forEach((id, row) => {
      rowOf.set(id, (row + 0.5) / column.length)
    })
  }
  for (const column of sorted) note(column)
  for (let sweep = 0; sweep < 4; sweep++) {
    const order = sweep % 2 === 0 ? sorted : [...sorted].reverse()
    for (const column of order) {
      const pull = new Map(column.map((id) => [id, meanRow(id)]))
      column.sort((one, other) => (pull.get(one) ?? 0) - (pull.get(other) ?? 0))
      note(column)
    }
  }
  return sorted

  function meanRow(id: string): number {
    const near = edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
    const rows = (near.length === 0 ? [id] : near).map((each) => rowOf.get(each) ?? 0)
    return rows.reduce((sum, row) => sum + row, 0) / rows.length
  }
}

/**
 * From the right edge of one to the left edge of the other; within a column, round by the right.
 * @returns the line, and how far to the right its points stand
 */
function lineBetween(from: PlacedNode, to: PlacedNode): { path: string; reach: number } {
  const startX = from.x + MAP.width
  const [startY, endY] = [from.y + MAP.height / 2, to.y + MAP.height / 2]
  if (from.x >= to.x) {
    const out = startX + MAP.gapX * 0.6
    const endX = to.x + MAP.width
    const path = `M${startX} ${startY + 8}C${out} ${startY + 8} ${out} ${endY - 8} ${endX} ${endY - 8}`
    return { path, reach: out }
  }
  const middle = startX + (to.x - startX) / 2
  const path = `M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${to.x} ${endY}`
  return { path, reach: to.x }
}
