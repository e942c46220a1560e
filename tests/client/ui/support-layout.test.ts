import { expect, test } from 'vitest'
import { layOutSupport, MAP } from '../../../client/ui/charts/support-layout.ts'
import { readAlignment, type SupportEdge } from '../../../shared/okr/alignment.ts'

function layOut(ids: string, pairs: string) {
  const all = [...ids]
  const edges: SupportEdge[] = pairs
    .split(' ')
    .filter((pair) => pair.length === 2)
    .map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' }))
  const alignment = readAlignment(
    all.map((id) => ({ id, teamId: 'team' })),
    edges,
  )
  const layout = layOutSupport(all, edges, alignment)
  const at = (id: string) => {
    const node = layout.nodes.find((each) => each.id === id)
    if (!node) throw new Error(`No node ${id}`)
    return node
  }
  return { ...layout, at }
}

test('what supports stands left of what it supports', () => {
  const { at } = layOut('abc', 'ab bc ac')
  expect(at('a').x).toBeLessThan(at('b').x)
  expect(at('b').x).toBeLessThan(at('c').x)
})

test('no two stand on each other, and all inside the picture', () => {
  const { nodes, width, height } = layOut('abcdefgh', 'ae be ce df dg dh ah bg')
  for (const one of nodes) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.y).toBeGreaterThanOrEqual(0)
    expect(one.x + MAP.width).toBeLessThanOrEqual(width)
    expect(one.y + MAP.height).toBeLessThanOrEqual(height)
    for (const other of nodes) {
      const apart = Math.abs(one.x - other.x) >= MAP.width || Math.abs(one.y - other.y) >= MAP.height
      expect(one.id === other.id || apart).toBe(true)
    }
  }
})

test('a line that goes round by the right stays inside the picture', () => {
  const { edges, width } = layOut('abc', 'ca ab ba')
  const inColumn = edges.filter(({ isRound }) => isRound)
  expect(inColumn).toHaveLength(2)
  for (const { path } of inColumn) {
    const across = path.match(/-?[\d.]+(?= -?[\d.]+)/g)?.map(Number) ?? []
    expect(Math.max(...across)).toBeGreaterThan(0)
    expect(Math.max(...across)).toBeLessThan(width)
  }
})

test('lines that need not cross do not', () => {
  const { at } = layOut('abxy', 'ay bx')
  expect(Math.sign(at('a').y - at('b').y)).toBe(Math.sign(at('y').y - at('x').y))
})

test('the links of a circle are told apart', () => {
  const { edges } = layOut('abc', 'ab ba bc')
  expect(edges.filter(({ isRound }) => isRound).map(({ from, to }) => from + to)).toEqual(['ab', 'ba'])
})
