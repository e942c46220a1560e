import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import type { Ballot } from '../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../shared/ballot/choice.ts'
import type { BallotResult } from '../../shared/ballot/result.ts'
import { tallyBallots } from '../../shared/ballot/tally.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { castOf, dotSettings, dots, openOf } from '../support/ballots.ts'
import { seeds } from '../support/soak.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, freshId, PAT, type TestPerson } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const ITEMS = ['k-a', 'k-b', 'k-c']
const OPEN_FOR_MS = 90_000
const SETTINGS = dotSettings({ budget: 10, capPerItem: 10 })

const PEOPLE = Array.from({ length: 20 }, (_, at): TestPerson => {
  return { personId: `p-voter-${at}`, name: `Voter ${at}`, role: 'participant' }
})

/** A room without timers, requests or frames is taken out of memory after some 10 s. */
const SLEEPS_WITHIN_MS = 16_000

const DoorSchema = v.object({ bootId: v.string() })

/** Puts the room's clock, and tells in which life of the room. */
async function putClock(room: string, clockOffsetMs: number): Promise<string> {
  const reply = await postToRoom(live.server.origin, room, '/faults', { clockOffsetMs })
  return v.parse(DoorSchema, await reply.json()).bootId
}

async function openRoom() {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of ITEMS) createKeyResult(faye.doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  await faye.untilSaved()
  const closesAtMs = Date.now() + OPEN_FOR_MS
  expect(await faye.command({ ...openOf(ITEMS, SETTINGS), closesAtMs })).toBe('done')
  const { ballotId } = await faye.until('the vote is open', () => faye.visible?.ballots[0])
  const authors = () => Object.keys(faye.visible?.authors ?? {})
  await faye.until('who brought the cards is told', () => authors().length === ITEMS.length + 1)
  return { room, faye, ballotId, closesAtMs }
}

/** One ballot that was sent, on which connection, behind how many questions for the room's time. */
type Sent = {
  readonly id: string
  readonly choice: BallotChoice
  readonly text: string
  readonly client: RoomClient
  readonly pings: number
}

/** Somebody whose clock is wrong, who votes again and again. */
class Voter {
  readonly sent: Sent[] = []
  #pings = 0

  constructor(
    readonly person: TestPerson,
    public client: RoomClient,
    readonly random: SeededRandom,
  ) {}

  vote(ballotId: string): void {
    const choice = dots(Object.fromEntries(ITEMS.map((id) => [id, 1 + this.random.below(3)])))
    const id = freshId()
    const command: unknown = JSON.parse(writeCommand(id, castOf(ballotId, choice)))
    // What this device's clock says is nobody's business: the room does not look at it.
    const skewMs = (this.random.next() - 0.5) * 1e9
    const text = JSON.stringify({ ...Object(command), nowMs: Date.now() + skewMs, castAtMs: skewMs })
    this.askForTime()
    this.sent.push({ id, choice, text, client: this.client, pings: this.#pings })
    this.client.sendText(text)
  }

  askForTime(): void {
    this.#pings += 1
    this.client.sendText('{"type":"ping"}')
  }

  /** Comes back as clients do: what was not answered is said again. */
  async comeBack(room: string): Promise<void> {
    this.client = await join(live.server.host, room, this.person)
    this.#pings = 0
    for (const { id, text } of this.sent) if (this.answerTo(id) === null) this.client.sendText(text)
  }

  /** `done`, the code of a refusal, or `null`. */
  answerTo(id: string): string | null {
    const clients = new Set([...this.sent.map(({ client }) => client), this.client])
    for (const { messages } of clients) {
      for (const message of messages) {
        if (message.type === 'done' && message.id === id) return 'done'
        if (message.type === 'refused' && message.id === id) return message.code
      }
    }
    return null
  }

  /** Everything is answered, and the time told. */
  async untilAnswered(): Promise<void> {
    this.askForTime()
    await this.client.until('the time is told', () => pongsOf(this.client).length >= this.#pings)
    await this.client.until('all is answered', () => this.sent.every(({ id }) => this.answerTo(id) !== null))
  }

  /** The ballot that counts. */
  get last(): Sent | undefined {
    return this.sent.findLast(({ id }) => this.answerTo(id) === 'done')
  }
}

function pongsOf({ messages }: RoomClient): readonly number[] {
  return messages.flatMap((message) => (message.type === 'pong' ? [message.nowMs] : []))
}

/** Counts the ballots whose answer is not what the room's clock says; those that were sent twice may be either. */
function wronglyAnswered(voter: Voter, closesAtMs: number): readonly string[] {
  return voter.sent.flatMap(({ id, client, pings }) => {
    const times = pongsOf(client)
    const [beforeMs, afterMs] = [times[pings - 1], times[pings]]
    const answer = voter.answerTo(id)
    if (beforeMs === undefined || afterMs === undefined || client !== voter.client) return []
    const isRight =
      (afterMs < closesAtMs && answer === 'done') ||
      (beforeMs >= closesAtMs && (answer === 'no-open-ballot' || answer === 'ballot-closed')) ||
      (beforeMs < closesAtMs && afterMs >= closesAtMs)
    return isRight ? [] : [`${closesAtMs - beforeMs} ms before the deadline: ${answer}`]
  })
}

async function voteInRounds(voters: readonly Voter[], ballotId: string, rounds: number): Promise<void> {
  const [{ random } = { random: new SeededRandom(1) }] = voters
  for (let round = 0; round < rounds; round++) {
    for (const voter of voters) voter.vote(ballotId)
    // Not a wait for anything: so that they come at all times around the deadline.
    await delay(40 + random.below(80))
  }
}

/** The ballots that were confirmed, the last of each person, counted once more by who knows them. */
function recount(voters: readonly Voter[], ballot: Ballot): BallotResult | null {
  const ballots = voters.flatMap(({ person, last }) =>
    last ? [{ personId: person.personId, choice: last.choice, staleItemIds: [] }] : [],
  )
  const { settings, items, result } = ballot
  return tallyBallots({ settings, items, ballots, eligible: result?.turnout.eligible ?? 0, seed: '' })
}

describe('[BA10] the deadline is exact by the room’s clock', () => {
  test.each(seeds({ test: 1, soak: 20 }))(
    'seed %i: 200 ballots around it, with a restart in between: each is counted or refused as that clock says',
    async (seed) => {
      const random = new SeededRandom(seed)
      const { room, faye, ballotId, closesAtMs } = await openRoom()
      const voters: Voter[] = []
      for (const person of PEOPLE)
        voters.push(new Voter(person, await join(live.server.host, room, person), random))

      await voteInRounds(voters, ballotId, 1 + random.below(3))
      await live.server.kill()
      await live.server.start()
      for (const voter of voters) await voter.comeBack(room)
      // The clock stayed where it was put, whatever became of the room; now the deadline is near.
      await putClock(room, closesAtMs - 300 - Date.now())
      const sent = voters[0]?.sent.length ?? 0
      await voteInRounds(voters, ballotId, 10 - sent)
      await Promise.all(voters.map((voter) => voter.untilAnswered()))

      expect(voters.flatMap(({ sent: all }) => all)).toHaveLength(200)
      expect(voters.flatMap((voter) => wronglyAnswered(voter, closesAtMs))).toEqual([])
      const answers = voters.flatMap((voter) => voter.sent.map(({ id }) => voter.answerTo(id)))
      // Else nothing was tried.
      expect(answers.filter((answer) => answer === 'done').length).toBeGreaterThanOrEqual(20)
      expect(answers.filter((answer) => answer !== 'done').length).toBeGreaterThanOrEqual(20)
      await putClock(room, closesAtMs + 1_000 - Date.now())
      const again = await join(live.server.host, room, FAYE)
      const ballot = await again.until('it is closed', () =>
        again.visible?.ballots.find(({ result }) => result !== null),
      )
      expect(ballot.closedAtMs).toBe(closesAtMs)
      expect(ballot.result).toEqual(recount(voters, ballot))
      expect(ballot.result?.turnout.cast).toBe(PEOPLE.length)
      const closings = live.worker.deliveries.filter(
        ({ workshopId, payload }) => workshopId === room && payload.type === 'ballot-closed',
      )
      expect(new Set(closings.map(({ eventId }) => eventId)).size).toBe(1)
      for (const client of [faye, again, ...voters.map((voter) => voter.client)]) client.drop()
    },
    60_000,
  )

  test('a room that was dead at the deadline closes it when the Worker pokes, with what had come before', async () => {
    const { room, ballotId, closesAtMs } = await openRoom()
    const pat = new Voter(PAT, await join(live.server.host, room, PAT), new SeededRandom(3))
    pat.vote(ballotId)
    await pat.untilAnswered()
    await putClock(room, closesAtMs - 300 - Date.now())
    await live.server.kill()
    await live.server.start()
    await expect
      .poll(async () => {
        await postToRoom(live.server.origin, room, '/tick', {})
        const closed = live.worker.deliveries.find(
          ({ workshopId, payload }) => workshopId === room && payload.type === 'ballot-closed',
        )
        return closed?.payload
      })
      .toMatchObject({ type: 'ballot-closed', closedAtMs: closesAtMs, result: { turnout: { cast: 1 } } })
    const late = await join(live.server.host, room, FAYE)
    const ballot = late.visible?.ballots[0]
    expect(ballot && recount([pat], ballot)).toEqual(ballot?.result)
    const answer = await late.command(castOf(ballotId, dots({ 'k-a': 1 })))
    expect(answer).toMatchObject({ code: 'no-open-ballot' })
  })

  test('a room that sleeps is woken by its alarm, and tells those who stayed connected', async () => {
    const { room, faye, ballotId, closesAtMs } = await openRoom()
    const pat = new Voter(PAT, await join(live.server.host, room, PAT), new SeededRandom(4))
    pat.vote(ballotId)
    await pat.untilAnswered()
    await faye.until('it is seen that Pat has voted', () => faye.visible?.ballotCounts.voted === 1)
    const bootId = await putClock(room, closesAtMs - SLEEPS_WITHIN_MS - Date.now())
    const saidBefore = faye.messages.length
    // Nobody says anything until it is over: only the alarm can have woken it.
    await vi.waitUntil(() => faye.visible?.ballots[0]?.closedAtMs === closesAtMs, {
      timeout: SLEEPS_WITHIN_MS + 5_000,
      interval: 50,
    })
    expect(faye.messages.slice(saidBefore).map(({ type }) => type)).toEqual(['state'])
    const ballot = faye.visible?.ballots[0]
    expect(ballot && recount([pat], ballot)).toEqual(ballot?.result)
    expect(await putClock(room, closesAtMs - Date.now())).not.toBe(bootId)
    expect(faye.closed).toBeNull()
  }, 60_000)
})
