import { describe, expect, it } from 'vitest'
import { COACH_RULES, HELPS } from '../../../shared/coach/finding.ts'
import { makeFinding, quote } from '../../../shared/coach/rules/make-finding.ts'
import { ruleEntry } from '../../../shared/coach/rules/rulebook.ts'
import { RULE_SOURCES } from '../../../shared/coach/rules/sources.ts'

describe.each(COACH_RULES)('[%s] in the rulebook', (rule) => {
  const entry = ruleEntry(rule)
  const sentences = [
    entry.says,
    entry.reason,
    entry.prompt,
    entry.promptIfUnsure ?? 'Is it?',
    entry.gate ?? 'It is.',
  ]

  it('is written in whole sentences that do not scold', () => {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z“].*[.?]$/)
      expect(sentence).not.toMatch(/!|\b(?:must|wrong|bad|fail|never do|should have)\b/i)
    }
    expect(entry.prompt).toMatch(/\?$/)
    expect(entry.title).toMatch(/^[A-Z][^.!]*$/)
  })

  it('names its source, and a weak and a strong pair that differ', () => {
    expect(entry.sources.length).toBeGreaterThan(0)
    for (const source of entry.sources) expect(RULE_SOURCES[source]).not.toBe('')
    expect(entry.example.weak).not.toBe(entry.example.strong)
  })

  it('offers only helps that exist', () => {
    for (const help of entry.helps) expect(HELPS).toContain(help)
  })

  it('makes a finding that says all a card needs', () => {
    expect(makeFinding(rule)).toMatchObject({
      rule,
      verdict: entry.verdict,
      title: entry.title,
      example: entry.example,
      span: null,
    })
  })
})

it('no two rules have one name or one example', () => {
  const entries = COACH_RULES.map(ruleEntry)
  expect(new Set(entries.map(({ name }) => name)).size).toBe(COACH_RULES.length)
  expect(new Set(entries.map(({ example }) => example.weak)).size).toBe(COACH_RULES.length)
})

describe('what a finding says beyond its rule', () => {
  it('[KR1] asks where it is told to, with the rule’s other question', () => {
    const asked = makeFinding('KR1', { verdict: 'ask' })
    expect(asked.prompt).toBe('Is this something you do, or what changes because of it?')
    expect(makeFinding('KR1').prompt).not.toBe(asked.prompt)
  })

  it('puts what it saw before the reason', () => {
    const { reason } = makeFinding('KR1', { seen: '“Deploy” says what we do.' })
    expect(reason).toBe(`“Deploy” says what we do. ${ruleEntry('KR1').reason}`)
  })

  it('quotes the words of a span in one line, and cuts them when they are long', () => {
    expect(quote('We will  deploy\nit', { start: 3, end: 15 })).toBe('“will deploy”')
    expect(quote('a', { start: 1, end: 1 })).toBeNull()
    expect(quote('a', null)).toBeNull()
    const long = quote('🚀'.repeat(80), { start: 0, end: 160 }) ?? ''
    expect([...long]).toHaveLength(50)
    expect(long.endsWith('…”')).toBe(true)
  })
})
