/** [BA8] Whether a wording says something else: other than in case, spacing or end punctuation. */
export function isReworded(now: string, then: string): boolean {
  return coreOf(now) !== coreOf(then)
}

function coreOf(text: string): string {
  const words = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  let end = words.length
  while (end > 0 && END_MARKS.includes(words.charAt(end - 1))) end -= 1
  return words.slice(0, end)
}

const END_MARKS = '.!?… '
