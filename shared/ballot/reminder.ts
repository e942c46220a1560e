/** More names than this are a wall of text in a chat: the rest are counted. */
const MAX_NAMES = 20

export type Reminder = {
  /** What is voted on, or the workshop's title. */
  readonly title: string
  /** How many may vote and have not, at least 1. */
  readonly missing: number
  /** Who they are; left out, or empty, where only their number may be known (BA9). */
  readonly names?: readonly string[] | undefined
  /** The deadline in words with its zone, such as "Thu 26 Nov, 17:00 (Europe/Berlin)"; `null` when a facilitator closes it. */
  readonly closesAt: string | null
  readonly link: string
}

/** [BA10] A text to paste into a chat that asks those who have not voted. Plain, one line for each thing. */
export function reminderText({ title, missing, names = [], closesAt, link }: Reminder): string {
  const who = names.length === 0 ? '' : `: ${listNames(names, missing)}`
  const people = missing === 1 ? '1 person has' : `${missing} people have`
  return [
    `${people} not voted yet on “${onOneLine(title)}”${who}.`,
    closesAt === null ? 'The vote is open.' : `The vote is open until ${closesAt}.`,
    `Vote, or abstain, here: ${link}`,
  ].join('\n')
}

/** "Ana, Bo and Cy", or the first of them "and 12 more". */
function listNames(names: readonly string[], missing: number): string {
  const shown = names.slice(0, MAX_NAMES).map(onOneLine)
  const others = Math.max(missing, names.length) - shown.length
  const last = others > 0 ? `${others} more` : shown.pop()
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`
}

/** What people typed stays in its place: no line of its own that the text did not mean. */
function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
