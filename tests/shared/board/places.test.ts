import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOARD_LIMITS } from '../../../shared/board/layout.ts'
import { byPlace, type Placed, placesFor } from '../../../shared/board/places.ts'

/** Real keys, equal keys, and what a hostile client may write as one. */
const place = fc.oneof(
  fc.constantFrom(
    'a0',
    'a1',
    'a0V',
    'a0G',
    'Zz',
    'b00',
    'zzz',
    'a00',
    'A',
    '',
    'ä1',
    'a!',
    'a0\u0000',
    'undefined',
  ),
  fc.constantFrom(
    `A${'0'.repeat(26)}`,
    `z${'z'.repeat(26)}`,
    `a0${'z'.repeat(5_000)}`,
    `a0${'z'.repeat(198)}`,
  ),
  fc.string(),
)
const siblings = fc
  .array(place, { maxLength: 12 })
  .map((places) => places.map((key, at): Placed => ({ id: `s${at}`, place: key })).sort(byPlace))

function applied(before: readonly Placed[], placed: readonly Placed[]): readonly Placed[] {
  const places = new Map([...before, ...placed].map((each) => [each.id, each.place]))
  return [...places].map(([id, key]) => ({ id, place: key })).sort(byPlace)
}

test('the card stands where it was put and nobody else changes order, whatever the neighbours', () => {
  fc.assert(
    fc.property(siblings, fc.nat(), (before, at) => {
      const index = at % (before.length + 1)
      const placed = placesFor('new', before, index)
      for (const each of placed) expect(each.place.length).toBeLessThanOrEqual(BOARD_LIMITS.maxPlaceLength)
      const after = applied(before, placed)
      const wanted = before.map((sibling) => sibling.id)
      wanted.splice(index, 0, 'new')
      expect(after.map((each) => each.id)).toEqual(wanted)
    }),
    { numRuns: 2_000 },
  )
})

test('between sound neighbours only the card itself is written', () => {
  const before = [
    { id: 's1', place: 'a0' },
    { id: 's2', place: 'a1' },
  ]
  expect(placesFor('new', before, 1).map((each) => each.id)).toEqual(['new'])
})

test('between two that share a key only those behind that share it are dealt new ones', () => {
  const before = [
    { id: 's1', place: 'a0' },
    { id: 's2', place: 'a0' },
    { id: 's3', place: 'a1' },
  ]
  expect(placesFor('new', before, 1).map((each) => each.id)).toEqual(['new', 's2'])
})

test('always inserting at one spot never makes a key over the limit', () => {
  let cards: readonly Placed[] = [
    { id: 'first', place: 'a0' },
    { id: 'last', place: 'a1' },
  ]
  for (let round = 0; round < 900; round += 1) {
    cards = applied(cards, placesFor(`n${round}`, cards, 1))
    expect(cards[1]?.id).toBe(`n${round}`)
  }
  expect(Math.max(...cards.map((card) => card.place.length))).toBeLessThanOrEqual(BOARD_LIMITS.maxPlaceLength)
})
