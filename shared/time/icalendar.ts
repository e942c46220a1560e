/*
 * The marks of an iCalendar file (RFC 5545). What people wrote goes through `escapeText`, addresses through `escapeUri`.
 */

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

const MAX_LINE_OCTETS = 75

/** The file of these content lines: folded, each ended as the format wants it. */
export function calendarText(lines: readonly string[]): string {
  return `${lines.flatMap(fold).join('\r\n')}\r\n`
}

/** `20261126T160000Z`. In UTC, so that no calendar has to know the zone. Parts of a second are dropped: never too late. */
export function utcTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** Whole minutes, as RFC 5545 writes durations: `-PT45M`. */
export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return `${minutes < 0 ? '-' : ''}PT${Math.abs(minutes)}M`
}

export function escapeText(text: string): string {
  const escaped = text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
  return withoutControls(escaped.replaceAll('\t', ' '))
}

/** An address is no text: nothing in it is escaped, so nothing may be in it that would end the line. */
export function escapeUri(uri: string): string {
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
