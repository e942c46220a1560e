import './seeded-crypto.ts'
import { expect, test } from 'vitest'
import { createObjective, replaceText } from '../../../shared/board/write.ts'
import { playSeed } from './play.ts'
import { ME } from './simulated-person.ts'
import { FAYE, inSmallRoom, MIKA, PAT } from './small-room.ts'

/* What the seeds found, each as the smallest story that shows it; the room was mended since. */

test('a seed plays the same each time', async () => {
  const [first, again] = [await playSeed(21), await playSeed(21)]
  expect(first.trace.length).toBeGreaterThan(20)
  expect(again).toEqual(first)
})

test('a newcomer with two tabs at the same moment is told to the Worker once', () =>
  inSmallRoom(async ({ worker, join, tabOf, rest }) => {
    const faye = await join(FAYE)
    const tabs = [tabOf(PAT), tabOf(PAT)]
    for (const tab of tabs) tab.connect()
    expect(await rest([faye, ...tabs])).toBe(true)
    const told = worker.recorded.map(({ payload }) =>
      payload.type === 'roster-changed'
        ? payload.people.map(({ personId }) => personId).join()
        : payload.type,
    )
    expect(told).toEqual([FAYE.personId, PAT.personId])
  }))

test('someone who left while they were being let in is not shown as here', () =>
  inSmallRoom(async ({ time, disk, room, join, rest }) => {
    const faye = await join(FAYE)
    disk.failFor({ failsWrites: true, failsSync: false, failsReads: false, hangs: false }, 5_000)
    const link = room.connect(
      { ...PAT, ticketId: 't-1', expiresAtMs: time.nowMs + 60_000 },
      { opened: () => {}, received: () => {}, closed: () => {} },
    )
    await time.runFor(1_000)
    expect(faye.visible?.roster[PAT.personId]).toBeUndefined()
    link.leave()
    await time.runFor(3_000)
    expect(await rest([faye])).toBe(true)
    expect(faye.visible?.roster[PAT.personId]?.attendance).toBe('gone')
  }))

test('whoever came in while somebody looked in for a moment hears that they are away again', () =>
  inSmallRoom(async ({ time, join, tabOf, rest }) => {
    const pat = await join(PAT)
    pat.give({ type: 'set-attendance', attendance: 'away' })
    expect(await rest([pat])).toBe(true)
    // For as long as nobody else has been told, a second tab is looked at.
    const second = tabOf(PAT)
    second.connect()
    await time.runUntil(() => second.visible !== null, 10_000)
    expect(second.visible?.roster[PAT.personId]?.attendance).toBe('here')
    second.give({ type: 'set-attendance', attendance: 'away' })
    expect(await rest([pat, second])).toBe(true)
    const late = await join(MIKA)
    expect(late.visible?.roster[PAT.personId]?.attendance).toBe('away')
    expect(second.visible?.roster[PAT.personId]?.attendance).toBe('away')
  }))

test('what comes while the log is being written is said to be saved too, though it brings nothing', () =>
  inSmallRoom(async ({ time, disk, join, rest }) => {
    const [faye, pat] = [await join(FAYE), await join(PAT)]
    createObjective(faye.doc, { id: 'o-1', text: '' }, ME)
    for (let round = 0; round < 20; round++) {
      replaceText(faye.doc, 'o-1', `Typed ${round} times`, ME)
      await time.runUntil(() => !disk.isDurable, 1_000)
      await time.runFor(round)
      pat.restart()
      expect(await rest([faye, pat]), `${faye.unrest}, ${pat.unrest}`).toBe(true)
    }
  }))
