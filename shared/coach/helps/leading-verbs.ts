/**
 * Verbs that an aim can begin with. Not the coach's whole lexicon: here a word that is missed costs an offer, and a word
 * too many splits a sentence in the wrong place, so words that are mostly nouns ("design", "work") stay out of the first
 * list.
 */
const SURE =
  'accelerate achieve adapt add adopt align allow amplify attract automate avoid be become begin break bring broaden build carry catch cement choose clarify clear close collect complete comply conduct connect consolidate continue contribute convince create cultivate cut decrease deepen defend define delight deliver deploy develop discover disrupt diversify double earn ease educate elevate eliminate embed empower enable encourage engage enhance enrich ensure enter equip establish evolve exceed execute expand explore extend facilitate feel fill finalise finalize find finish fix formalise formalize foster free fulfil gain generate get give go grow halve hand harness hear help hire hit hold identify ignite implement improve increase inform inspire install instil integrate introduce invest involve join keep know launch lay learn leave let leverage lift listen live lose lower maintain make maximise maximize meet migrate minimise minimize mobilise mobilize modernise modernize monetise monetize move nurture onboard open operate optimise optimize organise organize outgrow outperform own pay perform pioneer position prepare prevent prioritise prioritize produce promote protect prove provide publish pull pursue put raise reach realise realize rebuild recover recruit redesign reduce refine refresh reignite reinvent relaunch remain remove renew replace resolve restore retain rethink revamp revive rewrite roll save secure sell serve set settle sharpen shorten shrink simplify solve speed spend spread stabilise stabilize standardise standardize stay stop streamline strengthen succeed sustain tackle take teach tell tighten transform translate triple uncover understand unify unlock uphold validate welcome widen win write'

/** Verbs and nouns: verbs only where the other half begins with a verb as well. */
const ALSO_NOUNS =
  'boost buy challenge champion change cover craft design drive focus fuel fund guide honor honour hope land lead lease market master offer order pilot plan price process promise push rank release research return review reward run scale shape share shift ship spark start step support surprise switch test track train treat turn update upgrade use value want work'

const NOUNS: ReadonlySet<string> = new Set(ALSO_NOUNS.split(' '))
const VERBS: ReadonlySet<string> = new Set([...SURE.split(' '), ...ALSO_NOUNS.split(' ')])
const BY_GERUND: ReadonlyMap<string, string> = new Map([...VERBS].map((verb) => [gerundOf(verb), verb]))

/** Every verb of the list, for tests of the list itself. */
export const LEADING_VERBS: readonly string[] = [...SURE.split(' '), ...ALSO_NOUNS.split(' ')]

export function isLeadingVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase()) || /^(?:de|re|un|co)-\p{L}{2,}$/iu.test(word)
}

/** "design", "test": only what stands behind tells whether it is a verb. */
export function isAlsoNoun(word: string): boolean {
  return NOUNS.has(word.toLowerCase())
}

/** "win" for "winning"; `null` for a word that is no such form. */
export function verbOfGerund(word: string): string | null {
  return BY_GERUND.get(word.toLowerCase()) ?? null
}

export function gerundOf(verb: string): string {
  if (/(?:ee|ye|oe)$/.test(verb) || verb === 'be') return `${verb}ing`
  if (/[^aeiou]e$/.test(verb) || /(?:[aeiou][^aeiou]|u|iev|eiv|eas)e$/.test(verb))
    return `${verb.slice(0, -1)}ing`
  const doubles =
    /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) || /^(?:begin|embed|equip|fulfil|instil)$/.test(verb)
  return doubles ? `${verb}${verb.at(-1)}ing` : `${verb}ing`
}
