import { isPluralPhrase, startLow, trimSentence } from './measure-phrase.ts'

/** Who notices, as it stands behind "of" or "for". */
export type PersonPhrase = {
  /** "shoppers in Germany", "every engineer who waits for a release". */
  readonly words: string
  readonly isPlural: boolean
}

const MAX_WORDS = 12
const NOBODY = /^(?:nobody|no one|no-one|none|unknown|not sure|n\/?a|tbd|\?+|-+|we don['’]?t know)$/i
const OBJECT_FORMS: ReadonlyMap<string, string> = new Map([
  ['we', 'us'],
  ['they', 'them'],
  ['i', 'me'],
  ['I', 'me'],
])

/** `null` when it cannot stand in a sentence: empty, several of them in a list, or a sentence of its own. */
export function personPhrase(who: string, names: ReadonlySet<string>): PersonPhrase | null {
  const written = trimSentence(who)
  if (written === '' || NOBODY.test(written) || /[,;:.!?()\n–—]/.test(written)) return null
  const words = startLow(written, names)
  if (words.split(' ').length > MAX_WORDS) return null
  return { words: OBJECT_FORMS.get(words) ?? words, isPlural: isPluralPhrase(words) }
}

/** What people do, as it follows a plural subject: "finish checkout". */
export type DeedPhrase = { readonly words: string }

/** What many answers begin with when they leave "they" out. */
const COMMON_DEEDS =
  'ask book borrow buy call cancel choose click close come complete contact create decide deliver depend do feel find finish fix get give go have hear join keep know learn leave make manage miss need notice open order pay pick plan read receive recommend recover renew rent reorder repair report return save say see sell send share ship sign solve spend start stay stop submit switch take talk tell travel trust try understand upgrade use wait walk want work'.split(
    ' ',
  )

const SUBJECT = /^(?:they|people|users|customers)(?:['’](?:ll|re|ve))?\s+/i
const ABILITY =
  /^(?:will be able to|are able to|will now|will|can now|can|could|now|then|finally|already)\s+/i

/** What they do or get, without its subject. `null` when it is no sentence about them: "faster releases". */
export function deedPhrase(change: string, who: PersonPhrase | null): DeedPhrase | null {
  const written = trimSentence(change)
  if (written === '' || /[.;:!?()\n–—]/.test(written)) return null
  const low = written.charAt(0).toLowerCase() + written.slice(1)
  const rest = afterSubject(low, who)
  if (rest === null) return null
  const deed = rest.replace(ABILITY, '').replace(ABILITY, '').trim()
  // "don't wait" is no deed to count, and "is" or "has" says that the subject was one person.
  if (deed === '' || /^(?:is|has|was|does|not|no|never|be)\b/i.test(deed)) return null
  return { words: deed }
}

function afterSubject(low: string, who: PersonPhrase | null): string | null {
  if (who !== null && low.toLowerCase().startsWith(`${who.words.toLowerCase()} `)) {
    return who.isPlural ? low.slice(who.words.length + 1) : null
  }
  const subject = SUBJECT.exec(low)
  if (subject !== null) {
    const verb = /['’]re\s+$/i.test(subject[0]) ? 'are ' : /['’]ve\s+$/i.test(subject[0]) ? 'have ' : ''
    return verb + low.slice(subject[0].length)
  }
  const [first = ''] = low.split(' ', 1)
  return COMMON_DEEDS.includes(first) ? low : null
}
