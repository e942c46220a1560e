import { isEmptyWord } from '../key-result/empty-words.ts'
import { MONTHS, PERIOD_UNITS, TIME_UNITS } from '../lexicon/time.ts'
import { joined, wordList } from '../lexicon/word-list.ts'
import { stem } from '../model/stem.ts'
import { longName } from '../reading/short-names.ts'
import { nounForms } from '../reading/words.ts'

/** When, and how it is counted: beside the empty words, what does not name the measure. */
const NOT_THE_MEASURE = joined(
  MONTHS,
  PERIOD_UNITS,
  TIME_UNITS,
  wordList(
    'again dollar eur euro gbp k million next now number only pound pp pt rate share thousand today usd x',
  ),
)

const SAME_FROM = 0.75

/** The stems of the words that name what is measured: "Increase weekly active users from 2k" gives weekly, activ, user. */
export function measureStems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? []
  const names = words.flatMap((word) => (longName(word) ?? word).split(' '))
  return new Set(names.filter(isOfTheMeasure).map(stem))
}

function isOfTheMeasure(word: string): boolean {
  const isOther = isEmptyWord(word) || /^(?:[qh]\d|fy\d*)$/.test(word)
  return !isOther && !nounForms(word).some((form) => NOT_THE_MEASURE.has(form))
}

/** [SE8] Whether two key results name the same measure, whatever their numbers and dates. */
export function claimSameMovement(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((name) => other.has(name)).length
  const all = one.size + other.size - shared
  return all > 0 && shared / all >= SAME_FROM
}
