import { describe, expect, test } from 'vitest'
import { addComment, readComments } from '../../shared/board/comments.ts'
import { createUndo } from '../../shared/board/undo.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import type { StagePlan } from '../../shared/workshop/stages.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'

type Room = Awaited<ReturnType<typeof openRoomInMemory>>

/** The board of every workshop, with key results written without a name. */
const UNNAMED: StagePlan[] = templatePlan('open-board').map((stage) =>
  stage.kind === 'key-results'
    ? { ...stage, settings: { ...stage.settings, writing: 'private', naming: 'anonymous' } }
    : stage,
)

const SECRET_WORDS = 'nobody-may-know-who-said-this'

async function roomAt(stageId: string, agenda = UNNAMED) {
  const room = await openRoomInMemory({ agenda })
  const faye = await room.join(FAYE)
  const doc = docOf(faye)
  createObjective(doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  createKeyResult(doc, { id: 'k-1', objectiveId: 'o-1', text: 'Reduce rollbacks' }, null)
  await room.pass(1_000)
  const pat = await room.join(PAT)
  const mika = await room.join(MIKA)
  const ola = await room.join(OLA)
  expect(await room.give(faye, { type: 'go-to-stage', stageId })).toBe('done')
  await room.pass(5_000)
  return { room, faye, pat, mika, ola }
}

function docOf({ doc }: MemoryClient) {
  if (!doc) throw new Error('This client has a document.')
  return doc
}

const commentsOf = (client: MemoryClient) => readComments(docOf(client)).get('k-1') ?? []

function comment(
  commentId = 'comment-1',
  text = SECRET_WORDS,
  cardId = 'k-1',
): Extract<Command, { type: 'add-comment' }> {
  return { type: 'add-comment', commentId, cardId, text, mentionIds: [FAYE.personId] }
}

const storedKeys = (room: Room) => [...room.storage.keys('')]

/** Every stored value of a few bytes or many, as text. */
function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textIn).join(' ')
  return String(value)
}

const storedText = (room: Room) =>
  storedKeys(room)
    .map((key) => `${key}\n${textIn(room.storage.entries.get(key))}`)
    .join('\n')

describe('a comment in an anonymous stage', () => {
  test('is in nobody’s frame beside its author, and the author’s own connection hears no more than that it is done', async () => {
    const { room, faye, pat, mika, ola } = await roomAt('key-results')
    const everybody = [faye, pat, mika, ola]
    const heard = everybody.map(({ messages }) => messages.length)
    expect(await room.give(pat, comment())).toBe('done')
    await room.pass(5_000)
    for (const client of everybody) expect(commentsOf(client).map(({ text }) => text)).toEqual([SECRET_WORDS])
    expect(everybody.map(({ messages }, at) => messages.slice(heard[at]).map(({ type }) => type))).toEqual([
      [],
      ['done'],
      [],
      [],
    ])
    expect(faye.visible.authors).not.toHaveProperty('comment-1')
    const late = await room.join(FAYE)
    expect(JSON.stringify(late.messages)).not.toMatch(/comment-1|nobody-may-know/)
    expect(commentsOf(late)).toHaveLength(1)
  })

  test('says the minute alone, and leaves nothing in the storage that knows its author or when they spoke', async () => {
    const { room, faye, pat } = await roomAt('key-results')
    const before = new Map(storedKeys(room).map((key) => [key, textIn(room.storage.entries.get(key))]))
    expect(await room.give(pat, comment())).toBe('done')
    await room.pass(2_000)
    const [said] = commentsOf(faye)
    expect((said?.atMs ?? 1) % 60_000).toBe(0)
    // All that is new on the disk is the document's: no answer under the person's name, no other state.
    const changed = storedKeys(room).filter(
      (key) => before.get(key) !== textIn(room.storage.entries.get(key)),
    )
    expect(changed.filter((key) => !key.startsWith('doc/'))).toEqual([])
    expect(changed.length).toBeGreaterThan(0)
    for (const key of changed) expect(textIn(room.storage.entries.get(key))).not.toContain(PAT.personId)
    expect(room.reports).toEqual([])
  })

  test('is signed with no id that a person writes with', async () => {
    const { room, faye, pat } = await roomAt('key-results')
    expect(await room.give(pat, comment())).toBe('done')
    await room.pass(2_000)
    const entry = docOf(faye).getMap('comments')._map.get('comment-1')
    expect([faye, pat].map((client) => docOf(client).clientID)).not.toContain(entry?.id.client)
    expect(entry).toBeDefined()
  })

  test('is there once, though its command comes again: at once, and after the machine died', async () => {
    const { room, pat } = await roomAt('key-results')
    expect(await room.give(pat, comment(), 'command-of-pat')).toBe('done')
    expect(await room.give(pat, comment(), 'command-of-pat')).toBe('done')
    await room.pass(2_000)
    await room.crash()
    const again = await room.join(PAT)
    expect(await room.give(again, comment(), 'command-of-pat')).toBe('done')
    await room.pass(2_000)
    expect(commentsOf(again)).toHaveLength(1)
  })

  test('can be deleted by a facilitator and by nobody else, who learns nothing of whose it is', async () => {
    const { room, faye, pat } = await roomAt('key-results')
    expect(await room.give(pat, comment())).toBe('done')
    const change = { type: 'change-comment', commentId: 'comment-1', text: 'Otherwise' } as const
    expect(await room.give(pat, change)).toBe('not-the-author')
    expect(await room.give(pat, { type: 'delete-comment', commentId: 'comment-1' })).toBe('not-the-author')
    expect(await room.give(faye, { type: 'delete-comment', commentId: 'comment-1' })).toBe('done')
    await room.pass(1_000)
    expect(commentsOf(pat)).toEqual([])
  })
})

describe('a comment in a named stage', () => {
  test('is its author’s, on every screen and after a restart', async () => {
    const { room, faye, pat, mika } = await roomAt('objectives')
    expect(await room.give(pat, comment())).toBe('done')
    expect(await room.give(mika, comment('comment-2', 'Mine'))).toBe('done')
    await room.pass(1_000)
    expect(faye.visible.authors).toMatchObject({ 'comment-1': PAT.personId, 'comment-2': MIKA.personId })
    // Else the search for traces above would find nothing, either.
    expect(storedText(room)).toContain(`answer/${PAT.personId}/`)
    await room.crash()
    const again = await room.join(PAT)
    expect(again.visible.authors).toEqual(faye.visible.authors)
    const change = { type: 'change-comment', commentId: 'comment-1', text: 'Said better' } as const
    expect(await room.give(again, change)).toBe('done')
    expect(await room.give(again, { ...change, commentId: 'comment-2' })).toBe('not-the-author')
    await room.pass(1_000)
    expect(commentsOf(again).map(({ text }) => text)).toEqual(['Said better', 'Mine'])
  })
})

describe('a comment that is written into the document', () => {
  test('is refused, whoever does it, and the board goes on', async () => {
    const { room, faye, pat, mika } = await roomAt('objectives')
    addComment(
      docOf(pat),
      { commentId: 'forged-1', cardId: 'k-1', text: 'Psst', mentionIds: [], atMs: 1 },
      null,
    )
    await room.pass(2_000)
    expect(pat.messages).toContainEqual(
      expect.objectContaining({ type: 'edit-refused', code: 'by-command-only', cardId: 'forged-1' }),
    )
    expect(commentsOf(faye)).toEqual([])
    expect(await room.give(mika, comment())).toBe('done')
    docOf(faye).getMap('comments').delete('comment-1')
    await room.pass(2_000)
    expect(faye.messages.filter(({ type }) => type === 'edit-refused')).toHaveLength(1)
    expect(commentsOf(mika)).toHaveLength(1)
  })

  test('is not what an undo brings: taking back a commented card leaves its comments alone', async () => {
    const { room, pat, mika } = await roomAt('objectives')
    const undo = createUndo(docOf(pat), null)
    createKeyResult(docOf(pat), { id: 'k-2', objectiveId: 'o-1', text: 'Mine' }, null)
    await room.pass(1_000)
    expect(await room.give(mika, comment('comment-1', 'Is it?', 'k-2'))).toBe('done')
    await room.pass(1_000)
    undo.undo()
    await room.pass(1_000)
    undo.redo()
    await room.pass(1_000)
    expect(pat.messages.filter(({ type }) => type === 'edit-refused')).toEqual([])
    expect(readComments(docOf(mika)).get('k-2')).toHaveLength(1)
  })
})
