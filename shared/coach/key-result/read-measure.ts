import type { MeasureInWords } from '../classification.ts'
import { BEHAVIOUR_VERBS, MOVING_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Period } from '../reading/periods.ts'
import type { Quantity } from '../reading/quantities.ts'
import { entryFor, lowerAt, type Token } from '../reading/words.ts'

/** What a number does in a key result: where it starts, where it should end, or by how much it changes. */
export type Role = 'baseline' | 'target' | 'change'
export type RoledQuantity = Quantity & { readonly role: Role }

const NOW_BEFORE = wordList(
  'now currently today was were baseline previously current is-now start starting originally status presently were instead versus vs formerly',
)
const NOW_AFTER = wordList('today now currently presently baseline')
const MORE_OR_LESS = wordList(`
  more less fewer higher lower faster slower shorter longer cheaper increase decrease reduction improvement growth uplift
  lift drop decline additional extra further boost rise gain saving savings better sooner earlier bigger larger smaller
  raise quicker greater worse
`)
const FALL = wordList(
  'reduce decrease lower cut halve shorten shrink minimize minimise eliminate decline drop slash trim limit lessen curb mitigate ease diminish narrow prevent fall less fewer down under below',
)
const RISE = wordList(
  'increase raise grow boost lift improve enhance expand extend lengthen double triple rise climb up more over above exceed reach',
)

const ARROW = /^(?:->|-->|=>|→|➔|➜|⇒|↗|↘|➡)$/

/** Gives every number its role. */
export function readRoles(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  periods: readonly Period[],
): readonly RoledQuantity[] {
  return quantities.map((quantity, index) => ({
    ...quantity,
    role: roleOf(tokens, quantities, index, periods),
  }))
}

function roleOf(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  index: number,
  periods: readonly Period[],
): Role {
  const quantity = quantities[index]
  if (quantity === undefined) return 'target'
  const next = quantities[index + 1]
  const previous = quantities[index - 1]
  if (isBaseline(tokens, quantity, next, previous, periods)) return 'baseline'
  return isChange(tokens, quantity, previous) ? 'change' : 'target'
}

function isBaseline(
  tokens: readonly Token[],
  quantity: Quantity,
  next: Quantity | undefined,
  previous: Quantity | undefined,
  periods: readonly Period[],
): boolean {
  const before = wordBefore(tokens, quantity.from)
  const twoBefore = lowerAt(tokens, quantity.from - 2)
  if (next !== undefined && quantity.form !== 'multiplier') {
    const between = tokens.slice(quantity.to, next.from).map(({ lower }) => lower)
    const link = between.findIndex(
      (word) =>
        word === 'to' ||
        word === 'into' ||
        word === 'towards' ||
        ARROW.test(word) ||
        word === 'up' ||
        word === 'down',
    )
    const isFrom =
      before === 'from' ||
      lowerAt(tokens, quantity.from - 1) === 'from' ||
      (twoBefore === 'from' && quantity.to - quantity.from < 3)
    if (isFrom && link >= 0) return true
    if ((between.some((word) => ARROW.test(word)) && between.length <= 6) || between.join(' ') === '>')
      return true
    // "54% to 75%", but not "in 2 to 3 days" or "between 3 and 4".
    if (
      !isFrom &&
      link >= 0 &&
      link <= 1 &&
      between.length <= link + 3 &&
      !/^(?:within|in|takes?|between|every)$/.test(before) &&
      previous === undefined &&
      quantity.form !== 'none' &&
      next.form !== 'multiplier' &&
      between[link] === 'to'
    ) {
      return next.from - quantity.to <= 2
    }
    // "2 in 2025, 9 in 2026"
    const year = periods.find(({ from }) => from >= quantity.to && from <= quantity.to + 4)
    if (
      year !== undefined &&
      year.to <= next.from &&
      periods.some(({ from }) => from >= next.to && from <= next.to + 4)
    )
      return true
  }
  if (/^(?:up|down)$/.test(twoBefore) && before === 'from') return true
  if (before === 'from' && previous !== undefined) return true
  if (before === 'from' && quantity.unit !== 'plain' && quantity.form === 'level') return true
  if (
    previous !== undefined &&
    lowerAt(tokens, quantity.from - 1) === 'than' &&
    lowerAt(tokens, quantity.from - 2) === 'rather'
  )
    return true
  // "(Last year: 85%)".
  if (
    previous !== undefined &&
    /^(?:year|quarter|month|week|summer|winter|spring|autumn|season)$/.test(
      lowerAt(tokens, quantity.from - 2),
    ) &&
    /^(?:last|previous|prior)$/.test(lowerAt(tokens, quantity.from - 3)) &&
    lowerAt(tokens, quantity.from - 1) === ':'
  )
    return true
  if (lowerAt(tokens, quantity.from - 1) === 'at' && NOW_BEFORE.has(twoBefore)) return true
  if (saysNow(tokens, quantity)) return true
  return false
}

/** "(now 63%)", "currently at 1.7%", "(1,450 today)", "instead of today's 70", "we start at 17%", "at present". */
function saysNow(tokens: readonly Token[], quantity: Quantity): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const word = lowerAt(tokens, quantity.from - back).replace(/'s$/, '')
    if (NOW_BEFORE.has(word)) {
      if (word === 'start' && lowerAt(tokens, quantity.from - 1) !== 'at') return false
      if ((word === 'vs' || word === 'versus') && quantity.form === 'none') return false
      if (word === 'is') return false
      return true
    }
    if (/^[.;,]$/.test(word)) break
    if (tokens[quantity.from - back]?.kind === 'number') break
  }
  let at = quantity.to
  for (let ahead = 0; ahead < 5 && at < tokens.length; ahead += 1, at += 1) {
    const word = lowerAt(tokens, at)
    if (NOW_AFTER.has(word)) return true
    if (
      word === 'at' &&
      /^(?:present|the)$/.test(lowerAt(tokens, at + 1)) &&
      /^(?:present|moment)$/.test(lowerAt(tokens, at + (lowerAt(tokens, at + 1) === 'the' ? 2 : 1)))
    )
      return true
    if (/^[,;.()]$/.test(word) || tokens[at]?.kind === 'number') break
  }
  return false
}

/** "+20%", "by 30%", "12 hours less", "doubled", "grow revenue 20%". */
function isChange(tokens: readonly Token[], quantity: Quantity, previous: Quantity | undefined): boolean {
  if (quantity.form === 'multiplier')
    return !/^(?:of|at|to|is|=|:|least|coverage|ratio|roas|roi|multiple)$/.test(
      lowerAt(tokens, quantity.from - 1),
    )
  if (quantity.form === 'none') return false
  const before = lowerAt(tokens, quantity.from - 1)
  const word = wordBefore(tokens, quantity.from)
  const sign = /^[$€£¥₹]$/.test(before) ? lowerAt(tokens, quantity.from - 2) : before
  if (/^[+±−]$/.test(sign)) return true
  if (sign === '-' || sign === '–') {
    const left = tokens[quantity.from - 2]
    // "-60%" but no range "85-90" and no dash between words.
    if (
      tokens[quantity.from - 1]?.end === quantity.start &&
      (left === undefined ||
        (left.kind !== 'number' &&
          (left.lower === '(' || left.end < (tokens[quantity.from - 1]?.start ?? 0))))
    )
      return true
  }
  if (word === 'minus' || word === 'plus') return true
  if (word === 'by' && !isDueBy(tokens, quantity) && !isAgent(tokens, quantity)) return true
  const after = quantity.to + (lowerAt(tokens, quantity.to) === '%' ? 1 : 0)
  if (
    quantity.unit === 'percent' &&
    (OVER_PERIOD.test(lowerAt(tokens, after)) ||
      (/^(?:month|year|quarter|week)$/.test(lowerAt(tokens, after)) &&
        /^(?:over|on)$/.test(lowerAt(tokens, after + 1))))
  )
    return true
  if (
    word === 'another' ||
    lowerAt(tokens, quantity.to) === 'off' ||
    lowerAt(tokens, quantity.to + 1) === 'off'
  )
    return true
  if (quantity.unit === 'time' && /^(?:save|saves|saving|gain|gains)$/.test(word)) return true
  // Up or down to the next two words behind the number and its unit.
  for (let at = quantity.to; at < Math.min(tokens.length, quantity.to + 4); at += 1) {
    const after = lowerAt(tokens, at)
    if (MORE_OR_LESS.has(after) && !BEHAVIOUR_VERBS.has(lowerAt(tokens, at - 1))) {
      if (
        lowerAt(tokens, quantity.from - 1) === 'no' ||
        (after === 'less' && lowerAt(tokens, at - 1) === 'or') ||
        (after === 'fewer' && lowerAt(tokens, at - 1) === 'or') ||
        (/^(?:more|higher|better|lower|faster)$/.test(after) && lowerAt(tokens, at - 1) === 'or')
      )
        return false
      if (
        after === 'growth' ||
        after === 'increase' ||
        after === 'reduction' ||
        after === 'improvement' ||
        after === 'savings' ||
        after === 'saving' ||
        after === 'growth'
      )
        return quantity.unit === 'percent'
      return lowerAt(tokens, at + 1) !== 'than' || quantity.unit !== 'plain' || true
    }
    if (/^[,;.:()]$/.test(after) || /^(?:to|of|by|and|or|from)$/.test(after)) break
  }
  if (
    /^(?:up|down)$/.test(word) &&
    !isParticle(tokens, quantity) &&
    previous === undefined &&
    lowerAt(tokens, quantity.to) !== 'from'
  ) {
    return !/^(?:from)$/.test(lowerAt(tokens, quantity.to + 1))
  }
  // "Grow revenue 20%", "questions drop 50%": a verb of change and a share with no "to" between.
  if (quantity.unit === 'percent' || quantity.form === 'fraction') {
    for (let back = 1; back <= 6; back += 1) {
      const token = tokens[quantity.from - back]
      if (token === undefined || token.lower === ',') return false
      if (
        /^(?:by|having|making|to|at|of|above|below|under|over|than|least|most|:|=|>|<|>=|<=|≥|≤|with|for|reach|is|are|from|around|stay|within|in|on|have)$/.test(
          token.lower,
        ) ||
        ARROW.test(token.lower) ||
        token.kind === 'number'
      )
        return false
      if (
        entryFor(MOVING_VERBS, token.lower) !== null ||
        /^(?:drops?|falls?|rises?|grows?|declines?|shrinks?|climbs?)$/.test(token.lower)
      )
        return true
    }
  }
  return false
}

/** "10% MoM": growth from one period to the next. */
const OVER_PERIOD =
  /^(?:mom|yoy|qoq|wow|m\/m|y\/y|q\/q|(?:month|year|quarter)-o(?:ver|n)-(?:month|year|quarter))$/

/** "Used by 70% of nurses": who does it, not by how much. */
function isAgent(tokens: readonly Token[], quantity: Quantity): boolean {
  const by = tokens.slice(0, quantity.from).findLastIndex(({ lower }) => lower === 'by')
  return (
    /(?:ed|en|ad|ght)$/.test(lowerAt(tokens, by - 1)) &&
    (quantity.unit === 'percent' || quantity.form === 'fraction' || quantity.unit === 'plain') &&
    (lowerAt(tokens, quantity.to + (/^(?:%|percent)$/.test(lowerAt(tokens, quantity.to)) ? 1 : 0)) === 'of' ||
      quantity.unit === 'plain')
  )
}

/** "Sign up 1,000 subscribers": the particle of a verb. */
function isParticle(tokens: readonly Token[], quantity: Quantity): boolean {
  return (
    quantity.from <= 2 ||
    /^(?:sign|set|stand|spin|build|open|pick|team)$/.test(lowerAt(tokens, quantity.from - 2))
  )
}

function isDueBy(tokens: readonly Token[], quantity: Quantity): boolean {
  return quantity.unit === 'time' && /^(?:january|february)$/.test(lowerAt(tokens, quantity.to))
}

const FILLERS =
  /^(?:about|around|approximately|approx|roughly|nearly|almost|~|≈|an|a|the|at|least|more|than|over|under|up|to|average|of|only|just|currently|some|additional|extra|another)$/

/** The nearest word before a number that is no filler such as "around". */
function wordBefore(tokens: readonly Token[], from: number): string {
  const near = lowerAt(tokens, from - 1)
  if (
    near === 'by' ||
    near === 'from' ||
    near === 'minus' ||
    near === 'plus' ||
    near === 'another' ||
    near === 'up' ||
    near === 'down'
  )
    return near
  for (let back = 1; back <= 4; back += 1) {
    const token = tokens[from - back]
    if (token === undefined) return ''
    if (/^[$€£¥₹~≈]$/.test(token.lower)) continue
    if (!FILLERS.test(token.lower)) return token.lower
  }
  return ''
}

const PLACEHOLDER = /^(?:[xyzn]{1,2}|tbd|tba|tbc|xx+|__+)$/

/** Whether a placeholder stands where the number should: "by X%", "N articles". */
export function hasPlaceholder(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, at) => PLACEHOLDER.test(token.lower) && (lowerAt(tokens, at + 1) === '%' || token.lower !== 'x'),
  )
}

/** The values for the fields, as far as the words give them. */
export function measureInWords(
  tokens: readonly Token[],
  quantities: readonly RoledQuantity[],
): MeasureInWords {
  const baseline = quantities.find(({ role }) => role === 'baseline')
  const target = quantities.find(
    ({ role, form }) => role === 'target' && form !== 'frequency' && form !== 'fraction',
  )
  const verb = tokens.find(({ lower }) => entryFor(RISE, lower) !== null || entryFor(FALL, lower) !== null)
  const byVerb =
    verb === undefined
      ? null
      : entryFor(FALL, verb.lower) !== null
        ? ('decrease' as const)
        : ('increase' as const)
  const byNumbers =
    baseline === undefined || target === undefined || baseline.value === target.value
      ? null
      : target.value > baseline.value
        ? ('increase' as const)
        : ('decrease' as const)
  return {
    direction: byNumbers ?? byVerb,
    unit: target?.unitText ?? '',
    baseline: baseline?.value ?? null,
    target: target?.value ?? null,
  }
}
