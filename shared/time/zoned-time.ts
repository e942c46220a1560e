/*
 * Between instants (ms since 1970) and what a clock on the wall of a place shows, by the time zones that the runtime knows. A
 * zone that it does not know reads as UTC, and is named so wherever it is shown.
 */

/** A day and a time as people set them, `YYYY-MM-DD` and `HH:MM`, in a zone that is said elsewhere. */
export type WallTime = { readonly date: string; readonly time: string }

export type ZonedParts = WallTime & {
  /** 0 to 59. */
  readonly second: number
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
}

const DAY_MS = 24 * 60 * 60_000

/** Whether this is a time zone that the runtime knows, such as `Europe/Berlin`. */
export function isTimeZone(zone: string): boolean {
  return clockOf(zone) !== null
}

/** What a clock in the zone shows at an instant. */
export function zonedParts(atMs: number, zone: string): ZonedParts {
  const shown = new Date(atMs + offsetAt(atMs, zone))
  const [date = '', time = ''] = shown.toISOString().split('T')
  return {
    date,
    time: time.slice(0, 5),
    second: shown.getUTCSeconds(),
    weekday: shown.getUTCDay() === 0 ? 7 : shown.getUTCDay(),
  }
}

export type ZonedInstant = {
  readonly atMs: number
  /** How far it was moved on because the clock is put forward over this time that day; 0 nearly always. */
  readonly movedOnMs: number
}

/**
 * The instant at which a clock in the zone shows this time. A time that the clock shows twice (it is put back) is the first
 * of the two; one that it never shows (it is put forward over it) is as much later as the clock skips. `null` when there is
 * no such day or time in any zone.
 */
export function instantOf(wall: WallTime, zone: string): ZonedInstant | null {
  const shownMs = readWallTime(wall)
  if (shownMs === null) return null
  // No zone is farther than a day from UTC, and none has changed its clocks twice within two days.
  const before = offsetAt(shownMs - DAY_MS, zone)
  const after = offsetAt(shownMs + DAY_MS, zone)
  const found = [shownMs - before, shownMs - after].filter((atMs) => atMs + offsetAt(atMs, zone) === shownMs)
  if (found.length > 0) return { atMs: Math.min(...found), movedOnMs: 0 }
  return { atMs: shownMs - before, movedOnMs: after - before }
}

/** "Thu 26 Nov, 17:00 (Europe/Berlin)". @param locale of the names of days and months */
export function formatInstant(atMs: number, zone: string, locale = 'en'): string {
  return `${formatDate(atMs, zone, locale)}, ${zonedParts(atMs, zone).time} (${nameOfZone(zone)})`
}

/**
 * The same, with the reader's own time behind it where their clock shows another: "Thu 26 Nov, 17:00 (Europe/Berlin), Fri 27
 * Nov, 01:00 (Asia/Tokyo)". The day is said again only where it is another one.
 */
export function formatInstantFor(atMs: number, zone: string, readerZone: string, locale = 'en'): string {
  const there = zonedParts(atMs, zone)
  const here = zonedParts(atMs, readerZone)
  const text = formatInstant(atMs, zone, locale)
  if (there.date !== here.date) return `${text}, ${formatInstant(atMs, readerZone, locale)}`
  return there.time === here.time ? text : `${text}, ${here.time} (${nameOfZone(readerZone)})`
}

/** "Thu 26 Nov". */
function formatDate(atMs: number, zone: string, locale: string): string {
  // What the clock shows, as if it were in UTC: so the names are right for a zone that is read as UTC, too.
  const shownMs = atMs + offsetAt(atMs, zone)
  const name = (part: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...part, timeZone: 'UTC' }).format(shownMs)
  return `${name({ weekday: 'short' })} ${new Date(shownMs).getUTCDate()} ${name({ month: 'short' })}`
}

function nameOfZone(zone: string): string {
  return isTimeZone(zone) ? zone.replaceAll('_', ' ') : 'UTC'
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms. */
function offsetAt(atMs: number, zone: string): number {
  const clock = clockOf(zone)
  if (clock === null) return 0
  const shown = new Map(clock.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0
  const [year, month, day] = [part('year'), part('month'), part('day')]
  const shownMs = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'))
  return shownMs - Math.floor(atMs / 1_000) * 1_000
}

/** Making one costs more than asking it a hundred times. There are only as many as the runtime knows zones. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  try {
    const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(zone, clock)
    return clock
  } catch {
    return null // Intl throws for a name it does not know.
  }
}

/** As if it were in UTC, in ms; `null` when there is no such day or time. */
function readWallTime({ date, time }: WallTime): number | null {
  const text = `${date}T${time}:00.000Z`
  const shownMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/.test(text) ? Date.parse(text) : Number.NaN
  // 31 February reads as 3 March, and 24:00 as the next day.
  return Number.isNaN(shownMs) || new Date(shownMs).toISOString() !== text ? null : shownMs
}
