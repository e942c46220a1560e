import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRules, RULE_GROUPS, ruleFromHash } from '../../../client/screens/coach/find-rules.ts'
import { cutAtMarks, type Mark, type MarkKind } from '../../../client/screens/coach/marked-words.ts'
import { COACH_RULES } from '../../../shared/coach/finding.ts'

describe('finding a rule', () => {
  it('shows all of them for no word, and each in one group', () => {
    expect(findRules(' ')).toEqual(COACH_RULES)
    expect(Object.values(RULE_GROUPS).flat().sort()).toEqual([...COACH_RULES].sort())
  })

  it('finds by id, by a word of its text and by its source, every word counting', () => {
    expect(findRules('kr4')).toEqual(['KR4'])
    expect(findRules('Amira')).toEqual(['KR9'])
    expect(findRules('radical focus')).toContain('KR6')
    expect(findRules('owner warehouse')).toEqual(['KR9'])
    expect(findRules('zebra')).toEqual([])
  })

  it('knows the rule that an address names', () => {
    expect(ruleFromHash('#KR4')).toBe('KR4')
    expect(ruleFromHash('#se8')).toBe('SE8')
    for (const hash of ['', '#', '#try-it', '#KR12', '#__proto__']) expect(ruleFromHash(hash)).toBeNull()
  })
})

describe('marking words', () => {
  it('cuts where marks begin and end, and keeps both kinds where they overlap', () => {
    const marks: Mark[] = [
      { kind: 'type', span: { start: 0, end: 6 } },
      { kind: 'target', span: { start: 4, end: 9 } },
      { kind: 'time', span: null },
    ]
    expect(cutAtMarks('Reduce it now', marks)).toEqual([
      { words: 'Redu', kinds: ['type'] },
      { words: 'ce', kinds: ['type', 'target'] },
      { words: ' it', kinds: ['target'] },
      { words: ' now', kinds: [] },
    ])
  })

  it('never loses or adds a character', () => {
    const kinds: readonly MarkKind[] = ['type', 'target', 'time', 'finding']
    const spans = fc.record({ start: fc.nat(60), length: fc.nat(60), kind: fc.constantFrom(...kinds) })
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.array(spans, { maxLength: 6 }),
        (text, list) => {
          const marks = list.map(({ start, length, kind }) => ({
            kind,
            span: { start, end: start + length },
          }))
          expect(
            cutAtMarks(text, marks)
              .map(({ words }) => words)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})
