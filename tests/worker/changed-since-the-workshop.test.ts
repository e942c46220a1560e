import { describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { choose, on, recorded, usePublishedTeam, withFields } from './support/published-team.ts'
import { rows } from './support/sample-okrs.ts'

const team = usePublishedTeam()
const { correct, publish, row, setWith, takeUp } = team

describe('what the team made of its OKRs after the workshop', () => {
  test('a key result that a revision dropped and the team took up again stays, with its initiatives', async () => {
    const { keyResults, initiatives } = team.sample
    const without = setWith(keyResults.deployTime, null)
    expect(await publish(without)).toEqual(recorded)
    const { keyResult } = await takeUp(keyResults.deployTime)
    expect(keyResult?.initiatives).toMatchObject([{ id: initiatives.runbook, state: 'open' }])
    expect(await publish({ ...without, dropped: [] }, 3)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['dropped_in_revision']).toBeNull()
    const [its] = await rows(
      team.harness,
      'SELECT dropped_in_revision FROM initiative WHERE id = ?',
      initiatives.runbook,
    )
    expect(its).toEqual({ dropped_in_revision: null })
    // Once a revision holds it again, one may drop it again.
    expect(await publish(team.sample.okrs, 4)).toEqual(recorded)
    expect(await publish(without, 5)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['dropped_in_revision']).toBe(5)
  })

  test('[KR9] what was accepted stays accepted, until the workshop names another owner', async () => {
    const { ana, ben, keyResults } = team.sample
    const unaccepted = setWith(keyResults.deployTime, (its) => ({ ...its, accepted: false }))
    await rows(team.harness, 'UPDATE key_result SET accepted = 0 WHERE id = ?', keyResults.deployTime)
    await ana.browser.get(RECORD_ROUTES.acceptKeyResult, on(keyResults.deployTime))
    expect(await publish(unaccepted)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['accepted']).toBe(1)
    const bens = setWith(keyResults.deployTime, (its) => ({
      ...withFields({ ownerId: ben.personId })(its),
      accepted: false,
    }))
    expect(await publish(bens, 3)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['accepted']).toBe(0)
  })

  test('initiatives keep their words, state and owner where the workshop has not touched them', async () => {
    const { ana, priya, keyResults, initiatives } = team.sample
    await ana.browser.get(RECORD_ROUTES.changeInitiative, {
      params: { initiativeId: initiatives.runbook },
      body: { text: 'Cache all of it', state: 'doing', ownerId: priya.personId },
    })
    const added = await ana.browser.get(RECORD_ROUTES.addInitiative, {
      ...on(keyResults.deployTime),
      body: { text: 'Ask around', ownerId: null },
    })
    expect(await publish(team.sample.okrs)).toEqual(recorded)
    const read = () =>
      rows(
        team.harness,
        'SELECT id, text, state, owner_id, dropped_in_revision FROM initiative WHERE key_result_id = ? ORDER BY added_at_ms',
        keyResults.deployTime,
      )
    expect(await read()).toMatchObject([
      { text: 'Cache all of it', state: 'doing', owner_id: priya.personId, dropped_in_revision: null },
      { id: added.id, dropped_in_revision: null },
    ])
  })

  test('an initiative that was reworded by hand and in the workshop stays, and the workshop’s words stand beside it', async () => {
    const { ana, priya, keyResults, initiatives } = team.sample
    await ana.browser.get(RECORD_ROUTES.changeInitiative, {
      params: { initiativeId: initiatives.runbook },
      body: { text: 'Cache all of it', state: 'doing', ownerId: priya.personId },
    })
    const reworded = setWith(keyResults.deployTime, (its) => ({
      ...its,
      initiatives: its.initiatives.map((each) => ({ ...each, text: 'Cache nothing' })),
    }))
    expect(await publish(reworded)).toEqual(recorded)
    const shown = async () => {
      const page = await ana.browser.get(RECORD_ROUTES.keyResult, on(keyResults.deployTime))
      return page.keyResult.initiatives.map(({ text, state, owner }) => [text, state, owner?.name ?? null])
    }
    const both = [
      ['Cache all of it', 'doing', priya.name],
      ['Cache nothing', 'open', ana.name],
    ]
    expect(await shown()).toEqual(both)
    // The next revision, of the same words, adds nothing more.
    expect(await publish(reworded, 3)).toEqual(recorded)
    expect(await shown()).toEqual(both)
  })

  test('what the workshop alone has changed of an initiative holds, field by field', async () => {
    const { ana, ben, priya, keyResults, initiatives } = team.sample
    const [runbook] = team.sample.okrs.objectives.flatMap((objective) =>
      objective.keyResults.flatMap((its) => its.initiatives),
    )
    await ana.browser.get(RECORD_ROUTES.changeInitiative, {
      params: { initiativeId: initiatives.runbook },
      body: { ownerId: priya.personId },
    })
    const reworded = setWith(keyResults.deployTime, (its) => ({
      ...its,
      initiatives: its.initiatives.map((each) => ({ ...each, text: 'Cache nothing', ownerId: ben.personId })),
    }))
    expect(runbook?.ownerId).toBe(ana.personId)
    expect(await publish(reworded)).toEqual(recorded)
    expect(
      await rows(
        team.harness,
        'SELECT text, owner_id FROM initiative WHERE workshop_id = ?',
        team.sample.workshopId,
      ),
    ).toMatchObject([{ text: 'Cache nothing', owner_id: priya.personId }])
  })

  test('an initiative that the workshop leaves out goes, unless somebody has changed it since', async () => {
    const { ana, keyResults, initiatives } = team.sample
    const without = setWith(keyResults.deployTime, (its) => ({ ...its, initiatives: [] }))
    const isDropped = async () => {
      const [its] = await rows(
        team.harness,
        'SELECT dropped_in_revision FROM initiative WHERE id = ?',
        initiatives.runbook,
      )
      return its?.['dropped_in_revision'] !== null
    }
    await ana.browser.get(RECORD_ROUTES.changeInitiative, {
      params: { initiativeId: initiatives.runbook },
      body: { text: 'Cache all of it' },
    })
    expect(await publish(without)).toEqual(recorded)
    expect(await isDropped()).toBe(false)
    expect(await publish(without, 3)).toEqual(recorded)
    expect(await isDropped()).toBe(false)
  })

  test('a revision that comes late asks for nothing and overwrites nothing', async () => {
    const { keyResults } = team.sample
    await correct({ target: 30 })
    const refused = await publish(team.sample.okrs, 3)
    expect(await publish(team.sample.okrs, 3, choose(refused, 'workshop'))).toEqual(recorded)
    await correct({ target: 32 })
    expect(await publish(team.sample.okrs, 2)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['target']).toBe(32)
  })
})
