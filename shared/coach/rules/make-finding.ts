import type { CoachRule, Finding, Help, Span, Verdict } from '../finding.ts'
import { SPOKEN_RULES } from './spoken-rules.ts'

/** What a finding says beyond its rule: everything left out is the rule's own. */
export type Said = {
  readonly verdict?: Verdict
  readonly span?: Span | null
  readonly title?: string
  readonly prompt?: string
  /** What was seen in these words; the rule's reason follows it. */
  readonly seen?: string
  readonly helps?: readonly Help[]
}

/**
 * A finding of a rule: the rule's words, closer to the statement where something closer can be said. To say `ask` is to be
 * unsure whether the rule applies at all.
 */
export function makeFinding(rule: CoachRule, { seen, ...said }: Said = {}): Finding {
  const { promptIfUnsure, ...entry } = SPOKEN_RULES[rule]
  const asked =
    said.verdict === 'ask' ? { title: `${entry.title}?`, prompt: promptIfUnsure ?? entry.prompt } : {}
  const reason = seen === undefined ? entry.reason : `${seen} ${entry.reason}`
  return { rule, span: null, ...entry, ...asked, ...said, reason }
}

const MAX_QUOTED_CHARACTERS = 48

/** The words at a span in quotation marks, cut where they would fill a card; `null` when nothing stands there. */
export function quote(text: string, span: Span | null): string | null {
  if (span === null) return null
  const words = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim()
  if (words === '') return null
  const characters = [...words]
  return characters.length <= MAX_QUOTED_CHARACTERS
    ? `“${words}”`
    : `“${characters
        .slice(0, MAX_QUOTED_CHARACTERS - 1)
        .join('')
        .trimEnd()}…”`
}
