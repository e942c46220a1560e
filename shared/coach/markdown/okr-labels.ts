import { type LocatedText, sliceLocated, trimLocated, withoutMarks } from './located-text.ts'

/** What a line calls itself, and the words after that. */
export type LabelledText = {
  readonly label: 'objective' | 'key-result' | 'aside' | null
  /** Many of it follow ("Key results:"), rather than one. */
  readonly isPlural: boolean
  readonly content: LocatedText
}

// A label stands alone, before a separator, or with its number before the words: "Objective 1", "O: …", "KR 1.2 …".
const NUMBER = String.raw`[ \t]*(?:#|no\.?|number)?[ \t]*\d{1,3}(?:[.\-/]\d{1,3}){0,2}[a-z]?`
const LETTER = String.raw`[ \t]+[a-h](?![\p{L}\p{N}])`
const END = String.raw`[ \t]*\)?\]?[ \t]*(?:[:.|=–—-]+(?=[ \t]|$|(?<=[:–—])))`
const SHORT_NUMBER = String.raw`[ \t]?-?#?\d{1,2}(?:\.\d{1,2})?`

const OBJECTIVE = new RegExp(
  String.raw`^[[(]?(?:(?:objectives?|obj|okr|goals?|strategic objective|company objective|team objective)(?:(?:${NUMBER}|${LETTER})?(?:${END}|[\])]?$)|${NUMBER}[\])]?[ \t]+)|o(?:${SHORT_NUMBER}(?:${END}|[\])]?[ \t]+|[\])]?$)|[ \t]*:))`,
  'iu',
)
const KEY_RESULT = new RegExp(
  String.raw`^[[(]?(?:o${SHORT_NUMBER}[ \t]*[.:/–—-]?[ \t]*)?(?:key[ \t-]?results?|krs?)(?:(?:${NUMBER}|${LETTER})?(?:${END}|[\])]?$)|${NUMBER}[\])]?[ \t]+)`,
  'iu',
)
const PLURAL = /^(?:objectives|goals|key[ \t-]?results|krs)[ \t]*:?$/i
/** What stands around OKRs and is none. */
const ASIDE =
  /^(?:initiatives?|tasks?|to-?dos?|actions?|action items?|projects?|epics?|notes?|comments?|owners?|drivers?|dri|leads?|status|updates?|score|grade|progress|confidence|links?|resources?|references?|risks?|dependencies|stakeholders|context|background|why|rationale|health metrics?|guardrails?|non-goals|out of scope|retro(?:spective)?|learnings?|dropped since an earlier revision|was|due|how|table of contents|contents)(?:[ \t]*[:–—-]|$)/i

/** Reads the label in front of a line's words; the words come without Markdown's marks. */
export function readLabel(raw: LocatedText): LabelledText {
  const content = trimLocated(withoutMarks(raw))
  const { text } = content
  const isPlural = PLURAL.test(text)
  const keyResult = KEY_RESULT.exec(text)
  if (keyResult !== null) return { label: 'key-result', isPlural, content: after(content, keyResult) }
  const objective = OBJECTIVE.exec(text)
  if (objective !== null) return { label: 'objective', isPlural, content: after(content, objective) }
  if (ASIDE.test(text)) return { label: 'aside', isPlural: false, content }
  return { label: null, isPlural: false, content }
}

function after(content: LocatedText, label: RegExpExecArray): LocatedText {
  return trimLocated(sliceLocated(content, label[0].length))
}

/** A whole line that is struck out: dropped, but still shown. */
export function isStruck(raw: LocatedText): boolean {
  return raw.text.startsWith('~~')
}
