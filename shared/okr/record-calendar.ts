import { calendarText, escapeText, escapeUri, utcTime } from '../time/icalendar.ts'
import { addDays, weekdayOf } from './days.ts'
import { checkInDays, type Rhythm } from './rhythm.ts'

/** What a calendar is made of: the cycles that are shown, and what is due in them. */
export type RecordCalendar = {
  readonly teamName: string
  /** The page of the team. */
  readonly url: string
  readonly rhythm: Rhythm
  readonly cycles: readonly {
    readonly id: string
    readonly name: string
    readonly startsOn: string
    readonly endsOn: string
    /** Whose check-ins it shows: their key results. Without any, check-in days are left out. */
    readonly keyResults: readonly {
      readonly id: string
      readonly text: string
      readonly dueOn: string | null
      readonly url: string
    }[]
  }[]
  /** [RE7] Open actions of retros that have a date: those of whoever it is for. */
  readonly actions: readonly {
    readonly id: string
    readonly text: string
    readonly dueOn: string
    readonly cycleName: string
  }[]
}

type Entry = {
  readonly uid: string
  readonly on: string
  readonly summary: string
  readonly text: string
  readonly url: string
}

/** The retro looks back on the whole cycle: on the first working day after it. */
export function retroDay({ endsOn }: { readonly endsOn: string }): string {
  const after = addDays(endsOn, 1)
  const weekday = weekdayOf(after)
  return weekday > 5 ? addDays(after, 8 - weekday) : after
}

/**
 * [CH1] [RE7] Check-in days, due dates, the end of each cycle, its retro and what is to be done as an iCalendar file (RFC 5545): days without a time,
 * so that every calendar shows them on the right one.
 */
export function recordCalendar(calendar: RecordCalendar, nowMs: number): string {
  const name = escapeText(`${calendar.teamName}: OKRs`)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Turnout//OKRs//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    // How often whoever subscribed looks again.
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...listEntries(calendar).flatMap((entry) => entryLines(entry, nowMs)),
    'END:VCALENDAR',
  ]
  return calendarText(lines)
}

function listEntries(calendar: RecordCalendar): Entry[] {
  const { url, actions } = calendar
  return [
    ...cycleEntries(calendar),
    ...actions.map(({ id, text, dueOn, cycleName }) => ({
      uid: `action-${id}`,
      on: dueOn,
      summary: `To do: ${text}`,
      text: `Agreed on in the retro of ${cycleName}.`,
      url: `${url}/actions`,
    })),
  ]
}

function cycleEntries({ teamName, url, rhythm, cycles }: RecordCalendar): Entry[] {
  return cycles.flatMap((cycle) => {
    const { id, name, endsOn, keyResults } = cycle
    const words = keyResults.map(({ text }) => `• ${text}`).join('\n')
    const days = keyResults.length === 0 ? [] : checkInDays(rhythm, cycle)
    return [
      ...days.map((on) => ({
        uid: `check-in-${id}-${on}`,
        on,
        summary: `Check in: ${keyResults.length} ${keyResults.length === 1 ? 'key result' : 'key results'}`,
        text: `A value, a confidence and one line each:\n${words}`,
        url: `${url}/check-in`,
      })),
      ...keyResults.flatMap((keyResult) =>
        keyResult.dueOn === null || keyResult.dueOn === endsOn
          ? []
          : [
              {
                uid: `due-${keyResult.id}`,
                on: keyResult.dueOn,
                summary: `Due: ${keyResult.text}`,
                text: '',
                url: keyResult.url,
              },
            ],
      ),
      {
        uid: `end-${id}`,
        on: endsOn,
        summary: `${name} ends`,
        text: `The last day of ${teamName}’s cycle.`,
        url,
      },
      {
        uid: `retro-${id}`,
        on: retroDay(cycle),
        summary: `Look back on ${name}`,
        text: 'What did we learn, and what could we do differently next time?',
        url,
      },
    ]
  })
}

function entryLines({ uid, on, summary, text, url }: Entry, nowMs: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}@turnout`,
    `DTSTAMP:${utcTime(nowMs)}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText([text, url].filter(Boolean).join('\n'))}`,
    `URL:${escapeUri(url)}`,
    // It takes nobody's time of the day.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}
