import { isLeadingVerb } from './leading-verbs.ts'
import { splitCompound } from './split-compound.ts'

export type MovedNumber = {
  /** The objective without its number. */
  readonly objective: string
  /** The words with the number, for a key result beneath it. */
  readonly keyResult: string
}

const MAX_SCAN = 2_000
const MAX_NUMBERS = 3

const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|a (?:third|quarter|fifth|tenth|dozen|hundred|thousand|million)'
const NUMBER = `(?:[€$£¥]\\s?)?(?:\\d[\\d.,]*\\d|\\d)(?:\\s?(?:k|m|mn|bn|million|billion|thousand|hundred))?(?![\\p{L}\\d])\\+?(?:\\s?(?:%|percent|per cent|percentage points|points|pp|x|€|euros?|dollars?|pounds?)(?!\\p{L}))*|(?:${NUMBER_WORDS})(?:\\s(?:hundred|thousand|million|billion))?(?!\\p{L})(?:\\s(?:percent|per cent|euros?|dollars?|pounds?)(?!\\p{L}))?`
const UNIT =
  '(?:\\s?(?:ms|milliseconds?|s|sec|secs|seconds?|min|mins|minutes?|h|hrs|hours?|(?:working |business )?days?|weeks?|months?|years?|points?|per cent|percent|out of \\d+|stars?))?(?!\\p{L})'
const BOUND =
  '(?:(?:under|below|less than|fewer than|no more than|at most|over|above|more than|at least|around|about|almost|nearly|only|just|up to|max\\.?|min\\.?|[<>≤≥~]=?)\\s?)?'
const QUANTITY = `${BOUND}(?:${NUMBER})${UNIT}`

const PLAIN = `(?:${NUMBER})${UNIT}`
const COUNT = `(?:${NUMBER})`
const REACH = 'reach|hit|achieve|make|generate|get to|grow to|earn'
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'
/** "Reach 5% of homes", "Win two of the three": the number cannot go without more. */
const NOT_THINGS = '(?:of|percent|per|in|out|year|day|week|month|hour|minute)s?\\b'

type Rewrite = {
  readonly find: RegExp
  /** What stands there instead; `kept` is the first group. */
  readonly put: (kept: string) => string
  /** Whether the first word has to be a verb: "Be in 50 schools", not "Passengers over 65". */
  readonly isAfterVerb: boolean
}

const MOVES =
  'boost|bring|cut|decrease|drop|expand|get|grow|improve|increase|keep|lift|lower|push|raise|reduce|scale|shorten|shrink|speed up|take'

/** Each takes the number out of one way of saying it; the first that leaves a whole sentence wins. */
const REWRITES: readonly Rewrite[] = [
  rewrite('^(?:double|triple|quadruple)\\s+(?=\\S)', () => 'Increase '),
  rewrite('^halve\\s+(?=\\S)', () => 'Reduce '),
  rewrite(`^(?:${REACH})\\s+${QUANTITY}\\s+(?:of|in)\\s+(?=\\S)`, () => 'Grow '),
  rewrite(`\\s+from\\s+${QUANTITY}\\s+to\\s+${QUANTITY}`, () => ''),
  rewrite(`\\s+by\\s+${QUANTITY}(?!\\s?(?:${MONTHS}))`, () => ''),
  rewrite(`^((?:${MOVES})\\s.*?\\S)\\s+to\\s+${QUANTITY}`, (kept) => kept),
  rewrite(`^(keep\\s.*?\\S)\\s+(?:above|over|at or above|at least at)\\s+${PLAIN}`, (kept) => `${kept} high`),
  rewrite(`^(keep\\s.*?\\S)\\s+(?:below|under|at or below)\\s+${PLAIN}`, (kept) => `${kept} low`),
  rewrite(`\\s+(?:more|less|fewer|longer) than\\s+${PLAIN}(?=\\s+(?:for|to|in|on|at|when)\\b)`, () => ''),
  rewrite(`^${COUNT}\\s+(?:out of|in|of every|of)\\s+${COUNT}\\s+(?:of\\s+)?(?=\\p{L})`, () => ''),
  rewrite(
    `^${BOUND}\\d[\\d.,]*\\s?(?:%|percent|per cent)\\s+of\\s+(?:(?:all|our|the)\\s+)*(?=\\p{L})`,
    () => '',
  ),
  rewrite(`^${BOUND}${COUNT}\\s+(?=\\p{L}+\\s+(?:in|on|at|with|for|who|that)\\b)`, () => 'More '),
  afterVerb(`${COUNT}\\s+(?:out of|of) every\\s+${COUNT}\\s+(?=\\p{L})`, (verb) => `${verb} the `),
  afterVerb(`${BOUND}${COUNT}\\s+(?=(?:new|more|additional|extra|other)\\b)`, (verb) => `${verb} `),
  afterVerb(`${BOUND}${COUNT}\\s+(?=\\p{L})(?!${NOT_THINGS})`, (verb) => `${verb} more `),
]

function rewrite(source: string, put: Rewrite['put']): Rewrite {
  return { find: new RegExp(source, 'iu'), put, isAfterVerb: false }
}

/** For what follows a leading verb and its particle: "Be in 50 schools". */
function afterVerb(source: string, put: Rewrite['put']): Rewrite {
  const { find } = rewrite(`^(\\p{L}+(?:\\s(?:in|to|with|up|out|over))?)\\s+${source}`, put)
  return { find, put, isAfterVerb: true }
}

/** What still counts as a number to be met: not a year, a quarter or the name of a thing. */
const STILL_A_NUMBER = new RegExp(
  `[€$£¥%]|\\bpercent\\b|(?<![\\p{L}\\d.-])(?!(?:19|20)\\d\\d(?!\\d))\\d|\\b(?:double|triple|halve|${NUMBER_WORDS.replace('one|', '').replace('half|', '')})\\b`,
  'iu',
)
const BROKEN_END =
  /(?:^|\s)(?:to|of|in|by|at|from|with|for|the|a|an|and|or|than|over|under|above|below|more|less|per|be|is|are|least|most)$/i

/**
 * [OB2] The objective without its target number, and the words with it for a key result beneath it. `null` when there is no
 * number, or without it the sentence would not be whole.
 */
export function moveNumberToKeyResult(text: string): MovedNumber | null {
  if (text.length > MAX_SCAN) return null
  const whole = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '')
  if (!STILL_A_NUMBER.test(whole)) return null
  let rewritten = whole
  // A number at a time: "to 5 million and churn to 2%" has two.
  for (let turn = 0; turn < MAX_NUMBERS; turn += 1) {
    rewritten = withoutOneNumber(rewritten)
    const objective = startHigh(
      rewritten
        .replace(/\s+([,;:.])/g, '$1')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    if (isWhole(objective)) return { objective, keyResult: keyResultOf(whole) }
  }
  return null
}

function withoutOneNumber(text: string): string {
  for (const { find, put, isAfterVerb } of REWRITES) {
    const found = find.exec(text)
    if (found === null || (isAfterVerb && !isLeadingVerb(text.split(' ', 1)[0] ?? ''))) continue
    const rewritten =
      text.slice(0, found.index) + put(found[1] ?? '') + text.slice(found.index + found[0].length)
    if (STILL_A_NUMBER.test(found[0]) && !BROKEN_END.test(rewritten)) return rewritten
  }
  return text
}

function isWhole(objective: string): boolean {
  return objective.split(' ').length >= 3 && !STILL_A_NUMBER.test(objective) && !BROKEN_END.test(objective)
}

/** Of two aims in one sentence, the one that has the number. */
function keyResultOf(whole: string): string {
  const parts = splitCompound(whole) ?? []
  const [counted, ...others] = parts.filter((part) => STILL_A_NUMBER.test(part))
  return counted !== undefined && others.length === 0 ? counted : whole
}

function startHigh(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
