import { describe, expect, test } from 'vitest'
import { choose, clashesIn, recorded, usePublishedTeam } from './support/published-team.ts'

const team = usePublishedTeam()
const { drop, publish, row, setWith, takeUp } = team

describe('a key result that was dropped by hand', () => {
  test('and that a revision holds has to be chosen', async () => {
    const { keyResults } = team.sample
    const { entry } = await drop(keyResults.failures)
    const refused = await publish(team.sample.okrs)
    expect(clashesIn(refused)).toMatchObject([
      { cardId: keyResults.failures, field: 'dropped', changeId: entry.id, reason: 'Done elsewhere' },
    ])
    expect((await row(keyResults.failures))['dropped_in_revision']).toBe(1)
    expect(await publish(team.sample.okrs, 2, choose(refused, 'workshop'))).toEqual(recorded)
    expect(await row(keyResults.failures)).toMatchObject({ dropped_in_revision: null, dropped_reason: null })
  })

  test('stays dropped, with its own reason, where a revision holds it no more', async () => {
    const { keyResults } = team.sample
    await drop(keyResults.failures)
    expect(await publish(setWith(keyResults.failures, null))).toEqual(recorded)
    expect(await row(keyResults.failures)).toMatchObject({ dropped_reason: 'Done elsewhere' })
  })

  test('and taken up again is the workshop’s to drop while that holds it', async () => {
    const { keyResults } = team.sample
    await drop(keyResults.failures)
    await takeUp(keyResults.failures)
    expect(await publish(setWith(keyResults.failures, null))).toEqual(recorded)
    expect(await row(keyResults.failures)).toMatchObject({
      dropped_in_revision: 2,
      dropped_reason: 'Too many',
    })
  })
})
