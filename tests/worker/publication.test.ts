import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { EMPTY_PROVENANCE, type OkrSet } from '../../shared/okr/okr-set.ts'
import { readRefusal } from './support/browser.ts'
import { type Harness, joinBy, startHarness } from './support/harness.ts'
import { newId, smallSet, startPublishing } from './support/publishing.ts'
import { finalised, makeKeyResult, makeObjective } from './support/room-sender.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const countRevisions = async (workshopId: string) =>
  (await harness.db.prepare('SELECT * FROM okr_revision WHERE workshop_id = ?').bind(workshopId).all())
    .results.length

describe('publishing', () => {
  test('puts the OKRs on the OKR page, the team page and into the exports', async () => {
    const { facilitator, ana, me, publish, params, teamId, workshopId } = await startPublishing(harness)
    const [objectiveId, fromLadder, milestone] = [newId(), newId(), newId()]
    const okrs: OkrSet = {
      objectives: [
        makeObjective(objectiveId, [
          makeKeyResult(fromLadder, ana.me.personId, {
            text: 'Increase engagement with Feature X from 20% to 35%',
            initiatives: [{ id: newId(), text: 'Deploy Feature X', ownerId: me.personId }],
            accepted: false,
            provenance: {
              ...EMPTY_PROVENANCE,
              original: 'Deploy Feature X',
              ladder: [{ question: 'who-notices', answer: 'Everybody who ships' }],
            },
          }),
          makeKeyResult(milestone, me.personId, {
            fields: {
              ...makeKeyResult('', me.personId).fields,
              direction: 'milestone',
              baseline: 'unknown',
              target: null,
              unit: '',
              milestoneReason: 'The law asks for it',
            },
          }),
        ]),
      ],
      dropped: [],
    }
    const partners = [{ team: 'Data', brings: 'the events pipeline' }]
    okrs.objectives = okrs.objectives.map((objective) => ({ ...objective, partners }))
    expect(await publish(okrs)).toEqual({ outcome: 'recorded' })

    const page = await ana.browser.get(ROUTES.workshopOkrs, { params })
    expect(page).toMatchObject({
      format: 'turnout.okrs/1',
      workshop: { workshopId, teamId, teamName: 'Platform', cycle: { name: '2027-Q1' } },
      revision: 1,
      revisions: [{ revision: 1 }],
    })
    expect(page.objectives[0]).toMatchObject({ ...okrs.objectives[0], droppedReason: null })
    expect(page.objectives[0]?.keyResults[0]?.owner).toEqual(ana.me)
    expect(page.objectives[0]?.keyResults[1]?.fields.baseline).toBe('unknown')

    const team = await facilitator.get(ROUTES.team, { params: { teamId } })
    expect(team.workshops).toMatchObject([{ workshopId, revision: 1 }])
    const { objectives } = await facilitator.get(RECORD_ROUTES.cycleOkrs, { params: { teamId } })
    expect(objectives).toMatchObject([
      {
        id: objectiveId,
        text: 'Establish a world-class CI/CD pipeline',
        workshopId,
        keyResults: okrs.objectives[0]?.keyResults.map(({ id, text, fields }) => ({
          id,
          text,
          fields,
          owner: fields.ownerId === me.personId ? me : ana.me,
        })),
      },
    ])
    expect((await facilitator.get(ROUTES.workshop, { params })).revision).toBe(1)

    const reply = await ana.browser.ask(ROUTES.workshopOkrsMarkdown, { params, query: { download: '1' } })
    expect(reply.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="okrs-2027-Q1-revision-1.md"')
    const markdown = await reply.text()
    expect(markdown).toContain('## 1. Establish a world-class CI/CD pipeline')
    expect(markdown).toContain('was: “Deploy Feature X”')
    expect(markdown).toContain('With Data: brings the events pipeline')
    const json = await ana.browser.ask(ROUTES.workshopOkrs, { params, query: { download: '1' } })
    expect(json.headers.get('content-disposition')).toBe(
      'attachment; filename="okrs-2027-Q1-revision-1.json"',
    )
  })

  test('before anything is published there is no page', async () => {
    const { ana, params, publish, me } = await startPublishing(harness)
    expect(await ana.browser.refusal(ROUTES.workshopOkrs, { params })).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    await publish(smallSet(me.personId))
    const query = { revision: '2' }
    expect(await ana.browser.refusal(ROUTES.workshopOkrs, { params, query })).toMatchObject({
      code: 'not-found',
    })
    const wrong = { revision: 'last' }
    expect(await ana.browser.refusal(ROUTES.workshopOkrs, { params, query: wrong })).toMatchObject({
      code: 'invalid-input',
      fields: { revision: expect.any(String) },
    })
  })

  test('happens once, also when the same event comes many times at once', async () => {
    const { room, me, workshopId } = await startPublishing(harness)
    const event = room.event(finalised(smallSet(me.personId), 1, me.personId))
    const answers = await Promise.all(Array.from({ length: 6 }, () => room.deliver(event)))
    expect(answers).toEqual(answers.map(() => ({ outcome: 'recorded' })))
    expect(await countRevisions(workshopId)).toBe(1)
  })

  test('happens once, also when the same set comes as two events', async () => {
    const { room, me, workshopId } = await startPublishing(harness)
    const payload = finalised(smallSet(me.personId), 1, me.personId)
    const events = [room.event(payload), room.event(payload)]
    const answers = await Promise.all(events.map((event) => room.deliver(event)))
    expect(answers).toEqual([{ outcome: 'recorded' }, { outcome: 'recorded' }])
    expect(await countRevisions(workshopId)).toBe(1)
  })

  test('another set under the same revision is refused, and the first one stands', async () => {
    const { publish, me, ana, params } = await startPublishing(harness)
    const first = smallSet(me.personId)
    await publish(first)
    expect(await publish(smallSet(me.personId))).toMatchObject({ outcome: 'refused', code: 'revision-taken' })
    const page = await ana.browser.get(ROUTES.workshopOkrs, { params })
    expect(page.objectives.map(({ id }) => id)).toEqual(first.objectives.map(({ id }) => id))
  })

  test('takes more cards than one statement has parameters for', async () => {
    const { publish, me, ana, params } = await startPublishing(harness)
    const okrs: OkrSet = {
      objectives: Array.from({ length: 30 }, () =>
        makeObjective(
          newId(),
          Array.from({ length: 10 }, () =>
            makeKeyResult(newId(), me.personId, {
              initiatives: [{ id: newId(), text: 'Do it', ownerId: null }],
            }),
          ),
        ),
      ),
      dropped: [],
    }
    expect(await publish(okrs)).toEqual({ outcome: 'recorded' })
    const { objectives } = await ana.browser.get(ROUTES.workshopOkrs, { params })
    expect(objectives.flatMap(({ keyResults }) => keyResults)).toHaveLength(300)
    const stored = await harness.db.prepare('SELECT count(*) AS count FROM initiative').first()
    expect(stored?.['count']).toBeGreaterThanOrEqual(300)
  })

  test('an initiative’s owner whom nobody knows is left out, and stops nothing', async () => {
    const { publish, me } = await startPublishing(harness)
    const okrs = smallSet(me.personId)
    const id = newId()
    okrs.objectives[0]?.keyResults[0]?.initiatives.push({ id, text: 'Do it', ownerId: 'nobody' })
    expect(await publish(okrs)).toEqual({ outcome: 'recorded' })
    expect(await harness.db.prepare('SELECT owner_id FROM initiative WHERE id = ?').bind(id).first()).toEqual(
      {
        owner_id: null,
      },
    )
  })
})

describe('a set is refused, for good, with the cards to mend', () => {
  test('[SE2] when there is no objective, or one without key results', async () => {
    const { publish } = await startPublishing(harness)
    const noObjective = await publish({ objectives: [], dropped: [] })
    expect(noObjective).toMatchObject({
      outcome: 'refused',
      code: 'gates-not-met',
      reasons: [{ cardId: null }],
    })
    const bare = makeObjective(newId(), [])
    expect(await publish({ objectives: [bare], dropped: [] }, 2)).toMatchObject({
      reasons: [{ cardId: bare.id }],
    })
  })

  test.each([
    ['[KR4] without a direction', { direction: null }],
    ['[KR4] without a baseline', { baseline: null }],
    ['[KR4] without a target', { target: null }],
    ['[KR4] when the target equals its baseline', { target: 48 }],
    ['[KR8] without a due date', { dueOn: null }],
    ['[KR8] when due outside the cycle', { dueOn: '2027-04-01' }],
    ['[KR9] without an owner', { ownerId: null }],
    ['[KR9] when the owner is nobody here', { ownerId: 'somebody-else' }],
  ])('%s', async (_, change) => {
    const { publish, me, ana, params, workshopId } = await startPublishing(harness)
    const whole = makeKeyResult(newId(), me.personId)
    const broken = { ...whole, id: newId(), fields: { ...whole.fields, ...change } }
    const reply = await publish({ objectives: [makeObjective(newId(), [whole, broken])], dropped: [] })
    expect(reply).toEqual({
      outcome: 'refused',
      code: 'gates-not-met',
      reasons: [{ cardId: broken.id, message: expect.stringMatching(/\w/) }],
    })
    expect(await countRevisions(workshopId)).toBe(0)
    expect(await ana.browser.refusal(ROUTES.workshopOkrs, { params })).toMatchObject({ code: 'not-found' })
  })

  test('[KR9] when the owner was removed', async () => {
    const { publish, room, ana } = await startPublishing(harness)
    const people = [{ ...ana.me, role: 'participant' as const, removed: true }]
    await room.send({ type: 'roster-changed', people, joiningLocked: false })
    expect(await publish(smallSet(ana.me.personId))).toMatchObject({
      outcome: 'refused',
      code: 'gates-not-met',
    })
  })

  test('when it was changed on its way', async () => {
    const { room, me } = await startPublishing(harness)
    const payload = finalised(smallSet(me.personId), 1, me.personId)
    if (payload.type !== 'finalised') throw new Error('Not a finalised event')
    payload.okrs.objectives[0]?.keyResults.pop()
    expect(await room.send(payload)).toMatchObject({ outcome: 'refused', code: 'hash-mismatch' })
  })

  test('when it takes another workshop’s cards, of this team or another, which stay as they are', async () => {
    const [mine, theirs] = [await startPublishing(harness), await startPublishing(harness)]
    const okrs = smallSet(theirs.me.personId)
    await theirs.publish(okrs)
    const [objective] = okrs.objectives
    const stolenId = objective?.keyResults[0]?.id ?? ''
    const stealing = smallSet(mine.me.personId)
    stealing.objectives[0]?.keyResults.push(makeKeyResult(stolenId, mine.me.personId, { text: 'Mine now' }))
    expect(await mine.publish(stealing)).toMatchObject({
      outcome: 'refused',
      code: 'id-taken',
      reasons: [{ cardId: stolenId }],
    })
    const page = await theirs.facilitator.get(ROUTES.workshopOkrs, { params: theirs.params })
    expect(page.objectives[0]?.keyResults[0]?.text).toBe('Reduce deployment time by 50%')
  })

  test('when it has a card twice', async () => {
    const { publish, me } = await startPublishing(harness)
    const keyResult = makeKeyResult(newId(), me.personId)
    const okrs = { objectives: [makeObjective(newId(), [keyResult, keyResult])], dropped: [] }
    expect(await publish(okrs)).toMatchObject({ code: 'id-taken', reasons: [{ cardId: keyResult.id }] })
  })

  test('when it is more than one row holds', async () => {
    const { publish, me } = await startPublishing(harness)
    const okrs = smallSet(me.personId)
    const comments = Array.from({ length: 1_000 }, () => 'c'.repeat(1_999))
    const [objective] = okrs.objectives
    if (objective) objective.provenance = { ...EMPTY_PROVENANCE, comments }
    expect(await publish(okrs)).toMatchObject({ outcome: 'refused', code: 'too-large' })
  })

  test('and the same event gets the same answer again', async () => {
    const { room, me } = await startPublishing(harness)
    const event = room.event(finalised({ objectives: [], dropped: [] }, 1, me.personId))
    const first = await room.deliver(event)
    expect(first.outcome).toBe('refused')
    expect(await room.deliver(event)).toEqual(first)
  })
})

test('[KR9] an owner whose arrival is still on its way is waited for', async () => {
  const { room, links, me, workshopId } = await startPublishing(harness)
  // Somebody the record knows in the team, but whom it had removed here: the event that lets them in again is late.
  const ben = await joinBy(harness, links.joinLink, 'Ben')
  const person = { ...ben.me, role: 'participant' as const }
  const roster = (removed: boolean) =>
    room.event({ type: 'roster-changed', people: [{ ...person, removed }], joiningLocked: false })
  await room.deliver(roster(true))
  const late = roster(false)
  const event = room.event(finalised(smallSet(ben.me.personId), 1, me.personId))
  expect(await readRefusal(await room.post(event))).toMatchObject({ status: 409, code: 'conflict' })
  expect(await countRevisions(workshopId)).toBe(0)
  await room.deliver(late)
  expect(await room.deliver(event)).toEqual({ outcome: 'recorded' })
})

test('a finalised workshop is left alone by the schedule until it is re-opened', async () => {
  const { room, me, workshopId, publish } = await startPublishing(harness)
  const ticks = async () => {
    const before = harness.room.requests.length
    await harness.runSchedule()
    return harness.room.requests.slice(before).filter(({ path }) => path.includes(workshopId)).length
  }
  await room.send({ type: 'stage-changed', stageId: 'finalised' })
  expect(await ticks()).toBe(1)
  await publish({ objectives: [], dropped: [] })
  expect(await ticks()).toBe(1)
  const okrs = smallSet(me.personId)
  await publish(okrs)
  expect(await ticks()).toBe(0)
  await room.send({ type: 'stage-changed', stageId: 'review' })
  expect(await ticks()).toBe(1)
  await room.send({ type: 'stage-changed', stageId: 'finalised' })
  expect(await ticks()).toBe(1)
  await publish(okrs, 2)
  expect(await ticks()).toBe(0)
})
