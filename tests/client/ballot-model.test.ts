import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { createBallotModel } from '../../client/models/ballot-model.ts'
import type { BallotChoice } from '../../shared/ballot/dots.ts'
import type { Result } from '../../shared/result.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { createRoomState, type Visible } from '../../shared/workshop/state.ts'

/** My ballot at a room that answers when told to. */
function openVote() {
  const workshop = {
    workshopId: 'w',
    title: 'Planning',
    teamName: 'Platform',
    kind: 'planning' as const,
    cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    timeZone: 'Europe/Berlin',
  }
  const ballot: Visible['ballots'][number] = {
    ballotId: 'ballot',
    round: 1,
    settings: { method: 'dots', budget: 3, capPerItem: 2, anonymous: true, cutLine: null },
    items: [
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
    ],
    openedAtMs: 0,
    closedAtMs: null,
    voterIds: [],
    result: null,
  }
  const visible = signal<Visible | null>({ ...createRoomState(workshop, 0).visible, ballots: [ballot] })
  const choice = signal<BallotChoice | null>(null)
  const cast: { choice: BallotChoice; answer: (answer: Result<null>) => void }[] = []
  const refusals: string[] = []
  const model = createBallotModel({
    visible,
    choice,
    send: (command: Command) =>
      new Promise((answer) => {
        if (command.type === 'cast-ballot') cast.push({ choice: command.choice, answer })
      }),
    onRefused: (message) => refusals.push(message),
  })
  return { model, choice, cast, refusals, settle: () => new Promise((resolve) => setImmediate(resolve)) }
}

const DONE: Result<null> = { ok: true, value: null }

describe('my ballot', () => {
  it('[BA3] shows a dot at once and counts what is left', () => {
    const { model } = openVote()
    model.give('a', 1)
    model.give('a', 1)
    expect(model.dots.value).toEqual({ a: 2 })
    expect(model.left.value).toBe(1)
    model.give('a', -1)
    expect(model.left.value).toBe(2)
  })

  it('[BA4] casts each change, one at a time, and of those that waited the newest alone', async () => {
    const { model, cast, settle } = openVote()
    model.give('a', 1)
    model.give('b', 1)
    model.give('b', 1)
    expect(cast).toHaveLength(1)
    cast[0]?.answer(DONE)
    await settle()
    expect(cast.map((each) => each.choice)).toEqual([
      { answer: 'dots', dots: { a: 1 } },
      { answer: 'dots', dots: { a: 1, b: 2 } },
    ])
  })

  it('[BA4] abstains, and votes after all', () => {
    const { model } = openVote()
    model.give('a', 1)
    model.abstain()
    expect(model.current.value).toEqual({ answer: 'abstain' })
    expect(model.dots.value).toEqual({})
    model.takeBackAbstention()
    expect(model.left.value).toBe(3)
  })

  it('takes a refused change back, and says why', async () => {
    const { model, cast, refusals, settle } = openVote()
    model.give('a', 1)
    cast[0]?.answer({ ok: false, refusal: { code: 'no-open-ballot', message: 'This vote is closed.' } })
    await settle()
    expect(model.dots.value).toEqual({})
    expect(refusals).toEqual(['This vote is closed.'])
  })

  it('follows the room once it has my ballot: another device of mine may change it', async () => {
    const { model, choice, cast, settle } = openVote()
    model.give('a', 1)
    cast[0]?.answer(DONE)
    await settle()
    choice.value = { answer: 'dots', dots: { a: 1 } }
    choice.value = { answer: 'dots', dots: { b: 1 } }
    expect(model.dots.value).toEqual({ b: 1 })
  })
})
