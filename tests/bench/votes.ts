// `npm run bench:votes`: 300 people vote within 10 s in one room. Prints how long each waited until their vote was durable.
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import WebSocket from 'ws'
import type { BallotChoice } from '../../shared/ballot/choice.ts'
import { tallyBallots } from '../../shared/ballot/tally.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { parseRoomMessage, writeCommand } from '../../shared/protocol/messages.ts'
import { join, type RoomClient, roomUrl } from '../party/support/room-client.ts'
import { startRoomServer } from '../party/support/room-server.ts'
import { FAYE, freshId, type TestPerson } from '../party/support/signing.ts'
import { createRoom } from '../party/support/worker-stand-in.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { castOf, openOf, scoreSettings, scores } from '../support/ballots.ts'
import { nowMs } from './clock.ts'
import { spreadOf } from './figures.ts'
import { childrenOfThis, isUsageKnown } from './machine-usage.ts'
import { Meter } from './meter.ts'
import { startTicketService } from './ticket-service.ts'

const { values: given } = parseArgs({
  options: {
    people: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    hosts: { type: 'string', default: 'partykit,worker@2026-04-01' },
    seed: { type: 'string', default: '1' },
  },
})
const people = Number(given.people)
const lengthMs = Number(given.seconds) * 1_000
/** From voting to hearing that the vote is counted and durable. */
const MOST_P95_MS = 250
const PROPOSALS = Array.from({ length: 12 }, (_, at) => `k-${at}`)
/** The share of those who think again and vote a second time. */
const SECOND_THOUGHTS = 0.3

/** Somebody with a phone: it votes, and otherwise only listens. */
class Phone {
  choice: BallotChoice | null = null
  frames = 0
  bytes = 0
  readonly waitsMs: number[] = []
  readonly pingsMs: number[] = []
  readonly refusals: string[] = []
  readonly #waiting = new Map<string, { readonly sentMs: number; readonly choice: BallotChoice }>()
  #pingedMs: number | null = null
  readonly #socket: WebSocket
  readonly isWelcome: Promise<void>

  constructor(url: string) {
    this.#socket = new WebSocket(url)
    this.isWelcome = new Promise((welcome, failed) => {
      this.#socket.on('error', failed)
      this.#socket.on('close', (code) => failed(new Error(`closed with ${code}`)))
      this.#socket.on('message', (data, isBinary) => {
        const text = isBinary ? '' : String(data)
        this.frames += 1
        this.bytes += text.length
        if (text.startsWith('{"type":"welcome"')) welcome()
        else if (/^\{"type":"(done|refused|pong)"/.test(text)) this.#hear(text)
      })
    })
  }

  get unanswered(): number {
    return this.#waiting.size
  }

  vote(ballotId: string, choice: BallotChoice): void {
    const id = freshId()
    this.#waiting.set(id, { sentMs: nowMs(), choice })
    this.#socket.send(writeCommand(id, castOf(ballotId, choice)))
  }

  ping(): void {
    this.#pingedMs = nowMs()
    this.#socket.send('{"type":"ping"}')
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear(text: string): void {
    const message = parseRoomMessage(text)
    if (message?.type === 'pong' && this.#pingedMs !== null) this.pingsMs.push(nowMs() - this.#pingedMs)
    if (message?.type !== 'done' && message?.type !== 'refused') return
    const sent = this.#waiting.get(message.id ?? '')
    this.#waiting.delete(message.id ?? '')
    if (message.type === 'refused') this.refusals.push(message.code)
    else if (sent) {
      this.waitsMs.push(nowMs() - sent.sentMs)
      this.choice = sent.choice
    }
  }
}

const service = await startTicketService()
let isFine = true
console.log(
  `${people} people vote within ${given.seconds} s, ${PROPOSALS.length} proposals, scores with a reason each.`,
)
try {
  for (let round = 1; round <= Number(given.rounds); round++) {
    for (const host of given.hosts.split(',')) isFine = (await measure(host, round)) && isFine
  }
} finally {
  await service.stop()
}
process.exit(isFine ? 0 : 1)

async function measure(host: string, round: number): Promise<boolean> {
  const before = childrenOfThis()
  const server = await startRoomServer({ workerOrigin: service.origin, host })
  const phones: Phone[] = []
  try {
    const serverPids = childrenOfThis().filter((pid) => !before.includes(pid))
    const room = await createRoom(server.origin)
    const faye = await join(server.host, room, FAYE)
    const random = new SeededRandom(Number(given.seed) + round)
    const others = Array.from({ length: people - 1 }, (_, at): TestPerson => {
      return { personId: `p-voter-${at}`, name: `Voter ${at}`, role: 'participant' }
    })
    // Who leads votes, too: from a second tab.
    const voters: readonly TestPerson[] = [FAYE, ...others]
    for (const voter of voters) phones.push(new Phone(await roomUrl(server.host, room, voter)))
    await Promise.all(phones.map((phone) => phone.isWelcome))
    const ballotId = await openVote(faye)
    // What came of everybody coming in is over.
    await delay(1_000)

    const meter = new Meter({ serverPids, loadPids: [process.pid] })
    const stopMeter = meter.begin()
    const framesBefore = phones.reduce((sum, { frames }) => sum + frames, 0)
    await castWithin(phones, ballotId, random)
    const used = stopMeter()
    meter.stop()
    const frames = phones.reduce((sum, phone) => sum + phone.frames, 0) - framesBefore
    const unanswered = phones.reduce((sum, phone) => sum + phone.unanswered, 0)
    const refusals = phones.flatMap((phone) => phone.refusals)

    const closing = nowMs()
    await faye.command({ type: 'close-ballot', ballotId })
    const ballot = await faye.until('the result is there', () =>
      faye.visible?.ballots.find(({ result }) => result),
    )
    const closedMs = nowMs() - closing
    const ballots = phones.flatMap(({ choice }, at) =>
      choice ? [{ personId: voters[at]?.personId ?? '', choice, staleItemIds: [] }] : [],
    )
    const { settings, items, result } = ballot
    const eligible = result?.turnout.eligible ?? 0
    const expected = tallyBallots({ settings, items, ballots, eligible, seed: '' })
    // Reasons come in an order that only the room knows.
    const numbers = (rows: typeof expected.rows) =>
      rows.map((row) => ({ ...row, reasons: row.reasons.length }))
    const isRight =
      result !== null &&
      isDeepStrictEqual(numbers(result.rows), numbers(expected.rows)) &&
      isDeepStrictEqual(result.turnout, { cast: phones.length, abstained: 0, eligible })
    const waits = spreadOf(phones.flatMap((phone) => phone.waitsMs))
    const pings = spreadOf(phones.flatMap((phone) => phone.pingsMs))
    const ms = (value: number | null) => (value === null ? '–' : value.toFixed(0))
    console.log(
      [
        `${round} ${host}: ${waits.count} votes of ${phones.length} people, ${unanswered} unanswered, ${refusals.length} refused`,
        `result ${isRight ? 'right' : 'WRONG'}`,
        `p50 ${ms(waits.p50)} p95 ${ms(waits.p95)} p99 ${ms(waits.p99)} max ${ms(waits.max)} ms`,
        `a ping meanwhile p50 ${ms(pings.p50)} p95 ${ms(pings.p95)}`,
        `${(frames / phones.length).toFixed(0)} frames each`,
        `closed in ${ms(closedMs)}`,
        ...(isUsageKnown
          ? [
              `CPU ${ms(used.cpuPercent)}%, load ${ms(used.loadCpuPercent[0] ?? null)}%, others ${ms(used.foreignPercent)}%`,
            ]
          : []),
      ].join(' | '),
    )
    faye.drop()
    return isRight && unanswered === 0 && refusals.length === 0 && (waits.p95 ?? Infinity) <= MOST_P95_MS
  } finally {
    for (const phone of phones) phone.close()
    await server.stop()
  }
}

async function openVote(faye: RoomClient): Promise<string> {
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of PROPOSALS)
    createKeyResult(faye.doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  await faye.untilSaved()
  const settings = scoreSettings({ reasons: 'optional', quorumPercent: 60, cutLine: 5 })
  const answer = await faye.command(openOf(PROPOSALS, settings))
  if (answer !== 'done') throw new Error(`The vote was not opened: ${answer.message}`)
  const { ballotId } = await faye.until('the vote is open', () => faye.visible?.ballots[0])
  return ballotId
}

/** Everybody at a moment of their own; some once more; and now and then somebody asks whether the room is there. */
async function castWithin(phones: readonly Phone[], ballotId: string, random: SeededRandom): Promise<void> {
  const acts = phones.flatMap((phone) => {
    const vote = () => phone.vote(ballotId, someScores(random))
    const firstMs = random.next() * lengthMs
    const acts = [
      { atMs: firstMs, act: vote },
      { atMs: random.next() * lengthMs, act: () => phone.ping() },
    ]
    const again = { atMs: firstMs + random.next() * (lengthMs - firstMs), act: vote }
    return random.next() < SECOND_THOUGHTS ? [...acts, again] : acts
  })
  const startMs = nowMs()
  for (const { atMs, act } of acts.sort((a, b) => a.atMs - b.atMs)) {
    const waitMs = startMs + atMs - nowMs()
    if (waitMs > 0) await delay(waitMs)
    act()
  }
  const giveUpMs = nowMs() + 10_000
  while (phones.some(({ unanswered }) => unanswered > 0) && nowMs() < giveUpMs) await delay(20)
}

function someScores(random: SeededRandom): BallotChoice {
  const score = (): [number, number] => [1 + random.below(5), 1 + random.below(5)]
  const given = Object.fromEntries(PROPOSALS.map((id) => [id, score()]))
  const reasons = Object.fromEntries(
    PROPOSALS.map((id) => [id, `Because it is ${random.next()} of what we need`]),
  )
  return scores(given, reasons)
}
