import * as v from 'valibot'
import { ok, type Result, refuse } from '../result.ts'

/** [BA1] Fixed when the ballot opens. */
export const DotSettingsSchema = v.object({
  method: v.literal('dots'),
  /** Dots each person may spend. */
  budget: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** The most dots one person may put on one item. */
  capPerItem: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  anonymous: v.boolean(),
  /** How many of the best items are in. `null`: no cut line. */
  cutLine: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
export type DotSettings = v.InferOutput<typeof DotSettingsSchema>

/** Dots by item id; an item without an entry has none. */
export const DotsSchema = v.record(
  v.string(),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
)

/** [BA4] One person's ballot: abstaining is an answer. */
export const BallotChoiceSchema = v.variant('answer', [
  v.object({ answer: v.literal('dots'), dots: DotsSchema }),
  v.object({ answer: v.literal('abstain') }),
])
export type BallotChoice = v.InferOutput<typeof BallotChoiceSchema>

/** [BA3] The budget suggested for a number of items: max(3, round(n / 3)). */
export function suggestBudget(itemCount: number): number {
  return Math.max(3, Math.round(itemCount / 3))
}

export type BallotRefusalCode = 'over-budget' | 'over-cap' | 'unknown-item'

/** [BA3] Checks a choice against the settings; the room calls it before it counts anything. */
export function checkChoice(
  choice: BallotChoice,
  settings: DotSettings,
  itemIds: readonly string[],
): Result<BallotChoice, BallotRefusalCode> {
  if (choice.answer === 'abstain') return ok(choice)
  const given = Object.entries(choice.dots).filter(([, dots]) => dots > 0)
  if (given.some(([id]) => !itemIds.includes(id))) {
    return refuse(
      'unknown-item',
      'One of these proposals is not in this vote. Reload to see the current list.',
    )
  }
  if (given.some(([, dots]) => dots > settings.capPerItem)) {
    return refuse('over-cap', `At most ${settings.capPerItem} dots may go on one proposal.`)
  }
  const spent = given.reduce((sum, [, dots]) => sum + dots, 0)
  if (spent > settings.budget) {
    return refuse(
      'over-budget',
      `You have ${settings.budget} dots; this uses ${spent}. Take ${spent - settings.budget} back.`,
    )
  }
  // Zeros say nothing, and dropping them makes equal ballots equal.
  return ok({ answer: 'dots', dots: Object.fromEntries(given) })
}

export const BallotResultSchema = v.object({
  rows: v.array(
    v.object({
      itemId: v.string(),
      /** 1 is best; equal totals share a rank. */
      rank: v.number(),
      total: v.number(),
      /** How many people gave it at least one dot. */
      supporters: v.number(),
      /** Dots by person, largest first, without names: what a spread is drawn from. */
      ballots: v.array(v.number()),
      inCut: v.boolean(),
    }),
  ),
  /** People who cast dots, people who abstained, people who could have voted. */
  turnout: v.object({ cast: v.number(), abstained: v.number(), eligible: v.number() }),
})
export type BallotResult = v.InferOutput<typeof BallotResultSchema>

/**
 * [BA6] Totals in order, independent of the order in which ballots came. Ties keep the proposals' own order and share
 * a rank; an item tied with the last one above the cut line is in with it ("keep both").
 */
export function tallyDots(
  choices: readonly BallotChoice[],
  settings: DotSettings,
  itemIds: readonly string[],
  eligible: number,
): BallotResult {
  const spreads = new Map<string, number[]>(itemIds.map((id) => [id, []]))
  for (const choice of choices) {
    if (choice.answer === 'abstain') continue
    for (const [id, dots] of Object.entries(choice.dots)) spreads.get(id)?.push(dots)
  }
  const counted = itemIds.map((itemId) => {
    const ballots = (spreads.get(itemId) ?? []).filter((dots) => dots > 0).sort((a, b) => b - a)
    return { itemId, ballots, total: ballots.reduce((sum, dots) => sum + dots, 0) }
  })
  const ordered = counted.toSorted((a, b) => b.total - a.total)
  const abstained = choices.filter((choice) => choice.answer === 'abstain').length
  return {
    rows: ordered.map(({ itemId, ballots, total }) => {
      const rank = 1 + ordered.filter((other) => other.total > total).length
      const inCut = settings.cutLine === null || (rank <= settings.cutLine && total > 0)
      return { itemId, rank, total, supporters: ballots.length, ballots, inCut }
    }),
    turnout: { cast: choices.length - abstained, abstained, eligible },
  }
}
