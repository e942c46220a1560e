import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields, MAX_TEXT_LENGTH } from '../../okr/model.ts'
import { type Assessment, type CardContext, type KeyResultStatement, NO_CONTEXT } from '../assessment.ts'
import { stemmedWords } from '../metrics/word-stems.ts'
import { amountOf, withSpokenPeriod } from './amount.ts'
import type { LadderAnswers } from './answers.ts'
import { dayInWords } from './day-in-words.ts'
import { directionOf } from './direction-of.ts'
import { measurePhrase, namesIn, startHigh } from './measure-phrase.ts'
import { type DeedPhrase, deedPhrase, type PersonPhrase, personPhrase } from './person-phrase.ts'

export type ProposedSentence = {
  readonly sentence: string
  readonly fields: Pick<KeyResultFields, 'direction' | 'unit' | 'baseline' | 'target' | 'dueOn'>
  /** What the coach says of the sentence with these fields; `null` when no `assess` was given. */
  readonly assessment: Assessment | null
}

export type ProposalOptions = {
  /** The coach's own `assess`: handed in, so that a ladder can be shown before the coach has been loaded. */
  readonly assess?: (statement: KeyResultStatement, context: CardContext) => Assessment
  /** What the card knows beside the answers: the objective it serves, the cycle. */
  readonly context?: CardContext
}

/** What each sentence is made of. */
type Parts = {
  readonly direction: 'increase' | 'decrease' | 'maintain'
  /** "the share of shoppers who finish". */
  readonly measure: string
  readonly isPlural: boolean
  readonly unit: string
  /** "from 48 to 24 minutes", "to 24 minutes", "at 99%". */
  readonly movement: string
  /** "by 31 March", or ''. */
  readonly by: string
  readonly who: PersonPhrase | null
  readonly deed: DeedPhrase | null
}

/**
 * [KR1] Two or three sentences that say the outcome with its numbers, the best first: none before the measure and the
 * target are known. A baseline that is not known is left out of the words and stays in the fields (KR5).
 *
 * With `assess`, each form of sentence is worded in the way that the coach has least to say about, and one that it still
 * warns of is left out when two others are better. But where it takes the measure itself for our own work, no wording is
 * sought that would hide it: the plain sentences are proposed with what it says.
 */
export function proposeSentences(
  answers: LadderAnswers,
  { assess, context = NO_CONTEXT }: ProposalOptions = {},
): readonly ProposedSentence[] {
  const parts = partsOf(answers)
  if (parts === null) return []
  const { unit, baseline, target, dueOn } = answers
  const fields = { direction: parts.direction, unit: unit.trim(), baseline, target, dueOn }
  const card = { ...context, fields: { ...EMPTY_KEY_RESULT_FIELDS, ...context.fields, ...fields } }
  const propose = (wording: Wording): readonly ProposedSentence[] => {
    const sentence = wording(parts)
    if (sentence === null || sentence.length > MAX_TEXT_LENGTH) return []
    return [{ sentence, fields, assessment: assess?.({ kind: 'key_result', text: sentence }, card) ?? null }]
  }

  const plain = PLAIN.flatMap(propose)
  const isMeasureAtFault = plain.length > 0 && plain.every(isNoOutcome)
  const forms = isMeasureAtFault ? [...PLAIN.map((wording) => [wording]), RESTATED] : FORMS
  const best = forms.flatMap((wordings) => leastSaidAbout(wordings.flatMap(propose)).slice(0, 1))
  return withoutWarnings(uniqueSentences(leastSaidAbout(best)))
}

/** All that have as few warnings as the best; when it is alone, one more to choose from. */
function withoutWarnings(sorted: readonly ProposedSentence[]): readonly ProposedSentence[] {
  const [first] = sorted
  if (first === undefined) return []
  const clean = sorted.filter((proposal) => warnings(proposal) === warnings(first))
  return clean.length > 1 ? clean : sorted.slice(0, 2)
}

function isNoOutcome({ assessment }: ProposedSentence): boolean {
  return assessment?.kind === 'key_result' && assessment.classification.type !== 'outcome'
}

/** In the order given, but for what the coach says: fewer warnings first, then fewer questions and hints. */
function leastSaidAbout(proposals: readonly ProposedSentence[]): readonly ProposedSentence[] {
  return [...proposals].sort((one, other) => warnings(one) - warnings(other) || remarks(one) - remarks(other))
}

function warnings({ assessment }: ProposedSentence): number {
  const findings = assessment?.findings ?? []
  return findings.filter(({ verdict }) => verdict === 'warn' || verdict === 'strong-warn').length
}

function remarks({ assessment }: ProposedSentence): number {
  return assessment?.findings.length ?? 0
}

function uniqueSentences(proposals: readonly ProposedSentence[]): readonly ProposedSentence[] {
  return proposals.filter(
    ({ sentence }, at) => proposals.findIndex((other) => other.sentence === sentence) === at,
  )
}

/** `null` before the measure and the target are known. */
function partsOf(answers: LadderAnswers): Parts | null {
  const { measure, unit, baseline, target, dueOn } = answers
  const names = namesIn([answers.output, answers.who, ...answers.changes, measure])
  const phrase = measurePhrase(measure, names)
  if (phrase.words === '' || target === null) return null
  const direction =
    typeof baseline === 'number' || phrase.direction === null
      ? directionOf(measure, baseline, target)
      : phrase.direction
  const who = personPhrase(answers.who, names)
  const change = answers.changes.findLast((text) => text.trim() !== '') ?? ''
  return {
    direction,
    measure: phrase.words,
    isPlural: phrase.isPlural,
    unit: unit.trim(),
    movement: movementOf(baseline, target, unitBeside(phrase.words, unit)),
    by: dueOn === null ? '' : `${direction === 'maintain' ? 'until' : 'by'} ${dayInWords(dueOn)}`,
    who,
    deed: deedPhrase(change, who),
  }
}

const IMPERATIVE = { increase: 'Increase', decrease: 'Reduce', maintain: 'Keep' } as const
const ONE_MOVES = { increase: 'rises', decrease: 'falls', maintain: 'stays' } as const
const MANY_MOVE = { increase: 'rise', decrease: 'fall', maintain: 'stay' } as const

/** "Reduce deployment time from 48 to 24 minutes by 31 March". */
function imperative({ direction, measure, movement, by }: Parts): string {
  return sentenceOf([IMPERATIVE[direction], measure, movement, by])
}

/** "Deployment time falls from 48 to 24 minutes by 31 March". */
function measureMoves({ direction, measure, isPlural, movement, by }: Parts): string {
  return sentenceOf([measure, (isPlural ? MANY_MOVE : ONE_MOVES)[direction], movement, by])
}

/** "Bring deployment time down from 48 to 24 minutes by 31 March". */
function bring({ direction, measure, movement, by }: Parts): string | null {
  if (direction === 'maintain') return null
  return sentenceOf(['bring', measure, direction === 'increase' ? 'up' : 'down', movement, by])
}

/** "Deployment time: from 48 to 24 minutes by 31 March". */
function measureAndNumbers({ measure, movement, by }: Parts): string {
  return sentenceOf([`${measure}:`, movement, by])
}

/** "For every engineer who waits for a release, deployment time falls from 48 to 24 minutes by 31 March". */
function forPeople(parts: Parts): string | null {
  const { who } = parts
  if (who === null) return null
  const { direction, measure, isPlural, movement, by } = parts
  return sentenceOf([
    `for ${who.words},`,
    measure,
    (isPlural ? MANY_MOVE : ONE_MOVES)[direction],
    movement,
    by,
  ])
}

/** "Engineers see a change live before they move on: deployment time falls from 48 to 24 minutes by 31 March". */
function peopleDo(parts: Parts): string | null {
  const { deed, who } = parts
  if (deed === null || who?.isPlural !== true) return null
  const { direction, measure, isPlural, movement, by } = parts
  const verb = (isPlural ? MANY_MOVE : ONE_MOVES)[direction]
  return sentenceOf([who.words, `${deed.words}:`, measure, verb, movement, by])
}

/** "By 31 March, 68% of shoppers in Germany finish checkout, up from 54%": of a share of those people who do that. */
function shareOfPeople(parts: Parts): string | null {
  const { who, deed, direction, unit, measure } = parts
  if (who === null || deed === null || !who.isPlural || direction === 'decrease') return null
  if (!/^(?:%|percent\b|per cent)/i.test(unit) || !sayTheSame(measure, deed.words)) return null
  const [, group = ''] = /^(?:%|percent|per cent)\s+of\s+(.+)$/i.exec(unit) ?? []
  const people = group === '' ? who.words.replace(/^all (?:of )?(?:the )?/, '') : group
  return shareSentence(parts, people, deed.words)
}

/** The same of a measure that says it itself: "share of shoppers who finish checkout". */
function shareInMeasure(parts: Parts): string | null {
  const found =
    /^the (?:share|percentage|proportion) of ((?:\S+ ){0,3}?\S+) (?:who (?!is\b|was\b|has\b)|that (?!(?:\S+s|people|staff|they|we|you|nobody|somebody|has)\s))(\S.*)$/i.exec(
      parts.measure,
    )
  if (found === null || !/^(?:%|percent|per cent)$/i.test(parts.unit)) return null
  const [, people = '', deed = ''] = found
  return shareSentence(parts, people, deed)
}

function shareSentence(parts: Parts, people: string, deed: string): string {
  const [, start, end = ''] = /^(?:from (\S+) )?(?:to|at) (\S+)/.exec(parts.movement) ?? []
  const since = start === undefined ? '' : `, ${parts.direction === 'decrease' ? 'down' : 'up'} from ${start}`
  const still = parts.direction === 'maintain' ? 'still ' : ''
  const clause = `${end} of ${people} ${still}${deed}${since}`
  return parts.by === '' ? clause : `${startHigh(parts.by)}, ${clause}`
}

type Wording = (parts: Parts) => string | null

const PLAIN: readonly Wording[] = [imperative, measureMoves]
/** They say what the people do and leave the measure's name out. */
const RESTATED: readonly Wording[] = [shareOfPeople, shareInMeasure]
/** Each form of sentence with its wordings, the natural one first. */
const FORMS: readonly (readonly Wording[])[] = [
  [imperative, bring],
  [measureMoves, measureAndNumbers],
  [...RESTATED, peopleDo, forPeople],
]

/** Whether the deed is what the measure counts: they share a telling word. */
function sayTheSame(measure: string, deed: string): boolean {
  const stemsOf = (text: string) => stemmedWords(text).flatMap(({ stem }) => (stem.length > 3 ? [stem] : []))
  const counted = new Set(stemsOf(measure))
  return stemsOf(deed).some((stem) => counted.has(stem))
}

/** "from 20% to 35% of weekly users", "to 24 minutes", "at 99%". */
function movementOf(baseline: LadderAnswers['baseline'], target: number, unit: string): string {
  const end = amountOf(target, unit)
  const spoken = end.tail === '' ? end.number : `${end.number} ${end.tail}`
  if (typeof baseline !== 'number') return `to ${spoken}`
  if (baseline === target) return `at ${spoken}`
  return `from ${amountOf(baseline, unit).number} to ${spoken}`
}

/** The unit without what the measure has said already: "deals lost … from 6 to 1 a quarter", not "1 deals a quarter". */
function unitBeside(measure: string, unit: string): string {
  const words = withSpokenPeriod(unit.trim())
  const [, percent = '', tail = ''] = /^((?:%|percent|per cent)?\s*)(.*)$/is.exec(words) ?? []
  if (tail === '' || /^[€$£¥]/.test(tail)) return words
  const isSaid = (text: string) =>
    new RegExp(`(?:^|\\s)${escaped(text.toLowerCase())}(?=$|[\\s,])`).test(measure.toLowerCase())
  if (isSaid(tail.replace(/^of /i, ''))) return percent.trim()
  const [first = '', ...others] = tail.split(' ')
  return /^\p{L}{4,}$/u.test(first) && others.length > 0 && isSaid(first) ? others.join(' ') : words
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function sentenceOf(parts: readonly string[]): string {
  return startHigh(parts.filter((part) => part !== '').join(' '))
}
