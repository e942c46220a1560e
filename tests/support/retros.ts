import type { RetroBasis } from '../../shared/retro/retro-state.ts'

type BasisKeyResult = RetroBasis['objectives'][number]['keyResults'][number]

export function basisKeyResult(id: string, change: Partial<BasisKeyResult> = {}): BasisKeyResult {
  return { id, text: `Key result ${id}`, commitment: null, owner: null, droppedReason: null, ...change }
}

/**
 * Two objectives of a cycle: Pat owns `k-1`, which is committed; `k-2` was the business of somebody who is gone; `k-3`, which is
 * aspirational, was nobody's, and `k-4` was dropped on the way.
 */
export const BASIS: RetroBasis = {
  number: 1,
  objectives: [
    {
      id: 'o-1',
      text: 'Ship with confidence',
      commitment: 'committed',
      keyResults: [
        basisKeyResult('k-1', { commitment: 'committed', owner: { personId: 'pat', name: 'Pat' } }),
        basisKeyResult('k-2', { commitment: 'committed', owner: { personId: 'gone', name: 'Gil' } }),
      ],
    },
    {
      id: 'o-2',
      text: 'Know our users',
      commitment: null,
      keyResults: [
        basisKeyResult('k-3', { commitment: 'aspirational' }),
        basisKeyResult('k-4', { droppedReason: 'The vendor gave up the product' }),
      ],
    },
  ],
  openActions: [
    {
      id: 'action-old',
      text: 'Ask support first',
      owner: { personId: 'pat', name: 'Pat' },
      dueOn: '2027-02-01',
      cycleName: '2026-Q4',
    },
  ],
}
