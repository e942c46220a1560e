import * as v from 'valibot'
import { PersonSchema } from './living-okrs.ts'
import type { Route } from './route.ts'

/** The most calendars of one person or team at once. */
export const MAX_FEEDS = 10

export const CalendarFeedSchema = v.object({
  feedId: v.string(),
  /** Whose check-ins it shows; `null`: the whole team's. */
  person: v.nullable(PersonSchema),
  madeAtMs: v.number(),
  /** To the hour; `null`: no calendar has asked for it yet. */
  lastReadAtMs: v.nullable(v.number()),
})
export type CalendarFeed = v.InferOutput<typeof CalendarFeedSchema>

/** The routes of calendars that are subscribed to by a secret address. */
export const CALENDAR_ROUTES = {
  calendarFeeds: {
    method: 'GET',
    path: '/api/teams/:teamId/calendar-feeds',
    access: 'team',
    needs: 'read-okrs',
    by: 'people',
    summary:
      'Your calendars of this team, and those of the whole team; their addresses are told only when they are made',
    reply: v.object({ feeds: v.array(CalendarFeedSchema) }),
  },
  makeCalendarFeed: {
    method: 'POST',
    path: '/api/teams/:teamId/calendar-feeds',
    access: 'team',
    needs: 'read-okrs',
    by: 'people',
    summary: 'A secret address to subscribe to: your own check-ins, or the whole team’s',
    body: v.object({ of: v.picklist(['me', 'team']) }),
    reply: v.object({ feed: CalendarFeedSchema, url: v.string() }),
  },
  endCalendarFeed: {
    method: 'DELETE',
    path: '/api/teams/:teamId/calendar-feeds/:feedId',
    access: 'team',
    needs: 'read-okrs',
    by: 'people',
    summary: 'End a calendar’s address; calendars that have it show nothing new',
    reply: v.object({}),
  },
  calendar: {
    method: 'GET',
    path: '/api/calendars/:secret',
    access: 'public',
    summary: 'Check-in days, due dates, the cycle’s end and its retro, as iCalendar',
    reply: { text: 'text/calendar' },
  },
  digest: {
    method: 'GET',
    path: '/api/teams/:teamId/digest.md',
    access: 'team',
    needs: 'read-team',
    summary: 'The last seven days of a team’s current cycle in Markdown',
    reply: { text: 'text/markdown' },
  },
} as const satisfies Record<string, Route>
