import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_TEAM_AGENDAS } from '../../shared/api/agendas-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { MAX_STAGES } from '../../shared/workshop/stages.ts'
import { TEMPLATE_IDS, TEMPLATE_KINDS } from '../../shared/workshop/template-ids.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { CREATE, type Harness, joinBy, startHarness, startWorkshop } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

/** What the room of a workshop was made with. */
function madeWith(workshopId: string): { agenda?: { kind: string }[] } {
  const made = harness.room.requests.findLast(({ path }) => path.endsWith(`/${workshopId}/create`))
  if (made === undefined) throw new Error('The room was not made.')
  return JSON.parse(JSON.stringify(made.body))
}

const PLAN = [
  { kind: 'reflect', name: 'Look back', minutes: 12, settings: { naming: 'anonymous' } },
  { kind: 'vote', minutes: 4 },
  { kind: 'review', minutes: 3 },
] as const

describe('the agenda that a workshop starts with', () => {
  test('is an open board where nobody chose', async () => {
    const { workshopId } = await startWorkshop(harness)
    expect(madeWith(workshopId)).not.toHaveProperty('agenda')
  })

  // A retro's are tried where there is something to look back on.
  const forPlannings = TEMPLATE_IDS.filter((id) => TEMPLATE_KINDS[id] === 'planning')

  test.each(forPlannings)('may be the template %s', async (templateId) => {
    const { facilitator, workshopId } = await startWorkshop(harness, {
      agenda: { from: 'template', templateId },
    })
    const isBoard = templateId === 'open-board'
    const plan = JSON.parse(JSON.stringify(templatePlan(templateId)))
    expect(madeWith(workshopId).agenda).toEqual(isBoard ? undefined : plan)
    const seen = await facilitator.get(ROUTES.workshop, { params: { workshopId } })
    expect(seen.stageId).toBe(templatePlan(templateId)[0]?.kind)
  })

  test('may be written out, and says what will hold', async () => {
    const body = { ...CREATE, agenda: { from: 'plan', plan: PLAN } }
    const { workshopId } = await harness.browser().get(ROUTES.createWorkshop, { body })
    expect(madeWith(workshopId).agenda?.[0]).toEqual({
      kind: 'reflect',
      name: 'Look back',
      minutes: 12,
      settings: { writers: 'everyone', writing: 'private', naming: 'anonymous', prompt: '', ballot: null },
    })
  })

  test('is kept until the room can be made', async () => {
    harness.room.failWith = 503
    const { workshopId, facilitator } = await startWorkshop(harness, {
      agenda: { from: 'template', templateId: 'planning-90' },
    })
    harness.room.failWith = null
    await facilitator.get(ROUTES.ticket, { params: { workshopId } })
    expect(madeWith(workshopId).agenda?.map(({ kind }) => kind)).toEqual(
      templatePlan('planning-90').map(({ kind }) => kind),
    )
  })

  test('names the field that is wrong', async () => {
    const review = { kind: 'review' }
    const cases = [
      [{ from: 'plan', plan: [] }, 'agenda.plan', 'An agenda has a stage at least.'],
      [{ from: 'plan', plan: [review, review] }, 'agenda.plan', 'An agenda has one review'],
      [
        { from: 'plan', plan: Array.from({ length: MAX_STAGES }, () => ({ kind: 'vote' })) },
        'agenda.plan',
        `An agenda has ${MAX_STAGES} stages at most.`,
      ],
      [
        { from: 'plan', plan: [{ kind: 'vote', minutes: 0 }] },
        'agenda.plan.0.minutes',
        'A stage takes a minute at least.',
      ],
      [
        { from: 'plan', plan: [{ kind: 'vote', name: 'x'.repeat(61) }] },
        'agenda.plan.0.name',
        'Use at most 60 characters.',
      ],
    ] as const
    for (const [agenda, field, message] of cases) {
      const refused = await harness.browser().refusal(ROUTES.createWorkshop, { body: { ...CREATE, agenda } })
      expect(refused.code).toBe('invalid-input')
      expect(refused.fields?.[field]).toContain(message)
    }
  })
})

describe('agendas that a team keeps', () => {
  const save = (name: string) => ({ name, plan: PLAN })

  test('are saved, listed by name, replaced by name and deleted by any member', async () => {
    const { facilitator, teamId, me } = await startWorkshop(harness)
    const params = { teamId }
    const saved = await facilitator.get(ROUTES.saveAgenda, { params, body: save('  Our  retro ') })
    expect(saved).toMatchObject({ name: 'Our retro', savedBy: { personId: me.personId } })
    await facilitator.get(ROUTES.saveAgenda, { params, body: save('A short one') })
    const again = await facilitator.get(ROUTES.saveAgenda, {
      params,
      body: { name: 'Our retro', plan: [{ kind: 'discuss' }] },
    })
    expect(again.agendaId).toBe(saved.agendaId)
    const { agendas } = await facilitator.get(ROUTES.teamAgendas, { params })
    expect(agendas.map(({ name, plan }) => [name, plan.map(({ kind }) => kind)])).toEqual([
      ['A short one', ['reflect', 'vote', 'review']],
      ['Our retro', ['discuss']],
    ])
    const gone = { params: { teamId, agendaId: saved.agendaId } }
    await facilitator.get(ROUTES.deleteAgenda, gone)
    expect(await facilitator.refusal(ROUTES.deleteAgenda, gone)).toMatchObject({ code: 'not-found' })
    expect((await facilitator.get(ROUTES.teamAgendas, { params })).agendas).toHaveLength(1)
  })

  test('one that today’s rules refuse is told by its name and can be deleted; the others work', async () => {
    const { facilitator, teamId, me } = await startWorkshop(harness)
    const params = { teamId }
    const saved: string[] = []
    for (const name of ['Another shape', 'No JSON', 'Ours']) {
      saved.push((await facilitator.get(ROUTES.saveAgenda, { params, body: save(name) })).agendaId)
    }
    const [shape = '', noJson = '', ours = ''] = saved
    const spoil = (planJson: string, id: string) =>
      harness.db.prepare('UPDATE team_agenda SET plan_json = ? WHERE id = ?').bind(planJson, id).run()
    await spoil('[{"kind":"seance","minutes":3}]', shape)
    await spoil('[{"kind":', noJson)
    const listed = await facilitator.get(ROUTES.teamAgendas, { params })
    expect(listed.agendas.map(({ name }) => name)).toEqual(['Ours'])
    expect(listed.unusable).toMatchObject([
      { agendaId: shape, name: 'Another shape', savedBy: { personId: me.personId } },
      { agendaId: noJson, name: 'No JSON' },
    ])
    const startWith = (agendaId: string) => ({
      body: { ...CREATE, team: { as: 'existing', teamId }, agenda: { from: 'saved', agendaId } },
    })
    expect(await facilitator.refusal(ROUTES.createWorkshop, startWith(shape))).toMatchObject({
      code: 'conflict',
      fields: { agenda: expect.any(String) },
    })
    await facilitator.get(ROUTES.createWorkshop, startWith(ours))
    // Saved anew under its name it can be used again; what nobody needs is deleted.
    const again = await facilitator.get(ROUTES.saveAgenda, { params, body: save('Another shape') })
    expect(again.agendaId).toBe(shape)
    await facilitator.get(ROUTES.deleteAgenda, { params: { teamId, agendaId: noJson } })
    const left = await facilitator.get(ROUTES.teamAgendas, { params })
    expect(left.agendas.map(({ name }) => name)).toEqual(['Another shape', 'Ours'])
    expect(left.unusable).toEqual([])
  })

  test('start a workshop of that team, and of no other', async () => {
    const { facilitator, teamId } = await startWorkshop(harness)
    const { agendaId } = await facilitator.get(ROUTES.saveAgenda, {
      params: { teamId },
      body: save('Our retro'),
    })
    const agenda = { from: 'saved', agendaId } as const
    const body = { ...CREATE, team: { as: 'existing', teamId }, agenda }
    const { workshopId } = await facilitator.get(ROUTES.createWorkshop, { body })
    expect(madeWith(workshopId).agenda?.map(({ kind }) => kind)).toEqual(['reflect', 'vote', 'review'])
    const elsewhere = await harness.browser().refusal(ROUTES.createWorkshop, { body: { ...CREATE, agenda } })
    expect(elsewhere).toMatchObject({
      code: 'conflict',
      fields: { agenda: 'This agenda is gone. Choose another one.' },
    })
  })

  test('are for members of the team alone', async () => {
    const { facilitator, teamId, links } = await startWorkshop(harness)
    const { agendaId } = await facilitator.get(ROUTES.saveAgenda, { params: { teamId }, body: save('Ours') })
    const guest = await joinBy(harness, links.joinLink, 'Ana')
    const other = await startWorkshop(harness)
    for (const route of [ROUTES.teamAgendas, ROUTES.saveAgenda, ROUTES.deleteAgenda]) {
      const asked = { params: { teamId, agendaId }, body: save('Theirs') }
      expect(await harness.browser().refusal(route, asked)).toMatchObject({ code: 'not-signed-in' })
      expect(await guest.browser.refusal(route, asked)).toMatchObject({ code: 'not-allowed' })
      expect(await other.facilitator.refusal(route, asked)).toMatchObject({ code: 'not-found' })
    }
    const ofOther = { params: { teamId: other.teamId, agendaId } }
    expect(await other.facilitator.refusal(ROUTES.deleteAgenda, ofOther)).toMatchObject({ code: 'not-found' })
    expect((await facilitator.get(ROUTES.teamAgendas, { params: { teamId } })).agendas).toHaveLength(1)
  })

  test('there are only so many, and the same name takes no more', async () => {
    const { facilitator, teamId } = await startWorkshop(harness)
    const params = { teamId }
    for (let number = 1; number <= MAX_TEAM_AGENDAS; number += 1) {
      await facilitator.get(ROUTES.saveAgenda, { params, body: save(`Agenda ${number}`) })
    }
    expect(await facilitator.refusal(ROUTES.saveAgenda, { params, body: save('Another') })).toMatchObject({
      code: 'conflict',
    })
    await facilitator.get(ROUTES.saveAgenda, { params, body: save('Agenda 1') })
  })
})
