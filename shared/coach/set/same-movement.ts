/**
 * Words that say that something moves, by how much, by when, or nothing: what is left names the measure. Base forms; other
 * forms are found by their stem.
 */
const NOT_THE_MEASURE = (
  'increase improve raise rise grow grown growth boost reduce decrease lower cut cutting drop fall fell shorten bring get go ' +
  'move push take keep hold stay maintain reach achieve hit attain become have has double triple halve drive deliver up down ' +
  'more less fewer than at least most under below over above within from to by until before till end of in on for with and ' +
  'or the a an our their its his her we us it as per each every is are be will day week month quarter year h1 h2 q1 q2 q3 q4 ' +
  'fy percent percentage point january february march april may june july august september october november december next ' +
  'this now today only again m k x ms min minute hour second million thousand euro dollar pound usd eur gbp s h d pp pt rate ' +
  'number share'
).split(' ')

/** Short names and what they stand for, so that both ways to write one measure meet. */
const SAME_NAMES: ReadonlyMap<string, string> = new Map([
  ['nps', 'net promoter score'],
  ['csat', 'customer satisfaction score'],
  ['wau', 'weekly active users'],
  ['mau', 'monthly active users'],
  ['dau', 'daily active users'],
])

const STOPS = new Set(NOT_THE_MEASURE.flatMap((word) => [word, stemOf(word)]))
const WORD = /\p{L}[\p{L}\p{N}]*/gu
const SAME_FROM = 0.75

/** The stems of the words that name what is measured: "Increase weekly active users from 2k" gives weekly, activ, user. */
export function measureStems(text: string): ReadonlySet<string> {
  const words = (text.toLowerCase().match(WORD) ?? []).flatMap((word) =>
    (SAME_NAMES.get(word) ?? word).split(' '),
  )
  return new Set(
    words
      .filter((word) => !STOPS.has(word))
      .map(stemOf)
      .filter((stem) => !STOPS.has(stem)),
  )
}

/** Plural and tense taken off, roughly: enough to tell that "customers" and "customer" are one word. */
function stemOf(word: string): string {
  if (word.length <= 3) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '')
    .replace(/(?<=\p{L}{3})e$/u, '')
}

/** [SE8] Whether two key results name the same measure, whatever their numbers and dates. */
export function claimSameMovement(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0
  for (const stem of one) if (other.has(stem)) shared += 1
  const all = one.size + other.size - shared
  return all > 0 && shared / all >= SAME_FROM
}
