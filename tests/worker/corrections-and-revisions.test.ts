import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { RoomEventReply } from '../../shared/events/room-events.ts'
import type { ClashChoice } from '../../shared/okr/clash.ts'
import type { FinalKeyResult, OkrSet } from '../../shared/okr/okr-set.ts'
import { type Harness, joinBy, startHarness } from './support/harness.ts'
import { finalised } from './support/room-sender.ts'
import { publishSampleOkrs, rows, type SampleOkrs } from './support/sample-okrs.ts'

let harness: Harness
let sample: SampleOkrs
let teams = 0
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())
beforeEach(async () => {
  sample = await publishSampleOkrs(harness, { publishedOn: null, teamName: `Team ${++teams}` })
})

const on = (keyResultId: string) => ({ params: { keyResultId } })
const correct = (changes: unknown, reason = 'The market moved') =>
  sample.priya.browser.get(RECORD_ROUTES.correctKeyResult, {
    ...on(sample.keyResults.deployTime),
    body: { changes, reason },
  })
const drop = (keyResultId: string) =>
  sample.priya.browser.get(RECORD_ROUTES.dropKeyResult, {
    ...on(keyResultId),
    body: { reason: 'Done elsewhere' },
  })
const takeUp = (keyResultId: string) =>
  sample.priya.browser.get(RECORD_ROUTES.takeUpKeyResult, {
    ...on(keyResultId),
    body: { reason: 'Still ours' },
  })

/** The set of the first revision, with one key result of it changed, or without it. */
function setWith(
  keyResultId: string,
  change: ((its: FinalKeyResult) => FinalKeyResult) | null,
  set = sample.okrs,
): OkrSet {
  return {
    objectives: set.objectives.map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.flatMap((its) =>
        its.id !== keyResultId ? [its] : change === null ? [] : [change(its)],
      ),
    })),
    dropped: change === null ? [{ id: keyResultId, kind: 'keyResult', reason: 'Too many' }] : [],
  }
}
const withFields = (fields: Partial<FinalKeyResult['fields']>) => (its: FinalKeyResult) => ({
  ...its,
  fields: { ...its.fields, ...fields },
})

function publish(okrs: OkrSet, revision = 2, choices?: ClashChoice[]) {
  const payload = finalised(okrs, revision, sample.priya.personId)
  return sample.room.send(choices === undefined ? payload : { ...payload, choices })
}
const clashesIn = (reply: RoomEventReply) =>
  reply.outcome === 'refused' ? reply.reasons.flatMap(({ clash }) => clash ?? []) : []
const choose = (reply: RoomEventReply, take: ClashChoice['take']): ClashChoice[] =>
  clashesIn(reply).map(({ cardId, field, changeId }) => ({ cardId, field, changeId, take }))
const recorded = { outcome: 'recorded' }
const row = async (keyResultId: string) => {
  const [its] = await rows(harness, 'SELECT * FROM key_result WHERE id = ?', keyResultId)
  if (!its) throw new Error('No such key result')
  return its
}

describe('[CH3] a revision that says otherwise than a correction since the last one', () => {
  test('is refused with both values, who, when and why; nothing of it is written', async () => {
    const { keyResults, workshopId, priya } = sample
    const { entry } = await correct({ target: 30 })
    const reply = await publish(sample.okrs)
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
      await rows(harness, 'SELECT revision FROM okr_revision WHERE workshop_id = ?', workshopId),
    ).toEqual([{ revision: 1 }])
  })

  test('is taken when it says what the correction says', async () => {
    await correct({ target: 30 })
    const { keyResults } = sample
    expect(await publish(setWith(keyResults.deployTime, withFields({ target: 30 })))).toEqual(recorded)
    expect(await row(keyResults.deployTime)).toMatchObject({ target: 30, revision: 2 })
    // Now it is the workshop's too: the next revision may say something else.
    expect(await publish(setWith(keyResults.deployTime, withFields({ target: 20 })), 3)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['target']).toBe(20)
  })

  test('is taken when the workshop’s is chosen, and the history keeps the correction', async () => {
    const { keyResults } = sample
    await correct({ target: 30 })
    const refused = await publish(sample.okrs)
    expect(await publish(sample.okrs, 2, choose(refused, 'workshop'))).toEqual(recorded)
    expect((await row(keyResults.deployTime))['target']).toBe(24)
    expect(
      await rows(harness, 'SELECT kind FROM course_change WHERE key_result_id = ?', keyResults.deployTime),
    ).toHaveLength(1)
  })

  test('is refused where the correction was chosen but the set does not say so', async () => {
    await correct({ target: 30 })
    const refused = await publish(sample.okrs)
    expect(await publish(sample.okrs, 2, choose(refused, 'correction'))).toEqual(refused)
  })

  test('is refused again when another correction came after the choice', async () => {
    await correct({ target: 30 })
    const refused = await publish(sample.okrs)
    const { entry } = await correct({ target: 28 }, 'And again')
    const again = await publish(sample.okrs, 2, choose(refused, 'workshop'))
    expect(clashesIn(again)).toMatchObject([{ changeId: entry.id, corrected: 28, reason: 'And again' }])
  })

  test('lists each field of each card, and those that were chosen with those that were not', async () => {
    const { keyResults, objectives, priya, ben } = sample
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
    const refused = await publish(sample.okrs)
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
      [keyResults.deployTime, 'ownerId', ben.personId, sample.ana.personId],
      [keyResults.deployTime, 'target', 30, 24],
      [keyResults.deployTime, 'dueOn', '2027-03-15', '2027-03-31'],
      [objectives.trust, 'text', 'Be trusted', 'Earn the trust of every team that deploys with us'],
      [keyResults.nps, 'baseline', 12, 'unknown'],
    ])
    expect(clashesIn(refused).find(({ field }) => field === 'ownerId')?.ownerName).toBe('Ben')
    const some = choose(refused, 'workshop').slice(1)
    expect(clashesIn(await publish(sample.okrs, 2, some))).toEqual(clashesIn(refused))
    expect(await publish(sample.okrs, 2, choose(refused, 'workshop'))).toEqual(recorded)
  })

  test('that has gates to meet too is told both', async () => {
    const { keyResults } = sample
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
    expect(await publish(sample.okrs)).toEqual(recorded)
  })

  test('[KR9] an owner who never was in the workshop may stay', async () => {
    const { priya, teamId, keyResults } = sample
    const { invitationLink: link } = await priya.browser.get(ROUTES.teamInvitation, { params: { teamId } })
    const mia = await joinBy(harness, link, 'Mia')
    await correct({ ownerId: mia.me.personId })
    const set = setWith(keyResults.deployTime, withFields({ ownerId: mia.me.personId }))
    expect(await publish(set)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['owner_id']).toBe(mia.me.personId)
  })

  test('a correction that comes before a revision that was already decided is asked about', async () => {
    const { keyResults } = sample
    const { held, release } = await harness.holdNextWrite()
    const published = publish(sample.okrs)
    await held()
    const { entry } = await correct({ target: 30 })
    await release()
    expect(clashesIn(await published)).toMatchObject([{ changeId: entry.id, corrected: 30, workshop: 24 }])
    expect((await row(keyResults.deployTime))['target']).toBe(30)
  })

  test('a revision that comes before a correction that was already decided is what it corrects', async () => {
    const { keyResults } = sample
    const { held, release } = await harness.holdNextWrite()
    const corrected = correct({ target: 30 })
    await held()
    const set = setWith(keyResults.deployTime, withFields({ target: 20 }))
    expect(await publish(set)).toEqual(recorded)
    await release()
    expect((await corrected).entry).toMatchObject({ changes: [{ field: 'target', from: 20, to: 30 }] })
    expect(clashesIn(await publish(set, 3))).toMatchObject([{ corrected: 30, workshop: 20 }])
  })

  test('at the same moment as a correction, neither is lost silently', async () => {
    const { keyResults } = sample
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

describe('a key result that was dropped by hand', () => {
  test('and that a revision holds has to be chosen', async () => {
    const { keyResults } = sample
    const { entry } = await drop(keyResults.failures)
    const refused = await publish(sample.okrs)
    expect(clashesIn(refused)).toMatchObject([
      { cardId: keyResults.failures, field: 'dropped', changeId: entry.id, reason: 'Done elsewhere' },
    ])
    expect((await row(keyResults.failures))['dropped_in_revision']).toBe(1)
    expect(await publish(sample.okrs, 2, choose(refused, 'workshop'))).toEqual(recorded)
    expect(await row(keyResults.failures)).toMatchObject({ dropped_in_revision: null, dropped_reason: null })
  })

  test('stays dropped, with its own reason, where a revision holds it no more', async () => {
    const { keyResults } = sample
    await drop(keyResults.failures)
    expect(await publish(setWith(keyResults.failures, null))).toEqual(recorded)
    expect(await row(keyResults.failures)).toMatchObject({ dropped_reason: 'Done elsewhere' })
  })

  test('and taken up again is the workshop’s to drop while that holds it', async () => {
    const { keyResults } = sample
    await drop(keyResults.failures)
    await takeUp(keyResults.failures)
    expect(await publish(setWith(keyResults.failures, null))).toEqual(recorded)
    expect(await row(keyResults.failures)).toMatchObject({
      dropped_in_revision: 2,
      dropped_reason: 'Too many',
    })
  })
})

describe('what the team made of its OKRs after the workshop', () => {
  test('a key result that a revision dropped and the team took up again stays, with its initiatives', async () => {
    const { keyResults, initiatives } = sample
    const without = setWith(keyResults.deployTime, null)
    expect(await publish(without)).toEqual(recorded)
    const { keyResult } = await takeUp(keyResults.deployTime)
    expect(keyResult?.initiatives).toMatchObject([{ id: initiatives.runbook, state: 'open' }])
    expect(await publish({ ...without, dropped: [] }, 3)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['dropped_in_revision']).toBeNull()
    const [its] = await rows(
      harness,
      'SELECT dropped_in_revision FROM initiative WHERE id = ?',
      initiatives.runbook,
    )
    expect(its).toEqual({ dropped_in_revision: null })
    // Once a revision holds it again, one may drop it again.
    expect(await publish(sample.okrs, 4)).toEqual(recorded)
    expect(await publish(without, 5)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['dropped_in_revision']).toBe(5)
  })

  test('[KR9] what was accepted stays accepted, until the workshop names another owner', async () => {
    const { ana, ben, keyResults } = sample
    const unaccepted = setWith(keyResults.deployTime, (its) => ({ ...its, accepted: false }))
    await rows(harness, 'UPDATE key_result SET accepted = 0 WHERE id = ?', keyResults.deployTime)
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
    const { ana, priya, keyResults, initiatives } = sample
    await ana.browser.get(RECORD_ROUTES.changeInitiative, {
      params: { initiativeId: initiatives.runbook },
      body: { text: 'Cache all of it', state: 'doing', ownerId: priya.personId },
    })
    const added = await ana.browser.get(RECORD_ROUTES.addInitiative, {
      ...on(keyResults.deployTime),
      body: { text: 'Ask around', ownerId: null },
    })
    expect(await publish(sample.okrs)).toEqual(recorded)
    const read = () =>
      rows(
        harness,
        'SELECT id, text, state, owner_id, dropped_in_revision FROM initiative WHERE key_result_id = ? ORDER BY added_at_ms',
        keyResults.deployTime,
      )
    expect(await read()).toMatchObject([
      { text: 'Cache all of it', state: 'doing', owner_id: priya.personId, dropped_in_revision: null },
      { id: added.id, dropped_in_revision: null },
    ])
  })

  test('an initiative that was reworded by hand and in the workshop stays, and the workshop’s words stand beside it', async () => {
    const { ana, priya, keyResults, initiatives } = sample
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
    const { ana, ben, priya, keyResults, initiatives } = sample
    const [runbook] = sample.okrs.objectives.flatMap((objective) =>
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
      await rows(harness, 'SELECT text, owner_id FROM initiative WHERE workshop_id = ?', sample.workshopId),
    ).toMatchObject([{ text: 'Cache nothing', owner_id: priya.personId }])
  })

  test('an initiative that the workshop leaves out goes, unless somebody has changed it since', async () => {
    const { ana, keyResults, initiatives } = sample
    const without = setWith(keyResults.deployTime, (its) => ({ ...its, initiatives: [] }))
    const isDropped = async () => {
      const [its] = await rows(
        harness,
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
    const { keyResults } = sample
    await correct({ target: 30 })
    const refused = await publish(sample.okrs, 3)
    expect(await publish(sample.okrs, 3, choose(refused, 'workshop'))).toEqual(recorded)
    await correct({ target: 32 })
    expect(await publish(sample.okrs, 2)).toEqual(recorded)
    expect((await row(keyResults.deployTime))['target']).toBe(32)
  })
})
