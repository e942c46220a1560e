import { FUNCTION_WORDS } from '../key-result/empty-words.ts'
import { MEASURE_NOUNS } from '../lexicon/nouns.ts'
import { BUZZWORDS, GENERIC_WORDS, KEEPING_VERBS, PRAISE, VAGUE_NOUNS } from '../lexicon/objective-words.ts'
import { MOVING_VERBS, REACHING_VERBS } from '../lexicon/verbs.ts'
import { joined } from '../lexicon/word-list.ts'
import { plainForms } from '../reading/words.ts'

const GENERIC = joined(
  BUZZWORDS,
  FUNCTION_WORDS,
  GENERIC_WORDS,
  KEEPING_VERBS,
  MEASURE_NOUNS,
  MOVING_VERBS,
  PRAISE,
  REACHING_VERBS,
  VAGUE_NOUNS,
)
/** What abstract nouns and adverbs end in, and compounds such as "customer-centric". */
const ABSTRACT =
  /(?:[ts]ion|ment|ness|.{3}[ae]nce|(?:al|[bg]il|iv|un)ity|(?:er|on)ship|[^aibp]ly|ally|-(?:centric|class|driven|focused|ready))$/

/** [OB3] Whether a word says nothing of one team alone: an abstract one, or one that every company uses of itself. */
export function isGeneric(word: string): boolean {
  return plainForms(word).some((form) => GENERIC.has(form) || ABSTRACT.test(form))
}
