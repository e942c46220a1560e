import { expect, test } from 'vitest'
import { createObjective } from '../../shared/board/write.ts'
import { openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, PAT } from './support/signing.ts'

test('what is on its way to the disk when a room is deleted does not come back', async () => {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  const pat = await room.join(PAT)
  room.storage.fault = 'slow'
  if (faye.doc) createObjective(faye.doc, { id: 'o-1', text: 'On its way' }, null)
  pat.send('{"type":"set-ready","id":"command-ready","ready":true}')
  await room.pass(300)
  const deleted = room.delete()
  await room.pass(10)
  room.storage.fault = 'none'
  await deleted
  await room.pass(60_000)
  expect([...room.storage.entries.keys()]).toEqual([])
  expect([faye.closed, pat.closed]).toEqual(['room-deleted', 'room-deleted'])
  expect(room.waiting()).toBe(0)
  expect(room.alarmAtMs()).toBeNull()
  expect(room.reports).toEqual([])
})

test('a room whose disk fails is deleted when it is asked again', async () => {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  room.storage.fault = 'failing'
  await expect(room.delete()).rejects.toThrow()
  room.storage.fault = 'none'
  await room.delete()
  await room.pass(60_000)
  expect([...room.storage.entries.keys()]).toEqual([])
  expect(faye.closed).toBe('room-deleted')
})
