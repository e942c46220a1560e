import { CONFIDENCE } from '../okr/model.ts'
import { assertNever } from '../result.ts'
import type { BallotItem } from './ballot.ts'
import { type BallotChoice, reasonsOf } from './choice.ts'
import { findContested, measureDisagreement } from './disagreement.ts'
import type { BallotResult, ResultRow, Tie } from './result.ts'
import { inSeededOrder } from './seeded-order.ts'
import { type BallotSettings, votesForQuorum } from './settings.ts'

/** One person's ballot as it is counted. */
export type CastBallot = {
  readonly personId: string
  readonly choice: BallotChoice
  /** [BA8] Items whose wording has got another meaning since this person voted: their answer does not count. */
  readonly staleItemIds: readonly string[]
}

export type Tally = {
  readonly settings: BallotSettings
  readonly items: readonly Pick<BallotItem, 'id'>[]
  readonly ballots: readonly CastBallot[]
  /** People who could have voted. */
  readonly eligible: number
  /** Random: reasons of an anonymous vote come in an order that only it knows. */
  readonly seed: string
}

/** What was answered to one item, and what is made of it. */
type Count = Pick<ResultRow, 'itemId' | 'total' | 'supporters' | 'ballots' | 'confidence'> & {
  readonly second: number
  readonly passes: boolean
  readonly disagreement: number | null
  readonly answers: number
}

/**
 * [BA6] The result: independent of the order in which ballots came, and the same for the same ballots whoever gave them.
 * Equals keep the proposals' own order and share a rank.
 */
export function tallyBallots(tally: Tally): BallotResult {
  const { settings, items, ballots, eligible, seed } = tally
  const counts = items.map(({ id }) => countItem(id, tally))
  const ordered = counts.toSorted((a, b) => b.total - a.total || b.second - a.second)
  const rankOf = (count: Count) =>
    1 + ordered.filter(({ total, second }) => isAhead({ total, second }, count)).length
  const contested = findContested(counts.map((count) => ({ ...count, id: count.itemId })))
  const tie = findTie(ordered, rankOf, settings)
  const abstained = ballots.filter(({ choice }) => choice.answer === 'abstain').length
  const needed = votesForQuorum(settings, eligible)
  return {
    rows: ordered.map((count) => {
      const { itemId, total, supporters, ballots: answers, confidence, disagreement } = count
      const rank = rankOf(count)
      const isAboveCut = settings.cutLine === null || rank <= settings.cutLine
      const isTied = settings.tieRule !== 'keep-both' && tie?.itemIds.includes(itemId) === true
      return {
        ...{ itemId, rank, total, supporters, ballots: answers, confidence, disagreement },
        inCut: isAboveCut && count.passes && !isTied,
        isContested: contested.has(itemId),
        staleBallots: ballots.filter(({ staleItemIds }) => staleItemIds.includes(itemId)).length,
        reasons: reasonsFor(itemId, settings, ballots, seed),
      }
    }),
    turnout: { cast: ballots.length - abstained, abstained, eligible },
    quorum: needed === null ? null : { needed, isMet: ballots.length >= needed },
    tie,
    named: settings.anonymous
      ? []
      : ballots.map(({ personId, choice }) => ({ personId, choice })).sort(byPerson),
  }
}

/** The items in the order in which a room should talk about them: what it disagrees on most comes first. */
export function inOrderOfDisagreement(rows: readonly ResultRow[]): readonly ResultRow[] {
  return rows.toSorted((a, b) => (b.disagreement ?? -1) - (a.disagreement ?? -1) || a.rank - b.rank)
}

function countItem(itemId: string, { settings, ballots }: Tally): Count {
  const choices = ballots.flatMap(({ choice, staleItemIds }) =>
    staleItemIds.includes(itemId) ? [] : [choice],
  )
  const { method } = settings
  switch (method) {
    case 'dots': {
      const dots = choices.flatMap((choice) =>
        choice.answer === 'dots' ? [entryOf(choice.dots, itemId) ?? 0] : [],
      )
      const given = dots.filter((count) => count > 0).sort(descending)
      const total = sumOf(given)
      const scale = { min: 0, max: Math.min(settings.capPerItem, settings.budget) }
      return {
        ...{ itemId, total, second: 0, supporters: given.length, ballots: given, confidence: [] },
        ...{ passes: settings.cutLine === null || total > 0, answers: dots.length },
        disagreement: measureDisagreement(dots, scale),
      }
    }
    case 'score': {
      const scores = choices.flatMap((choice) =>
        choice.answer === 'score' ? (entryOf(choice.scores, itemId) ?? []) : [],
      )
      const importance = scores.map((score) => score.importance).sort(descending)
      const confidence = scores.map((score) => score.confidence).sort(descending)
      // A room may agree that something matters and be split over whether it can be done: that is worth a talk, too.
      const axes = [importance, confidence].flatMap((axis) => measureDisagreement(axis, ONE_TO_FIVE) ?? [])
      return {
        ...{ itemId, total: meanOf(importance), second: meanOf(confidence), supporters: scores.length },
        ...{ ballots: importance, confidence, answers: scores.length },
        passes: settings.cutLine === null || scores.length > 0,
        disagreement: axes.length === 0 ? null : Math.max(...axes),
      }
    }
    case 'approve': {
      const answers = choices.flatMap((choice) =>
        choice.answer === 'approve' ? (entryOf(choice.approvals, itemId) ?? []) : [],
      )
      const marks = answers.map((answer) => APPROVAL_MARKS[answer]).sort(descending)
      const decided = marks.filter((mark) => mark !== 0)
      const total = sumOf(marks)
      return {
        ...{ itemId, total, second: 0, supporters: marks.length, ballots: marks, confidence: [] },
        ...{ passes: total > 0, answers: decided.length },
        disagreement: measureDisagreement(decided, { min: -1, max: 1 }),
      }
    }
    case 'fist': {
      const fingers = choices
        .flatMap((choice) => (choice.answer === 'fist' ? (entryOf(choice.fingers, itemId) ?? []) : []))
        .sort(descending)
      const total = meanOf(fingers)
      return {
        ...{ itemId, total, second: 0, supporters: fingers.length, ballots: fingers, confidence: [] },
        ...{ passes: fingers.length > 0 && total >= CAN_LIVE_WITH_IT, answers: fingers.length },
        disagreement: measureDisagreement(fingers, { min: 0, max: 5 }),
      }
    }
    case 'confidence': {
      const levels = choices
        .flatMap((choice) => (choice.answer === 'confidence' ? (entryOf(choice.levels, itemId) ?? []) : []))
        .sort(descending)
      return {
        ...{
          itemId,
          total: meanOf(levels),
          second: 0,
          supporters: levels.length,
          ballots: levels,
          confidence: [],
        },
        // It says how things stand and turns nothing down.
        ...{ passes: true, answers: levels.length },
        disagreement: measureDisagreement(levels, CONFIDENCE),
      }
    }
    default:
      return assertNever(method)
  }
}

const ONE_TO_FIVE = { min: 1, max: 5 }
const APPROVAL_MARKS = { yes: 1, abstain: 0, no: -1 } as const
/** Three fingers of five: "I can live with it". */
const CAN_LIVE_WITH_IT = 3

/** [BA7] The items that share a rank across the cut line. Nothing that was turned down can be in a tie for a place. */
function findTie(
  ordered: readonly Count[],
  rankOf: (count: Count) => number,
  { cutLine }: BallotSettings,
): Tie | null {
  const last = cutLine === null ? undefined : ordered[cutLine - 1]
  if (cutLine === null || !last?.passes) return null
  const rank = rankOf(last)
  const tied = ordered.filter((count) => rankOf(count) === rank)
  const places = cutLine - rank + 1
  return tied.length > places ? { itemIds: tied.map(({ itemId }) => itemId), places } : null
}

function isAhead(a: Pick<Count, 'total' | 'second'>, b: Pick<Count, 'total' | 'second'>): boolean {
  return a.total > b.total || (a.total === b.total && a.second > b.second)
}

/** [BA9] With names in a vote by name; else in an order that says nothing. */
function reasonsFor(
  itemId: string,
  { anonymous }: BallotSettings,
  ballots: readonly CastBallot[],
  seed: string,
): ResultRow['reasons'] {
  const given = ballots.flatMap(({ personId, choice }) => {
    const text = entryOf(reasonsOf(choice), itemId)
    return text === undefined ? [] : [{ text, personId: anonymous ? null : personId }]
  })
  return anonymous
    ? inSeededOrder(given, ({ text }) => text, `${seed}/${itemId}`)
    : given.sort((a, b) => ((a.personId ?? '') < (b.personId ?? '') ? -1 : 1))
}

/** Ids come from people: `record['constructor']` is no answer. */
function entryOf<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

function byPerson(a: { readonly personId: string }, b: { readonly personId: string }): number {
  return a.personId < b.personId ? -1 : 1
}

const descending = (a: number, b: number) => b - a

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Sums of whole numbers are exact, so equal means are equal numbers. */
function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : sumOf(values) / values.length
}
