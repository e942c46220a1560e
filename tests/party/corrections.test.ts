import { expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import type { Clash } from '../../shared/okr/clash.ts'
import { join } from './support/room-client.ts'
import { FAYE } from './support/signing.ts'
import { advanceTo, writeGoodSet } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const CLASH: Clash = {
  cardId: 'k-time',
  field: 'target',
  changeId: 'change-1',
  corrected: 25,
  workshop: 20,
  by: 'Priya',
  atMs: 5,
  reason: 'The market moved',
}

test('[CH3] a correction that the record names is chosen, kept on everybody’s board, and told with the set', async () => {
  live.worker.answer(({ payload }) =>
    payload.type === 'finalised' && payload.choices === undefined
      ? {
          outcome: 'refused',
          code: 'corrected-since',
          reasons: [{ cardId: 'k-time', message: 'Choose.', clash: CLASH }],
        }
      : { outcome: 'recorded' },
  )
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  writeGoodSet(faye.doc, FAYE.personId)
  await faye.untilSaved()
  await advanceTo(faye, 'review')
  const finalise = { type: 'finalise', dropReasons: {} } as const
  expect(await faye.command(finalise)).toBe('done')
  await faye.until('it is refused', () => faye.visible?.publication.status === 'refused')
  expect(faye.visible?.publication).toMatchObject({ reasons: [{ clash: CLASH }] })
  expect(await faye.command(finalise)).toMatchObject({ code: 'choices-missing' })

  const { cardId, field, changeId } = CLASH
  const choices = [{ cardId, field, changeId, take: 'correction' as const }]
  expect(await faye.command({ ...finalise, choices })).toBe('done')
  await faye.until('it is published', () => faye.visible?.publication.status === 'published')
  const targetOnBoard = () =>
    readBoard(faye.doc)
      .objectives.flatMap(({ keyResults }) => keyResults)
      .find(({ id }) => id === 'k-time')?.fields.target
  await faye.until('the board says it', () => targetOnBoard() === 25)
  const told = live.worker.deliveries.findLast(
    ({ workshopId, payload }) => workshopId === room && payload.type === 'finalised',
  )
  if (told?.payload.type !== 'finalised') throw new Error('nothing was told')
  expect(told.payload.choices).toEqual(choices)
  const said = told.payload.okrs.objectives.flatMap(({ keyResults }) => keyResults)
  expect(said.find(({ id }) => id === 'k-time')?.fields.target).toBe(25)
})
