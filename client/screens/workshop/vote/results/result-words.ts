import { isIn, openTieOf, wordingOf } from '../../../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../../../shared/ballot/choice.ts'
import { measureDisagreement } from '../../../../../shared/ballot/disagreement.ts'
import type { BallotResult, ResultRow } from '../../../../../shared/ballot/result.ts'
import { inOrderOfDisagreement } from '../../../../../shared/ballot/tally.ts'
import { assertNever } from '../../../../../shared/result.ts'
import { formatInstant } from '../../../../text/dates.ts'
import { chartText } from '../../../../text/en/charts.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ANSWER_SCALES, formatMean, groupAnswers } from '../../../../ui/charts/answer-scale.ts'
import { formatTotal } from '../../../../ui/charts/answers-picture.tsx'
import type { ClosedBallot } from './result-view.ts'

/** Two a time can be talked about; more names in a heading are none. */
const MAX_NAMED = 3

/** The result in a sentence, and what to talk about: "5 proposals are in. Talk about number 4." */
export function headlineOf(ballot: ClosedBallot): string {
  const { result } = ballot
  const text = resultsText.headline
  if (result === null) return ''
  if (result.turnout.cast === 0) return text.nobody
  const tie = openTieOf(ballot)
  if (ballot.follows?.why === 'run-off' && tie === null) {
    return text.runOff(ballot.items.filter(({ id }) => isIn(ballot, id)).length, ballot.items.length)
  }
  const said =
    tie !== null
      ? text.tie(tie.places)
      : hasOutcome(ballot)
        ? text.inCut(ballot.items.filter(({ id }) => isIn(ballot, id)).length)
        : text.noCut
  const contested = contestedOf(result).slice(0, MAX_NAMED)
  return contested.length === 0
    ? said
    : `${said} ${text.talkAbout([...new Set(contested.map(({ rank }) => String(rank)))])}`
}

/** "Closed 24 Nov 2026, 18:00. 9 of 9 voted, quorum of 6 met, ballots anonymous." */
export function factsOf({ result, closedAtMs, settings }: ClosedBallot): string {
  if (result === null || closedAtMs === null) return ''
  const { cast, abstained, eligible } = result.turnout
  const text = resultsText.facts
  const facts = [
    text.voted(cast + abstained, eligible),
    ...(abstained === 0 ? [] : [text.abstained(abstained)]),
    ...(result.quorum === null
      ? []
      : [
          result.quorum.isMet
            ? text.quorumMet(result.quorum.needed)
            : text.quorumMissed(result.quorum.needed),
        ]),
    settings.anonymous ? text.anonymous : text.byName,
  ]
  return `${text.closed(formatInstant(closedAtMs))} ${facts.join(', ')}.`
}

/** The flagged ones, the most contested first. */
export function contestedOf({ rows }: BallotResult): readonly ResultRow[] {
  return inOrderOfDisagreement(rows).filter(({ isContested }) => isContested)
}

/** How many answered the proposal that most answered. */
export function mostAnswers(rows: readonly Pick<ResultRow, 'ballots'>[]): number {
  return Math.max(0, ...rows.map(({ ballots }) => ballots.length))
}

/** By result: equals that are in come before those that are not. */
export function inOrderOfResult(ballot: ClosedBallot): readonly ResultRow[] {
  const place = ({ itemId }: ResultRow) => (isIn(ballot, itemId) ? 0 : 1)
  return (ballot.result?.rows ?? []).toSorted((a, b) => a.rank - b.rank || place(a) - place(b))
}

/** Whether a vote says what is in and what is not: by a cut line, or since its method can turn things down. */
export function hasOutcome({ settings }: ClosedBallot): boolean {
  return settings.cutLine !== null || settings.method === 'approve' || settings.method === 'fist'
}

export type Outcome = 'in' | 'out' | 'tied'

/** `null` where nothing was to be left out. */
export function outcomeOf(ballot: ClosedBallot, itemId: string): Outcome | null {
  if (!hasOutcome(ballot)) return null
  if (openTieOf(ballot)?.itemIds.includes(itemId) === true) return 'tied'
  return isIn(ballot, itemId) ? 'in' : 'out'
}

/** How many rows of the result's order stand above the line; `null` where no line is drawn. */
export function rowsAboveCut(ballot: ClosedBallot): number | null {
  const rows = inOrderOfResult(ballot)
  const above =
    openTieOf(ballot) === null
      ? rows.findLastIndex(({ itemId }) => isIn(ballot, itemId)) + 1
      : (ballot.settings.cutLine ?? 0)
  return hasOutcome(ballot) && above > 0 && above < rows.length ? above : null
}

/** What was voted on: the words that the counted votes were given for. */
export function wordsIn({ items }: ClosedBallot, itemId: string): string {
  const item = items.find(({ id }) => id === itemId)
  return item === undefined ? '' : wordingOf(item)
}

/** "0.72", or that too few answered. */
export function apartInWords({ disagreement }: Pick<ResultRow, 'disagreement'>): string {
  return disagreement === null ? '–' : disagreement.toFixed(2)
}

/** The spread that most divides the room: of a score that of the axis with the larger disagreement, by its name. */
export function splitInWords(ballot: ClosedBallot, row: ResultRow): string {
  if (ballot.settings.method !== 'score') return spreadInWords(ballot, row)
  const apart = (values: readonly number[]) => measureDisagreement(values, ANSWER_SCALES.score) ?? -1
  const isByConfidence = apart(row.confidence) > apart(row.ballots)
  return resultsText.axisSpread(
    isByConfidence ? resultsText.confidence : resultsText.importance,
    chartText.spread('score', groupAnswers(isByConfidence ? row.confidence : row.ballots)),
  )
}

/** "6 said 5, 3 said 1". With dots those count who gave none, since giving none to it is an answer. */
export function spreadInWords({ settings, result }: ClosedBallot, row: ResultRow): string {
  const silent =
    settings.method === 'dots'
      ? Math.max(0, (result?.turnout.cast ?? 0) - row.supporters - row.staleBallots)
      : 0
  const values = [...row.ballots, ...Array.from({ length: silent }, () => 0)]
  return values.length === 0 ? chartText.nobody : chartText.spread(settings.method, groupAnswers(values))
}

/** A person's own answer to an item as the pictures draw it. */
export type OwnAnswer = {
  /** Dots, importance, mark or fingers. */
  readonly value: number
  /** Of a score. */
  readonly confidence: number | null
  readonly words: string
}

/**
 * [BA9] This device's own answer, where it is surely among those drawn. Where some votes were for an earlier wording it is
 * not known whose: nobody keeps that.
 */
export function drawnAnswer(choice: BallotChoice | null, row: ResultRow): OwnAnswer | null {
  const own = choice === null || row.staleBallots > 0 ? null : answerTo(choice, row.itemId)
  return own !== null && row.ballots.includes(own.value) ? own : null
}

/** [BA9] What was chosen for an item, from a choice that this device kept or that is named. `null`: no answer to it. */
export function answerTo(choice: BallotChoice, itemId: string): OwnAnswer | null {
  switch (choice.answer) {
    case 'dots': {
      const value = entryOf(choice.dots, itemId)
      return value === undefined || value === 0
        ? null
        : { value, confidence: null, words: chartText.dots(value) }
    }
    case 'score': {
      const score = entryOf(choice.scores, itemId)
      if (score === undefined) return null
      const { importance, confidence } = score
      return { value: importance, confidence, words: resultsText.score(importance, confidence) }
    }
    case 'approve': {
      const approval = entryOf(choice.approvals, itemId)
      if (approval === undefined) return null
      return {
        value: { yes: 1, abstain: 0, no: -1 }[approval],
        confidence: null,
        words: resultsText.approvals[approval],
      }
    }
    case 'fist': {
      const value = entryOf(choice.fingers, itemId)
      return value === undefined ? null : { value, confidence: null, words: String(value) }
    }
    case 'confidence': {
      const value = entryOf(choice.levels, itemId)
      return value === undefined ? null : { value, confidence: null, words: String(value) }
    }
    case 'abstain':
      return null
    default:
      return assertNever(choice)
  }
}

function entryOf<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

/** The columns of a result's table after rank and words, and the cells of a row. */
export function tableOf(ballot: ClosedBallot): {
  readonly columns: readonly string[]
  readonly cellsOf: (row: ResultRow) => readonly string[]
} {
  const { columns } = resultsText.table
  const { method } = ballot.settings
  const outcomeCells = ({ itemId }: ResultRow) => {
    const outcome = outcomeOf(ballot, itemId)
    return outcome === null ? [] : [OUTCOMES[outcome]]
  }
  const last = hasOutcome(ballot) ? [columns.apart, columns.outcome] : [columns.apart]
  const first = {
    dots: [columns.dots, columns.people],
    score: [columns.importance, columns.confidence, columns.answers],
    approve: [columns.balance, chartText.approvals.yes, chartText.approvals.abstain, chartText.approvals.no],
    fist: [columns.mean, columns.answers],
    confidence: [columns.mean, columns.answers],
  }[method]
  const firstCells = (row: ResultRow): readonly string[] => {
    const count = (mark: number) => String(row.ballots.filter((given) => given === mark).length)
    const total = formatTotal(method, row)
    switch (method) {
      case 'dots':
      case 'fist':
      case 'confidence':
        return [total, String(row.supporters)]
      case 'score': {
        const { confidence } = row
        const mean = confidence.reduce((sum, one) => sum + one, 0) / confidence.length
        return [total, confidence.length === 0 ? '–' : formatMean(mean), String(row.supporters)]
      }
      case 'approve':
        return [total, count(1), count(0), count(-1)]
      default:
        return assertNever(method)
    }
  }
  return {
    columns: [columns.rank, columns.text, ...first, ...last],
    cellsOf: (row) => [...firstCells(row), apartInWords(row), ...outcomeCells(row)],
  }
}

export const OUTCOMES = {
  in: resultsText.isIn,
  out: resultsText.isOut,
  tied: resultsText.isTied,
} satisfies Record<Outcome, string>
