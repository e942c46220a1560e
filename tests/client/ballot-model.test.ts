import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  scoreSettings,
  scores,
} from '../support/ballots.ts'
import { OPENED_AT_MS, openRoom, settle } from './ballot-room.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: OPENED_AT_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('my ballot', () => {
  it('[BA3] shows a dot at once and counts what is left', () => {
    const { model, hold } = openRoom(dotSettings({ budget: 3, capPerItem: 2 }))
    hold()
    model.give('a', 1)
    model.give('a', 1)
    expect(model.sheet.value.a?.dots).toBe(2)
    expect(model.left.value).toBe(1)
    model.give('a', -1)
    expect(model.left.value).toBe(2)
  })

  it('[BA4] casts each change, one at a time, and of those that waited the newest alone', async () => {
    const { model, cast, hold, answerNext, choice } = openRoom(dotSettings())
    hold()
    model.give('a', 1)
    model.give('b', 1)
    model.give('b', 1)
    expect(cast).toEqual([dots({ a: 1 })])
    await answerNext()
    expect(cast).toEqual([dots({ a: 1 }), dots({ a: 1, b: 2 })])
    await answerNext()
    expect(cast).toHaveLength(2)
    expect(choice()).toEqual(dots({ a: 1, b: 2 }))
  })

  it('casts what was taken back while the first cast was on its way', async () => {
    const { model, cast, hold, answerNext, choice } = openRoom(dotSettings())
    hold()
    model.give('a', 1)
    model.give('a', -1)
    await answerNext()
    await answerNext()
    expect(cast).toEqual([dots({ a: 1 }), dots({})])
    expect(choice()).toEqual(dots({}))
    expect(model.left.value).toBe(5)
  })

  it('goes by what the room has confirmed until it hears its ballot back', async () => {
    const { model, choice, delayMine, bringMine } = openRoom(dotSettings())
    delayMine()
    model.give('a', 1)
    await settle()
    model.give('a', -1)
    await settle()
    expect(choice()).toEqual(dots({}))
    bringMine()
    expect(model.left.value).toBe(5)
  })

  it.each([
    {
      settings: scoreSettings(),
      act: (model: ReturnType<typeof openRoom>['model']) => {
        model.score('a', 'importance', 5)
        model.score('a', 'confidence', 2)
      },
      expected: scores({ a: [5, 2] }),
    },
    {
      settings: approveSettings(),
      act: (model: ReturnType<typeof openRoom>['model']) => {
        model.approve('a', 'yes')
        model.approve('b', 'no')
        model.approve('b', 'abstain')
      },
      expected: approvals({ a: 'yes', b: 'abstain' }),
    },
    {
      settings: fistSettings(),
      act: (model: ReturnType<typeof openRoom>['model']) => {
        model.showFingers('a', 0)
        model.showFingers('c', 5)
      },
      expected: fingers({ a: 0, c: 5 }),
    },
  ])('[BA2] casts answers of the method $settings.method', async ({ settings, act, expected }) => {
    const { model, choice } = openRoom(settings)
    act(model)
    await settle()
    expect(choice()).toEqual(expected)
    expect(model.answeredIds.value).toHaveLength(expected.answer === 'score' ? 1 : 2)
    expect(model.uncountedIds.value).toEqual([])
  })

  it('[BA2] keeps half a score on screen until it is whole', async () => {
    const { model, choice, cast } = openRoom(scoreSettings())
    model.score('a', 'importance', 4)
    await settle()
    expect(cast).toEqual([])
    expect(model.uncountedIds.value).toEqual(['a'])
    model.score('a', 'confidence', 3)
    await settle()
    expect(choice()).toEqual(scores({ a: [4, 3] }))
  })

  it('takes an answer back', async () => {
    const { model, choice } = openRoom(fistSettings())
    model.showFingers('a', 3)
    model.showFingers('b', 4)
    await settle()
    model.clear('a')
    await settle()
    expect(choice()).toEqual(fingers({ b: 4 }))
    expect(model.answeredIds.value).toEqual(['b'])
  })

  it('[BA4] abstains, and comes back to what was there before', async () => {
    const { model, choice } = openRoom(dotSettings())
    model.give('a', 1)
    await settle()
    model.abstain()
    await settle()
    expect(choice()).toEqual(ABSTAIN)
    expect(model.isAbstaining.value).toBe(true)
    expect(model.answeredIds.value).toEqual([])
    model.takeBackAbstention()
    await settle()
    expect(choice()).toEqual(dots({ a: 1 }))
    expect(model.isAbstaining.value).toBe(false)
  })

  it('[BA4] votes after all where nothing was given before: an empty ballot in place of the abstention', async () => {
    const { model, choice } = openRoom(dotSettings())
    model.abstain()
    await settle()
    model.takeBackAbstention()
    await settle()
    expect(choice()).toEqual(dots({}))
  })

  it('follows another device of mine, and lays only what is new here over it', async () => {
    const { model, castElsewhere, choice } = openRoom(dotSettings())
    model.give('a', 1)
    await settle()
    castElsewhere(dots({ b: 1 }))
    expect(model.sheet.value).toEqual({ b: { dots: 1 } })
    model.give('c', 1)
    await settle()
    expect(choice()).toEqual(dots({ b: 1, c: 1 }))
  })
})

describe('done', () => {
  it('says so after what was last changed was cast, and takes it back', async () => {
    const { model, isDone, choice } = openRoom(dotSettings({ reasons: 'optional' }))
    model.give('a', 1)
    await settle()
    model.explain('a', 'It matters')
    await model.setDone(true)
    expect(choice()).toEqual(dots({ a: 1 }, { a: 'It matters' }))
    expect(isDone()).toBe(true)
    expect(model.isDone.value).toBe(true)
    await model.setDone(false)
    expect(isDone()).toBe(false)
  })

  it('needs a vote first', async () => {
    const { model } = openRoom(dotSettings())
    expect(model.canBeDone.value).toBe(false)
    await model.setDone(true)
    expect(model.refusal.value).toBe('Vote first, or abstain: then say that you are done.')
    expect(model.isDone.value).toBe(false)
  })
})

describe('who may not vote', () => {
  it('is told why', () => {
    const { model } = openRoom(dotSettings({ electorIds: ['lead'] }))
    expect(model.permission.value).toMatchObject({ ok: false, refusal: { code: 'not-an-elector' } })
  })
})
