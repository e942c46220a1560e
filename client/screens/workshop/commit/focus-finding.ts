import type { Card } from '../../../../shared/board/cards.ts'
import { findTargetProblem, type TargetProblem } from '../../../../shared/okr/target.ts'

const FIELD_OF_PROBLEM: Readonly<Record<TargetProblem, string>> = {
  'direction-missing': 'direction',
  'milestone-reason-missing': 'reason',
  'baseline-missing': 'from',
  'target-missing': 'target',
  'unit-missing': 'unit',
  'target-equals-baseline': 'target',
  'target-against-direction': 'target',
}

/** Goes to the field that a finding is about: scrolls its card into view and focuses what is to be mended. */
export function focusFinding(finding: { readonly rule: string }, card: Card): void {
  const root = document.getElementById(`card-${card.id}`)
  if (root === null) return
  const name = fieldOf(finding, card)
  const field = name === null ? null : root.querySelector<HTMLElement>(`[name="${name}"]`)
  const target = field ?? root.querySelector<HTMLElement>('button, input, select, textarea')
  root.scrollIntoView({ block: 'start' })
  target?.focus()
}

function fieldOf(finding: { readonly rule: string }, card: Card): string | null {
  if (card.kind !== 'keyResult') return null
  if (finding.rule === 'KR8') return 'due'
  if (finding.rule === 'KR9') return 'owner'
  const problem = finding.rule === 'KR4' ? findTargetProblem(card.fields) : null
  return problem === null ? null : FIELD_OF_PROBLEM[problem]
}
