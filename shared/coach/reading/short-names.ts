/** Short names of measures and what they stand for, so that both ways to write one meet. */
const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ['nps', 'net promoter score'],
  ['csat', 'customer satisfaction score'],
  ['wau', 'weekly active users'],
  ['mau', 'monthly active users'],
  ['dau', 'daily active users'],
])

/** What a short name in small letters stands for, or `null`. */
export function longName(lower: string): string | null {
  return LONG_NAMES.get(lower) ?? null
}
