/** Teams whose name is hardly ever anything else: "with data" or "with support" may be about neither team. */
const TEAM =
  '(?:marketing|sales|product|engineering|finance|legal|hr|purchasing|procurement|logistics|operations|facilities|customer (?:success|service|support|care))'
const END =
  '(?= teams?| colleagues|\\s*(?:$|[,.;:)])| (?:to|so|in|on|by|for|and|tell|work|share|act)(?!\\p{L}))'

const WITH_TEAM = new RegExp(
  `(?<!\\p{L})(?:with|alongside) (?:the |our )?(${TEAM}(?: and ${TEAM})?)${END}`,
  'iu',
)
const TEAM_AND_TEAM = new RegExp(`(?<!\\p{L})(${TEAM} and ${TEAM})${END}`, 'iu')
const WITH_SOME_TEAM =
  /(?<!\p{L})(?:with|alongside) (?:the |our )?(?!(?:an?|this|that|one|every|each|any|new|better|good|great|happy|small) )((?:[\p{L}-]{1,30} )?[\p{L}-]{1,30}) (?:teams?|department|squads?)(?!\p{L})/iu
const SHARED =
  /(?<!\p{L})(?:shared with|jointly|joint(?! venture)|together with|in partnership with|hand in hand with|across (?:all )?(?:the )?(?:teams|departments)|cross-functional(?:ly)?)(?!\p{L})/iu

/** [SE7] The other teams that an objective names: `null` when it is not shared; empty when it says only that it is. */
export function namedTeams(text: string): readonly string[] | null {
  const named = (WITH_TEAM.exec(text) ?? TEAM_AND_TEAM.exec(text) ?? WITH_SOME_TEAM.exec(text))?.[1]
  if (named !== undefined) return named.toLowerCase().split(' and ')
  return SHARED.test(text) ? [] : null
}
