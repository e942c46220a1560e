import { expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { ROOM_PATHS } from '../../shared/events/room-events.ts'
import type { CarriedOkrs } from '../../shared/okr/carried.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../shared/okr/model.ts'
import { checkInPlan } from '../../shared/workshop/templates.ts'
import { castOf, levels, openOf } from '../support/ballots.ts'
import { join } from './support/room-client.ts'
import { FAYE, PAT } from './support/signing.ts'
import { advanceTo } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const measure = { direction: 'decrease', unit: 'min', baseline: 48, target: 24, dueOn: '2027-03-15' } as const
const CARRIED: CarriedOkrs = {
  objectives: [
    {
      ...{ id: 'o-record', text: 'Ship with confidence', commitment: 'committed' },
      keyResults: [
        {
          ...{ id: 'k-record', text: 'Deploys take 24 min instead of 48' },
          fields: { ...EMPTY_KEY_RESULT_FIELDS, ...measure, ownerId: PAT.personId, confidence: 7 },
        },
      ],
    },
  ],
}

test('[CH1] a check-in meeting begins with the record’s OKRs, votes on them by their ids, and publishes nothing', async () => {
  const plan = [...checkInPlan()]
  const carried = { kind: 'check-in', carried: CARRIED } as const
  const room = await createRoom(live.server.origin, undefined, undefined, plan, carried)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  const cards = () =>
    readBoard(pat.doc).objectives.map(({ id, keyResults }) => [id, ...keyResults.map((card) => card.id)])
  await pat.until('the OKRs are there', () => cards().length > 0)
  expect(cards()).toEqual([['o-record', 'k-record']])
  expect(readBoard(pat.doc).objectives[0]?.keyResults[0]?.fields).toMatchObject(measure)

  // [CH3] What is corrected in the record meanwhile comes onto everybody's board.
  const [objective] = CARRIED.objectives
  const [keyResult] = objective?.keyResults ?? []
  if (!objective || !keyResult) throw new Error('The meeting begins with a key result')
  const eased = { ...keyResult, fields: { ...keyResult.fields, target: 30 } }
  const followed = { objectives: [{ ...objective, keyResults: [eased] }], droppedIds: ['k-unknown'] }
  const told = () => postToRoom(live.server.origin, room, ROOM_PATHS.followRecord, followed)
  expect((await told()).status).toBe(200)
  for (const client of [faye, pat]) {
    const target = () => readBoard(client.doc).objectives[0]?.keyResults[0]?.fields.target
    await client.until('the board says it', () => target() === 30)
  }
  expect((await told()).status).toBe(200)

  await advanceTo(faye, 'vote')
  const settings = plan.find(({ kind }) => kind === 'vote')?.settings.ballot?.settings
  expect(await faye.command(openOf(['k-record'], settings))).toBe('done')
  const ballotId = await pat.until('the vote is open', () => pat.visible?.ballots[0]?.ballotId)
  expect(await pat.command(castOf(ballotId, levels({ 'k-record': 3 })))).toBe('done')
  expect(await faye.command(castOf(ballotId, levels({ 'k-record': 6 })))).toBe('done')
  expect(await faye.command({ type: 'close-ballot', ballotId })).toBe('done')
  const result = await pat.until('the result is there', () => pat.visible?.ballots[0]?.result)
  expect(result.rows).toMatchObject([{ itemId: 'k-record', total: 4.5, ballots: [6, 3] }])
  expect(result.named).toEqual([])

  await advanceTo(faye, 'discuss')
  expect(await faye.command({ type: 'finalise', dropReasons: {} })).not.toBe('done')
  const events = live.worker.deliveries.filter(({ workshopId }) => workshopId === room)
  expect(events.map(({ payload }) => payload.type)).not.toContain('finalised')
  for (const client of [faye, pat]) client.drop()
})
