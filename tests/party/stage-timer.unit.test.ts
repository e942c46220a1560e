import { describe, expect, test } from 'vitest'
import { readNotes } from '../../shared/board/notes.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import { openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, PAT } from './support/signing.ts'

const MINUTE_MS = 60_000
const CARD = {
  cardId: 'card-card-1',
  objectiveId: null,
  column: null,
  isChange: false,
  isAnonymous: false,
} as const

async function furnishedRoom() {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  const pat = await room.join(PAT)
  return { room, faye, pat }
}

describe('a stage’s timer', () => {
  test('ends by its alarm, asleep or awake, at the very millisecond, and lets the room sleep', async () => {
    const { room, faye, pat } = await furnishedRoom()
    expect(await room.give(faye, { type: 'start-timer', ms: 5 * MINUTE_MS, atEnd: 'nothing' })).toBe('done')
    const endsAtMs = pat.visible.timer?.endsAtMs
    expect(room.alarmAtMs()).toBe(endsAtMs)
    await room.pass(MINUTE_MS)
    room.sleep()
    await room.pass(5 * MINUTE_MS)
    expect(pat.visible.timer).toMatchObject({ endsAtMs: null, endedAtMs: endsAtMs })
    expect(room.alarmAtMs()).toBeNull()
    const told = pat.messages.filter(({ type }) => type === 'state').length
    await room.tick()
    await room.pass(MINUTE_MS)
    expect(pat.messages.filter(({ type }) => type === 'state')).toHaveLength(told)
    expect(room.waiting()).toBe(0)
  })

  test('goes by when a command came, however long the disk takes', async () => {
    const { room, faye, pat } = await furnishedRoom()
    await room.give(faye, { type: 'start-timer', ms: MINUTE_MS, atEnd: 'nothing' })
    const endsAtMs = faye.visible.timer?.endsAtMs ?? 0
    room.storage.fault = 'slow'
    pat.send(writeCommand('ready-ready', { type: 'set-ready', ready: true }))
    await room.pass(endsAtMs - 1 - room.nowMs())
    faye.send(writeCommand('in-time-in-time', { type: 'add-time', ms: MINUTE_MS }))
    await room.pass(3_000)
    room.storage.fault = 'none'
    await room.pass(10_000)
    // It came before the end: the clock goes on rather than starting again.
    expect(faye.visible.timer).toMatchObject({ endsAtMs: endsAtMs + MINUTE_MS, totalMs: 2 * MINUTE_MS })
  })

  test('reveals at its end, in one edit that what comes after it sees', async () => {
    const { room, faye, pat } = await furnishedRoom()
    const edit = { how: 'edit', stageId: 'objectives', settings: { writing: 'private' } } as const
    await room.give(faye, { type: 'change-agenda', change: edit })
    await room.give(faye, { type: 'go-to-stage', stageId: 'objectives' })
    const text = 'Fewer pages at night'
    await room.give(pat, { type: 'write-private', stageId: 'objectives', text, ...CARD })
    await room.give(faye, { type: 'start-timer', ms: MINUTE_MS, atEnd: 'reveal' })
    const endsAtMs = faye.visible.timer?.endsAtMs ?? 0
    await room.pass(MINUTE_MS + 1_000)
    expect(faye.visible.revealed['objectives']).toMatchObject({ cards: 1, atMs: endsAtMs })
    const areas = faye.doc ? [...readNotes(faye.doc).areas.values()] : []
    expect(areas.flatMap(({ loose }) => loose.map((note) => note.text))).toEqual([text])
    expect(room.reports).toEqual([])
  })

  test('moves the room on, only if it was asked to', async () => {
    const { room, faye, pat } = await furnishedRoom()
    await room.give(faye, { type: 'start-timer', ms: MINUTE_MS, atEnd: 'advance' })
    await room.pass(MINUTE_MS)
    expect(pat.visible).toMatchObject({ stageId: 'objectives', timer: null })
  })
})
