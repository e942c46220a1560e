import { expect, test } from 'vitest'
import { readComments } from '../../shared/board/comments.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

/** Everybody writes key results without a name; objectives with it. */
const PLAN = templatePlan('open-board').map((stage) =>
  stage.kind === 'key-results'
    ? { ...stage, settings: { ...stage.settings, writing: 'private' as const, naming: 'anonymous' as const } }
    : stage,
)

async function gather(stageId: string) {
  const room = await createRoom(live.server.origin, undefined, undefined, PLAN)
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  createKeyResult(faye.doc, { id: 'k-1', objectiveId: 'o-1', text: 'Reduce rollbacks' }, null)
  await faye.untilSaved()
  const pat = await join(live.server.host, room, PAT)
  const mika = await join(live.server.host, room, MIKA)
  const ola = await join(live.server.host, room, OLA)
  expect(await faye.command({ type: 'go-to-stage', stageId })).toBe('done')
  const everybody = [faye, pat, mika, ola]
  for (const client of everybody) {
    await client.until('it is there', () => client.visible?.stageId === stageId)
    await client.until('all are here', () => Object.keys(client.visible?.roster ?? {}).length === 4)
  }
  return { room, faye, pat, mika, ola, everybody }
}

const say = (client: RoomClient, number: number) =>
  client.command({
    type: 'add-comment',
    commentId: `said-no-${number}`,
    cardId: 'k-1',
    text: `words-that-only-author-${number}-chose`,
    mentionIds: [],
  })

const saidTo = ({ doc }: RoomClient) => readComments(doc).get('k-1') ?? []

const textOf = (frame: string | Uint8Array) =>
  typeof frame === 'string' ? frame : Buffer.from(frame).toString('latin1')

test('of comments in an anonymous stage no frame to anybody says whose they are, and no event or log holds them', async () => {
  const { room, faye, pat, mika, ola, everybody } = await gather('key-results')
  const from = new Map(everybody.map((client) => [client, client.frames.length]))
  const authors = [pat, mika, faye, pat]
  for (const [at, author] of authors.entries()) expect(await say(author, at)).toBe('done')
  for (const client of everybody) {
    await client.until('all comments are there', () => saidTo(client).length === authors.length)
  }
  const late = await join(live.server.host, room, OLA)
  await late.until('all comments are there', () => saidTo(late).length === authors.length)

  const people = [FAYE, MIKA, OLA, PAT].map(({ personId }) => personId)
  for (const client of everybody) {
    const heard = client.frames.slice(from.get(client))
    // Else nothing would be found below, either.
    expect(heard.map(textOf).join('\n')).toContain('words-that-only-author-0-chose')
    for (const frame of heard.filter((each) => !isOwnAnswer(each))) {
      expect(typeof frame === 'string' && /said-no-|words-that-only/.test(frame), textOf(frame)).toBe(false)
      if (/said-no-|words-that-only/.test(textOf(frame))) {
        for (const personId of people) expect(textOf(frame)).not.toContain(personId)
      }
    }
    // One answer for each that was given, and to nobody else.
    const answers = heard.filter(isOwnAnswer)
    expect(answers).toHaveLength(authors.filter((author) => author === client).length)
  }
  const welcome = late.frames.filter((frame) => typeof frame === 'string').join('\n')
  expect(welcome).not.toMatch(/said-no-|words-that-only/)
  expect(JSON.stringify(live.worker.deliveries)).not.toMatch(/said-no-|words-that-only/)
  expect(live.server.output()).not.toMatch(/said-no-|words-that-only/)
  expect(saidTo(ola).map(({ atMs }) => atMs % 60_000)).toEqual([0, 0, 0, 0])
  // Neither the Yjs ids: all four are the room's own.
  const entries = [...ola.doc.getMap('comments')._map.values()]
  expect(new Set(entries.map(({ id }) => id.client)).size).toBe(1)
  expect(everybody.map(({ doc }) => doc.clientID)).not.toContain(entries[0]?.id.client)
})

test('in a named stage everybody learns whose a comment is', async () => {
  const { pat, everybody } = await gather('objectives')
  expect(await say(pat, 7)).toBe('done')
  for (const client of everybody) {
    await client.until('it is Pat’s', () => client.visible?.authors['said-no-7'] === PAT.personId)
  }
})

/** What a person hears of their own command. */
function isOwnAnswer(frame: string | Uint8Array): boolean {
  return typeof frame === 'string' && /^\{"type":"(done|refused)"/.test(frame)
}
