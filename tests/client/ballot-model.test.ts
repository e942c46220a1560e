import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createBallotModel } from '../../client/models/ballot-model.ts'
import type { Drafts } from '../../client/models/drafts.ts'
import { followWordings } from '../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../shared/ballot/settings.ts'
import { EMPTY_NOTES } from '../../shared/board/notes.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, replaceText } from '../../shared/board/write.ts'
import type { Result } from '../../shared/result.ts'
import { createRoomState } from '../../shared/workshop/create-room.ts'
import { type Command, decide } from '../../shared/workshop/decide.ts'
import { findBallot, textsOf, withBallot } from '../../shared/workshop/run-ballot.ts'
import { mineOf, type RoomState, type Visible } from '../../shared/workshop/state.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  castOf,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  openOf,
  scoreSettings,
  scores,
} from '../support/ballots.ts'

const OPENED_AT_MS = Date.parse('2027-01-11T09:00:00Z')
const HOUR_MS = 60 * 60_000

const WORKSHOP = {
  ...{ workshopId: 'w', title: 'Planning', teamName: 'Platform', kind: 'planning' as const },
  cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
  timeZone: 'Europe/Berlin',
}

const TEXTS = [
  ['a', 'Deploy in 20 minutes'],
  ['b', 'Roll back 1% of releases'],
  ['c', 'Open in 2 seconds'],
] as const

/** The room that decides as the real one does, and answers when told to; `me` votes in it. */
function openRoom(settings: BallotSettings, { closesAtMs = null as number | null } = {}) {
  const doc = new Y.Doc()
  createObjective(doc, { id: 'o', text: 'Ship safely' }, null)
  for (const [id, text] of TEXTS) createKeyResult(doc, { id, objectiveId: 'o', text }, null)
  const person = (name: string, role: 'facilitator' | 'participant') => ({
    ...{ name, role, joinedAtMs: 0, ready: false, attendance: 'here' as const, removed: false },
  })
  const created = createRoomState(WORKSHOP, OPENED_AT_MS)
  let state: RoomState = {
    ...created,
    visible: {
      ...created.visible,
      stageId: 'vote',
      roster: { lead: person('Ines', 'facilitator'), me: person('Jonas', 'participant') },
    },
  }
  const visible = signal<Visible | null>(null)
  const mine = signal(mineOf(state.secret, 'me'))
  const waiting: (() => void)[] = []
  const cast: BallotChoice[] = []
  const counted: BallotChoice[] = []
  let holds = false
  let isMineLate = false

  const tell = () => {
    if (!isMineLate) mine.value = mineOf(state.secret, 'me')
    visible.value = state.visible
  }
  const carryOut = (command: Command, personId: string): Result<null> => {
    const ids = Array.from({ length: 8 }, (_, index) => `id-${state.visible.ballots.length}-${index}`)
    const decided = decide(state, command, { personId }, Date.now(), {
      ...{ readNotes: () => EMPTY_NOTES, readComments: () => [] },
      ...{ readBoard: () => readBoard(doc), ids, newId: () => 'new-id' },
    })
    if (!decided.ok) return decided
    state = decided.value.state
    tell()
    return { ok: true, value: null }
  }
  const opened = carryOut({ ...openOf([], settings), itemIds: ['a', 'b', 'c'], closesAtMs }, 'lead')
  if (!opened.ok) throw new Error(opened.refusal.message)

  const stored = new Map<string, string>()
  const drafts: Drafts = {
    read: (name) => stored.get(name) ?? '',
    write: (name, text) => void (text === '' ? stored.delete(name) : stored.set(name, text)),
  }
  const openModel = () =>
    createBallotModel({
      ...{ visible, mine, personId: signal('me'), offsetMs: signal(0), drafts },
      onCounted: (_ballotId, choice) => counted.push(choice),
      send: (command) => {
        if (command.type === 'cast-ballot') cast.push(command.choice)
        if (!holds) return Promise.resolve(carryOut(command, 'me'))
        return new Promise((resolve) => waiting.push(() => resolve(carryOut(command, 'me'))))
      },
    })
  return {
    model: openModel(),
    /** The same tab after a reload. */
    openModel,
    cast,
    counted,
    stored,
    lead: (command: Command) => carryOut(command, 'lead'),
    /** Another device of mine. */
    castElsewhere: (choice: BallotChoice) =>
      carryOut(castOf(state.visible.ballots.at(-1)?.ballotId ?? '', choice), 'me'),
    ballotId: state.visible.ballots.at(-1)?.ballotId ?? '',
    /** The room's word on what I voted. */
    choice: () => state.secret.choices.me ?? null,
    isDone: () => state.secret.doneIds.includes('me'),
    votedOn: () => state.secret.votedOn.me ?? {},
    reword(id: string, text: string) {
      replaceText(doc, id, text, null)
      const ballot = findBallot(state.visible, state.visible.ballots.at(-1)?.ballotId ?? '')
      if (ballot === null) throw new Error('There is no ballot.')
      state = withBallot(state, followWordings(ballot, textsOf(readBoard(doc))))
      tell()
    },
    /** My ballot comes back to me later than the answers to my commands. */
    delayMine: () => {
      isMineLate = true
    },
    bringMine: () => {
      isMineLate = false
      tell()
    },
    hold: () => {
      holds = true
    },
    /** Lets the room answer what it was asked first. */
    answerNext: async () => {
      waiting.shift()?.()
      await settle()
    },
  }
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
}

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
