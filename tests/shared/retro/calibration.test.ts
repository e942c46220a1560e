import { describe, expect, it } from 'vitest'
import { type CalibrationPoint, readCalibration } from '../../../shared/retro/calibration.ts'

function point(commit: number | null, middle: number | null, score: number): CalibrationPoint {
  return { confidenceAtCommit: commit, confidenceAtMiddle: middle, score }
}

const OPTIMISTS = [8, 8, 9, 7, 8].map((confidence) => point(confidence, 4, 0.4))

describe('[RE8] calibration', () => {
  it('says that a team was too sure when it committed, and had seen it at the middle', () => {
    expect(readCalibration(OPTIMISTS, 'commit')).toMatchObject({ count: 5, lean: 'too-sure' })
    expect(readCalibration(OPTIMISTS, 'middle')).toMatchObject({ count: 5, lean: 'even', meanDistance: 0 })
  })

  it('says that a team was too careful', () => {
    const points = OPTIMISTS.map((each) => ({ ...each, confidenceAtCommit: 3, score: 0.9 }))
    expect(readCalibration(points, 'commit')?.lean).toBe('too-careful')
  })

  it('a difference of a tenth is none', () => {
    const points = OPTIMISTS.map((each) => ({ ...each, confidenceAtCommit: 7, score: 0.6 }))
    expect(readCalibration(points, 'commit')?.lean).toBe('even')
  })

  it('errors to both sides are no calibration: the lean is even, the distance is not', () => {
    const points = [10, 0, 10, 0, 10, 0].map((confidence, at) =>
      point(confidence, null, at % 2 === 0 ? 0 : 1),
    )
    expect(readCalibration(points, 'commit')).toMatchObject({ lean: 'even', meanDistance: 1 })
  })

  it('says what each degree of confidence came to', () => {
    const points = [point(9, null, 0.5), point(7, null, 0.7), point(5, null, 0.4), point(2, null, 0.9)]
    const bands = readCalibration(points, 'commit')?.bands ?? []
    expect(bands.map(({ id, count }) => [id, count])).toEqual([
      ['unsure', 1],
      ['half', 1],
      ['sure', 2],
    ])
    expect(bands[2]?.meanScore).toBeCloseTo(0.6)
  })

  it('does not judge by a handful, and says nothing of what nobody predicted', () => {
    expect(readCalibration(OPTIMISTS.slice(1), 'commit')?.lean).toBe('too-few')
    expect(readCalibration([point(8, null, 0.3)], 'middle')).toBeNull()
    expect(readCalibration([], 'commit')).toBeNull()
  })
})
