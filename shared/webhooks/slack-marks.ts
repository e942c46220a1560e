/*
 * Words in Slack's own marks. What people wrote is escaped: it can neither link nor call anybody.
 */

/** The most proposals and people that one message names. */
const MAX_LISTED = 10

export function names(all: readonly string[], count: number): string {
  const shown = all.slice(0, MAX_LISTED).map(escaped)
  const others = count - shown.length
  if (shown.length === 0) return counted(count, 'person', 'people')
  const parts = others > 0 ? [...shown, counted(others, 'other')] : shown
  const last = parts.at(-1) ?? ''
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

export function listed(lines: readonly string[]): string[] {
  const others = lines.length - MAX_LISTED
  return others > 0 ? [...lines.slice(0, MAX_LISTED), `and ${others} more`] : [...lines]
}

export function closing(closesAt: string | null): string {
  return closesAt === null ? '' : ` It closes ${moment(closesAt)}.`
}

/** Slack shows a moment in each reader's own time zone; the words after the bar are for where it cannot. */
export function moment(instant: string): string {
  const seconds = Math.floor(Date.parse(instant) / 1000)
  return `<!date^${seconds}^{date_short_pretty} at {time}|${instant.slice(0, 16).replace('T', ' ')} UTC>`
}

export function link({
  workshop,
}: {
  readonly workshop: { readonly title: string; readonly url: string }
}): string {
  // The first bar ends the address.
  return `<${workshop.url}|${escaped(workshop.title)}>`
}

export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

export function rounded(total: number): string {
  return String(Math.round(total * 10) / 10)
}
