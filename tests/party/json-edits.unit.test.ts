import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { editsBetween, JsonEditsSchema, withEdits } from '../../party/storage/json-edits.ts'

/** As it comes back from the disk. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Few keys, so that two values have many of them in common; numbers among them, which records put first. */
const KEY = fc.constantFrom('a', 'b', 'c', '7', '10', '__proto__', 'constructor')
const LEAF = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', '', null, true))
const { value: VALUE } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    LEAF,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(KEY, tie('value')), { selector: ([key]) => key, maxLength: 5 })
      .map(Object.fromEntries),
  ),
}))

describe('edits between two values', () => {
  test('make the one of the other to the letter, the order of entries included, also off the disk', () => {
    fc.assert(
      fc.property(VALUE, VALUE, (before, after) => {
        const edits = v.parse(JsonEditsSchema, stored(editsBetween(before, after)))
        expect(JSON.stringify(withEdits(before, edits))).toBe(JSON.stringify(after))
      }),
      { numRuns: 2_000 },
    )
  })

  test('are as few as what changed', () => {
    const cards = { ana: [{ id: 'a-1' }, { id: 'a-2' }], ben: [{ id: 'b-1' }] }
    const state = { visible: { stageId: 'objectives' }, secret: { cards } }
    const more = { id: 'a-3' }
    const after = { ...state, secret: { cards: { ...cards, ana: [...cards.ana, more] } } }
    expect(editsBetween(state, after)).toEqual([
      { to: 'tail', at: ['secret', 'cards', 'ana'], keep: 2, items: [more] },
    ])
    // Between others, where the order may mean something.
    expect(editsBetween({ ana: 1, cy: 1 }, { ana: 1, ben: 1, cy: 1 })).toEqual([
      { to: 'value', at: ['ben'], value: 1, next: 'cy' },
    ])
    const { ben: _gone, ...others } = cards
    expect(editsBetween(cards, others)).toEqual([{ to: 'nothing', at: ['ben'] }])
    expect(editsBetween(cards, { ...cards, cy: [] })).toEqual([{ to: 'value', at: ['cy'], value: [] }])
    expect(editsBetween(state, structuredClone({ visible: state.visible }))).toEqual([
      { to: 'nothing', at: ['secret'] },
    ])
    expect(editsBetween(state, state)).toEqual([])
  })

  test('never change anything in place, and are made of whatever there is', () => {
    const before = Object.freeze({ list: Object.freeze([1, 2]), word: 'x' })
    const edits = v.parse(JsonEditsSchema, [
      { to: 'tail', at: ['list'], keep: 1, items: [3] },
      { to: 'value', at: ['word', 'deeper', 'still'], value: 1 },
      { to: 'nothing', at: ['nowhere', 'at', 'all'] },
      { to: 'tail', at: ['word', 'deeper', 'still'], keep: 9, items: ['y'] },
    ])
    expect(withEdits(before, edits)).toEqual({
      list: [1, 3],
      word: { deeper: { still: ['y'] } },
      nowhere: { at: {} },
    })
    expect(before).toEqual({ list: [1, 2], word: 'x' })
  })
})
