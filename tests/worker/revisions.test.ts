import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { OkrSet } from '../../shared/okr/okr-set.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { newId, startPublishing } from './support/publishing.ts'
import { makeKeyResult, makeObjective } from './support/room-sender.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

describe('revision 2', () => {
  async function publishTwo() {
    const started = await startPublishing(harness)
    const { me, publish } = started
    const [kept, gone, goneObjective, itsKeyResult, added] = [newId(), newId(), newId(), newId(), newId()]
    const objectiveId = newId()
    const first: OkrSet = {
      objectives: [
        makeObjective(objectiveId, [makeKeyResult(kept, me.personId), makeKeyResult(gone, me.personId)]),
        makeObjective(goneObjective, [makeKeyResult(itsKeyResult, me.personId)]),
      ],
      dropped: [],
    }
    const second: OkrSet = {
      objectives: [
        makeObjective(objectiveId, [
          makeKeyResult(kept, me.personId, { text: 'Reduce deployment time from 48 to 24 minutes' }),
          makeKeyResult(added, me.personId, { text: 'Reduce rollback rate to under 1%' }),
        ]),
      ],
      dropped: [
        { id: gone, kind: 'keyResult', reason: 'It counted our own work' },
        { id: goneObjective, kind: 'objective', reason: 'Too many objectives' },
      ],
    }
    await publish(first, 1)
    return { ...started, first, second, ids: { kept, gone, goneObjective, itsKeyResult, added } }
  }

  test('changes words, adds, and marks what vanished as dropped with its reason', async () => {
    const { publish, second, ana, params, ids, facilitator, teamId } = await publishTwo()
    expect(await publish(second, 2)).toEqual({ outcome: 'recorded' })
    const page = await ana.browser.get(ROUTES.workshopOkrs, { params })
    expect(page.revision).toBe(2)
    expect(page.revisions.map(({ revision }) => revision)).toEqual([2, 1])
    const keyResults = page.objectives[0]?.keyResults.map(({ id, text, droppedReason }) => [
      id,
      text,
      droppedReason,
    ])
    expect(keyResults).toEqual([
      [ids.kept, 'Reduce deployment time from 48 to 24 minutes', null],
      [ids.added, 'Reduce rollback rate to under 1%', null],
      [ids.gone, 'Reduce deployment time by 50%', 'It counted our own work'],
    ])
    expect(page.objectives[1]).toMatchObject({ id: ids.goneObjective, droppedReason: 'Too many objectives' })
    expect(page.objectives[1]?.keyResults[0]).toMatchObject({
      id: ids.itsKeyResult,
      droppedReason: 'No reason was given.',
    })
    const { objectives } = await facilitator.get(RECORD_ROUTES.cycleOkrs, { params: { teamId } })
    const shown = objectives.flatMap((objective) => objective.keyResults)
    expect(shown.filter(({ dropped }) => dropped === null).map(({ id }) => id)).toEqual([ids.kept, ids.added])
  })

  test('leaves revision 1 to be read as it was', async () => {
    const { publish, first, second, ana, params } = await publishTwo()
    const query = { revision: '1' }
    const before = await ana.browser.get(ROUTES.workshopOkrs, { params, query })
    await publish(second, 2)
    const after = await ana.browser.get(ROUTES.workshopOkrs, { params, query })
    expect(after).toEqual({ ...before, revisions: after.revisions })
    expect(after.objectives).toMatchObject(first.objectives)
  })

  test('what was dropped can come back', async () => {
    const { publish, first, second, ana, params } = await publishTwo()
    await publish(second, 2)
    await publish({ ...first, dropped: [] }, 3)
    const page = await ana.browser.get(ROUTES.workshopOkrs, { params })
    const standing = page.objectives.filter(({ droppedReason }) => droppedReason === null)
    expect(standing.map(({ id }) => id)).toEqual(first.objectives.map(({ id }) => id))
    const second2 = await ana.browser.get(ROUTES.workshopOkrs, { params, query: { revision: '2' } })
    expect(second2.objectives.map(({ droppedReason }) => droppedReason)).toEqual([
      null,
      'Too many objectives',
    ])
  })

  test('that comes after revision 3 overwrites nothing', async () => {
    const { publish, first, second, ana, params } = await publishTwo()
    await publish({ ...first, dropped: [] }, 3)
    const before = await ana.browser.get(ROUTES.workshopOkrs, { params })
    expect(await publish(second, 2)).toEqual({ outcome: 'recorded' })
    const after = await ana.browser.get(ROUTES.workshopOkrs, { params })
    const listStanding = (page: typeof after) =>
      page.objectives.flatMap((objective) =>
        objective.keyResults.filter((kr) => kr.droppedReason === null).map((kr) => [kr.id, kr.text]),
      )
    expect(listStanding(after)).toEqual(listStanding(before))
    const { results } = await harness.db
      .prepare(
        'SELECT text FROM key_result WHERE dropped_in_revision IS NULL AND workshop_id = ? ORDER BY position',
      )
      .bind(params.workshopId)
      .all()
    expect(results.map(({ text }) => text)).toEqual(listStanding(before).map(([, text]) => text))
  })
})
