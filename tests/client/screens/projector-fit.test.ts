import { describe, expect, it } from 'vitest'
import { projectedScales, turnedBy } from '../../../client/screens/present/fit.ts'

describe('what is shown on a projector', () => {
  it.each([600, 720, 768, 900, 1080, 2160])(
    'in a window %i px high is never too small to be read',
    (height) => {
      const scales = projectedScales(height)
      expect(scales[0]).toBe(1)
      expect(scales).toEqual(scales.toSorted((one, other) => other - one))
      for (const scale of scales) {
        expect(scale * 24).toBeGreaterThanOrEqual(Math.min(24, Math.max(14, height / 48)) - 1e-9)
      }
      expect(new Set(scales).size).toBe(scales.length)
    },
  )

  it('is turned no further than its first and its last page', () => {
    expect(turnedBy({ at: 0, of: 3 }, 1)).toEqual({ at: 1, of: 3 })
    expect(turnedBy({ at: 2, of: 3 }, 1)).toEqual({ at: 2, of: 3 })
    expect(turnedBy({ at: 0, of: 3 }, -1)).toEqual({ at: 0, of: 3 })
    // Fewer than before: the last one that is left.
    expect(turnedBy({ at: 4, of: 2 }, 0)).toEqual({ at: 1, of: 2 })
  })
})
