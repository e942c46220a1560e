import { describe, expect, it } from 'vitest'
import { myVote, rememberMyVote } from '../../client/models/my-votes.ts'
import { dots, fingers } from '../support/ballots.ts'
import { storageWith } from './support/kept-storage.ts'

const DAY_MS = 24 * 60 * 60_000

describe('my votes in this browser', () => {
  it('[BA9] keeps what I last chose in each ballot', () => {
    const storage = storageWith()
    rememberMyVote('one', dots({ a: 1 }), { storage, nowMs: 0 })
    rememberMyVote('two', fingers({ a: 3 }), { storage, nowMs: 1 })
    rememberMyVote('one', dots({ a: 2 }), { storage, nowMs: 2 })
    expect(myVote('one', { storage, nowMs: 3 })).toEqual(dots({ a: 2 }))
    expect(myVote('two', { storage, nowMs: 3 })).toEqual(fingers({ a: 3 }))
    expect(myVote('constructor', { storage, nowMs: 3 })).toBeNull()
  })

  it('[BA9] drops a vote after 90 days', () => {
    const storage = storageWith()
    rememberMyVote('old', dots({ a: 1 }), { storage, nowMs: 0 })
    expect(myVote('old', { storage, nowMs: 90 * DAY_MS })).not.toBeNull()
    expect(myVote('old', { storage, nowMs: 90 * DAY_MS + 1 })).toBeNull()
    rememberMyVote('new', dots({}), { storage, nowMs: 90 * DAY_MS + 1 })
    expect(storage.kept()).not.toContain('old')
  })

  it.each(['', '{', '[]', '{"one":{"choice":{"answer":"shout"},"atMs":0}}'])(
    'starts anew where the storage holds %j',
    (stored) => {
      const storage = storageWith(stored)
      expect(myVote('one', { storage, nowMs: 0 })).toBeNull()
      rememberMyVote('one', dots({ a: 1 }), { storage, nowMs: 0 })
      expect(myVote('one', { storage, nowMs: 0 })).toEqual(dots({ a: 1 }))
    },
  )

  it('goes on without a storage', () => {
    const refuse = () => {
      throw new Error('Refused.')
    }
    const storage = { getItem: refuse, setItem: refuse }
    expect(() => rememberMyVote('one', dots({}), { storage, nowMs: 0 })).not.toThrow()
    expect(myVote('one', { storage, nowMs: 0 })).toBeNull()
  })
})
