import { wordList } from '../lexicon/word-list.ts'

/** [KR3] Verbs that say that something is done and hide what comes of it; `-ise` and `-yse` stand for `-ize` and `-yze` too. */
export const WEASEL_VERBS = wordList(`
  advise analyse assess assist attempt champion collaborate consider consult contribute coordinate discuss empower encourage
  evaluate examine explore facilitate foster investigate leverage liaise manage optimise oversee participate seek socialise
  streamline strive try utilise
`)

/** As above, but also nouns: "support tickets", "help desk", "review score". They count where they are used as verbs. */
export const WEASEL_VERBS_OR_NOUNS = wordList(
  'aid aim drive focus help look monitor partner push research review study support work',
)
