import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { circleWith, readAlignment, type SupportEdge } from '../../../shared/okr/alignment.ts'

const objectives = (...ids: string[]) => ids.map((id) => ({ id, teamId: `team-${id}` }))
const edges = (...pairs: string[]): SupportEdge[] =>
  pairs.map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' }))

describe('layers', () => {
  test('count the steps to what supports nothing, by the longest way', () => {
    const { layerOf } = readAlignment(objectives('a', 'b', 'c', 'd'), edges('ab', 'bc', 'ac', 'dc'))
    expect(Object.fromEntries(layerOf)).toEqual({ a: 2, b: 1, c: 0, d: 1 })
  })

  test('are shared by a circle, and go on behind it', () => {
    const { layerOf } = readAlignment(objectives('x', 'a', 'b', 'g'), edges('xa', 'ab', 'ba', 'ag'))
    expect(layerOf.get('a')).toBe(layerOf.get('b'))
    expect(layerOf.get('x')).toBe((layerOf.get('a') ?? 0) + 1)
  })

  test('hold for a chain that is as long as nobody makes it', () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `o${at}`)
    const chain = ids.slice(1).map((to, at) => ({ from: ids[at] ?? '', to }))
    expect(readAlignment(objectives(...ids), chain).layerOf.get('o0')).toBe(19_999)
  })
})

describe('circles and islands', () => {
  test('a circle is told in its own order, each once', () => {
    const { circles } = readAlignment(objectives('a', 'b', 'c', 'd'), edges('ab', 'bc', 'ca', 'cd'))
    expect(circles).toHaveLength(1)
    const [circle = []] = circles
    expect([...circle].sort()).toEqual(['a', 'b', 'c'])
    const pairs = circle.map((id, at) => id + circle[(at + 1) % circle.length])
    for (const pair of pairs) expect(['ab', 'bc', 'ca']).toContain(pair)
  })

  test('an island is linked with nothing that is shown', () => {
    const { islands } = readAlignment(objectives('a', 'b', 'c'), edges('ab', 'cz', 'cc'))
    expect(islands).toEqual(['c'])
  })

  test('a link that would close a circle is seen before it is made', () => {
    expect(circleWith(edges('ab', 'bc'), { from: 'c', to: 'a' })).toEqual(['c', 'a', 'b'])
    expect(circleWith(edges('ab', 'bc'), { from: 'a', to: 'c' })).toBeNull()
    expect(circleWith(edges('ab'), { from: 'b', to: 'a' })).toEqual(['b', 'a'])
  })
})

const graphs = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    ids: fc.constant(Array.from({ length: size }, (_, at) => String(at))),
    pairs: fc.array(fc.tuple(fc.nat(size), fc.nat(size)), { maxLength: 16 }),
  }),
)

test('whatever is linked: outside of circles support goes to a lower layer, and every circle closes', () => {
  fc.assert(
    fc.property(graphs, ({ ids, pairs }) => {
      const links = pairs.map(([from, to]) => ({ from: String(from), to: String(to) }))
      const known = links.filter(({ from, to }) => ids.includes(from) && ids.includes(to) && from !== to)
      const { layerOf, circles, islands } = readAlignment(objectives(...ids), links)
      const reaches = (from: string, to: string) => {
        const seen = new Set([from])
        for (const id of seen) for (const edge of known) if (edge.from === id) seen.add(edge.to)
        return seen.has(to)
      }
      for (const { from, to } of known) {
        const isRound = reaches(to, from)
        expect((layerOf.get(from) ?? 0) - (layerOf.get(to) ?? 0)).toBeGreaterThanOrEqual(isRound ? 0 : 1)
        expect(circleWith(known, { from, to }) !== null).toBe(isRound)
      }
      for (const circle of circles) {
        circle.forEach((from, at) => {
          const to = circle[(at + 1) % circle.length]
          expect(known.some((edge) => edge.from === from && edge.to === to)).toBe(true)
        })
      }
      expect(islands).toEqual(ids.filter((id) => known.every(({ from, to }) => from !== id && to !== id)))
    }),
  )
})
