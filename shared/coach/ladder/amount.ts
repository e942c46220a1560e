/** A number with what stands at it; `tail` is what of the unit is said once, at the end: "of weekly users". */
export type Amount = { readonly number: string; readonly tail: string }

const CURRENCY_BEFORE = /^([€$£¥])\s*(k|m|mn|bn)?(?![\p{L}\p{N}])\s*/iu
const CURRENCY_BEHIND = /^(k|m|mn|bn)\s?([€$£¥])(?![\p{L}\p{N}])\s*/iu
const PERCENT = /^(?:%|percent(?!age)|per cent)\s*/i
const SCALE = /^(\/|out of|of)\s*(\d+)$/i
/** "m" may be metres and "k" alone means thousand: only these are written onto the number. */
const ONTO_THE_NUMBER = /^(k|x|bn|pp)(?![\p{L}\p{N}])\s*/u

/** "20%" and "of weekly users", "€400k" and "a month", "24" and "minutes". */
export function amountOf(value: number, unit: string): Amount {
  const words = withSpokenPeriod(unit.replace(/\s+/g, ' ').trim())
  const number = numberInWords(value)
  const before = CURRENCY_BEFORE.exec(words)
  if (before !== null) {
    const [all, sign = '', scale = ''] = before
    return { number: withCurrency(number, sign, scale), tail: tailOf(words.slice(all.length), value) }
  }
  const behind = CURRENCY_BEHIND.exec(words)
  if (behind !== null) {
    const [all, scale = '', sign = ''] = behind
    return { number: withCurrency(number, sign, scale), tail: tailOf(words.slice(all.length), value) }
  }
  const percent = PERCENT.exec(words)
  if (percent !== null)
    return { number: `${number}%`, tail: tailOf(words.slice(percent[0].length), value, true) }
  const scale = SCALE.exec(words)
  if (scale !== null) return { number, tail: `out of ${scale[2]}` }
  const onto = ONTO_THE_NUMBER.exec(words)
  if (onto !== null)
    return { number: `${number}${onto[1]}`, tail: tailOf(words.slice(onto[0].length), value, true) }
  return { number, tail: tailOf(words, value) }
}

/** "forms/month" is spoken "forms a month". */
export function withSpokenPeriod(unit: string): string {
  return unit.replace(/\s*(?:\/|\bper)\s*(hour|day|week|month|quarter|year)\b/giu, (_, period: string) =>
    period.toLowerCase() === 'hour' ? ' an hour' : ` a ${period.toLowerCase()}`,
  )
}

/** "1,900", "4.5", "-3". With its thousands parted no amount looks like a year. */
export function numberInWords(value: number): string {
  const digits = String(value)
  if (!/^-?\d+(?:\.\d+)?$/.test(digits)) return digits
  const [whole = '', fraction] = digits.split('.')
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? parted : `${parted}.${fraction}`
}

function withCurrency(number: string, sign: string, scale: string): string {
  const amount = number.startsWith('-') ? `-${sign}${number.slice(1)}` : `${sign}${number}`
  return `${amount}${scale.toLowerCase()}`
}

const SINGULAR_UNITS =
  /^(?:second|minute|hour|day|week|month|quarter|year|user|customer|ticket|point|error)$/i

/** "/week" becomes "a week"; "minutes" at 1 "minute", and "minute" at 5 "minutes". */
function tailOf(words: string, value: number, isCounted = false): string {
  const spoken = words.trim()
  if (isCounted) return spoken
  const [first = '', ...others] = spoken.split(' ')
  const isWholeUnit = others.length === 0 || /^an?$/.test(others[0] ?? '')
  if (value === 1 && /^[a-z]{2,}[^s]s$/.test(first) && isWholeUnit)
    return [first.slice(0, -1), ...others].join(' ')
  if (value !== 1 && SINGULAR_UNITS.test(first)) return [`${first}s`, ...others].join(' ')
  return spoken
}
