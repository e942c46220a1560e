/**
 * [KR3] Verbs that say that something is done and hide what comes of it. Only their base forms: the others are made from
 * these. British spellings; `-ise` and `-yse` stand for `-ize` and `-yze` too.
 */
export const WEASEL_VERBS: readonly string[] = (
  'assist participate consult advise analyse investigate explore examine evaluate assess consider discuss coordinate ' +
  'collaborate facilitate encourage foster contribute liaise optimise streamline leverage utilise strive try attempt ' +
  'seek manage oversee socialise champion empower'
).split(' ')

/** As above, but also nouns: "support tickets", "help desk", "review score". They count where they are used as verbs. */
export const WEASEL_VERBS_OR_NOUNS: readonly string[] =
  'help support aid work look focus research study review monitor aim drive push partner'.split(' ')

/** [KR3] Words that name no object: whose quality, of what, seen by whom? */
export const VAGUE_OBJECTS: ReadonlySet<string> = new Set(
  (
    'quality efficiency effectiveness productivity performance communication communications collaboration alignment ' +
    'experience satisfaction engagement morale culture awareness visibility innovation excellence process processes ' +
    'thing things stuff operations delivery service services impact value results outcomes metrics kpi kpis growth ' +
    'success output teamwork transparency agility synergy synergies practices business everything'
  ).split(' '),
)

/** Words that say no more than that something should move, and those that only hold a sentence together. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'increase increases improve improves improved improving improvement improvements raise raises rise rises grow grows ' +
    'boost boosts reduce reduces decrease decreases lower cut cuts better best good great faster higher more less greater ' +
    'stronger overall general significantly significant substantially continuously be become becomes make makes get gets ' +
    'have has achieve achieves reach reaches drive drives enhance enhances ensure ensures strengthen deliver maximise ' +
    'maximize optimise optimize double doubles doubled triple half halve percent points times the a an our and of in on to ' +
    'by from for with at as it is are will we us all over under above below least most than up down per this that every each'
  ).split(' '),
)
