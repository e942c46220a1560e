import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeMarks } from '../../../client/ui/charts/place-marks.ts'

const AREA = { left: 20, top: 10, right: 310, bottom: 260 }
const RADIUS = 11

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const marks = fc
  .array(fc.record({ x: within(AREA.left, AREA.right), y: within(AREA.top, AREA.bottom) }), { maxLength: 40 })
  .map((places) => places.map((place, index) => ({ id: `${index}`, ...place })))

describe('placeMarks', () => {
  it('lays no two marks on each other and none outside, wherever 40 of them belong', () => {
    fc.assert(
      fc.property(marks, (given) => {
        const placed = placeMarks(given, RADIUS, AREA)
        for (const [index, one] of placed.entries()) {
          expect(one.atX).toBeGreaterThanOrEqual(AREA.left + RADIUS - 0.001)
          expect(one.atX).toBeLessThanOrEqual(AREA.right - RADIUS + 0.001)
          expect(one.atY).toBeGreaterThanOrEqual(AREA.top + RADIUS - 0.001)
          expect(one.atY).toBeLessThanOrEqual(AREA.bottom - RADIUS + 0.001)
          for (const other of placed.slice(index + 1)) {
            expect(Math.hypot(one.atX - other.atX, one.atY - other.atY)).toBeGreaterThan(2 * RADIUS - 0.001)
          }
        }
      }),
    )
  })

  it('leaves marks where they belong that are far enough from each other', () => {
    const apart = [
      { id: 'a', x: 100, y: 100 },
      { id: 'b', x: 150, y: 100 },
    ]
    expect(placeMarks(apart, RADIUS, AREA)).toEqual([
      { ...apart[0], atX: 100, atY: 100, isMoved: false },
      { ...apart[1], atX: 150, atY: 100, isMoved: false },
    ])
  })

  it('keeps the first of those that belong to one place there, and says of the others that they moved', () => {
    const same = ['a', 'b', 'c'].map((id) => ({ id, x: 100, y: 100 }))
    const placed = placeMarks(same, RADIUS, AREA)
    expect(placed[0]).toMatchObject({ atX: 100, atY: 100, isMoved: false })
    for (const { atX, atY, isMoved } of placed.slice(1)) {
      expect(isMoved).toBe(true)
      expect(Math.hypot(atX - 100, atY - 100)).toBeLessThan(2.5 * RADIUS)
    }
  })

  it('leaves those where they belong for which there is no room at all', () => {
    const area = { left: 0, top: 0, right: 25, bottom: 25 }
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `${index}`, x: 12.5, y: 12.5 }))
    expect(placeMarks(many, RADIUS, area).map(({ atX, atY }) => [atX, atY])).toEqual(
      many.map(({ x, y }) => [x, y]),
    )
  })
})
