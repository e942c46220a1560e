import { describe, expect, it } from 'vitest'
import { countOf, filesToRunAgain } from '../../scripts/test-outcome.mjs'

const file = (path: string, failed: number, passed = 3) => ({ project: 'browser', path, passed, failed })
const MANY = ['a', 'b', 'c', 'd', 'e'].map((path) => file(path, 0))

describe('npm test', () => {
  it('runs a few files that failed beside others once more', () => {
    const failed = [file('vote', 1), file('retro', 2)]
    expect(filesToRunAgain({ files: [...MANY, ...failed], strayErrors: 0 })).toEqual(failed)
  })

  it('leaves it at one run when nothing, much or everything failed, when something else broke, or when it did not end', () => {
    expect(filesToRunAgain({ files: MANY, strayErrors: 0 })).toEqual([])
    expect(
      filesToRunAgain({ files: [...MANY, ...MANY.map(({ path }) => file(`${path}2`, 1))], strayErrors: 0 }),
    ).toEqual([])
    expect(filesToRunAgain({ files: [file('vote', 1)], strayErrors: 0 })).toEqual([])
    expect(filesToRunAgain({ files: [...MANY, file('vote', 1)], strayErrors: 1 })).toEqual([])
    expect(filesToRunAgain(null)).toEqual([])
  })

  it('counts the second run of what was run twice, on each host by itself', () => {
    const first = [file('vote', 1, 2), { ...file('vote', 1, 1), project: 'party' }, file('retro', 0)]
    expect(countOf(first, [file('vote', 0, 4)])).toBe('8 passed, 1 failed')
    expect(countOf(first, [file('vote', 1, 3), { ...file('vote', 0, 2), project: 'party' }])).toBe(
      '8 passed, 1 failed',
    )
  })
})
