import { describe, expect, test } from 'vitest'
import { isQuestion, isToSharpen, sortFindings } from '../../client/models/card-findings.ts'
import type { Finding } from '../../shared/coach/finding.ts'
import type { Dismissal } from '../../shared/workshop/dismissals.ts'
import type { StageKind } from '../../shared/workshop/stages.ts'

function finding(rule: Finding['rule'], verdict: Finding['verdict']): Finding {
  const words = { title: rule, prompt: '?', reason: '', example: { weak: '', strong: '' } }
  return { rule, verdict, span: null, helps: [], ...words }
}

const ON_CARD = { cardId: 'k-1', words: 'Deploy Feature X', dismissals: {} }
const at = (stageKind: StageKind, dismissals: Record<string, Dismissal> = {}) => ({
  ...ON_CARD,
  stageKind,
  dismissals,
})
const dismissal: Dismissal = {
  ...{ cardId: 'k-1', rule: 'KR1', reason: 'r', personId: 'pat', atMs: 1 },
  wording: 'deploy feature x.',
}

describe('the findings of a card', () => {
  test('[KR8] what Commit settles is a hint until then, after what is about the words', () => {
    const found = [finding('KR1', 'warn'), finding('KR8', 'warn'), finding('KR10', 'hint')]
    const early = sortFindings(found, at('key-results')).open.map(({ finding: each }) => each)
    expect(early.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['KR1', 'warn'],
      ['KR10', 'hint'],
      ['KR8', 'hint'],
    ])
    const late = sortFindings(found, at('commit')).open.map(({ finding: each }) => each)
    expect(late).toEqual(found)
  })

  test('[BA8] a dismissed one is apart while the words are the same, and comes back with the reason of then', () => {
    const found = [finding('KR1', 'warn'), finding('KR4', 'warn')]
    const held = sortFindings(found, at('outcomes', { 'k-1/KR1': dismissal }))
    expect(held.open.map(({ finding: { rule } }) => rule)).toEqual(['KR4'])
    expect(held.dismissed).toEqual([{ finding: found[0], dismissal }])
    const reworded = { ...at('outcomes', { 'k-1/KR1': dismissal }), words: 'Deploy Feature Y' }
    expect(sortFindings(found, reworded)).toEqual({
      open: [
        { finding: found[0], earlier: dismissal },
        { finding: found[1], earlier: null },
      ],
      dismissed: [],
    })
  })
})

describe('a card wants work', () => {
  test.each<[string, readonly Finding[], StageKind, boolean]>([
    ['nothing is said', [], 'outcomes', false],
    ['there are hints alone', [finding('KR5', 'hint'), finding('KR8', 'warn')], 'outcomes', false],
    ['something is asked', [finding('KR1', 'ask')], 'outcomes', true],
    ['something is to be mended', [finding('KR4', 'warn')], 'outcomes', true],
    ['its date is missing at Commit', [finding('KR8', 'warn')], 'commit', true],
    ['[OB8] it is asked what every objective is asked', [finding('OB8', 'ask')], 'review', false],
  ])('when %s: %#', (_what, found, stageKind, expected) => {
    expect(isToSharpen(sortFindings(found, at(stageKind)))).toBe(expected)
  })

  test('not when everything to mend was dismissed', () => {
    const found = [finding('KR1', 'warn')]
    expect(isToSharpen(sortFindings(found, at('outcomes', { 'k-1/KR1': dismissal })))).toBe(false)
  })
})

test('[OB8] [SE3] what only the group can answer is a question; what the coach is unsure of is none', () => {
  expect([isQuestion('OB8'), isQuestion('SE3'), isQuestion('KR1')]).toEqual([true, true, false])
})
