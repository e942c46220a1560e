import { describe, expect, it } from 'vitest'
import { initialsOf, PERSON_COLOURS, personColour } from '../../../client/ui/person.ts'

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
