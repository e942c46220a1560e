import * as Y from 'yjs'

/*
 * A caret as others are told of it: a place between two characters of a shared text, which stays between them whatever is
 * typed before or after it. Yjs' own relative position, in the letters that presence may carry.
 */

/** The caret at `index` (UTF-16 units) of a text. */
export function encodeCaret(text: Y.Text, index: number): string {
  const place = Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length))
  const bytes = Y.encodeRelativePosition(place)
  let letters = ''
  for (const byte of bytes) letters += byte.toString(16).padStart(2, '0')
  return letters
}

/** Where a caret is in this text now; `null` when it is not in it, or makes no sense: it comes from somebody else. */
export function caretIndex(text: Y.Text, caret: string): number | null {
  const { doc } = text
  if (doc === null || !/^(?:[0-9a-f]{2})+$/.test(caret)) return null
  const bytes = Uint8Array.from({ length: caret.length / 2 }, (_, at) =>
    Number.parseInt(caret.slice(at * 2, at * 2 + 2), 16),
  )
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc)
    return place?.type === text ? place.index : null
  } catch {
    return null // Not an encoded position.
  }
}
