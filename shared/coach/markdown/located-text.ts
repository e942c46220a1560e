/** Text whose every UTF-16 unit knows where in the source it stands, through all unwrapping. */
export type LocatedText = { readonly text: string; readonly offsets: readonly number[] }

export const NOTHING: LocatedText = { text: '', offsets: [] }

/** `source.slice(start, end)` with its places. */
export function locate(source: string, start: number, end: number): LocatedText {
  const text = source.slice(start, end)
  return { text, offsets: Array.from({ length: text.length }, (_, at) => start + at) }
}

export function sliceLocated(located: LocatedText, start: number, end = located.text.length): LocatedText {
  return { text: located.text.slice(start, end), offsets: located.offsets.slice(start, end) }
}

export function trimLocated(located: LocatedText): LocatedText {
  const start = located.text.length - located.text.trimStart().length
  return sliceLocated(located, start, Math.max(start, located.text.trimEnd().length))
}

/** Two lines as one: the line end between them becomes one space, at the place where the first ends. */
export function joinLocated(first: LocatedText, second: LocatedText): LocatedText {
  if (first.text === '') return second
  if (second.text === '') return first
  return {
    text: `${first.text} ${second.text}`,
    offsets: [...first.offsets, (first.offsets.at(-1) ?? 0) + 1, ...second.offsets],
  }
}

const BACKSLASH_ESCAPE = /\\[!-/:-@[-`{-~]/y
const LINK = /!?\[([^[\]\n]{0,500})\](?:\([^()\s]{0,2000}\)|\[[^[\]\n]{0,200}\])/y
const AUTOLINK = /<https?:\/\/[^<>\s]{1,2000}>/y
const TAG = /<\/?[a-z][^<>]{0,200}>/iy

/**
 * The words without Markdown's marks: emphasis, code, links, escapes, tags. An underscore or a star inside a word or
 * beside a number (`snake_case`, `3 * 4`) stays.
 */
export function withoutMarks(located: LocatedText): LocatedText {
  const { text } = located
  const kept: number[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    if (character === '\\' && matchAt(BACKSLASH_ESCAPE, text, at) !== null) {
      kept.push(at + 1)
      at += 2
      continue
    }
    const link = character === '[' || character === '!' ? matchAt(LINK, text, at) : null
    if (link !== null) {
      const words = text.indexOf('[', at) + 1
      const length = link[1]?.length ?? 0
      // The words of a link may hold marks of their own, as in `[**here**](…)`.
      for (let inner = words; inner < words + length; inner++)
        if (text[inner] !== '*' && text[inner] !== '`') kept.push(inner)
      at += link[0].length
      continue
    }
    const tag = character === '<' ? (matchAt(AUTOLINK, text, at) ?? matchAt(TAG, text, at)) : null
    if (tag !== null) {
      at += tag[0].length
      continue
    }
    const run = markRun(text, at)
    if (run > 0) {
      at += run
      continue
    }
    kept.push(at)
    at += 1
  }
  return {
    text: kept.map((index) => text[index]).join(''),
    offsets: kept.map((index) => located.offsets[index] ?? 0),
  }
}

/** The length of an emphasis, strike or code mark at this place; 0 where the characters are meant as themselves. */
function markRun(text: string, at: number): number {
  const character = text[at]
  if (character !== '*' && character !== '_' && character !== '`' && character !== '~') return 0
  let end = at
  while (text[end] === character) end += 1
  const length = end - at
  if (character === '~') return length === 2 ? 2 : 0
  if (character === '`') return length
  const before = text[at - 1] ?? ' '
  const after = text[end] ?? ' '
  const isLoose = /\s/u.test(before) && /\s/u.test(after)
  if (isLoose || length > 3) return 0
  if (character === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return 0
  return length
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(text)
}
