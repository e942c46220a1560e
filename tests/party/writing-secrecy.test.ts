import { expect, test } from 'vitest'
import { readNotes } from '../../shared/board/notes.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import type { PrivateCard } from '../../shared/workshop/writing.ts'
import { pulseOf, writeOf } from '../support/private-writing.ts'
import { type Frame, sizesOf } from './support/frame-sizes.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, freshId, OLA } from './support/signing.ts'
import { textOfFrames } from './support/stored-text.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'
import { cardIdNo, textNo, writerNo, writingAgenda } from './support/writing-room.ts'

const live = useRoom()

const WRITERS = 6

/** What a run gave: every frame of every connection before the reveal and after it, and what the room told others. */
type Recording = {
  readonly before: ReadonlyMap<RoomClient, readonly Frame[]>
  readonly after: ReadonlyMap<RoomClient, readonly Frame[]>
  readonly writers: readonly RoomClient[]
  /** The last writer's second device. */
  readonly phone: RoomClient
  readonly watchers: readonly RoomClient[]
  readonly notes: readonly { readonly id: string; readonly text: string }[]
  readonly elsewhere: string
}

/** How long a text is, by its writer: the same script with other words must give the same frames to others. */
type Words = (writer: number, card: number) => string

/** Six people write two cards each, change one and take one back; then it is revealed. Each step is seen by all. */
async function play(naming: 'named' | 'anonymous', words: Words): Promise<Recording> {
  const room = await createRoom(live.server.origin, undefined, undefined, writingAgenda(naming))
  const faye = await join(live.server.host, room, FAYE)
  const ola = await join(live.server.host, room, OLA)
  const writers: RoomClient[] = []
  for (let at = 0; at < WRITERS; at++) writers.push(await join(live.server.host, room, writerNo(at)))
  const phone = await join(live.server.host, room, writerNo(WRITERS - 1))
  const everybody = [faye, ola, ...writers, phone]
  const people = everybody.length - 1
  await untilAll(everybody, 'all are here', ({ visible }) => {
    const roster = Object.values(visible?.roster ?? {})
    return roster.filter(({ attendance }) => attendance === 'here').length === people
  })
  // The room says at once what was decided, and with it all that it was still gathering: from here on it is quiet.
  await Promise.all(everybody.map((client) => client.untilSaved()))
  expect(await faye.command({ type: 'set-ready', ready: true })).toBe('done')
  await untilAll(everybody, 'it is quiet', ({ visible }) => visible?.roster['p-faye']?.ready)
  const from = new Map(everybody.map((client) => [client, client.frames.length]))
  const cardsAre = (cards: number) =>
    untilAll(everybody, `${cards} cards are known of`, ({ visible }) => {
      return (visible?.writing['objectives']?.cards ?? 0) === cards
    })
  for (const [at, writer] of writers.entries()) {
    expect(await writer.command(writeOf(cardIdNo(at, 0), words(at, 0)))).toBe('done')
    await cardsAre(2 * at + 1)
    // That a card was changed is not to be seen: there is no frame for it.
    expect(await writer.command(writeOf(cardIdNo(at, 0), `${words(at, 0)}, changed`))).toBe('done')
    // With what is decided the room says all that it was still gathering.
    const ready = at % 2 === 1
    expect(await faye.command({ type: 'set-ready', ready })).toBe('done')
    await untilAll(everybody, 'that is seen', ({ visible }) => visible?.roster['p-faye']?.ready === ready)
    expect(await writer.command(writeOf(cardIdNo(at, 1), words(at, 1)))).toBe('done')
    await cardsAre(2 * at + 2)
  }
  expect(await writers[0]?.command({ type: 'withdraw-private', cardId: cardIdNo(0, 1) })).toBe('done')
  await cardsAre(2 * WRITERS - 1)
  // What the room answers to whoever asks it over HTTP.
  const ticked = await (await postToRoom(live.server.origin, room, '/tick', {})).text()
  const late = await join(live.server.host, room, FAYE)
  const before = new Map(everybody.map((client) => [client, client.frames.slice(from.get(client))]))
  before.set(late, late.frames.slice())
  const events = JSON.stringify(live.worker.deliveries.filter(({ workshopId }) => workshopId === room))
  const elsewhere = [ticked, events, live.server.output()].join('\n')

  const atReveal = new Map([...before.keys()].map((client) => [client, client.frames.length]))
  expect(await faye.command({ type: 'reveal', stageId: 'objectives' })).toBe('done')
  await untilAll([...before.keys()], 'all cards are there', (client) => {
    return notesOf(client).length === 2 * WRITERS - 1 && client.visible?.revealed['objectives'] !== undefined
  })
  await Promise.all(
    [...writers, phone].map((writer) => writer.until('it is told', () => mineOf(writer)?.length === 0)),
  )
  const after = new Map([...atReveal].map(([client, start]) => [client, client.frames.slice(start)]))
  const notes = notesOf(faye)
  for (const client of before.keys()) client.drop()
  return { before, after, writers, phone, watchers: [faye, ola, late], notes, elsewhere }
}

function notesOf({ doc }: RoomClient) {
  return readNotes(doc).areas.get('objectives')?.loose ?? []
}

/** The cards of their own that a connection was last told of. */
function mineOf(client: RoomClient): readonly PrivateCard[] | undefined {
  const last = client.messages.filter(({ type }) => type === 'mine' || type === 'welcome').at(-1)
  return last?.type === 'mine' || last?.type === 'welcome' ? last.mine.cards : undefined
}

function untilAll(
  clients: readonly RoomClient[],
  what: string,
  condition: (client: RoomClient) => boolean | undefined,
) {
  return Promise.all(clients.map((client) => client.until(what, () => condition(client))))
}

const statesOf = (frames: readonly Frame[]) =>
  frames.filter((frame): frame is string => typeof frame === 'string' && frame.startsWith('{"type":"state"'))

const authorOf = (text: string) => Number(/alone-(\d+)-/.exec(text)?.[1])

test.each(['named', 'anonymous'] as const)(
  '%s: nobody is sent what another wrote before the reveal, the facilitator no more than anybody',
  async (naming) => {
    const first = await play(naming, textNo)
    for (const [at, writer] of first.writers.entries()) {
      const told = textOfFrames(first.before.get(writer) ?? [])
      // Else nothing would be found below, either.
      expect(told).toContain(textNo(at, 0))
      expect(told).toContain(cardIdNo(at, 1))
      for (const [other, frames] of first.before) {
        const isSamePerson = other === writer || (other === first.phone && at === WRITERS - 1)
        if (isSamePerson) continue
        expect(textOfFrames(frames)).not.toMatch(new RegExp(`alone-${at}-|device-${at}-`))
      }
      expect(first.elsewhere).not.toMatch(new RegExp(`alone-${at}-|device-${at}-`))
    }
    // The second device has it all, and the others not even that there was a change.
    expect(textOfFrames(first.before.get(first.phone) ?? [])).toContain(textNo(WRITERS - 1, 0))
    const [, ola] = first.watchers
    const seen = statesOf((ola && first.before.get(ola)) ?? []).filter((frame) => frame.includes('"writing"'))
    expect(seen).toHaveLength(2 * WRITERS + 1)
    for (const frame of seen) {
      if (naming === 'named') expect(frame).toMatch(/"p-writer-\d":[12]/)
    }
    if (naming === 'anonymous') {
      for (const frames of first.before.values())
        expect(statesOf(frames).join('\n')).not.toContain('p-writer')
    }

    // Before the reveal nobody, the authors least of all, has seen an id that a card has after it, nor the other way round.
    for (const { id } of first.notes) {
      for (const frames of first.before.values()) expect(textOfFrames(frames)).not.toContain(id)
    }
    for (const frames of first.after.values()) expect(textOfFrames(frames)).not.toContain('device-')
    expect(first.notes.map(({ text }) => text)).not.toContain(textNo(0, 1))
    const state = statesOf([...first.after.values()].flat()).join('\n')
    if (naming === 'named') {
      for (const { id, text } of first.notes) expect(state).toContain(`"${id}":"p-writer-${authorOf(text)}"`)
    } else expect(state).not.toContain('p-writer')

    // The same script with other words, longer by far: as many frames, of the same size.
    const second = await play(naming, (at, card) => `alone-${at} `.padEnd(70 * at + 70 * card + 40, 'so on '))
    const sizes = ({ before }: Recording) => [...before.values()].map(sizesOf)
    // The last one is who came in late, and was welcomed with ids and times of that room.
    expect(sizes(second).slice(0, -1)).toEqual(sizes(first).slice(0, -1))
  },
)

test('the order of anonymous cards is neither that of the people nor of the writing', async () => {
  const orders = [await play('anonymous', textNo), await play('anonymous', textNo)].map(({ notes }) =>
    notes.map(({ text }) => text.replace(', changed', '')),
  )
  const written = Array.from({ length: WRITERS }, (_, at) => [textNo(at, 0), textNo(at, 1)])
    .flat()
    .filter((text) => text !== textNo(0, 1))
  for (const order of orders) {
    expect(order.toSorted()).toEqual(written.toSorted())
    // One in 40 million by chance.
    expect(order).not.toEqual(written)
  }
  expect(orders[0]).not.toEqual(orders[1])
})

test('what was written survives a restart, comes to another device, and is written once however often it is sent', async () => {
  const room = await createRoom(live.server.origin, undefined, undefined, writingAgenda('anonymous'))
  const writer = await join(live.server.host, room, writerNo(1))
  const id = freshId()
  const command = writeOf('card-first', 'Answer sooner')
  expect(await writer.command(command, id)).toBe('done')
  expect(await writer.command(writeOf('card-first', 'Answer within a day', { isChange: true }))).toBe('done')
  expect(await writer.command(pulseOf(4, 'awake'))).toMatchObject({ code: 'wrong-stage' })

  await live.server.kill()
  await live.server.start()
  const back = await join(live.server.host, room, writerNo(1))
  expect(mineOf(back)).toMatchObject([{ id: 'card-first', text: 'Answer within a day' }])
  const phone = await join(live.server.host, room, writerNo(1))
  expect(mineOf(phone)).toEqual(mineOf(back))
  // The answer was lost, so it is sent again: nothing goes back to what it was.
  back.sendText(writeCommand(id, command))
  expect(await back.answerTo(id)).toBe('done')
  expect(await phone.command(writeOf('card-second', 'Know our users'))).toBe('done')
  await back.until('the laptop knows', () => mineOf(back)?.length === 2)
  expect(mineOf(back)?.map(({ text }) => text)).toEqual(['Answer within a day', 'Know our users'])

  // Revealed, and down again: it is there once, and nothing of it waits.
  const faye = await join(live.server.host, room, FAYE)
  expect(await faye.command({ type: 'reveal', stageId: 'objectives' })).toBe('done')
  await live.server.kill()
  await live.server.start()
  const later = await join(live.server.host, room, FAYE)
  expect(
    notesOf(later)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['Answer within a day', 'Know our users'])
  expect(later.visible?.writing).toEqual({})
  const author = await join(live.server.host, room, writerNo(1))
  expect(mineOf(author)).toEqual([])
  expect(await author.command(writeOf('card-first', 'Again', { isChange: true }))).toMatchObject({
    code: 'unknown-card',
  })
})

test('a pulse is one’s own until it is shown, and nobody’s after that', async () => {
  const room = await createRoom(live.server.origin, undefined, undefined, writingAgenda('anonymous'))
  const faye = await join(live.server.host, room, FAYE)
  const writers = await Promise.all([0, 1, 2, 3].map((at) => join(live.server.host, room, writerNo(at))))
  expect(await faye.command({ type: 'go-to-stage', stageId: 'pulse' })).toBe('done')
  for (const [at, writer] of writers.entries()) {
    expect(await writer.command(pulseOf(at + 1, `word-of-${at}`))).toBe('done')
  }
  await faye.until('four have answered', () => faye.visible?.writing['pulse']?.cards === 4)
  for (const [at, writer] of writers.entries()) {
    const others = [faye, ...writers.filter((other) => other !== writer)]
    for (const other of others) expect(textOfFrames(other.frames)).not.toContain(`word-of-${at}`)
  }
  const from = faye.frames.length
  expect(await faye.command({ type: 'reveal', stageId: 'pulse' })).toBe('done')
  const shown = await faye.until('it is shown', () => faye.visible?.pulses['pulse'])
  expect(shown.counts).toEqual([1, 1, 1, 1, 0])
  expect(shown.words.toSorted()).toEqual(writers.map((_, at) => `word-of-${at}`))
  expect(textOfFrames(faye.frames.slice(from))).not.toContain('p-writer')
})
