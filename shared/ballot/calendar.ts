import { calendarText, duration, escapeText, escapeUri, utcTime } from '../time/icalendar.ts'

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

const HOUR_MS = 60 * 60_000
/** The entry ends with the deadline: calendars show one that takes no time badly, or not at all. */
const SHOWN_MS = 15 * 60_000

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
  return calendarText(lines)
}

/** A vote is only ever extended, so how long it is open counts the versions of its deadline: a later one is a higher number. */
function sequenceOf({ openedAtMs, closesAtMs }: DeadlineEntry): number {
  return Math.max(0, Math.floor((closesAtMs - openedAtMs) / 1_000))
}
