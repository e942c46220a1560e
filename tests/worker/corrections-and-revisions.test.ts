import { describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { joinBy } from './support/harness.ts'
import { choose, clashesIn, on, recorded, usePublishedTeam, withFields } from './support/published-team.ts'
import { rows } from './support/sample-okrs.ts'

const team = usePublishedTeam()
const { correct, publish, row, setWith } = team

describe('[CH3] a revision that says otherwise than a correction since the last one', () => {
  test('is refused with both values, who, when and why; nothing of it is written', async () => {
    const { keyResults, workshopId, priya } = team.sample
    const { entry } = await correct({ target: 30 })
    const reply = await publish(team.sample.okrs)
    expect(reply).toEqual({
      outcome: 'refused',
      code: 'corrected-since',
      reasons: [
        {
          cardId: keyResults.deployTime,
          message: expect.stringMatching(/target.*“30”.*Priya Raman.*“The market moved”.*“24”/),
          clash: {
            cardId: keyResults.deployTime,
            field: 'target',
            changeId: entry.id,
            corrected: 30,
            workshop: 24,
            by: priya.name,
            atMs: entry.atMs,
            reason: 'The market moved',
          },
        },
      ],
    })
    expect((await row(keyResults.deployTime))['target']).toBe(30)
    expect(
      await rows(team.harness, 'SELECT revision FROM okr_revision WHERE workshop_id = ?', workshopId),
    ).toEqual([{ revision: 1 }])
  })

  test('is taken when it says what the correction says', async () => {
    await correct({ target: 30 })
    const { keyResults } = team.sample
    expect(await publish(setWith(keyResults.deployTime, withFields({ target: 30 })))).toEqual(recorded)
    expect(await row(keyResults.deployTime)).toMatchObject({ target: 30, revision: 2 })
    // Now it is the workshop's too: the next revision may say something else.
    expect(await publish(setWith(keyResults.deployTime, withFields({ target: 20 })), 3)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['target']).toBe(20)
  })

  test('is taken when the workshop’s is chosen, and the history keeps the correction', async () => {
    const { keyResults } = team.sample
    await correct({ target: 30 })
    const refused = await publish(team.sample.okrs)
    expect(await publish(team.sample.okrs, 2, choose(refused, 'workshop'))).toEqual(recorded)
    expect((await row(keyResults.deployTime))['target']).toBe(24)
    expect(
      await rows(
        team.harness,
        'SELECT kind FROM course_change WHERE key_result_id = ?',
        keyResults.deployTime,
      ),
    ).toHaveLength(1)
  })

  test('is refused where the correction was chosen but the set does not say so', async () => {
    await correct({ target: 30 })
    const refused = await publish(team.sample.okrs)
    expect(await publish(team.sample.okrs, 2, choose(refused, 'correction'))).toEqual(refused)
  })

  test('is refused again when another correction came after the choice', async () => {
    await correct({ target: 30 })
    const refused = await publish(team.sample.okrs)
    const { entry } = await correct({ target: 28 }, 'And again')
    const again = await publish(team.sample.okrs, 2, choose(refused, 'workshop'))
    expect(clashesIn(again)).toMatchObject([{ changeId: entry.id, corrected: 28, reason: 'And again' }])
  })

  test('lists each field of each card, and those that were chosen with those that were not', async () => {
    const { keyResults, objectives, priya, ben } = team.sample
    await correct({
      target: 30,
      text: 'Deployments take half an hour',
      ownerId: ben.personId,
      dueOn: '2027-03-15',
    })
    await priya.browser.get(RECORD_ROUTES.correctKeyResult, {
      ...on(keyResults.nps),
      body: { changes: { baseline: 12 }, reason: 'Measured' },
    })
    await priya.browser.get(RECORD_ROUTES.correctObjective, {
      params: { objectiveId: objectives.trust },
      body: { changes: { text: 'Be trusted' }, reason: 'Shorter' },
    })
    const refused = await publish(team.sample.okrs)
    const said = clashesIn(refused).map(({ cardId, field, corrected, workshop }) => [
      cardId,
      field,
      corrected,
      workshop,
    ])
    expect(said).toEqual([
      [
        keyResults.deployTime,
        'text',
        'Deployments take half an hour',
        'Deployments take 24 minutes instead of 48',
      ],
      [keyResults.deployTime, 'ownerId', ben.personId, team.sample.ana.personId],
      [keyResults.deployTime, 'target', 30, 24],
      [keyResults.deployTime, 'dueOn', '2027-03-15', '2027-03-31'],
      [objectives.trust, 'text', 'Be trusted', 'Earn the trust of every team that deploys with us'],
      [keyResults.nps, 'baseline', 12, 'unknown'],
    ])
    expect(clashesIn(refused).find(({ field }) => field === 'ownerId')?.ownerName).toBe('Ben')
    const some = choose(refused, 'workshop').slice(1)
    expect(clashesIn(await publish(team.sample.okrs, 2, some))).toEqual(clashesIn(refused))
    expect(await publish(team.sample.okrs, 2, choose(refused, 'workshop'))).toEqual(recorded)
  })

  test('that has gates to meet too is told both', async () => {
    const { keyResults } = team.sample
    await correct({ target: 30 })
    const reply = await publish(setWith(keyResults.audit, withFields({ ownerId: null })))
    expect(reply).toMatchObject({
      code: 'gates-not-met',
      reasons: [{ cardId: keyResults.audit }, { clash: {} }],
    })
  })

  test('a correction that was taken back is none', async () => {
    await correct({ target: 30 })
    await correct({ target: 24 })
    expect(await publish(team.sample.okrs)).toEqual(recorded)
  })

  test('[KR9] an owner who never was in the workshop may stay', async () => {
    const { priya, teamId, keyResults } = team.sample
    const { invitationLink: link } = await priya.browser.get(ROUTES.teamInvitation, { params: { teamId } })
    const mia = await joinBy(team.harness, link, 'Mia')
    await correct({ ownerId: mia.me.personId })
    const set = setWith(keyResults.deployTime, withFields({ ownerId: mia.me.personId }))
    expect(await publish(set)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['owner_id']).toBe(mia.me.personId)
  })

  test('a correction that comes before a revision that was already decided is asked about', async () => {
    const { keyResults } = team.sample
    const { held, release } = await team.harness.holdNextWrite()
    const published = publish(team.sample.okrs)
    await held()
    const { entry } = await correct({ target: 30 })
    await release()
    expect(clashesIn(await published)).toMatchObject([{ changeId: entry.id, corrected: 30, workshop: 24 }])
    expect((await row(keyResults.deployTime))['target']).toBe(30)
  })

  test('a revision that comes before a correction that was already decided is what it corrects', async () => {
    const { keyResults } = team.sample
    const { held, release } = await team.harness.holdNextWrite()
    const corrected = correct({ target: 30 })
    await held()
    const set = setWith(keyResults.deployTime, withFields({ target: 20 }))
    expect(await publish(set)).toEqual(recorded)
    await release()
    expect((await corrected).entry).toMatchObject({ changes: [{ field: 'target', from: 20, to: 30 }] })
    expect(clashesIn(await publish(set, 3))).toMatchObject([{ corrected: 30, workshop: 20 }])
  })

  test('at the same moment as a correction, neither is lost silently', async () => {
    const { keyResults } = team.sample
    const standing = async () => (await row(keyResults.deployTime))['target']
    let revision = 1
    for (let round = 0; round < 6; round++) {
      const [target, workshop] = [30 + round, 20 - round]
      const set = setWith(keyResults.deployTime, withFields({ target: workshop }))
      const [, reply] = await Promise.all([correct({ target }), publish(set, revision + 1)])
      // Taken before it, or refused because of it: the correction stands.
      expect(await standing()).toBe(target)
      if (reply.outcome === 'recorded') revision++
      const refused = await publish(set, revision + 1)
      expect(clashesIn(refused)).toMatchObject([{ corrected: target, workshop }])
      expect(await publish(set, ++revision, choose(refused, 'workshop'))).toEqual(recorded)
      expect(await standing()).toBe(workshop)
    }
  })
})
