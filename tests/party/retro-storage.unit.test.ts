import { describe, expect, test } from 'vitest'
import { PROCESS_STATEMENTS, type ProcessAnswers } from '../../shared/retro/process-pulse.ts'
import { itemOf } from '../../shared/retro/retro-state.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { gradeOf, graderNo, KEY_RESULT_IDS, RETRO, retroAgenda } from './support/retro-room.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE } from './support/signing.ts'
import { storedText } from './support/stored-text.ts'

const GRADERS = 6

async function gradedRoom() {
  const room = await openRoomInMemory({ agenda: retroAgenda(), ...RETRO })
  const faye = await room.join(FAYE)
  const graders: MemoryClient[] = []
  for (let at = 0; at < GRADERS; at++) graders.push(await room.join(graderNo(at), null))
  for (const id of KEY_RESULT_IDS) {
    for (const [at, grader] of graders.entries()) {
      // Each says something first and something else then, the last that they cannot say.
      expect(await room.give(grader, gradeOf(id, 1))).toBe('done')
      expect(await room.give(grader, gradeOf(id, at === GRADERS - 1 ? null : at / 10))).toBe('done')
    }
  }
  return { room, faye, graders }
}

type Room = Awaited<ReturnType<typeof gradedRoom>>['room']

const REVEAL: Command = { type: 'reveal-grades', keyResultId: null }

/** Everything that the storage has, except who is in the roster and that a command was done. */
function gradesIn({ storage }: Room): string {
  return storedText(storage, 'state')
}

/** A grade beside a person, as it is written in a state, or a change of one. */
const PERSON_AND_GRADE =
  /"p-grader-\d"\s*:\s*(?:null|[01](?:\.\d)?)[,}]|p-grader-\d"\]?,\s*(?:null|[01](?:\.\d)?)\b/

describe('[RE1] when grades are revealed', () => {
  test('nothing in the storage says who gave which, in either copy of the state', async () => {
    const { room, faye } = await gradedRoom()
    // Until then the room has to know; else nothing would be found below, either.
    expect(gradesIn(room)).toMatch(PERSON_AND_GRADE)
    expect(storedText(room.storage, 'doc/')).not.toContain('p-grader')
    expect(await room.give(faye, REVEAL)).toBe('done')
    expect(gradesIn(room)).not.toMatch(PERSON_AND_GRADE)
    expect(gradesIn(room)).toContain('"grades":{}')
    const { retro } = faye.visible
    for (const id of KEY_RESULT_IDS) {
      expect(retro && itemOf(retro, id).revealed?.grades).toEqual([0, 0.1, 0.2, 0.3, 0.4])
    }
    await room.crash()
    expect(gradesIn(room)).not.toMatch(PERSON_AND_GRADE)
    const again = await room.join(FAYE)
    expect(again.visible.retro).toEqual(retro)
    expect(room.reports).toEqual([])
  })

  test('of one key result, those of the others wait on', async () => {
    const { room, faye } = await gradedRoom()
    expect(await room.give(faye, { type: 'reveal-grades', keyResultId: 'k-2' })).toBe('done')
    const state = gradesIn(room)
    expect(state).not.toMatch(/"k-2":\{"p-grader/)
    expect(state).toMatch(/"k-1":\{"p-grader/)
    await room.crash()
    expect(await room.give(await room.join(FAYE), REVEAL)).toBe('done')
    expect(gradesIn(room)).not.toMatch(PERSON_AND_GRADE)
  })

  test.each([0, 1])(
    'and the machine dies with %i writes on the disk: they wait still, or are there without a trace',
    async (kept) => {
      const { room, faye } = await gradedRoom()
      room.storage.fault = 'unsynced'
      expect(await room.give(faye, REVEAL)).toBeNull()
      expect(faye.visible.retro && itemOf(faye.visible.retro, 'k-1').revealed).toBeNull()
      room.storage.fault = 'none'
      await room.crash(kept)
      const again = await room.join(FAYE)
      const isRevealed = again.visible.retro && itemOf(again.visible.retro, 'k-1').revealed !== null
      if (!isRevealed) expect(await room.give(again, REVEAL)).toBe('done')
      expect(gradesIn(room)).not.toMatch(PERSON_AND_GRADE)
    },
  )
})

test('a grade that was taken back is nowhere any more, and neither is one that was given before it', async () => {
  const room = await openRoomInMemory({ agenda: retroAgenda(), ...RETRO })
  const grader = await room.join(graderNo(0), null)
  expect(await room.give(grader, gradeOf('k-1', 0.3))).toBe('done')
  expect(gradesIn(room)).toMatch(PERSON_AND_GRADE)
  expect(await room.give(grader, { type: 'withdraw-grade', keyResultId: 'k-1' })).toBe('done')
  expect(gradesIn(room)).not.toMatch(PERSON_AND_GRADE)
  expect(gradesIn(room)).not.toContain('0.3')
})

test('of a process pulse that was shown nothing says who gave which answers', async () => {
  const { room, faye, graders } = await gradedRoom()
  expect(await room.give(faye, { type: 'go-to-stage', stageId: 'process-pulse' })).toBe('done')
  for (const [at, grader] of graders.entries()) {
    const answers: ProcessAnswers = { clear: 1, ours: 2, useful: null, focus: 4, safe: (at % 5) + 1 }
    expect(await room.give(grader, { type: 'give-process-pulse', stageId: 'process-pulse', answers })).toBe(
      'done',
    )
  }
  const ROW = /\{"clear":\d,"ours":\d/
  expect(gradesIn(room)).toMatch(ROW)
  expect(await room.give(faye, { type: 'reveal', stageId: 'process-pulse' })).toBe('done')
  expect(gradesIn(room)).not.toMatch(ROW)
  const shown = faye.visible.retro?.processPulses['process-pulse']
  expect(shown?.answered).toBe(GRADERS)
  expect(Object.keys(shown?.counts ?? {})).toEqual(PROCESS_STATEMENTS.map(({ id }) => id))
  expect(shown?.counts.safe).toEqual([2, 1, 1, 1, 1])
})

test('who has graded is sent item by item, and not the whole retro with it', async () => {
  const room = await openRoomInMemory({ agenda: retroAgenda(), ...RETRO })
  const faye = await room.join(FAYE)
  const grader = await room.join(graderNo(0), null)
  const from = faye.frames.length
  expect(await room.give(grader, gradeOf('k-1', 0.3))).toBe('done')
  await room.pass(1_000)
  const states = faye.frames.slice(from).filter((frame) => String(frame).includes('"retroItems"'))
  expect(states).toHaveLength(1)
  expect(String(states[0])).not.toContain('Ship with confidence')
  expect(faye.visible.retro && itemOf(faye.visible.retro, 'k-1').gradedIds).toEqual(['p-grader-0'])
  // Who comes in now hears the same, and where it is taken back before the others have heard of it, that as well.
  expect(await room.give(grader, gradeOf('k-2', 0.3))).toBe('done')
  const late = await room.join({ personId: 'p-late', name: 'Late', role: 'observer' }, null)
  expect(await room.give(grader, { type: 'withdraw-grade', keyResultId: 'k-2' })).toBe('done')
  await room.pass(1_000)
  for (const client of [faye, late, grader]) {
    expect(client.visible.retro && itemOf(client.visible.retro, 'k-2').gradedIds).toEqual([])
    expect(client.visible.retro).toEqual(faye.visible.retro)
  }
})
