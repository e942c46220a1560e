import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { BallotChoice } from '../../shared/ballot/choice.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { castOf, dots, openOf } from '../support/ballots.ts'
import { seeds } from '../support/soak.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, freshId, MIKA, PAT, type TestPerson } from './support/signing.ts'
import { advanceTo, writeGoodSet } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

/** Everybody types here. */
const SHARED_CARD = 'o-pipeline'
const KEY_RESULTS = ['k-time', 'k-1', 'k-2', 'k-3']

/** Something asked for by a command. */
type Sent<Value> = { readonly value: Value; readonly command: { id: string; frame: string } }

/** Somebody who types, votes and is ready and not, without waiting for answers, and remembers all of it. */
class Colleague {
  readonly card: string
  /** What the person's own card holds after each edit, with the number of the sync frame that carried it. */
  readonly versions: { text: string; frame: number }[] = []
  /** Words on the shared card. */
  readonly words: { word: string; frame: number }[] = []
  readonly choices: Sent<BallotChoice>[] = []
  readonly readiness: Sent<boolean>[] = []

  constructor(
    readonly person: TestPerson,
    public client: RoomClient,
    readonly ballotId: string,
    readonly random: SeededRandom,
  ) {
    this.card = cardOf(person)
    this.versions.push({ text: '', frame: 0 })
  }

  doSomething(): void {
    const { random, client } = this
    if (!client.isOpen) return
    const what = random.next()
    if (what < 0.45) this.#typeOnOwnCard()
    else if (what < 0.7) this.#typeOnSharedCard()
    else if (what < 0.85) this.#vote()
    else this.#say(this.readiness, random.next() < 0.5, (ready) => ({ type: 'set-ready', ready }))
  }

  /** Sends again what was not answered, as a client does after a reconnect, and waits for all answers. */
  async repeatUnanswered(): Promise<void> {
    const unanswered = [...this.choices, ...this.readiness].filter(
      ({ command }) => !this.isAnswered(command.id),
    )
    for (const { command } of unanswered) this.client.sendText(command.frame)
    for (const { command } of unanswered) expect(await this.client.answerTo(command.id)).toBe('done')
  }

  isAnswered(id: string): boolean {
    return this.client.messages.some((message) => message.type === 'done' && message.id === id)
  }

  #typeOnOwnCard() {
    const text = textOf(this.client.doc, this.card)
    if (!text) throw new Error(`${this.card} is gone.`)
    if (text.length > 0 && this.random.next() < 0.3) text.delete(0, Math.min(text.length, 3))
    else text.insert(this.random.below(text.length + 1), `w${this.versions.length} `)
    this.versions.push({ text: text.toString(), frame: this.client.syncFramesSent })
  }

  #typeOnSharedCard() {
    const text = textOf(this.client.doc, SHARED_CARD)
    if (!text) throw new Error('The shared card is gone.')
    const word = `<${this.person.name}${this.words.length}>`
    text.insert(text.length, word)
    this.words.push({ word, frame: this.client.syncFramesSent })
  }

  #vote() {
    const given = KEY_RESULTS.filter(() => this.random.next() < 0.4).map((id) => [id, 1] as const)
    const choice = dots(Object.fromEntries(given))
    this.#say(this.choices, choice, () => castOf(this.ballotId, choice))
  }

  #say<Value>(list: Sent<Value>[], value: Value, command: (value: Value) => Command) {
    const id = freshId()
    const frame = writeCommand(id, command(value))
    list.push({ value, command: { id, frame } })
    this.client.sendText(frame)
  }
}

const cardOf = ({ name }: TestPerson) => `o-of-${name}`

async function startWork(random: SeededRandom) {
  const room = await createRoom(live.server.origin)
  const people = [FAYE, PAT, MIKA]
  const clients = await Promise.all(people.map((person) => join(live.server.host, room, person)))
  const [faye] = clients
  if (!faye) throw new Error('Nobody came.')
  writeGoodSet(faye.doc, FAYE.personId)
  for (const id of KEY_RESULTS.slice(1)) {
    createKeyResult(faye.doc, { id, objectiveId: SHARED_CARD, text: `Result ${id}` }, null)
  }
  for (const person of people) createObjective(faye.doc, { id: cardOf(person), text: '' }, null)
  await faye.untilSaved()
  await advanceTo(faye, 'vote')
  expect(await faye.command(openOf(KEY_RESULTS))).toBe('done')
  const colleagues: Colleague[] = []
  for (const [at, client] of clients.entries()) {
    const person = people[at] ?? FAYE
    const ballot = await client.until('the vote is open', () => client.visible?.ballots[0])
    await client.until('the cards are there', () => textOf(client.doc, cardOf(person)))
    await client.untilSaved()
    colleagues.push(new Colleague(person, client, ballot.ballotId, random))
  }
  return { room, colleagues }
}

/** What is left after the last one that was acknowledged: the room may have stored any of it. */
function sinceLast<Item>(items: readonly Item[], isAcknowledged: (item: Item) => boolean): readonly Item[] {
  return items.slice(Math.max(0, items.findLastIndex(isAcknowledged)))
}

describe('killed by SIGKILL while people type, vote and give commands', () => {
  test.each(seeds({ test: 5, soak: 50 }))(
    'seed %i: nothing that was acknowledged is lost, and nothing is done twice',
    async (seed) => {
      const random = new SeededRandom(seed)
      const { room, colleagues } = await startWork(random)
      const killAfterMs = 300 + random.next() * 1_500
      let isOver = false
      const working = colleagues.map(async (colleague) => {
        while (!isOver) {
          colleague.doSomething()
          await delay(3 + colleague.random.next() * 30)
        }
      })
      await delay(killAfterMs)
      await live.server.kill()
      isOver = true
      await Promise.all([...working, ...colleagues.map(({ client }) => client.untilClosed())])
      await live.server.start()

      let acknowledged = 0
      for (const colleague of colleagues) {
        const { person, client } = colleague
        const isSaved = ({ frame }: { frame: number }) => frame <= client.savedFrames
        const isDone = ({ command }: { command: { id: string } }) => colleague.isAnswered(command.id)
        // With an empty document: what it then has is what the room has.
        const fresh = await join(live.server.host, room, person)
        const possible = sinceLast(colleague.versions, isSaved).map(({ text }) => text)
        expect(possible).toContain(textOf(fresh.doc, colleague.card)?.toString())
        const shared = textOf(fresh.doc, SHARED_CARD)?.toString() ?? ''
        for (const { word } of colleague.words.filter(isSaved)) expect(shared).toContain(word)

        const hasVoted = colleague.choices.some(isDone)
        const choice = fresh.welcome?.mine.choice ?? null
        if (hasVoted || choice) {
          expect(sinceLast(colleague.choices, isDone).map(({ value }) => value)).toContainEqual(choice)
        }
        const ready = fresh.visible?.roster[person.personId]?.ready
        const first = colleague.readiness.some(isDone) ? [] : [false]
        expect([...first, ...sinceLast(colleague.readiness, isDone).map(({ value }) => value)]).toContain(
          ready,
        )
        acknowledged += colleague.versions.filter(isSaved).length - 1 + colleague.words.filter(isSaved).length
        acknowledged += colleague.choices.filter(isDone).length + colleague.readiness.filter(isDone).length
        fresh.drop()
      }
      // Else nothing was tried.
      expect(acknowledged).toBeGreaterThan(5)

      // They come back as clients do: with their documents, and with what was not answered.
      for (const colleague of colleagues) {
        const { messages, doc } = colleague.client
        colleague.client = await join(live.server.host, room, colleague.person, doc)
        colleague.client.messages.unshift(...messages.filter(({ type }) => type === 'done'))
      }
      await Promise.all(colleagues.map((colleague) => colleague.repeatUnanswered()))
      await Promise.all(colleagues.map(({ client }) => client.untilSaved()))
      await live.server.kill()
      await live.server.start()

      const docs: Y.Doc[] = []
      for (const colleague of colleagues) {
        const fresh = await join(live.server.host, room, colleague.person)
        docs.push(fresh.doc)
        expect(textOf(fresh.doc, colleague.card)?.toString()).toBe(colleague.versions.at(-1)?.text)
        const shared = textOf(fresh.doc, SHARED_CARD)?.toString() ?? ''
        for (const { word } of colleague.words) expect(shared.split(word)).toHaveLength(2)
        expect(fresh.welcome?.mine.choice ?? null).toEqual(colleague.choices.at(-1)?.value ?? null)
        expect(fresh.visible?.roster[colleague.person.personId]?.ready).toBe(
          colleague.readiness.at(-1)?.value ?? false,
        )
        fresh.drop()
      }
      const [first, ...others] = docs.map((doc) => readBoard(doc))
      for (const other of others) expect(other).toEqual(first)
      const events = live.worker.deliveries.filter(({ workshopId }) => workshopId === room)
      const idsOf = new Map(events.map(({ sequence, eventId }) => [sequence, eventId]))
      expect(new Set(events.map(({ sequence, eventId }) => `${sequence} ${eventId}`)).size).toBe(idsOf.size)
    },
    60_000,
  )
})
