import { expect, test } from 'vitest'
import type { BallotChoice } from '../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../shared/ballot/settings.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  castOf,
  confidenceSettings,
  levels,
  openOf,
} from '../support/ballots.ts'
import { sizesOf } from './support/frame-sizes.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, OLA, type TestPerson } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const ITEMS = ['k-a', 'k-b', 'k-c']
const VOTERS = Array.from({ length: 12 }, (_, at): TestPerson => {
  const number = String(at + 1).padStart(2, '0')
  return { personId: `p-voter-${number}`, name: `Voter ${number}`, role: 'participant' }
})

/** What one run of the script gave: every frame that came to every connection while the vote was open. */
type Recording = {
  readonly frames: ReadonlyMap<RoomClient, readonly (string | Uint8Array)[]>
  readonly voters: readonly RoomClient[]
  readonly watchers: readonly RoomClient[]
  /** What was sent to a facilitator who came in again towards the end of it. */
  readonly late: readonly (string | Uint8Array)[]
  readonly events: string
  readonly total: number
}

/** What somebody chooses first, and instead of it a moment later. */
type Choices = (voter: number) => readonly [BallotChoice, BallotChoice]

/** The reason that this voter gives for this item, which nobody else does. */
const reasonOf = (voter: number, item: string, round: number) => `because ${round} of ${voter} for ${item}`

const answered = (voter: number, round: number, answer: 'yes' | 'no') =>
  approvals(
    Object.fromEntries(ITEMS.map((item) => [item, answer])),
    Object.fromEntries(ITEMS.map((item) => [item, reasonOf(voter, item, round)])),
  )

/** Twelve people vote, think again, say that they are done, and take it back; each step is seen by all before the next. */
async function play(choices: Choices, settings: BallotSettings): Promise<Recording> {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of ITEMS) createKeyResult(faye.doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  await faye.untilSaved()
  const ola = await join(live.server.host, room, OLA)
  const voters: RoomClient[] = []
  for (const voter of VOTERS) voters.push(await join(live.server.host, room, voter))
  const everybody = [faye, ola, ...voters]
  await Promise.all(everybody.map((client) => client.untilSaved()))
  const isHere = ({ attendance }: { attendance: string }) => attendance === 'here'
  await untilAll(everybody, 'all are here', ({ visible }) => {
    return Object.values(visible?.roster ?? {}).filter(isHere).length === everybody.length
  })
  // It comes a moment later, and is not about the vote.
  await untilAll(everybody, 'who brought the cards is told', ({ visible }) => {
    return Object.keys(visible?.authors ?? {}).length === ITEMS.length + 1
  })
  expect(await faye.command(openOf(ITEMS, settings))).toBe('done')
  await untilAll(everybody, 'the vote is open', ({ visible }) => visible?.ballots.length === 1)
  const ballotId = faye.visible?.ballots[0]?.ballotId ?? ''

  const from = new Map(everybody.map((client) => [client, client.frames.length]))
  for (const [at, voter] of voters.entries()) {
    const [first, second] = choices(at)
    expect(await voter.command(castOf(ballotId, first))).toBe('done')
    await untilAll(everybody, `${at + 1} have voted`, ({ visible }) => visible?.ballotCounts.voted === at + 1)
    expect(await voter.command(castOf(ballotId, second))).toBe('done')
  }
  for (const [at, voter] of voters.entries()) {
    expect(await voter.command({ type: 'set-ballot-done', ballotId, done: true })).toBe('done')
    await untilAll(everybody, `${at + 1} are done`, ({ visible }) => visible?.ballotCounts.done === at + 1)
  }
  const [anyone] = voters
  expect(await anyone?.command({ type: 'set-ballot-done', ballotId, done: false })).toBe('done')
  await untilAll(everybody, 'one is not done', ({ visible }) => visible?.ballotCounts.done === 11)
  const frames = new Map(everybody.map((client) => [client, client.frames.slice(from.get(client))]))
  const late = await join(live.server.host, room, FAYE)
  const lateFrames = late.frames.slice()
  const events = JSON.stringify(live.worker.deliveries.filter(({ workshopId }) => workshopId === room))

  expect(await faye.command({ type: 'close-ballot', ballotId })).toBe('done')
  const result = await ola.until('the result is there', () => ola.visible?.ballots[0]?.result)
  for (const client of [...everybody, late]) client.drop()
  return {
    frames,
    voters,
    watchers: [faye, ola],
    late: lateFrames,
    events,
    total: result.rows[0]?.total ?? 0,
  }
}

function untilAll(
  clients: readonly RoomClient[],
  what: string,
  condition: (client: RoomClient) => boolean | undefined,
) {
  return Promise.all(clients.map((client) => client.until(what, () => condition(client))))
}

const textOf = (frames: readonly (string | Uint8Array)[]) =>
  frames
    .map((frame) => (typeof frame === 'string' ? frame : Buffer.from(frame).toString('latin1')))
    .join('\n')

type Script = {
  readonly method: BallotSettings['method']
  readonly settings: BallotSettings
  /** Long choices, with reasons that can be looked for. */
  readonly first: Choices
  /** Others: long and short ones, fewer items, nothing but abstentions. */
  readonly second: Choices
}

const RULES = { reasons: 'optional', quorumPercent: 50 } as const

/** Levels of one or two digits, for all items, with a reason for each. */
const sure = (voter: number, round: number, level: number) =>
  levels(
    Object.fromEntries(ITEMS.map((item) => [item, level])),
    Object.fromEntries(ITEMS.map((item) => [item, reasonOf(voter, item, round)])),
  )

const SCRIPTS: readonly Script[] = [
  {
    method: 'approve',
    settings: approveSettings(RULES),
    first: (voter) => [answered(voter, 1, 'yes'), answered(voter, 2, 'no')],
    second: (voter) =>
      voter % 3 === 0
        ? [ABSTAIN, ABSTAIN]
        : voter % 3 === 1
          ? [approvals({ 'k-a': 'no' }), ABSTAIN]
          : [
              answered(voter, 1, 'no'),
              approvals({ 'k-b': 'abstain', 'k-c': 'yes' }, { 'k-b': 'x'.repeat(500) }),
            ],
  },
  {
    method: 'confidence',
    settings: confidenceSettings(RULES),
    first: (voter) => [sure(voter, 1, 10), sure(voter, 2, 3)],
    second: (voter) =>
      voter % 3 === 0
        ? [ABSTAIN, ABSTAIN]
        : voter % 3 === 1
          ? [levels({ 'k-a': 0 }), ABSTAIN]
          : [sure(voter, 1, 0), levels({ 'k-b': 10, 'k-c': 0 }, { 'k-b': 'x'.repeat(500) })],
  },
]

test.each(SCRIPTS)(
  '[BA5] by $method: of twelve who vote nobody is sent what another chose, and what is sent is as much whatever they choose',
  async (script) => {
    const first = await play(script.first, script.settings)
    for (const [at, voter] of first.voters.entries()) {
      const told = textOf(first.frames.get(voter) ?? [])
      // Else nothing would be found below, either.
      expect(told).toContain(reasonOf(at, 'k-a', 1))
      expect(told).toContain(reasonOf(at, 'k-a', 2))
      const others = [...first.voters.filter((other) => other !== voter), ...first.watchers].map((other) =>
        textOf(first.frames.get(other) ?? []),
      )
      for (const other of [...others, textOf(first.late), first.events, live.server.output()]) {
        expect(other).not.toContain(`of ${at} for`)
      }
    }
    for (const watcher of [...first.watchers.map((client) => first.frames.get(client) ?? []), first.late]) {
      expect(textOf(watcher)).not.toMatch(
        /"answer"|"approvals"|"levels"|"reasons":\{|"total"|"rows"|"type":"mine"/,
      )
    }
    // That somebody thought again is not to be seen: of 12 who vote twice there are 12 signs, and 13 of who is done.
    expect(sizesOf([...first.frames.values()][1] ?? [])).toHaveLength(25)

    const second = await play(script.second, script.settings)
    expect(second.total).not.toBe(first.total)
    const sizes = ({ frames }: Recording) => [...frames.values()].map(sizesOf)
    expect(sizes(second)).toEqual(sizes(first))
  },
)
