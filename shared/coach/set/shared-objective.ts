import { betweenWords } from '../lexicon/between-words.ts'

/** Teams whose name is hardly ever anything else: "with data" or "with support" may be about neither team. */
const TEAM =
  '(?:marketing|sales|product|engineering|finance|legal|hr|procurement|logistics|operations|customer (?:success|service|support))'
/** No word follows that the name may belong to. */
const END =
  '(?=\\s*(?:$|[,.;:)])| (?:teams?|colleagues|to|so|in|on|by|for|and|tell|work|share|act)(?!\\p{L}))'

const NAMED = [
  `(?:with|alongside) (?:the |our )?(${TEAM}(?: and ${TEAM})?)${END}`,
  `(${TEAM} and ${TEAM})${END}`,
  '(?:with|alongside) (?:the|our) ((?:[\\p{L}-]{1,30} )?[\\p{L}-]{1,30}) (?:teams?|department|squads?)',
].map(betweenWords)
const SHARED = betweenWords(
  'shared with|joint(?:ly)?(?! venture)|together with|in partnership with|hand in hand|across (?:all )?(?:the )?(?:teams|departments)|cross-functional',
)

/** [SE7] The other teams that an objective names: `null` when it is not shared; empty when it says only that it is. */
export function namedTeams(text: string): readonly string[] | null {
  for (const pattern of NAMED) {
    const named = pattern.exec(text)?.[1]
    if (named !== undefined) return named.toLowerCase().split(' and ')
  }
  return SHARED.test(text) ? [] : null
}
