import { describe, expect, it } from 'vitest'
import { layStacks, placeInStack } from '../../../client/ui/charts/dot-stacks.ts'

const AREA = { width: 40, height: 54 }
const EVERY_COUNT = Array.from({ length: 60 }, (_, index) => index + 1)

describe('stacks of dots', () => {
  it.each(EVERY_COUNT)('%i equal ones stay in their column, and none touches another', (count) => {
    const layout = layStacks(count, AREA)
    const dots = placeInStack(count, layout)
    expect(dots).toHaveLength(count)
    for (const { x, y } of dots) {
      expect(Math.abs(x) + layout.radius).toBeLessThanOrEqual(AREA.width / 2)
      expect(y + 2 * layout.radius).toBeLessThanOrEqual(AREA.height + 1e-9)
    }
    for (const [index, one] of dots.entries()) {
      for (const other of dots.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2.2 * layout.radius)
      }
    }
  })

  it('few lie on each other, as large as they are drawn', () => {
    expect(layStacks(4, AREA)).toEqual({ step: 13, radius: 5.2, perRow: 1 })
    expect(placeInStack(2, layStacks(4, AREA))).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 13 },
    ])
  })

  it('forty can be seen one by one', () => {
    expect(layStacks(40, AREA).radius).toBeGreaterThan(2.5)
  })

  it('a row that is not full lies in the middle', () => {
    const layout = { step: 10, radius: 4, perRow: 3 }
    expect(placeInStack(4, layout).map(({ x, y }) => [x, y])).toEqual([
      [-10, 0],
      [0, 0],
      [10, 0],
      [0, 10],
    ])
  })
})
