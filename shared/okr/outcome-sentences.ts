import type { Baseline, Direction, KeyResultFields } from './model.ts'

/** What a ladder's rungs say, as far as they have been answered (KR1, KR2). */
export type LadderAnswers = {
  /** Who notices when the output is done. */
  readonly who: string
  /** What they do or get then that they don't today: the last "so what?" counts. */
  readonly change: string
  /** How it would be seen: the measure. */
  readonly measure: string
  readonly unit: string
  readonly baseline: Baseline
  readonly target: number | null
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null
}

export type ProposedSentence = {
  readonly sentence: string
  readonly fields: Pick<KeyResultFields, 'direction' | 'unit' | 'baseline' | 'target' | 'dueOn'>
}

/** A measure suggested for an output, with the way it should move. */
export type SuggestedMeasure = {
  readonly name: string
  readonly direction: 'increase' | 'decrease'
  readonly unit: string
}

const MEASURES: readonly { readonly when: RegExp; readonly measures: readonly SuggestedMeasure[] }[] = [
  {
    when: /\b(deploy\w*|release\w*|pipelines?|ci\/?cd|ship\w*|rollout)\b/i,
    measures: [
      { name: 'deployment time', direction: 'decrease', unit: 'minutes' },
      { name: 'deployment frequency', direction: 'increase', unit: 'a week' },
      { name: 'rollback rate', direction: 'decrease', unit: '%' },
      { name: 'lead time from merge to live', direction: 'decrease', unit: 'hours' },
    ],
  },
  {
    when: /\b(docs?|documentation|guides?|tutorials?|handbook|wiki|faq)\b/i,
    measures: [
      { name: 'support tickets about it', direction: 'decrease', unit: 'a week' },
      { name: 'share of people who find the answer themselves', direction: 'increase', unit: '%' },
    ],
  },
  {
    when: /\b(hir\w+|recruit\w*|onboard\w*)\b/i,
    measures: [
      { name: 'time until a new colleague is productive', direction: 'decrease', unit: 'days' },
      { name: 'share of offers accepted', direction: 'increase', unit: '%' },
    ],
  },
  {
    when: /\b(secur\w+|patch\w*|vulnerabilit\w+|audit\w*|soc ?2|pen-?tests?)\b/i,
    measures: [
      { name: 'time to patch a critical finding', direction: 'decrease', unit: 'days' },
      { name: 'critical findings open', direction: 'decrease', unit: 'findings' },
    ],
  },
  {
    when: /\b(monitor\w*|alert\w*|incidents?|outages?|reliab\w+|on-?call)\b/i,
    measures: [
      { name: 'time to recover from an incident', direction: 'decrease', unit: 'minutes' },
      { name: 'incidents that customers notice', direction: 'decrease', unit: 'a month' },
    ],
  },
  {
    when: /\b(market\w*|europe\w*|launch\w*|expan\w+|countr(y|ies)|locali[sz]\w+|translat\w+)\b/i,
    measures: [
      { name: 'active customers there', direction: 'increase', unit: 'customers' },
      { name: 'revenue from there', direction: 'increase', unit: '% of revenue' },
      { name: 'share of visitors there who become customers', direction: 'increase', unit: '%' },
    ],
  },
  {
    when: /\b(features?|app|page|screen|dashboard|redesign\w*|buil[dt]\w*|implement\w*)\b/i,
    measures: [
      { name: 'engagement with it', direction: 'increase', unit: '% of weekly users' },
      { name: 'share of people who finish the task', direction: 'increase', unit: '%' },
      { name: 'retention after four weeks', direction: 'increase', unit: '%' },
    ],
  },
]

const MAX_SUGGESTIONS = 4
/** A measure of these falls when things get better. */
const BETTER_WHEN_LESS =
  /\b(times?|latenc\w+|rates? of (error|failure)\w*|rollbacks?|error\w*|failure\w*|defects?|bugs?|incidents?|outages?|tickets?|complaints?|churn|costs?|waits?|waiting|delays?|exposure|backlog|drop-?outs?)\b/i

/** Measures suggested from the words of an output; none when no word is known. */
export function suggestMeasures(output: string): readonly SuggestedMeasure[] {
  const known = MEASURES.filter(({ when }) => when.test(output)).map(({ measures }) => measures)
  // In turn, so that "Deploy feature X" is asked about the feature too.
  const longest = Math.max(0, ...known.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => known.flatMap((measures) => measures[turn] ?? []))
    .flat()
    .slice(0, MAX_SUGGESTIONS)
}

/**
 * Which way a measure should move: as the numbers say; without a baseline as its name says ("waiting time" falls), since
 * "to 24 minutes" alone does not tell.
 */
export function directionOf({
  measure,
  baseline,
  target,
}: Pick<LadderAnswers, 'measure' | 'baseline' | 'target'>): Direction | null {
  if (target === null) return null
  if (typeof baseline !== 'number') return BETTER_WHEN_LESS.test(measure) ? 'decrease' : 'increase'
  if (baseline === target) return 'maintain'
  return target > baseline ? 'increase' : 'decrease'
}

/**
 * [KR1] Two or three sentences that say the outcome with its numbers: none before the measure and the target are known. An
 * unknown baseline is left out of the words and stays in the fields (KR5).
 */
export function proposeSentences(answers: LadderAnswers): readonly ProposedSentence[] {
  const measure = trimSentence(answers.measure)
  const direction = directionOf(answers)
  if (measure === '' || answers.target === null || direction === null) return []
  const { unit, baseline, target, dueOn } = answers
  const fields = { direction, unit: unit.trim(), baseline, target, dueOn }
  const span = spanOf(baseline, target, unit.trim())
  const by = dueOn === null ? '' : ` by ${dayInWords(dueOn)}`
  const who = trimSentence(answers.who)
  const change = trimSentence(answers.change)

  const sentences = [
    `${IMPERATIVE[direction]} ${startLow(measure)} ${span}${by}`,
    `${startHigh(measure)} ${INDICATIVE[direction]} ${span}${by}`,
    ...(change === ''
      ? who === ''
        ? []
        : [`For ${startLow(who)}, ${startLow(measure)} ${INDICATIVE[direction]} ${span}${by}`]
      : [`${startHigh(change)}: ${startLow(measure)} ${INDICATIVE[direction]} ${span}${by}`]),
  ]
  return [...new Set(sentences)].map((sentence) => ({ sentence, fields }))
}

const IMPERATIVE = { increase: 'Increase', decrease: 'Reduce', maintain: 'Keep', milestone: 'Reach' } as const
const INDICATIVE = { increase: 'rises', decrease: 'falls', maintain: 'stays', milestone: 'reaches' } as const

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "from 20% to 35% of weekly users", "to 24 minutes", "at 99%". */
function spanOf(baseline: Baseline, target: number, unit: string): string {
  const [end, tail] = amountOf(target, unit)
  if (typeof baseline !== 'number') return `to ${end}${tail}`
  if (baseline === target) return `at ${end}${tail}`
  const [start] = amountOf(baseline, unit)
  return `from ${start} to ${end}${tail}`
}

/** A number with what stands at it, and what of the unit is said once at the end. */
function amountOf(value: number, unit: string): readonly [amount: string, tail: string] {
  const number = String(value)
  if (/^[€$£¥]/.test(unit)) return [`${unit.charAt(0)}${number}`, spaced(unit.slice(1))]
  if (unit.startsWith('%')) return [`${number}%`, spaced(unit.slice(1))]
  return [number, spaced(unit)]
}

function spaced(words: string): string {
  const trimmed = words.trim()
  return trimmed === '' ? '' : ` ${trimmed}`
}

/** "31 March": the year is the cycle's, and the due date holds it. */
function dayInWords(day: string): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1]
  return month === undefined ? day : `${Number(day.slice(8, 10))} ${month}`
}

function trimSentence(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?;:,]+$/, '')
}

/** The first letter small, but for a word that is all capitals or has one inside ("API", "iOS", "I"). */
function startLow(text: string): string {
  const [first = ''] = text.split(' ', 1)
  return /^\p{Lu}\p{Ll}*$/u.test(first) && first.length > 1
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

function startHigh(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
