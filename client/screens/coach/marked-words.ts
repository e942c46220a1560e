import type { Span } from '../../../shared/coach/finding.ts'

export type MarkKind = 'type' | 'target' | 'time' | 'finding'
export type Mark = { readonly kind: MarkKind; readonly span: Span | null }
export type Stretch = { readonly words: string; readonly kinds: readonly MarkKind[] }

/** A text cut at the ends of its marks, in order and whole: where marks overlap, a stretch has several kinds. */
export function cutAtMarks(text: string, marks: readonly Mark[]): readonly Stretch[] {
  const spans = marks.flatMap(({ kind, span }) => (span === null ? [] : [{ kind, ...span }]))
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    const kinds = spans.filter((span) => span.start <= start && span.end >= end).map(({ kind }) => kind)
    return { words: text.slice(start, end), kinds: [...new Set(kinds)] }
  })
}
