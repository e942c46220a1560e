/** Days are `YYYY-MM-DD` without a place: formatted as UTC, so that no time zone moves them. */
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const INSTANT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** "31 March 2027". */
export function formatDay(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`))
}

/** "31 Mar". */
export function formatShortDay(day: string): string {
  return SHORT_DAY.format(new Date(`${day}T00:00:00Z`))
}

/** "3 Jan 2027, 10:20" where the reader is. */
export function formatInstant(atMs: number): string {
  return INSTANT.format(atMs)
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** "10:20" of today, else "3 Jan 2027, 10:20", where the reader is. */
export function formatWhen(atMs: number, nowMs: number): string {
  return todayHere(atMs) === todayHere(nowMs) ? TIME.format(atMs) : INSTANT.format(atMs)
}

/** The day of an instant (ms since 1970, as of now) as `YYYY-MM-DD` where the reader is. */
export function todayHere(nowMs: number): string {
  const now = new Date(nowMs)
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** "18:00" of today, else "24 Nov", where the team is. */
export function formatTimeOrDay(atMs: number, nowMs: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone })
  return day.format(atMs) === day.format(nowMs)
    ? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(atMs)
    : day.format(atMs)
}

/** "Tue 24 Nov, 18:00" where the team is. */
export function formatMoment(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone },
  }).format(atMs)
}
