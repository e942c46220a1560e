import { describe, expect, it } from 'vitest'
import { checkAgenda } from '../../../shared/workshop/agenda.ts'
import { MAX_STAGES } from '../../../shared/workshop/stages.ts'
import { TEMPLATE_IDS, TEMPLATE_KINDS } from '../../../shared/workshop/template-ids.ts'
import { plannedMinutes, templatePlan } from '../../../shared/workshop/templates.ts'
import { withLookBack } from '../../../shared/workshop/with-look-back.ts'

const PLANNINGS = TEMPLATE_IDS.filter((id) => TEMPLATE_KINDS[id] === 'planning')

describe('[RE6] a planning opens with what was learned', () => {
  it.each(PLANNINGS)('%s looks back before anything is written, and can be held', (id) => {
    const plan = withLookBack(templatePlan(id))
    const kinds = plan.map(({ kind }) => kind)
    const before = kinds.slice(0, kinds.indexOf('look-back'))
    expect(kinds.filter((kind) => kind === 'look-back')).toHaveLength(1)
    expect(before.filter((kind) => !['welcome', 'icebreaker', 'pulse'].includes(kind))).toEqual([])
    expect(checkAgenda(plan, 'planning').ok).toBe(true)
    expect(kinds.filter((kind) => kind !== 'look-back')).toEqual(templatePlan(id).map(({ kind }) => kind))
  })

  it.each(PLANNINGS)('%s takes no longer for it', (id) => {
    expect(plannedMinutes(withLookBack(templatePlan(id)))).toBe(plannedMinutes(templatePlan(id)))
  })

  it('has no time of its own where the stages around it have none', () => {
    const lookBack = withLookBack(templatePlan('async-week')).find(({ kind }) => kind === 'look-back')
    expect(lookBack?.minutes).toBeNull()
  })

  it('takes none from stages that are short already', () => {
    const plan = templatePlan('kr-vote').map((stage) => ({ ...stage, minutes: 5 }))
    expect(plannedMinutes(withLookBack(plan))).toBe(plannedMinutes(plan) + 3)
  })

  it('leaves a plan alone that looks back where the team wants to', () => {
    const own = [...withLookBack(templatePlan('kr-vote'))].reverse()
    expect(withLookBack(own)).toBe(own)
  })

  it('leaves a plan alone that has as many stages as there may be', () => {
    const welcome = templatePlan('open-board').slice(0, 1)
    const full = Array.from({ length: MAX_STAGES }, () => welcome).flat()
    expect(withLookBack(full)).toBe(full)
  })
})
