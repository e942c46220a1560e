/*
 * "Deploy Feature X to everyone" is about Feature X: a metric that says so ("engagement with Feature X") is understood on
 * its own. Where the thing cannot be told for sure, nothing is better than a wrong name.
 */

const MAX_LENGTH = 60
const MAX_WORDS = 5

const LEAD =
  /^(?:(?:o|kr|okr)\s*\d*(?:\.\d+)?\s*[:.)–-]\s*)?(?:successfully\s+)?(?:re)?(?:add|build|complete|create|deliver|deploy|design|develop|enable|establish|finish|go live with|implement|introduce|launch|make|publish|release|roll out|rework|set up|ship|start|write)\s+/i
const END =
  /\s+(?:to|for|in|into|on|onto|with|by|so|that|which|who|and|or|at|before|after|until|till|from|of|as|via|across|until|within|during|when|because|out)\b|[,;:(.!?\n–—]|\s-\s/i

/** The thing that an output makes, with its article: "Feature X", "the export button". `null` when it is not clear. */
export function nameOfThing(output: string): string | null {
  const text = output.slice(0, 400).replace(/\s+/g, ' ').trim()
  const lead = LEAD.exec(text)
  if (lead === null) return null
  const rest = text.slice(lead[0].length)
  const end = END.exec(rest)
  const thing = (end === null ? rest : rest.slice(0, end.index)).trim()
  const words = thing.split(' ')
  if (thing === '' || thing.length > MAX_LENGTH || words.length > MAX_WORDS) return null
  // A number is a quantity or a version here, and "ten things" are no thing.
  if (/^(?:v?\d|one\b|two\b|three\b|more\b|all\b|every\b|it\b|us\b)/i.test(thing)) return null
  if (/^(?:the|our|their|its|this)\s\S/i.test(thing)) return startSmall(thing)
  if (/^(?:an?|new)\s\S/i.test(thing)) return `the ${thing.replace(/^an?\s/i, '')}`
  return isName(words) ? thing : `the ${thing}`
}

/** "Feature X", "SSO": with a capital letter or a digit in every word it is a name and has no article. */
function isName(words: readonly string[]): boolean {
  return words.every((word) => /^\P{Ll}/u.test(word))
}

function startSmall(thing: string): string {
  return thing.charAt(0).toLowerCase() + thing.slice(1)
}
