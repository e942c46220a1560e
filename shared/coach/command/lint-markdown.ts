import { assess } from '../assess.ts'
import type { Finding } from '../finding.ts'
import type { LocatedText } from '../markdown/located-text.ts'
import { readOkrs } from '../markdown-okrs.ts'
import { assessSet } from '../set/assess-set.ts'

/** A finding and where in the document it points: lines and columns from 1, columns in UTF-16 units. */
export type FindingAt = { readonly line: number; readonly column: number; readonly finding: Finding }

export type Linted = {
  readonly objectives: number
  readonly keyResults: number
  /** In the order of the document; about one place in the order of importance. */
  readonly findings: readonly FindingAt[]
}

/** Reads the OKRs of a Markdown document and says what the coach has to say about each, and about the set. */
export function lintMarkdown(markdown: string): Linted {
  const found = readOkrs(markdown)
  const placeOf = placesIn(markdown)
  const findings: FindingAt[] = []
  const report = (words: LocatedText, finding: Finding) => {
    const offset = words.offsets[finding.span?.start ?? 0] ?? words.offsets[0] ?? 0
    findings.push({ ...placeOf(offset), finding })
  }
  const placesById = new Map<string, LocatedText>()
  const objectives = found.map(({ objective, keyResults }, at) => {
    if (objective !== null) {
      placesById.set(`${at}`, objective)
      for (const finding of assess({ kind: 'objective', text: objective.text }).findings)
        report(objective, finding)
    }
    return {
      id: `${at}`,
      text: objective?.text ?? '',
      keyResults: keyResults.map((words, index) => {
        placesById.set(`${at}.${index}`, words)
        for (const finding of assess({ kind: 'key_result', text: words.text }).findings)
          report(words, finding)
        return { id: `${at}.${index}`, text: words.text, fields: null }
      }),
    }
  })
  const set = { objectives, cycle: null, proposals: null, notDoing: null, isReview: false }
  for (const { cardIds, ...finding } of assessSet(set)) {
    // Of several cards the last: the one that came too many, or that says again what was said.
    const words = placesById.get(cardIds.at(-1) ?? '')
    if (words !== undefined) report(words, finding)
    else findings.push({ line: 1, column: 1, finding })
  }
  return {
    objectives: found.filter(({ objective }) => objective !== null).length,
    keyResults: found.reduce((sum, { keyResults }) => sum + keyResults.length, 0),
    findings: findings.sort((a, b) => a.line - b.line),
  }
}

function placesIn(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
