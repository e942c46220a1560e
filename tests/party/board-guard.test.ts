import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { entryOf, rootMap } from '../../shared/board/layout.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { join } from './support/room-client.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'
import { advanceTo, writeGoodSet } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

test('an observer’s edit is refused and nobody sees it', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const ola = await join(live.server.host, room, OLA)
  createObjective(ola.doc, { id: 'o-1', text: 'Not mine to write' }, null)
  const refused = await ola.until('the edit is refused', () =>
    ola.messages.find((message) => message.type === 'edit-refused'),
  )
  expect(refused).toMatchObject({ code: 'not-allowed' })
  expect((await ola.untilClosed()).name).toBe('document-reset')
  const fresh = await join(live.server.host, room, OLA)
  expect(readBoard(fresh.doc).objectives).toEqual([])
  expect(readBoard(faye.doc).objectives).toEqual([])
})

test('an observer who comes back with what everybody has is not refused', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'Written and deleted in part' }, null)
  replaceText(faye.doc, 'o-1', 'Written', null)
  await faye.untilSaved()
  const ola = await join(live.server.host, room, OLA)
  await ola.leave()
  const again = await join(live.server.host, room, OLA, ola.doc)
  await again.untilSaved()
  expect(again.messages.filter(({ type }) => type === 'edit-refused')).toEqual([])
})

test('a role change counts at once, without reconnecting', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const ola = await join(live.server.host, room, OLA)
  expect(await faye.command({ type: 'set-role', personId: OLA.personId, role: 'participant' })).toBe('done')
  await ola.until('she is a participant', () => ola.visible?.roster[OLA.personId]?.role === 'participant')
  createObjective(ola.doc, { id: 'o-1', text: 'Mine to write now' }, null)
  await faye.until('it is there', () => readBoard(faye.doc).objectives.length === 1)
  expect(await faye.command({ type: 'set-role', personId: OLA.personId, role: 'observer' })).toBe('done')
  replaceText(ola.doc, 'o-1', 'Not any more', null)
  expect((await ola.untilClosed()).name).toBe('document-reset')
  expect(readBoard(faye.doc).objectives[0]?.text).toBe('Mine to write now')
})

test('the board cannot be changed once it is finalised', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  writeGoodSet(pat.doc, PAT.personId)
  await pat.untilSaved()
  await advanceTo(faye, 'review')
  expect(await faye.command({ type: 'finalise', dropReasons: {} })).toBe('done')
  replaceText(pat.doc, 'k-time', 'Something else after all', null)
  const refused = await pat.until('the edit is refused', () =>
    pat.messages.find((message) => message.type === 'edit-refused'),
  )
  expect(refused).toMatchObject({ code: 'wrong-stage' })
  const fresh = await join(live.server.host, room, MIKA)
  expect(textOf(fresh.doc, 'k-time')?.toString()).toBe('Reduce deployment time by 50%')
})

test.each([
  ['a root of its own', 'unknown-root', (doc: Y.Doc) => doc.getMap('smuggled').set('a', 1)],
  [
    'a text that is too long',
    'text-too-long',
    (doc: Y.Doc) => textOf(doc, 'o-1')?.insert(0, 'x'.repeat(2_001)),
  ],
  [
    'something that is no card',
    'wrong-type',
    (doc: Y.Doc) => rootMap(doc, 'objectives')?.set('x', 'a string'),
  ],
  [
    'a field of its own',
    'wrong-type',
    (doc: Y.Doc) => entryOf(doc, 'objectives', 'o-1')?.set('author', 'me'),
  ],
  ['the removal of a card', 'card-removed', (doc: Y.Doc) => rootMap(doc, 'objectives')?.delete('o-1')],
])('refuses %s', async (_what, code, edit) => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  createObjective(faye.doc, { id: 'o-1', text: 'Ship' }, null)
  await pat.until('the card is there', () => readBoard(pat.doc).objectives.length === 1)
  edit(pat.doc)
  const refused = await pat.until('the edit is refused', () =>
    pat.messages.find((message) => message.type === 'edit-refused'),
  )
  expect(refused).toMatchObject({ code })
  expect((await pat.untilClosed()).name).toBe('document-reset')
  // The room goes on as if nothing had come.
  replaceText(faye.doc, 'o-1', 'Ship on', null)
  const fresh = await join(live.server.host, room, MIKA)
  await fresh.until('the next edit is there', () => textOf(fresh.doc, 'o-1')?.toString() === 'Ship on')
  expect(fresh.doc.share.has('smuggled')).toBe(false)
})
