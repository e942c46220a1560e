import * as v from 'valibot'
import { MAX_STAGES, type StageKind, type StagePlan, StagePlanSchema } from './stages.ts'

/** How long it takes to read what was learned and to look at what may be taken up again. */
const LOOK_BACK_MINUTES = 3

/** A stage of this length gives the minutes up without being rushed. */
const LONG_MINUTES = 9

/** Kinds in which people arrive. What they bring from last time comes right after. */
const ARRIVING: readonly StageKind[] = ['welcome', 'icebreaker', 'pulse']

/**
 * [RE6] The plan of a planning whose team has held a retro: it opens with what was learned. Where the plan has times, the
 * longest stage gives up as many minutes as that takes, so that an hour stays an hour. A plan that looks back already, or has
 * no room for a stage, is left as it is.
 */
export function withLookBack(plan: readonly StagePlan[]): readonly StagePlan[] {
  if (plan.length >= MAX_STAGES || plan.some(({ kind }) => kind === 'look-back')) return plan
  const arrived = plan.findIndex(({ kind }) => !ARRIVING.includes(kind))
  const at = arrived === -1 ? plan.length : arrived
  // A week that begins without a clock goes on without one.
  const isTimed = (plan[at - 1] ?? plan[at])?.minutes != null
  const lookBack = v.parse(StagePlanSchema, {
    kind: 'look-back',
    minutes: isTimed ? LOOK_BACK_MINUTES : null,
  })
  const others = isTimed ? withoutMinutes(plan) : plan
  return [...others.slice(0, at), lookBack, ...others.slice(at)]
}

function withoutMinutes(plan: readonly StagePlan[]): readonly StagePlan[] {
  const longest = Math.max(...plan.map(({ minutes }) => minutes ?? 0))
  if (longest < LONG_MINUTES) return plan
  const from = plan.findIndex(({ minutes }) => minutes === longest)
  return plan.map((stage, at) => (at === from ? { ...stage, minutes: longest - LOOK_BACK_MINUTES } : stage))
}
