import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { afterStep, outlookOf } from '../../client/models/agenda-outlook.ts'
import { landingOf } from '../../client/screens/workshop/agenda/use-stage-drag.ts'
import { startAgenda } from '../../shared/workshop/agenda.ts'
import { pauseTimer, startDeadline, startTimer } from '../../shared/workshop/run-timer.ts'
import { StagePlanSchema } from '../../shared/workshop/stages.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'

const NOW_MS = 1_000_000
const MINUTE_MS = 60_000
/** Three quarters of an hour. */
const MINUTES = [
  ['welcome', 2],
  ['pulse', 3],
  ['reflect', 10],
  ['sort', 9],
  ['vote', 4],
  ['discuss', 13],
  ['review', 4],
] as const
const plan = MINUTES.map(([kind, minutes]) => v.parse(StagePlanSchema, { kind, minutes }))
const agenda = [...startAgenda(plan, 0)]

describe('how long an agenda takes', () => {
  const at = (stageId: string, timer: Parameters<typeof outlookOf>[0]['timer'] = null) =>
    outlookOf({ agenda, stageId, timer }, NOW_MS)

  test('counts this stage as planned, or by its clock, and all that is to come', () => {
    expect(at('welcome')).toEqual({ totalMinutes: 45, leftMinutes: 45, endsAtMs: NOW_MS + 45 * MINUTE_MS })
    // Sort takes 9 minutes, what follows 21.
    expect(at('sort').leftMinutes).toBe(30)
    const timer = startTimer('sort', { ms: 3 * MINUTE_MS, atEnd: 'nothing' }, NOW_MS)
    expect(at('sort', timer).leftMinutes).toBe(24)
    expect(at('sort', pauseTimer(timer, NOW_MS + MINUTE_MS)).leftMinutes).toBe(23)
  })

  test('a deadline is no part of the time that is spent together, and a skipped stage takes none', () => {
    const deadline = startDeadline('sort', { endsAtMs: NOW_MS + 86_400_000, atEnd: 'nothing' }, NOW_MS)
    expect(at('sort', deadline).leftMinutes).toBe(30)
    const skipped = agenda.map((stage) => (stage.id === 'discuss' ? { ...stage, skipped: true } : stage))
    expect(outlookOf({ agenda: skipped, stageId: 'sort', timer: null }, NOW_MS)).toMatchObject({
      totalMinutes: 32,
      leftMinutes: 17,
    })
  })

  test('says nothing where nothing has a time', () => {
    const open = [...startAgenda(templatePlan('open-board'), 0)]
    expect(outlookOf({ agenda: open, stageId: 'vote', timer: null }, NOW_MS).endsAtMs).toBeNull()
  })
})

describe('moving a stage', () => {
  const ids = agenda.map(({ id }) => id)

  test('goes step by step, from the first place to the last before the end', () => {
    expect(afterStep(agenda, 'welcome', -1)).toBeUndefined()
    expect(afterStep(agenda, 'pulse', -1)).toBeNull()
    expect(afterStep(agenda, 'reflect', -1)).toBe('welcome')
    expect(afterStep(agenda, 'reflect', 1)).toBe('sort')
    expect(afterStep(agenda, 'review', 1)).toBeUndefined()
    expect(afterStep(agenda, 'finalised', -1)).toBeUndefined()
    expect(afterStep(agenda, 'lunch', 1)).toBeUndefined()
  })

  test('lands above or below what it is dropped at, and nowhere where it is already', () => {
    expect(ids.slice(0, 4)).toEqual(['welcome', 'pulse', 'reflect', 'sort'])
    expect(landingOf(agenda, 'sort', 'welcome', 'above')).toEqual({ afterId: null, at: 0 })
    expect(landingOf(agenda, 'sort', 'welcome', 'below')).toEqual({ afterId: 'welcome', at: 1 })
    expect(landingOf(agenda, 'welcome', 'sort', 'below')).toEqual({ afterId: 'sort', at: 3 })
    expect(landingOf(agenda, 'sort', 'reflect', 'below')).toBeNull()
    expect(landingOf(agenda, 'sort', 'lunch', 'above')).toBeNull()
  })
})
