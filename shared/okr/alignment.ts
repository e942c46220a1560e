/** An objective that takes part in the map of who supports what. */
export type AlignedObjective = { readonly id: string; readonly teamId: string }

/** The objective `from` supports the objective `to`. */
export type SupportEdge = { readonly from: string; readonly to: string }

/** What the map draws, and what it points out. */
export type Alignment = {
  /** How many steps of support an objective is away from those that support nothing; those are 0. */
  readonly layerOf: ReadonlyMap<string, number>
  /** Objectives that go round in a circle of support, each circle in its own order. */
  readonly circles: readonly (readonly string[])[]
  /** Objectives that nothing is linked with: neither good nor bad, worth a question. */
  readonly islands: readonly string[]
}

/**
 * Reads the links of support between objectives. Edges to or from objectives that are not given, from one to itself, and
 * repeated ones are left out. Order follows that of the objectives.
 */
export function readAlignment(
  objectives: readonly AlignedObjective[],
  edges: readonly SupportEdge[],
): Alignment {
  const graph = graphOf(objectives, edges)
  const groups = stronglyConnected(graph)
  const circles = groups
    .filter((group) => group.length > 1)
    .map((group) => walkCircle(graph, new Set(group), group[0] ?? ''))
  const linked = new Set([...graph].flatMap(([from, to]) => (to.length > 0 ? [from, ...to] : [])))
  return {
    layerOf: layersOf(graph, groups),
    circles,
    islands: objectives.flatMap(({ id }) => (linked.has(id) ? [] : [id])),
  }
}

/** The circle that one more link would close, beginning with the objective that would support; `null` when there is none. */
export function circleWith(
  edges: readonly SupportEdge[],
  { from, to }: SupportEdge,
): readonly string[] | null {
  const ids = new Set([from, to, ...edges.flatMap((edge) => [edge.from, edge.to])])
  const graph = graphOf(
    [...ids].map((id) => ({ id, teamId: '' })),
    edges,
  )
  const cameFrom = new Map<string, string | null>([[to, null]])
  for (const id of cameFrom.keys()) {
    for (const next of graph.get(id) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, id)
  }
  if (from === to || !cameFrom.has(from)) return null
  const way: string[] = []
  for (let id = cameFrom.get(from) ?? null; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id)
  return [from, ...way]
}

type Graph = ReadonlyMap<string, readonly string[]>

function graphOf(objectives: readonly AlignedObjective[], edges: readonly SupportEdge[]): Graph {
  const graph = new Map<string, string[]>(objectives.map(({ id }) => [id, []]))
  for (const { from, to } of edges) {
    const targets = graph.get(from)
    if (targets && graph.has(to) && from !== to && !targets.includes(to)) targets.push(to)
  }
  return graph
}

/**
 * Groups of objectives that reach one another, those that are supported before those that support them (Tarjan, with a
 * stack of its own: a chain of support may be long).
 */
function stronglyConnected(graph: Graph): string[][] {
  const indexOf = new Map<string, number>()
  const lowOf = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const groups: string[][] = []
  const low = (id: string) => lowOf.get(id) ?? 0

  for (const root of graph.keys()) {
    if (indexOf.has(root)) continue
    const path = [enter(root)]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { id, targets } = step
      const next = targets.next()
      if (next.done) {
        path.pop()
        const above = path.at(-1)
        if (above) lowOf.set(above.id, Math.min(low(above.id), low(id)))
        if (low(id) === indexOf.get(id)) groups.push(close(id))
      } else if (!indexOf.has(next.value)) path.push(enter(next.value))
      else if (isOpen.has(next.value)) lowOf.set(id, Math.min(low(id), indexOf.get(next.value) ?? 0))
    }
  }
  return groups

  function enter(id: string) {
    lowOf.set(id, indexOf.size)
    indexOf.set(id, indexOf.size)
    open.push(id)
    isOpen.add(id)
    return { id, targets: (graph.get(id) ?? []).values() }
  }

  function close(id: string): string[] {
    const group = open.splice(open.indexOf(id))
    for (const each of group) isOpen.delete(each)
    return group
  }
}

/** A way through the group that comes back to where it began, as far as one can be walked without turning back. */
function walkCircle(graph: Graph, group: ReadonlySet<string>, start: string): string[] {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const id of queue) {
    for (const to of graph.get(id) ?? []) {
      if (to === start) {
        const way = [id]
        for (let at = id; at !== start; at = cameFrom.get(at) ?? start) way.unshift(cameFrom.get(at) ?? start)
        return way
      }
      if (!group.has(to) || cameFrom.has(to)) continue
      cameFrom.set(to, id)
      queue.push(to)
    }
  }
  return [start]
}

/** Members of one circle share a layer: none of them is before the others. */
function layersOf(graph: Graph, groups: readonly (readonly string[])[]): Map<string, number> {
  const layerOf = new Map<string, number>()
  for (const group of groups) {
    const outside = group.flatMap((id) => (graph.get(id) ?? []).filter((to) => !group.includes(to)))
    const layer = Math.max(-1, ...outside.map((to) => layerOf.get(to) ?? 0)) + 1
    for (const id of group) layerOf.set(id, layer)
  }
  return layerOf
}
