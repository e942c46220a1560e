import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { approvals, approveSettings, dotSettings, dots } from '../support/ballots.ts'
import { HOUR_MS, OPENED_AT_MS, openRoom, settle } from './ballot-room.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: OPENED_AT_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('reasons', () => {
  it('casts a reason when the typing pauses, or the field is left', async () => {
    const { model, choice, cast } = openRoom(dotSettings({ reasons: 'optional' }))
    model.give('a', 1)
    await settle()
    model.explain('a', 'It is')
    model.explain('a', 'It is slow')
    await settle()
    expect(cast).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(choice()).toEqual(dots({ a: 1 }, { a: 'It is slow' }))
    model.explain('a', 'It is too slow')
    await model.settle()
    expect(choice()).toEqual(dots({ a: 1 }, { a: 'It is too slow' }))
  })

  it('keeps an answer on screen, uncounted, until it has the reason that is asked for', async () => {
    const { model, choice, cast } = openRoom(approveSettings({ reasons: 'required' }))
    model.approve('a', 'yes')
    await settle()
    expect(cast).toEqual([])
    expect(model.uncountedIds.value).toEqual(['a'])
    expect(model.canBeDone.value).toBe(false)
    model.explain('a', 'We can do it')
    await model.settle()
    expect(choice()).toEqual(approvals({ a: 'yes' }, { a: 'We can do it' }))
    model.explain('a', '  ')
    await model.settle()
    // What says nothing any more is not counted, as the screen tells.
    expect(choice()).toEqual(approvals({}))
    expect(model.uncountedIds.value).toEqual(['a'])
  })

  it('keeps what was typed through a reload, and casts it', async () => {
    const room = openRoom(approveSettings({ reasons: 'required' }))
    room.model.approve('a', 'no')
    room.model.explain('a', 'Nobody asks for it')
    room.model.dispose()
    const model = room.openModel()
    expect(model.sheet.value.a).toEqual({ approval: 'no', reason: 'Nobody asks for it' })
    await settle()
    expect(room.choice()).toEqual(approvals({ a: 'no' }, { a: 'Nobody asks for it' }))
    expect(room.stored.size).toBe(0)
  })

  it('keeps the words to copy that were not counted when the vote ended', async () => {
    const { model, lead, ballotId, stored } = openRoom(dotSettings({ reasons: 'optional' }))
    model.give('a', 1)
    await settle()
    model.explain('a', 'Because of the rollbacks')
    lead({ type: 'close-ballot', ballotId })
    expect(model.ballot.value).toBeNull()
    expect(model.lost.value?.texts).toEqual(['Because of the rollbacks'])
    expect(stored.size).toBe(0)
    await vi.advanceTimersByTimeAsync(5_000)
    model.forgetLost()
    expect(model.lost.value).toBeNull()
  })
})

describe('what the room refuses', () => {
  it('stays on screen with the reason beside it, and is tried again', async () => {
    const { model, choice, castElsewhere, counted } = openRoom(dotSettings({ budget: 3 }))
    castElsewhere(dots({ a: 2 }))
    model.give('b', 1)
    await settle()
    // What another device gives at the same time makes it too many.
    model.give('c', 1)
    await settle()
    expect(model.refusal.value).toBe('You have 3 dots; this uses 4. Take 1 back.')
    expect(model.sheet.value).toEqual({ a: { dots: 2 }, b: { dots: 1 }, c: { dots: 1 } })
    expect(model.left.value).toBe(-1)
    expect(counted).toEqual([dots({ a: 2, b: 1 })])
    model.give('a', -1)
    await settle()
    expect(model.refusal.value).toBeNull()
    expect(choice()).toEqual(dots({ a: 1, b: 1, c: 1 }))
  })

  it('[BA10] is what comes after the deadline, by the room’s clock; the last vote before it counts', async () => {
    const { model, choice } = openRoom(dotSettings(), { closesAtMs: OPENED_AT_MS + HOUR_MS })
    model.give('a', 1)
    await settle()
    expect(model.phase.value).toBe('open')
    await vi.advanceTimersByTimeAsync(HOUR_MS - 1)
    expect(model.permission.value.ok).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(model.phase.value).toBe('due')
    expect(model.permission.value).toMatchObject({ ok: false, refusal: { code: 'ballot-closed' } })
    model.give('b', 1)
    await settle()
    expect(model.refusal.value).toMatch(/closed at its deadline/)
    expect(choice()).toEqual(dots({ a: 1 }))
  })
})

describe('[BA8] words that change', () => {
  it('asks again for an answer to other words, and lets it be kept', async () => {
    const { model, reword, votedOn, hold, answerNext } = openRoom(dotSettings())
    model.give('a', 1)
    model.give('b', 1)
    await settle()
    reword('a', 'Deploy in 10 minutes')
    expect(model.staleIds.value).toEqual(['a'])
    hold()
    model.keepAnswer('a')
    expect(model.staleIds.value).toEqual([])
    await answerNext()
    expect(model.staleIds.value).toEqual([])
    expect(votedOn()).toEqual({ a: 'Deploy in 10 minutes' })
  })

  it('takes another answer for one to the words of now', async () => {
    const { model, reword } = openRoom(dotSettings())
    model.give('a', 1)
    await settle()
    reword('a', 'Deploy in 10 minutes')
    model.give('a', 1)
    await settle()
    expect(model.staleIds.value).toEqual([])
  })

  it('does not take a vote that was on its way for one to words that it has not seen', async () => {
    const { model, reword, hold, answerNext } = openRoom(dotSettings())
    hold()
    model.give('a', 1)
    reword('a', 'Deploy in 10 minutes')
    await answerNext()
    expect(model.staleIds.value).toEqual(['a'])
    expect(model.wordsVotedOn({ id: 'a', text: 'Deploy in 20 minutes' })).toBe('')
  })
})

describe('[BA8] words that change while changes of mine wait', () => {
  it('takes all of them for answers to the oldest words that I had before me', async () => {
    const { model, reword, hold, answerNext } = openRoom(dotSettings())
    hold()
    model.give('b', 1)
    model.give('a', 1)
    reword('a', 'Deploy in 10 minutes')
    model.give('b', 1)
    await answerNext()
    await answerNext()
    // The dot on `a` went out with a change that was made after its words had changed.
    expect(model.staleIds.value).toEqual(['a'])
  })
})
