import { joinLocated, type LocatedText, locate, NOTHING, sliceLocated, trimLocated } from './located-text.ts'

/** A piece of a Markdown document, with Markdown's own marks of lines taken off but those inside lines still there. */
export type Block =
  /** `level` 7 is a whole line in bold: people use it as a heading below all others. */
  | { readonly kind: 'heading'; readonly level: number; readonly content: LocatedText }
  | { readonly kind: 'item'; readonly indent: number; readonly content: LocatedText }
  | { readonly kind: 'line'; readonly content: LocatedText }
  | {
      readonly kind: 'table'
      readonly header: readonly LocatedText[]
      readonly rows: ReadonlyArray<readonly LocatedText[]>
    }

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/
const ITEM = /^([ \t]*)(?:[-*+•◦▪‣·–—]|\d{1,3}[.)]|[a-z][.)])[ \t]+(?:\[[ xX~-]?\][ \t]+)?/
const QUOTE = /^ {0,3}(?:>[ \t]?)+/
const FENCE = /^ {0,3}(?:>[ \t]?)*(?:[-*+][ \t]+)?(`{3,}|~{3,})/
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
const BOLD_LINE = /^(?:\*\*|__)[^*_]+(?:\*\*|__):?$/

/**
 * Reads Markdown as far as OKRs need it. What cannot hold them (code, comments, front matter) is left out.
 * @param startsAnew whether a line's words begin something of their own even where Markdown would wrap them into the
 * line before ("KR2: …" right below "KR1: …").
 */
export function readBlocks(source: string, startsAnew: (content: LocatedText) => boolean): readonly Block[] {
  const lines = linesOf(source)
  const blocks: Block[] = []
  /** Whether the line before may go on in this one. */
  let isOpen = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? NOTHING
    if (line.text.trim() === '' || RULE.test(line.text)) {
      isOpen = false
      continue
    }
    const next = lines[at + 1]?.text ?? ''
    const heading = HEADING.exec(line.text)
    const item = ITEM.exec(line.text)
    if (heading !== null) {
      const level = heading[1]?.length ?? 1
      blocks.push({
        kind: 'heading',
        level,
        content: withoutClosing(trimLocated(sliceLocated(line, heading[0].length))),
      })
      isOpen = false
    } else if (line.text.includes('|') && isDelimiterRow(next)) {
      const rows: LocatedText[][] = []
      const header = cellsOf(line)
      at += 2
      while (at < lines.length && (lines[at]?.text ?? '').includes('|'))
        rows.push(cellsOf(lines[at++] ?? NOTHING))
      at -= 1
      blocks.push({ kind: 'table', header, rows })
      isOpen = false
    } else if (item !== null) {
      blocks.push({
        kind: 'item',
        indent: widthOf(item[1] ?? ''),
        content: trimLocated(sliceLocated(line, item[0].length)),
      })
      isOpen = true
    } else {
      const content = trimLocated(line)
      const last = blocks.at(-1)
      if (UNDERLINE.test(next) && !isOpen) {
        blocks.push({ kind: 'heading', level: next.includes('=') ? 1 : 2, content })
        at += 1
      } else if (BOLD_LINE.test(content.text)) {
        blocks.push({ kind: 'heading', level: 7, content })
        isOpen = false
      } else if (isOpen && (last?.kind === 'item' || last?.kind === 'line') && !startsAnew(content)) {
        blocks[blocks.length - 1] = { ...last, content: joinLocated(last.content, content) }
      } else {
        blocks.push({ kind: 'line', content })
        isOpen = true
      }
    }
  }
  return blocks
}

/** The lines, without quote marks; what is in code, comments and front matter comes out blank. */
function linesOf(source: string): LocatedText[] {
  const visible = blank(source, /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g)
  const lines: LocatedText[] = []
  let fence: string | null = null
  let isFrontMatter = /^---[ \t]*\r?\n/.test(visible)
  let start = 0
  for (const raw of visible.split('\n')) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const mark = FENCE.exec(text)?.[1]
    let isHidden = fence !== null
    if (isFrontMatter) {
      isHidden = true
      if (start > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(text)) isFrontMatter = false
    } else if (fence === null && mark !== undefined) {
      fence = mark
      isHidden = true
    } else if (fence !== null && mark?.startsWith(fence)) fence = null
    const quote = isHidden ? null : QUOTE.exec(text)
    lines.push(isHidden ? NOTHING : locate(source, start + (quote?.[0].length ?? 0), start + text.length))
    start += raw.length + 1
  }
  return lines
}

/** The same length, so that places stay true. */
function blank(source: string, hidden: RegExp): string {
  return source.replace(hidden, (text) => text.replace(/[^\n]/g, ' '))
}

/** `## Title ##` */
function withoutClosing(content: LocatedText): LocatedText {
  let end = content.text.length
  while (content.text[end - 1] === '#') end -= 1
  const isClosing = end < content.text.length && (end === 0 || /[ \t]/.test(content.text[end - 1] ?? ''))
  return isClosing ? trimLocated(sliceLocated(content, 0, end)) : content
}

function isDelimiterRow(line: string): boolean {
  if (!line.includes('-') || !/^[\s|:-]+$/.test(line)) return false
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|')
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim()))
}

function cellsOf(line: LocatedText): LocatedText[] {
  const cells: LocatedText[] = []
  const { text } = line
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && (text[at] !== '|' || text[at - 1] === '\\')) continue
    cells.push(trimLocated(sliceLocated(line, start, at)))
    start = at + 1
  }
  if (cells.at(0)?.text === '' && text.trimStart().startsWith('|')) cells.shift()
  if (cells.at(-1)?.text === '' && text.trimEnd().endsWith('|')) cells.pop()
  return cells
}

/** Tabs reach to the next multiple of four. */
function widthOf(indent: string): number {
  let width = 0
  for (const character of indent) width += character === '\t' ? 4 - (width % 4) : 1
  return width
}
