import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createKeyResult, createObjective, deleteCard, restoreCard } from '../../shared/board/write.ts'
import { StagePlanSchema } from '../../shared/workshop/stages.ts'
import { writeOf } from '../support/private-writing.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { storedText } from './support/stored-text.ts'
import { writingAgenda } from './support/writing-room.ts'

function docOf({ doc }: MemoryClient): Y.Doc {
  if (!doc) throw new Error('It has no document.')
  return doc
}

describe('[SE5] the room notes who brought a card', () => {
  test('also of edits that came together, each to its own author, and counts who leads apart', async () => {
    const room = await openRoomInMemory()
    const [faye, pat, mika] = [await room.join(FAYE), await room.join(PAT), await room.join(MIKA)]
    createObjective(docOf(faye), { id: 'o-faye', text: 'Ship with confidence' }, null)
    createObjective(docOf(pat), { id: 'o-pat', text: 'Answer sooner' }, null)
    createObjective(docOf(mika), { id: 'o-mika', text: 'Know our users' }, null)
    createObjective(docOf(pat), { id: 'o-more', text: 'Keep our people' }, null)
    await room.pass(2_000)
    expect(faye.visible.authors).toEqual({
      'o-faye': 'p-faye',
      'o-pat': 'p-pat',
      'o-mika': 'p-mika',
      'o-more': 'p-pat',
    })
    expect(faye.visible.proposals).toEqual({ byFacilitators: 1, byOthers: 3 })
  })

  test('once: not again when it is deleted and restored, brought back, or the room was down', async () => {
    const room = await openRoomInMemory()
    const [faye, pat] = [await room.join(FAYE), await room.join(PAT)]
    createObjective(docOf(pat), { id: 'o-pat', text: 'Answer sooner' }, null)
    await room.pass(2_000)
    deleteCard(docOf(faye), 'o-pat', 1, null)
    await room.pass(2_000)
    restoreCard(docOf(faye), 'o-pat', null)
    await room.pass(2_000)
    await room.crash()
    const again = await room.join(MIKA, docOf(faye))
    await room.pass(2_000)
    expect(again.visible.authors).toEqual({ 'o-pat': 'p-pat' })
    expect(again.visible.proposals).toEqual({ byFacilitators: 0, byOthers: 1 })
  })

  test('who wrote it is its author, not who brings it back after the room lost it', async () => {
    const room = await openRoomInMemory()
    const [faye, pat] = [await room.join(FAYE), await room.join(PAT)]
    createObjective(docOf(pat), { id: 'o-first', text: 'Know our users' }, null)
    await room.pass(2_000)
    // What comes now is sent on and never stored.
    room.storage.fault = 'unsynced'
    createObjective(docOf(pat), { id: 'o-lost', text: 'Answer sooner' }, null)
    await room.pass(100)
    room.storage.fault = 'none'
    await room.crash()
    const back = await room.join(FAYE, docOf(faye))
    await room.pass(2_000)
    expect(back.visible.authors).toEqual({ 'o-first': 'p-pat', 'o-lost': 'p-pat' })
    expect(back.visible.proposals).toEqual({ byFacilitators: 0, byOthers: 2 })
  })

  test('what was written offline has for its author who comes in with it', async () => {
    const room = await openRoomInMemory()
    const faye = await room.join(FAYE)
    createObjective(docOf(faye), { id: 'o-faye', text: 'Ship with confidence' }, null)
    await room.pass(2_000)
    const offline = new Y.Doc()
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(docOf(faye)))
    createKeyResult(offline, { id: 'k-pat', objectiveId: 'o-faye', text: 'Cut waiting by half' }, null)
    await room.join(PAT, offline)
    await room.pass(2_000)
    expect(faye.visible.authors).toEqual({ 'o-faye': 'p-faye', 'k-pat': 'p-pat' })
  })

  test('nothing in an anonymous stage, in no frame and nowhere in the storage', async () => {
    const room = await openRoomInMemory({ agenda: writingAgenda('anonymous') })
    const [faye, pat] = [await room.join(FAYE), await room.join(PAT)]
    createObjective(docOf(pat), { id: 'o-pat', text: 'Answer sooner' }, null)
    await room.pass(2_000)
    expect(faye.visible.authors).toEqual({})
    expect(faye.visible.proposals).toEqual({ byFacilitators: 0, byOthers: 0 })
    expect(storedText(room.storage, 'state')).not.toContain('o-pat')
  })

  test('a revealed card is counted at its reveal and not when it comes to the board', async () => {
    const agenda = ['objectives', 'review'].map((kind) =>
      v.parse(StagePlanSchema, { kind, settings: { writing: 'private' } }),
    )
    const room = await openRoomInMemory({ agenda })
    const [faye, pat] = [await room.join(FAYE), await room.join(PAT)]
    expect(await room.give(pat, writeOf('card-pat', 'Answer sooner'))).toBe('done')
    expect(await room.give(faye, { type: 'reveal', stageId: 'objectives' })).toBe('done')
    // Everybody has it now, and sends it back when they come in again.
    await room.crash()
    const again = await room.join(FAYE, docOf(faye))
    await room.pass(2_000)
    expect(Object.values(again.visible.authors)).toEqual(['p-pat'])
    expect(again.visible.proposals).toEqual({ byFacilitators: 0, byOthers: 1 })
  })
})
