import { isAlsoNoun, isLeadingVerb, verbOfGerund } from './leading-verbs.ts'

/** Where two aims may meet, the surest first. */
const JOINTS: readonly RegExp[] = [
  /\s*;\s*(?:and\s+|also\s+)?/giu,
  /\s*\.\s+(?=\p{Lu})/gu,
  /\s*,\s*(?:and|plus|as well as|while)\s+(?:also\s+|then\s+)?/giu,
  /\s+(?:as well as|while(?:\s+also)?|and\s+at\s+the\s+same\s+time|and\s+also|plus)\s+/giu,
  /\s+(?:\+|&|\/)\s+/gu,
  /\s+and\s+(?:then\s+)?/giu,
]

/** An "and" behind one of these belongs to the words before it: "between A and B", "so that they find and buy". */
const HOLDS_TOGETHER =
  /\b(?:between|both|either|so that|so|who|whom|which|whose|where|when|that|because|if|can|could|must|should|by \p{L}+ing)\b/iu
/** A comma ends what "so that" began, but not these. */
const HOLDS_TWO = /\b(?:between|both|either)\b/iu
const BEGINS_AN_OBJECT =
  /^(?:the|a|an|our|their|its|every|each|all|any|more|fewer|less|new|how|what|people|customers|users|teams?|it|them|us)$/i
const FINITE = /^(?:is|are|has|have|can|will|do|does|no|never|always|stop|feel|earn|come|see|want|need)$/i
const MAX_SCAN = 2_000

/**
 * [OB5] Two statements from one that names two aims: "Win the student market and make deliveries on time again". `null`
 * when it is not clear where the second aim begins, or it could not stand alone. No word is lost but the one that joins
 * them; "while winning back" becomes "Win back".
 */
export function splitCompound(text: string): readonly [first: string, second: string] | null {
  if (text.length > MAX_SCAN) return null
  const whole = text.replace(/\s+/g, ' ').trim()
  for (const joint of JOINTS) {
    for (const found of whole.matchAll(joint)) {
      const left = whole.slice(0, found.index)
      const right = whole.slice(found.index + found[0].length)
      const second = standsAlone(left, right, found[0])
      if (second !== null) return [left.replace(/[\s,;:–—-]+$/, ''), second]
    }
  }
  return null
}

/** The second statement as it is written alone; `null` when these are not two aims. */
function standsAlone(left: string, right: string, joint: string): string | null {
  const leftWords = wordsOf(left)
  const rightWords = wordsOf(right)
  if (leftWords.length < 2 || rightWords.length < 2) return null
  const isStrong = /[;.]/.test(joint)
  const held = joint.includes(',') ? HOLDS_TWO : HOLDS_TOGETHER
  if (!isStrong && held.test(left)) return null
  // "Plan, build and run the portal": the first half has no object of its own.
  if (leftWords.every(isLeadingVerb)) return null
  const last = leftWords.at(-1) ?? ''
  // "Help people travel and work", "Make buying and selling easy": the two share what comes before or behind.
  if (leftWords.length <= 3 && /^(?:help|let|make)$/i.test(leftWords[0] ?? '') && !/[,;]/.test(joint))
    return null
  if (/^(?:to|the|a|an|of|our|for|more|less|new|better)$/i.test(last) || isVerbAfterTo(leftWords)) return null

  const [head = ''] = rightWords
  // "revenue and market share": a word that is a noun as well begins an aim only with an object behind it.
  if (isAlsoNoun(head) && !BEGINS_AN_OBJECT.test(rightWords[1] ?? '')) return null
  // "hiring and onboarding for nurses": names of work, unless "while" or an object says otherwise.
  const isDone =
    /while/i.test(joint) || (!/^\s*and\s*$/i.test(joint) && BEGINS_AN_OBJECT.test(rightWords[1] ?? ''))
  if (verbOfGerund(head) !== null && !isDone) return null
  const isLeftAnAim = isLeadingVerb(leftWords[0] ?? '')
  const gerund = verbOfGerund(head)
  if (isLeftAnAim && isLeadingVerb(head)) return startHigh(right)
  if (isLeftAnAim && gerund !== null) return startHigh(gerund + right.slice(head.length))
  if (isLeftAnAim && !isStrong) return null
  if (isStrong) return isLeadingVerb(head) || rightWords.length >= 3 ? startHigh(right) : null
  if (/[,+]|plus|while/i.test(joint) && areClauses(leftWords, rightWords)) return startHigh(right)
  return /plus|\+/i.test(joint) && leftWords.length >= 3 && rightWords.length >= 3 ? startHigh(right) : null
}

/** "easy to find and book an appointment": both verbs have one object. */
function isVerbAfterTo(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return (
    isLeadingVerb(last) &&
    words.length > 2 &&
    /^(?:to|people|teams|customers|users|them|us)$/i.test(words.at(-2) ?? '')
  )
}

/** "Sellers earn more with us, and cyclists feel safe": both halves say who does what. */
function areClauses(left: readonly string[], right: readonly string[]): boolean {
  const hasVerb = (words: readonly string[]) =>
    words.slice(1, 5).some((word) => isLeadingVerb(word) || FINITE.test(word))
  return left.length >= 3 && right.length >= 3 && hasVerb(left) && hasVerb(right)
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}%€$£][^\s,;]*/gu) ?? []
}

function startHigh(text: string): string {
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
