import type * as Y from 'yjs'

/** One replacement in a text. Positions and lengths in UTF-16 units, as `Y.Text` counts. */
export type TextChange = { readonly index: number; readonly remove: number; readonly insert: string }

/**
 * The smallest single replacement that turns `before` into `after`, or `null` when they are equal. It never begins or
 * ends inside a surrogate pair: half a pair would reach others as a replacement character.
 */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix -= 1

  const longestSuffix = shorter - prefix
  let suffix = 0
  while (
    suffix < longestSuffix &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix += 1
  }
  if (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix)) suffix -= 1

  return {
    index: prefix,
    remove: before.length - prefix - suffix,
    insert: after.slice(prefix, after.length - suffix),
  }
}

/** Edits a text to read `after`, leaving what is common untouched so that others' edits there merge. */
export function editText(text: Y.Text, after: string): void {
  const before = text.toString()
  // Something other than characters is in the text: positions in the string would not be positions in the text.
  const change =
    before.length === text.length
      ? textChange(before, after)
      : { index: 0, remove: text.length, insert: after }
  if (change === null) return
  if (change.remove > 0) text.delete(change.index, change.remove)
  if (change.insert !== '') text.insert(change.index, change.insert)
}

/** Whether cutting at `index` would part a high surrogate from its low one. */
function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const left = text.charCodeAt(index - 1)
  const right = text.charCodeAt(index)
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff
}
