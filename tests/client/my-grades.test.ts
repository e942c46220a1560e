import { describe, expect, it } from 'vitest'
import { myGrade, rememberMyGrade } from '../../client/models/my-grades.ts'
import { readMyGrade } from '../../client/screens/workshop/retro/use-my-grades.ts'
import { storageWith } from './support/kept-storage.ts'

const DAY_MS = 24 * 60 * 60_000
const HERE = { workshopId: 'retro', personId: 'pat', keyResultId: 'k-1' }

describe('my grades in this browser', () => {
  it('[RE1] keeps what I last gave each key result, and that I could not say', () => {
    const storage = storageWith()
    rememberMyGrade(HERE, 0.4, { storage, nowMs: 0 })
    rememberMyGrade({ ...HERE, keyResultId: 'k-2' }, null, { storage, nowMs: 1 })
    rememberMyGrade(HERE, 0.5, { storage, nowMs: 2 })
    expect(myGrade(HERE, { storage, nowMs: 3 })).toBe(0.5)
    expect(myGrade({ ...HERE, keyResultId: 'k-2' }, { storage, nowMs: 3 })).toBeNull()
    expect(myGrade({ ...HERE, keyResultId: 'k-3' }, { storage, nowMs: 3 })).toBeUndefined()
  })

  it('[RE1] tells nobody else who uses this browser, and nothing of another retro', () => {
    const storage = storageWith()
    rememberMyGrade(HERE, 0.4, { storage, nowMs: 0 })
    expect(myGrade({ ...HERE, personId: 'wei' }, { storage, nowMs: 0 })).toBeUndefined()
    expect(myGrade({ ...HERE, workshopId: 'other' }, { storage, nowMs: 0 })).toBeUndefined()
  })

  it('[RE1] drops a grade after 90 days', () => {
    const storage = storageWith()
    rememberMyGrade(HERE, 0.4, { storage, nowMs: 0 })
    expect(myGrade(HERE, { storage, nowMs: 90 * DAY_MS })).toBe(0.4)
    expect(myGrade(HERE, { storage, nowMs: 90 * DAY_MS + 1 })).toBeUndefined()
  })

  it.each(['{', '[]', '{"retro/pat/k-1":{"grade":7,"atMs":0}}'])(
    'starts anew where the storage holds %j',
    (stored) => {
      const storage = storageWith(stored)
      expect(myGrade(HERE, { storage, nowMs: 0 })).toBeUndefined()
      rememberMyGrade(HERE, 1, { storage, nowMs: 0 })
      expect(myGrade(HERE, { storage, nowMs: 0 })).toBe(1)
    },
  )
})

describe('which of the revealed grades is mine', () => {
  const shown = { gradedIds: ['pat', 'wei'], revealed: { grades: [0.4, 0.7], revealedAtMs: 1 } }

  it('[RE1] the one that this browser remembers', () => {
    expect(readMyGrade(shown, 'pat', 0.7)).toEqual({ kind: 'known', grade: 0.7 })
    expect(readMyGrade(shown, 'pat', null)).toEqual({ kind: 'passed' })
  })

  it('[RE1] none, of somebody who took it back or never graded', () => {
    expect(readMyGrade(shown, 'ines', 0.7)).toEqual({ kind: 'none' })
    expect(readMyGrade(shown, null, 0.7)).toEqual({ kind: 'none' })
  })

  it('[RE1] unknown, where I graded in another browser or changed it there', () => {
    expect(readMyGrade(shown, 'pat', undefined)).toEqual({ kind: 'elsewhere' })
    expect(readMyGrade(shown, 'pat', 0.5)).toEqual({ kind: 'elsewhere' })
  })
})
