import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { checkAgenda, startAgenda } from '../../../shared/workshop/agenda.ts'
import { AgendaPlanSchema, kindsOf, planOf } from '../../../shared/workshop/agenda-plan.ts'
import { isPrivate } from '../../../shared/workshop/stages.ts'
import { TEMPLATE_IDS, TEMPLATE_KINDS } from '../../../shared/workshop/template-ids.ts'
import { plannedMinutes, templatePlan } from '../../../shared/workshop/templates.ts'

test('the templates take as long as they say', () => {
  const minutes = TEMPLATE_IDS.map((id) => [id, plannedMinutes(templatePlan(id))])
  expect(Object.fromEntries(minutes)).toEqual({
    'planning-60': 60,
    'planning-90': 90,
    // Half an hour together; the rest when it suits people.
    'async-week': 30,
    'kr-vote': 60,
    'open-board': 0,
    'retro-45': 45,
    'retro-60': 60,
    'retro-week': 30,
  })
})

describe.each(TEMPLATE_IDS)('%s', (id) => {
  const roomKind = TEMPLATE_KINDS[id]
  const agenda = startAgenda(templatePlan(id), 0, roomKind)

  test('is an agenda that can be held, in rooms of its kind alone', () => {
    expect(checkAgenda(agenda, roomKind).ok).toBe(true)
    expect(kindsOf(templatePlan(id))).toEqual([roomKind])
    expect(agenda[0]).toMatchObject({ kind: 'welcome', enteredAtMs: 0 })
    expect(agenda.at(-1)?.kind).toBe('finalised')
    expect(new Set(agenda.map((stage) => stage.id)).size).toBe(agenda.length)
  })

  test('can be kept and started from again', () => {
    const kept = v.parse(AgendaPlanSchema, JSON.parse(JSON.stringify(planOf(agenda))))
    expect(startAgenda(kept, 0, roomKind)).toEqual(agenda)
  })

  test('has people sort only what they wrote alone before, and sort it before they vote', () => {
    const sortAt = agenda.findIndex(({ kind }) => kind === 'sort')
    if (sortAt === -1) return
    expect(agenda.slice(0, sortAt).some(isPrivate)).toBe(true)
    const voteAt = agenda.findIndex(({ kind }) => kind === 'vote')
    expect(voteAt).toBeGreaterThan(sortAt)
  })
})

describe('an agenda that is kept', () => {
  const stages = (...kinds: readonly string[]) =>
    v.safeParse(
      AgendaPlanSchema,
      kinds.map((kind) => ({ kind })),
    )
  const refusalOf = (...kinds: readonly string[]) => stages(...kinds).issues?.[0]?.message

  test('says which rooms it is for: every kind where it has only what all have', () => {
    expect(kindsOf([{ kind: 'welcome' }, { kind: 'discuss' }])).toEqual(['planning', 'check-in', 'retro'])
    expect(kindsOf([{ kind: 'discuss' }, { kind: 'review' }])).toEqual(['planning'])
    expect(kindsOf([{ kind: 'grade' }])).toEqual(['retro'])
  })

  test('mixes no rooms, and has one end', () => {
    expect(stages('grade', 'reflect', 'close').success).toBe(true)
    expect(refusalOf('grade', 'objectives')).toContain('belongs to a retro')
    expect(refusalOf('grade', 'close', 'close')).toContain('one close')
    expect(refusalOf('objectives', 'review', 'review')).toContain('one review')
    expect(refusalOf('objectives', 'close')).toContain('writes no OKRs')
  })
})
