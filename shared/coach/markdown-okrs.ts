import { type Block, readBlocks } from './markdown/blocks.ts'
import { type LocatedText, sliceLocated, trimLocated } from './markdown/located-text.ts'
import { isStruck, type LabelledText, readLabel } from './markdown/okr-labels.ts'

/** An objective with its key results, in the order of the document. */
export type OkrsFound = {
  /** `null` for key results that stand below no objective. */
  readonly objective: LocatedText | null
  readonly keyResults: readonly LocatedText[]
}

/**
 * Reads OKRs out of Markdown as people write it: labelled lines and headings ("## Objective 1: …", "**O1** …", "- KR1: …"),
 * lists in lists, headings with a list below, tables with a column for each, and our own export. What is neither
 * objective nor key result (initiatives, owners, notes) is left out, and so are struck-out lines.
 */
export function readOkrs(markdown: string): readonly OkrsFound[] {
  const blocks = readBlocks(markdown, (line) => readLabel(line).label !== null)
  return new OkrReader(blocks).read()
}

type Objective = {
  objective: LocatedText | null
  readonly keyResults: LocatedText[]
  /** Where it stands: key results of an item stand deeper in the list. */
  readonly indent: number | null
  readonly isLabelled: boolean
  /** Where its key results stand; what is deeper than that are details of theirs. */
  keyResultIndent: number | null
  hasLabelledKeyResults: boolean
}

/** What the words at hand would be if they do not say themselves. */
type Section = 'any' | 'objectives' | 'key-results' | 'asides'

class OkrReader {
  readonly #blocks: readonly Block[]
  readonly #found: Objective[] = []
  /** Somebody who labels objectives labels all of them: then bare headings and lists are something else. */
  readonly #hasLabels: boolean
  readonly #isNumbered: boolean
  readonly #hasSubheadings: boolean
  #current: Objective | null = null
  #section: Section = 'any'
  /** A heading that is an objective if key results follow. */
  #candidate: LocatedText | null = null
  /** After "Objective 1" alone: the words come next. */
  #isNext = false

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks
    const labels = blocks.flatMap((block) => (block.kind === 'table' ? [] : [readLabel(block.content)]))
    this.#hasLabels = labels.some(({ label, isPlural }) => label === 'objective' && !isPlural)
    this.#hasSubheadings = blocks.some((block) => block.kind === 'heading' && block.level > 1)
    this.#isNumbered = blocks.some(
      (block) => block.kind === 'heading' && /\bOKRs?\b/i.test(block.content.text),
    )
  }

  read(): readonly OkrsFound[] {
    for (const [at, block] of this.#blocks.entries()) {
      switch (block.kind) {
        case 'heading':
          this.#readHeading(block.level, block.content)
          break
        case 'line':
          this.#readLine(block.content)
          break
        case 'item':
          this.#readItem(block.indent, block.content, at)
          break
        case 'table':
          this.#readTable(block.header, block.rows)
          break
      }
    }
    return this.#found
      .filter(({ objective, keyResults }) => objective !== null || keyResults.length > 0)
      .map(({ objective, keyResults }) => ({ objective, keyResults }))
  }

  #readHeading(level: number, raw: LocatedText): void {
    const labelled = readLabel(raw)
    const { label, content, isPlural } = labelled
    if (isStruck(raw)) this.#enter('asides')
    else if (label === 'aside') this.#enter('asides')
    else if (label === 'objective' && isPlural) {
      this.#forget()
      this.#enter('objectives')
    } else if (label === 'objective') {
      this.#enter('any')
      this.#openLabelled(content, null)
    } else if (label === 'key-result' && content.text === '') this.#enter('key-results')
    else if (label === 'key-result') {
      this.#addKeyResult(content, null)
      this.#enter('asides')
    } else if (this.#isNext) {
      this.#enter('any')
      this.#openLabelled(content, null)
    } else if (level < 7 || this.#section !== 'asides') this.#readBareHeading(level, content)
  }

  #readBareHeading(level: number, content: LocatedText): void {
    this.#forget()
    this.#enter('any')
    if (isGeneric(content.text) || (level === 1 && this.#hasSubheadings)) return
    const number = /^\d{1,2}[.)][ \t]+/.exec(content.text)
    const words = trimLocated(sliceLocated(content, number?.[0].length ?? 0))
    if (number !== null && this.#isNumbered && !this.#hasLabels) this.#open(words, null, true)
    else this.#candidate = words
  }

  #readLine(raw: LocatedText): void {
    const { label, content, isPlural } = readLabel(raw)
    if (isStruck(raw)) return
    if (label === 'objective' && isPlural) this.#enter('objectives')
    else if (label === 'objective') {
      this.#enter('any')
      this.#openLabelled(content, null)
    } else if (label === 'key-result' && content.text === '') this.#enter('key-results')
    else if (label === 'key-result') this.#addKeyResult(content, null)
    else if (label === 'aside') this.#enter('asides')
    else if (this.#isNext) this.#openLabelled(content, null)
    // Whoever explains in sentences between a bare heading and a list is writing something else.
    else if (content.text.endsWith('.')) this.#candidate = null
  }

  #readItem(indent: number, raw: LocatedText, at: number): void {
    const labelled = readLabel(raw)
    const { label, content } = labelled
    if (isStruck(raw)) return
    if (label === 'objective' && !labelled.isPlural) {
      this.#section = 'any'
      this.#openLabelled(content, indent)
    } else if (label === 'objective') this.#section = 'objectives'
    else if (label === 'key-result' && content.text === '') {
      this.#section = 'key-results'
      if (this.#current !== null) this.#current.keyResultIndent = null
    } else if (label === 'key-result') {
      if (this.#section === 'asides') this.#section = 'any'
      this.#addKeyResult(content, indent)
    } else if (label === null && content.text !== '') this.#readBareItem(indent, labelled, at)
  }

  #readBareItem(indent: number, { content }: LabelledText, at: number): void {
    if (this.#isNext) {
      this.#openLabelled(content, indent)
      return
    }
    if (this.#section === 'asides') return
    const current = this.#current
    if (this.#section === 'key-results') {
      this.#addBareKeyResult(content, indent)
      return
    }
    if (this.#section === 'objectives') {
      if (current === null || indent <= (current.indent ?? indent)) this.#open(content, indent, false)
      else this.#addBareKeyResult(content, indent)
      return
    }
    if (current === null) {
      if (this.#hasLabels) return
      if (this.#hasChildren(at)) this.#open(content, indent, false)
      else if (this.#candidate !== null) this.#addBareKeyResult(content, indent)
      return
    }
    const isSibling = current.indent !== null && indent <= current.indent
    if (isSibling && !current.isLabelled) {
      if (this.#hasChildren(at)) this.#open(content, indent, false)
      return
    }
    this.#addBareKeyResult(content, indent)
  }

  /** Under labelled key results a bare item is a note. */
  #addBareKeyResult(content: LocatedText, indent: number): void {
    const current = this.#current
    if (current?.hasLabelledKeyResults === true) return
    if (current !== null && current.keyResultIndent !== null && indent > current.keyResultIndent) return
    this.#addKeyResult(content, indent)
    if (this.#current !== null) this.#current.hasLabelledKeyResults = false
  }

  #addKeyResult(content: LocatedText, indent: number | null): void {
    const current = this.#current ?? this.#open(this.#candidate, null, false)
    current.keyResults.push(content)
    current.keyResultIndent = indent
    current.hasLabelledKeyResults = true
  }

  #openLabelled(content: LocatedText, indent: number | null): void {
    this.#isNext = content.text === ''
    if (this.#isNext) this.#forget()
    else this.#open(content, indent, true)
  }

  #open(objective: LocatedText | null, indent: number | null, isLabelled: boolean): Objective {
    const opened: Objective = {
      objective,
      keyResults: [],
      indent,
      isLabelled,
      keyResultIndent: null,
      hasLabelledKeyResults: false,
    }
    this.#found.push(opened)
    this.#current = opened
    this.#candidate = null
    return opened
  }

  #forget(): void {
    this.#current = null
    this.#candidate = null
  }

  #enter(section: Section): void {
    this.#section = section
    if (this.#current !== null) this.#current.keyResultIndent = null
  }

  #hasChildren(at: number): boolean {
    const item = this.#blocks[at]
    const next = this.#blocks[at + 1]
    return item?.kind === 'item' && next?.kind === 'item' && next.indent > item.indent
  }

  #readTable(header: readonly LocatedText[], rows: ReadonlyArray<readonly LocatedText[]>): void {
    const names = header.map((cell) => readLabel(cell).content.text || cell.text)
    const objectiveAt = names.findIndex(
      (name) => /\b(?:objectives?|goals?)\b/i.test(name) && !/result/i.test(name),
    )
    const keyResultAts = header.flatMap(({ text }, at) =>
      /key[ -]?results?|\bkrs?\b/i.test(text) ? [at] : [],
    )
    if (objectiveAt === -1 && keyResultAts.length === 0) return
    for (const row of rows) {
      const objective = cellWords(row[objectiveAt])[0]
      if (objective !== undefined && objective.text !== this.#current?.objective?.text)
        this.#open(objective, null, true)
      for (const at of keyResultAts) for (const words of cellWords(row[at])) this.#addKeyResult(words, null)
    }
  }
}

/** What stands in a table's cell, one for each of its lines; numbers and dashes alone are no words. */
function cellWords(cell: LocatedText | undefined): LocatedText[] {
  if (cell === undefined) return []
  const lines: LocatedText[] = []
  let start = 0
  for (const lineBreak of cell.text.matchAll(/<br ?\/?>/gi)) {
    lines.push(sliceLocated(cell, start, lineBreak.index))
    start = lineBreak.index + lineBreak[0].length
  }
  lines.push(sliceLocated(cell, start))
  return lines
    .map((line) => trimLocated(line))
    .map((line) =>
      trimLocated(sliceLocated(line, /^(?:[-*•]|\d{1,2}[.)])[ \t]+/.exec(line.text)?.[0].length ?? 0)),
    )
    .filter((line) => !isStruck(line))
    .map((line) => readLabel(line).content)
    .filter(({ text }) => /\p{L}{2}/u.test(text))
}

/** The name of a document, team, or period rather than an aim. */
function isGeneric(heading: string): boolean {
  return (
    /\bokrs?\b/i.test(heading) ||
    /^(?:q[1-4]|h[12]|fy ?\d\d|(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|introduction|overview|summary|mission|vision|appendix|about|team|people|contact)\b/i.test(
      heading,
    ) ||
    /\b(?:team|squad|department|department's)$/i.test(heading)
  )
}
