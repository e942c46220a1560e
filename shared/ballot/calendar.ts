/** The deadline of a vote for a calendar. Times are ms since 1970. */
export type DeadlineEntry = {
  readonly ballotId: string
  /** What is voted on, or the workshop's title. */
  readonly title: string
  readonly openedAtMs: number
  readonly closesAtMs: number
  /** The page to vote on. */
  readonly url: string
  /** How long before the deadline the calendar reminds; an hour unless said. */
  readonly remindBeforeMs?: number | undefined
}

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

const HOUR_MS = 60 * 60_000
/** The entry ends with the deadline: calendars show one that takes no time badly, or not at all. */
const SHOWN_MS = 15 * 60_000
const MAX_LINE_OCTETS = 75

/**
 * [BA10] The deadline as an iCalendar file (RFC 5545): one entry that ends at the deadline, with an alarm before it and the
 * page's address. The file of a vote that was extended since replaces the entry in a calendar that has the earlier one.
 */
export function deadlineCalendar(entry: DeadlineEntry, nowMs: number): string {
  const { ballotId, title, closesAtMs, url, remindBeforeMs = HOUR_MS } = entry
  const summary = `Vote closes: ${title}`
  const stamp = utcTime(nowMs)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Turnout//Votes//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeText(ballotId)}@turnout`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequenceOf(entry)}`,
    `DTSTART:${utcTime(closesAtMs - SHOWN_MS)}`,
    `DTEND:${utcTime(closesAtMs)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(`Until then you can vote, change your vote, or abstain:\n${url}`)}`,
    `URL:${escapeUri(url)}`,
    // It is no meeting: whoever has it in their calendar is free.
    'TRANSP:TRANSPARENT',
    'STATUS:CONFIRMED',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary)}`,
    `TRIGGER:${duration(SHOWN_MS - remindBeforeMs)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(fold).join('\r\n')}\r\n`
}

/** A vote is only ever extended, so how long it is open counts the versions of its deadline: a later one is a higher number. */
function sequenceOf({ openedAtMs, closesAtMs }: DeadlineEntry): number {
  return Math.max(0, Math.floor((closesAtMs - openedAtMs) / 1_000))
}

/** `20261126T160000Z`. In UTC, so that no calendar has to know the zone. Parts of a second are dropped: never too late. */
function utcTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** Whole minutes, as RFC 5545 writes durations: `-PT45M`. */
function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return `${minutes < 0 ? '-' : ''}PT${Math.abs(minutes)}M`
}

function escapeText(text: string): string {
  const escaped = text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
  return withoutControls(escaped.replaceAll('\t', ' '))
}

/** An address is no text: nothing in it is escaped, so nothing may be in it that would end the line. */
function escapeUri(uri: string): string {
  return withoutControls(uri).replaceAll(/\s/gu, '')
}

function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '')
}

/** A content line as lines of 75 octets at most, those after the first begun with a space; no character is cut in two. */
function fold(line: string): readonly string[] {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MAX_LINE_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current]
}

/** Of one character in UTF-8. */
function octetsOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}
