import { describe, expect, it } from 'vitest'
import { coloursByJoining, initialsOf, PERSON_COLOURS, personColour } from '../../../client/ui/person.ts'

describe('personColour', () => {
  it('gives a person the same colour every time', () => {
    expect(personColour('3f2c9a')).toBe(personColour('3f2c9a'))
  })

  it('spreads alike ids over all six colours', () => {
    const counts = new Map<string, number>()
    for (let index = 0; index < 600; index += 1) {
      const colour = personColour(`person-${index}`)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([...PERSON_COLOURS])
    expect(Math.min(...counts.values())).toBeGreaterThan(60)
  })
})

describe('coloursByJoining', () => {
  const seven = Object.fromEntries(
    ['g', 'c', 'a', 'f', 'b', 'e', 'd'].map((id, index) => [id, { joinedAtMs: 1_000 - index }]),
  )

  it('gives the first six a colour each, in their order of joining, and begins again with the seventh', () => {
    expect([...coloursByJoining(seven)]).toEqual([
      ['d', 'p1'],
      ['e', 'p2'],
      ['b', 'p3'],
      ['f', 'p4'],
      ['a', 'p5'],
      ['c', 'p6'],
      ['g', 'p1'],
    ])
  })

  it('leaves everybody their colour when somebody joins', () => {
    const later = coloursByJoining({ '0': { joinedAtMs: 2_000 }, ...seven })
    for (const [id, colour] of coloursByJoining(seven)) expect(later.get(id)).toBe(colour)
  })

  it('has one order for people of the same millisecond, however the roster lists them', () => {
    const one = coloursByJoining({ b: { joinedAtMs: 5 }, a: { joinedAtMs: 5 } })
    const other = coloursByJoining({ a: { joinedAtMs: 5 }, b: { joinedAtMs: 5 } })
    expect([...one]).toEqual([...other])
  })
})

describe('initialsOf', () => {
  it.each([
    ['Ines Duarte', 'ID'],
    ['  wei   chen ', 'WC'],
    ['Anna-Maria van der Berg', 'AB'],
    ['Priya', 'PR'],
    ['李 小龙', '李小'],
    ['😀', '😀'],
    ['', ''],
  ])('%j is %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
