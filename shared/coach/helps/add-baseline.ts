import type { Baseline } from '../../okr/model.ts'
import { amountOf } from '../ladder/amount.ts'

/** What is known of the number beside the words. */
export type MeasureBeside = {
  readonly baseline: Baseline
  readonly target: number | null
  readonly unit: string
}

const MAX_SCAN = 2_000

/** The start is there already, in one way or another. */
const HAS_START =
  /\bfrom\s+(?:(?:about|around|currently|today['’]s)\s+)?[€$£¥]?\s?\d|\b(?:currently|now|today|was|is now|baseline|up from|down from|instead of|compared (?:to|with)|vs\.?|versus|against)\b[:\s]*(?:about\s+)?[€$£¥]?\s?\d|\d\s*\S{0,4}\s*(?:→|->|=>|⟶|➔)\s*\S*\d/iu

const NUMBER =
  '(?<sign>[€$£¥]\\s?)?(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?)(?<stuck>%|[kKM](?![\\p{L}])|ms(?!\\p{L})|s(?!\\p{L})|min(?!\\p{L})|h(?!\\p{L})|d(?!\\p{L})|x(?!\\p{L}))?\\+?'
const TIME_UNITS =
  '(?:\\s?(?:%|percent|per cent|points?|(?:milli)?seconds?|minutes?|mins?|hours?|(?:working |business )?days?|weeks?|months?|years?|out of \\d+|of \\d|\\/\\s?\\d+))?'
const RATE =
  '(?:\\s?(?:an?|per|each|every|\\/)\\s?(?:hour|day|week|month|quarter|year|release|sprint|user|customer|employee)\\b)?'
/** Not an amount: a year, a day of a month, a version, a quarter. */
const NAMED_BEFORE =
  /\b(?:v|version|q|h|fy|phase|soc|iso|p|kr|o|article|level|sev|the|by|until|since|in|within|after)\s?$/i
const STUCK_BEFORE = /[\p{L}\d.,-]$/u
const MONTH_BEHIND = /^\s?(?:st|nd|rd|th)?\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

const BY = /\bby\s+(?:at least\s+|more than\s+|over\s+)?$/i
/** "+40%", "drop 50%", "up 2 points": a change, as "40% more" is. */
const CHANGE_BEFORE =
  /(?:[+−]\s?|\b(?:minus|plus|up|down|drops?|falls?|rises?|grows?|improves?|increases?|decreases?|another)\s+)$/i
const CHANGE_BEHIND =
  /^\s?(?:(?!or\b)[\p{L}]+\s)?(?:more|less|fewer|faster|slower|lower|higher|better|cheaper|shorter|longer|additional|extra)\b/iu
const IN_EVERY = /^\s(?:\p{L}+\s)?(?:in|out of|of every|of)\s(?:every\s)?\d/iu
const RANGE = /^\s?(?:[-–—]|to|and|or)\s?[€$£¥]?\d/i

/**
 * [KR5] The text with its starting value in the right place: "to 40%" becomes "from 30% to 40%", "by 30%" gets "from 820 to
 * 570 ms" behind it, and a bound such as "below 3%" gets "(down from 5%)". `null` when the start is not a number or already
 * there, or the text does not show where the target stands.
 */
export function addBaseline(text: string, { baseline, target, unit }: MeasureBeside): string | null {
  if (typeof baseline !== 'number' || text.length > MAX_SCAN || HAS_START.test(text)) return null
  const found = findTarget(text, target)
  if (found === null) return null
  const { start, end, isRelative } = found
  const from = startAsWritten(baseline, { unit, target }, found)
  const before = text.slice(0, start)
  const behind = text.slice(end)

  if (isRelative) {
    const goal = target === null ? null : amountOf(target, unit)
    const whole = amountOf(baseline, unit)
    const movement = goal === null ? `from ${spoken(whole)}` : `from ${whole.number} to ${spoken(goal)}`
    if (isAtEnd(behind)) return insert(text, end, `, ${movement}`)
    // "40% more coaches": nobody can tell where such a change ends.
    return BY.test(before) ? insert(text, end, ` (${movement})`) : null
  }
  // "9 in 10", "85-90%", "files of up to 2 GB": no single level that could have a start.
  if (IN_EVERY.test(behind) || RANGE.test(behind) || /\bof up to\s+$/i.test(before)) return null
  const to = /\b(?<up>(?:up|down)\s+)?to\s+$/i.exec(before)
  if (to !== null)
    return insert(text, start - 3 - (before.length - before.trimEnd().length - 1), `from ${from} `)

  const at = endOfThings(text, end)
  const way = target === null || baseline === target ? 'now' : target > baseline ? 'up from' : 'down from'
  return at === null ? null : insert(text, at, ` (${way} ${from})`)
}

/** "15 new customers": the number and its things are not parted. `null` before a bracket that says more about them. */
function endOfThings(text: string, end: number): number | null {
  const things = THINGS.exec(text.slice(end))
  const at = end + (things?.[0].length ?? 0)
  return /^\s*\(/.test(text.slice(at)) ? null : at
}

/** Words that end the things that a number counts. */
const ENDS_THINGS =
  'an? (?:hour|day|week|month|quarter|year)|per|each|every|by|in|into|on|onto|at|of|or|and|for|to|from|with|within|until|via|as|when|after|before|during|over|than|this|next|last|across|around|through|so'
const THINGS = new RegExp(
  `^(?:\\s(?!(?:an?|${ENDS_THINGS})\\b)[\\p{L}’'-]+){1,4}(?=\\s(?:${ENDS_THINGS}|who|that|which)\\b|[\\s.!]*$|\\s\\()`,
  'iu',
)

/** The start in the way the target is written: "£310k" beside "£200k", "240min" beside "45min". */
function startAsWritten(
  baseline: number,
  { unit, target }: Pick<MeasureBeside, 'unit' | 'target'>,
  { sign, stuck, isScaled }: FoundTarget,
): string {
  const scale = SCALES.get(stuck) ?? 1
  if (scale > 1) {
    // Without a target to compare with, a start of thousands is no number of thousands.
    const isInOnes = target === null ? baseline >= scale : isScaled
    const value = isInOnes ? baseline / scale : baseline
    return `${amountOf(value, sign).number}${stuck}`
  }
  if (sign !== '' || stuck === '') return amountOf(baseline, sign === '' ? bareUnit(unit) : sign).number
  return `${amountOf(baseline, '').number}${stuck}`
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
])

type FoundTarget = {
  readonly start: number
  /** Behind its unit: "10 minutes". */
  readonly end: number
  readonly sign: string
  readonly stuck: string
  readonly isRelative: boolean
  /** Whether the fields count in ones what the text counts in thousands or millions. */
  readonly isScaled: boolean
}

/** The number that is the target: the one that equals it, else the one behind "to", else the only one. */
function findTarget(text: string, target: number | null): FoundTarget | null {
  const amounts = [...text.matchAll(new RegExp(NUMBER, 'gu'))].flatMap((match) => {
    const before = text.slice(0, match.index)
    const rest = text.slice(match.index + match[0].length)
    const { sign = '', digits = '', stuck = '' } = match.groups ?? {}
    const isLevel = Number(digits.replace(/,/g, '')) === target
    const isBy = BY.test(before) && (stuck === '%' || stuck === 'x') && !isLevel
    const isRelative = isBy || CHANGE_BEFORE.test(before) || CHANGE_BEHIND.test(rest)
    if (sign === '' && (STUCK_BEFORE.test(before) || (stuck === '' && NAMED_BEFORE.test(before)))) return []
    if (MONTH_BEHIND.test(rest) || (/^(?:19|20)\d\d$/.test(digits) && stuck === '')) return []
    const unitBehind = new RegExp(`^${TIME_UNITS}${RATE}`, 'iu').exec(rest)?.[0] ?? ''
    const written = Number(digits.replace(/,(?=\d{3})/g, '').replace(',', '.'))
    const scaled = written * (SCALES.get(stuck) ?? 1)
    const isScaled = scaled === target && scaled !== written
    const value = isScaled ? scaled : written
    return [
      {
        start: match.index,
        end: match.index + match[0].length + unitBehind.trimEnd().length,
        sign: sign.trim(),
        stuck,
        isRelative,
        isScaled,
        value,
        isBehindTo: /\bto\s+$/i.test(before),
      },
    ]
  })
  const equal =
    target === null ? [] : amounts.filter(({ value, isRelative }) => value === target && !isRelative)
  const candidates = [
    equal,
    amounts.filter(({ isBehindTo }) => isBehindTo),
    amounts.filter(({ isRelative }) => isRelative),
    amounts,
  ]
  const best = candidates.find(({ length }) => length > 0) ?? []
  const [only, ...others] = best
  return only === undefined || others.length > 0 ? null : only
}

/** Only what is written onto the number: words behind it are in the text already. */
function bareUnit(unit: string): string {
  return /^[%€$£¥]/.test(unit.trim()) ? unit.trim().charAt(0) : ''
}

function spoken({ number, tail }: { readonly number: string; readonly tail: string }): string {
  return tail === '' ? number : `${number} ${tail}`
}

function isAtEnd(rest: string): boolean {
  return /^[\s.!]*$/.test(rest)
}

function insert(text: string, at: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at)
}
