import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { CandidateSchema } from '../../shared/retro/candidate.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { withLookBack } from '../../shared/workshop/with-look-back.ts'
import { closedBallot } from './support/closed-ballot.ts'
import { CREATE, type Harness, joinBy, startHarness } from './support/harness.ts'
import { closeRetro, holdRetro, madeWith, said, sampleRetro } from './support/held-retro.ts'
import { finalised, makeKeyResult, makeObjective, RoomSender } from './support/room-sender.ts'
import { publishSampleOkrs, type SampleOkrs } from './support/sample-okrs.ts'

const NEXT = { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' }

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const plan = (sample: SampleOkrs, cycle = NEXT, change = {}) =>
  sample.priya.browser.get(ROUTES.createWorkshop, {
    body: { ...CREATE, team: { as: 'existing', teamId: sample.teamId }, cycle, ...change },
  })

const drop = ({ priya }: SampleOkrs, keyResultId: string, reason: string) =>
  priya.browser.get(RECORD_ROUTES.dropKeyResult, { params: { keyResultId }, body: { reason } })

describe('[RE2] the room of a retro', () => {
  test('begins with the cycle’s OKRs, those that were dropped too, with owners by name and cards on the board', async () => {
    const sample = await publishSampleOkrs(harness)
    const { keyResults, objectives, ana, ben, priya } = sample
    await drop(sample, keyResults.nps, 'Nobody answered the survey')
    const { workshopId } = await holdRetro(harness, sample)
    const made = madeWith(harness, workshopId)
    expect(made).toMatchObject({
      kind: 'retro',
      retro: {
        number: 1,
        openActions: [],
        objectives: [
          {
            id: objectives.pipeline,
            commitment: 'committed',
            keyResults: [
              {
                id: keyResults.deployTime,
                commitment: 'committed',
                owner: { personId: ana.personId, name: 'Ana' },
                droppedReason: null,
              },
              {
                id: keyResults.failures,
                commitment: 'aspirational',
                owner: { personId: ben.personId, name: 'Ben' },
              },
              { id: keyResults.uptime, owner: { personId: priya.personId, name: priya.name } },
            ],
          },
          {
            id: objectives.trust,
            keyResults: [
              { id: keyResults.nps, droppedReason: 'Nobody answered the survey' },
              { id: keyResults.audit, droppedReason: null },
            ],
          },
        ],
      },
      carried: {
        objectives: [
          { id: objectives.pipeline, keyResults: [{ id: keyResults.deployTime }, {}, {}] },
          { id: objectives.trust, keyResults: [{ id: keyResults.nps }, { id: keyResults.audit }] },
        ],
      },
    })
    expect(made['agenda']).toEqual(JSON.parse(JSON.stringify(templatePlan('retro-60'))))
    expect(made).not.toHaveProperty('candidates')
  })

  test('knows an owner by name who was removed since', async () => {
    const sample = await publishSampleOkrs(harness)
    const { ben, keyResults } = sample
    await sample.room.send({
      type: 'roster-changed',
      people: [{ personId: ben.personId, name: 'Ben', role: 'participant', removed: true }],
      joiningLocked: false,
    })
    const { workshopId } = await plan(sample, sample.cycle, { kind: 'retro' })
    const { retro } = madeWith(harness, workshopId)
    expect(JSON.stringify(retro)).toContain(
      JSON.stringify({ owner: { personId: ben.personId, name: 'Ben' } }).slice(1, -1),
    )
    expect(JSON.stringify(retro)).toContain(keyResults.failures)
  })

  test('of a second retro says so, and begins with the actions that the first left open [RE7]', async () => {
    const sample = await publishSampleOkrs(harness)
    const { record } = await closeRetro(harness, sample)
    const second = await holdRetro(harness, sample, 'Retro 2027-Q1, once more')
    const [toAsk, toWrite] = record.actions
    expect(madeWith(harness, second.workshopId)['retro']).toMatchObject({
      number: 2,
      openActions: [
        {
          id: toWrite?.id,
          text: 'Write the release checklist',
          owner: { personId: sample.priya.personId, name: sample.priya.name },
          dueOn: '2027-04-09',
          cycleName: '2027-Q1',
        },
        { id: toAsk?.id, owner: { personId: sample.ana.personId, name: 'Ana' } },
      ],
    })
    await second.close({
      ...sampleRetro(sample),
      outcomes: [{ actionId: toWrite?.id ?? '', outcome: 'done' }],
    })
    const third = await holdRetro(harness, sample, 'And again')
    const { retro } = madeWith(harness, third.workshopId)
    expect(retro).toMatchObject({ number: 3 })
    expect(JSON.stringify(retro)).not.toContain(toWrite?.id)
    expect(JSON.stringify(retro)).toContain(toAsk?.id)
  })

  test('is not made for a cycle of which the record has no OKRs: that is said at the cycle', async () => {
    const sample = await publishSampleOkrs(harness)
    const refused = await sample.priya.browser.refusal(ROUTES.createWorkshop, {
      body: { ...CREATE, kind: 'retro', team: { as: 'existing', teamId: sample.teamId }, cycle: NEXT },
    })
    expect(refused).toMatchObject({ code: 'conflict' })
    expect(refused.fields?.['cycle.name']).toContain('2027-Q2')
    const alone = await harness
      .browser()
      .refusal(ROUTES.createWorkshop, { body: { ...CREATE, kind: 'retro' } })
    expect(alone.fields).toHaveProperty('cycle.name')
  })

  test.each(['retro-45', 'retro-60', 'retro-week'] as const)(
    'begins with the template %s',
    async (templateId) => {
      const sample = await publishSampleOkrs(harness)
      const agenda = { from: 'template', templateId }
      const { workshopId } = await plan(sample, sample.cycle, { kind: 'retro', agenda })
      expect(madeWith(harness, workshopId)['agenda']).toEqual(
        JSON.parse(JSON.stringify(templatePlan(templateId))),
      )
      const { stageId } = await sample.priya.browser.get(ROUTES.workshop, { params: { workshopId } })
      expect(stageId).toBe('welcome')
    },
  )

  test('takes no agenda of another kind of room, nor does any other room take a retro’s', async () => {
    const sample = await publishSampleOkrs(harness)
    const ask = (kind: string, agenda: object) =>
      sample.priya.browser.refusal(ROUTES.createWorkshop, {
        body: {
          ...{ ...CREATE, kind, agenda, cycle: sample.cycle },
          team: { as: 'existing', teamId: sample.teamId },
        },
      })
    const template = (templateId: string) => ({ from: 'template', templateId })
    for (const [kind, templateId] of [
      ['retro', 'planning-60'],
      ['retro', 'open-board'],
      ['planning', 'retro-45'],
    ] as const) {
      const refused = await ask(kind, template(templateId))
      expect([kind, templateId, refused.code]).toEqual([kind, templateId, 'invalid-input'])
      expect(refused.fields).toHaveProperty(['agenda.templateId'])
    }
    const written = { from: 'plan', plan: [{ kind: 'objectives' }, { kind: 'review' }] }
    expect((await ask('retro', written)).fields).toHaveProperty(['agenda.plan'])

    const params = { teamId: sample.teamId }
    const saved = await sample.priya.browser.get(ROUTES.saveAgenda, {
      params,
      body: { name: 'Ours', plan: [{ kind: 'grade' }, { kind: 'discuss' }] },
    })
    const kept = { from: 'saved', agendaId: saved.agendaId }
    expect((await ask('planning', kept)).fields).toHaveProperty(['agenda.agendaId'])
    const { workshopId } = await plan(sample, sample.cycle, { kind: 'retro', agenda: kept })
    expect(madeWith(harness, workshopId)['agenda']).toMatchObject([{ kind: 'grade' }, { kind: 'discuss' }])
  })
})

describe('[RE5] the room of the next planning', () => {
  test('has what was kept or modified as new cards under their objectives, with their history, and nothing else', async () => {
    const sample = await publishSampleOkrs(harness)
    const { keyResults, objectives } = sample
    await closeRetro(harness, sample)
    const { workshopId } = await plan(sample)
    const made = madeWith(harness, workshopId)
    expect(made).toMatchObject({
      kind: 'planning',
      carried: {
        objectives: [
          {
            text: 'Establish a world-class CI/CD pipeline',
            keyResults: [
              {
                text: 'Deployments take 24 minutes instead of 48',
                fields: {
                  baseline: 48,
                  target: 24,
                  unit: 'min',
                  ownerId: null,
                  dueOn: null,
                  confidence: null,
                },
              },
              { text: 'Failed deployments fall from 30% to 10%' },
            ],
          },
        ],
      },
    })
    const { carried, candidates } = made as {
      carried: { objectives: { id: string; keyResults: { id: string }[] }[] }
      candidates: Record<string, object>
    }
    const [objective] = carried.objectives
    const [kept, modified] = objective?.keyResults ?? []
    expect(Object.keys(candidates).sort()).toEqual([kept?.id, modified?.id].sort())
    expect(candidates[modified?.id ?? '']).toEqual({
      ...{ keyResultId: keyResults.failures, cycleName: '2027-Q1', score: 0.4, cause: 'dependency' },
      ...{
        text: 'Failed deployments fall from 30% to 10%',
        verdict: 'modify',
        why: 'Count rollbacks instead.',
      },
    })
    expect(candidates[kept?.id ?? '']).toMatchObject({ score: 0.9, cause: null, verdict: 'keep' })
    const old: string[] = [...Object.values(keyResults), ...Object.values(objectives)]
    expect(old).not.toContain(kept?.id)
    expect(old).not.toContain(objective?.id)
  })

  test('goes by the retro that counts: the newest of the latest cycle before it', async () => {
    const sample = await publishSampleOkrs(harness)
    const { keyResults } = sample
    await closeRetro(harness, sample)
    const second = await holdRetro(harness, sample)
    const { keyResults: first } = sampleRetro(sample)
    await second.close({
      ...sampleRetro(sample),
      keyResults: first.map((each) =>
        each.id === keyResults.nps
          ? { ...each, verdict: 'keep', why: 'Ask in another way.' }
          : { ...each, verdict: 'drop' },
      ),
    })
    const { workshopId } = await plan(sample)
    const { candidates } = madeWith(harness, workshopId)
    expect(Object.values(candidates ?? {})).toMatchObject([{ keyResultId: keyResults.nps }])

    const before = { name: '2026-Q4', startsOn: '2026-10-01', endsOn: '2026-12-31' }
    expect(madeWith(harness, (await plan(sample, before)).workshopId)).not.toHaveProperty('candidates')
    expect(madeWith(harness, (await plan(sample, sample.cycle)).workshopId)).not.toHaveProperty('candidates')
  })

  test('is not offered again what its cycle has taken up already', async () => {
    const { sample, room, votedOn, publish } = await planTakingUp()
    await room.send(votedOn(true))
    expect(await publish()).toEqual({ outcome: 'recorded' })

    const again = await plan(sample)
    const left = madeWith(harness, again.workshopId)['candidates']
    expect(Object.values(left ?? {})).toMatchObject([{ keyResultId: sample.keyResults.failures }])
  })

  test('is refused by the record, too, while the last vote has not chosen what it takes up', async () => {
    const { room, cardId, votedOn, publish } = await planTakingUp()
    const message = 'A candidate from 2027-Q1 that no vote has chosen again. Put it to the vote, or park it.'
    const refused = { outcome: 'refused', code: 'gates-not-met', reasons: [{ cardId, message }] }
    expect(await publish()).toEqual(refused)
    await room.send(votedOn(true))
    await room.send(votedOn(false, 2))
    expect(await publish()).toEqual(refused)
    await room.send({ type: 'ballot-settled', ballotId: `${cardId}-2`, settledIds: [cardId] })
    expect(await publish()).toEqual({ outcome: 'recorded' })
  })

  test('waits for a vote that is still on its way', async () => {
    const { room, votedOn, event } = await planTakingUp()
    const vote = room.event(votedOn(true))
    const publication = room.event(event())
    expect((await room.post(publication)).status).toBe(409)
    await room.deliver(vote)
    expect(await room.deliver(publication)).toEqual({ outcome: 'recorded' })
  })

  /** A planning of the next cycle that takes up `deployTime`, which the retro kept. */
  async function planTakingUp() {
    const sample = await publishSampleOkrs(harness)
    const { keyResults, priya } = sample
    await closeRetro(harness, sample)
    const { workshopId } = await plan(sample)
    const candidates = v.parse(
      v.record(v.string(), CandidateSchema),
      madeWith(harness, workshopId)['candidates'],
    )
    const found = Object.entries(candidates).find(
      ([, { keyResultId }]) => keyResultId === keyResults.deployTime,
    )
    if (!found) throw new Error('It is no candidate.')
    const [cardId, candidateOf] = found
    const keyResult = makeKeyResult(cardId, priya.personId)
    const taken = {
      ...keyResult,
      fields: { ...keyResult.fields, dueOn: NEXT.endsOn },
      provenance: { ...keyResult.provenance, candidateOf },
    }
    const okrs = { objectives: [makeObjective(`${cardId}-objective`, [taken])], dropped: [] }
    const room = new RoomSender(harness, workshopId)
    const event = () => finalised(okrs, 1, priya.personId)
    return {
      ...{ sample, room, cardId, event },
      votedOn: (inCut: boolean, round = 1) =>
        closedBallot({ ballotId: `${cardId}-${round}`, round }, { itemId: cardId, inCut }),
      publish: () => room.send(event()),
    }
  }

  test('[RE6] opens by looking back, whatever agenda was chosen, once the team has held a retro', async () => {
    const sample = await publishSampleOkrs(harness)
    const kindsOf = ({ workshopId }: { workshopId: string }) => madeWith(harness, workshopId)['agenda']
    expect(kindsOf(await plan(sample))).toBeUndefined()
    await closeRetro(harness, sample)
    const looking = (id: Parameters<typeof templatePlan>[0]) =>
      JSON.parse(JSON.stringify(withLookBack(templatePlan(id))))
    expect(kindsOf(await plan(sample))).toEqual(looking('open-board'))
    const agenda = { from: 'template', templateId: 'planning-60' }
    const planned = kindsOf(await plan(sample, NEXT, { agenda }))
    expect(planned).toEqual(looking('planning-60'))
    expect(JSON.stringify(planned)).toContain('look-back')
  })

  test('has nothing of it where a retro kept nothing', async () => {
    const sample = await publishSampleOkrs(harness)
    const record = sampleRetro(sample)
    await closeRetro(harness, sample, {
      ...record,
      keyResults: record.keyResults.map(({ id, score }) => said(id, score)),
    })
    const made = madeWith(harness, (await plan(sample)).workshopId)
    expect(made).not.toHaveProperty('carried')
    expect(made).not.toHaveProperty('candidates')
  })
})

test('who joins a retro reads the cycle that it looks back on', async () => {
  const sample = await publishSampleOkrs(harness)
  const { links } = await holdRetro(harness, sample)
  const guest = await joinBy(harness, links.joinLink, 'Gita')
  const options = { params: { teamId: sample.teamId }, query: { cycle: sample.cycleId } }
  const { objectives } = await guest.browser.get(RECORD_ROUTES.cycleOkrs, options)
  expect(objectives).toHaveLength(2)
})
