import * as v from 'valibot'
import type { CreateRoom } from '../../../shared/events/new-room.ts'
import type { RetroBasis } from '../../../shared/retro/retro-state.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { type StagePlan, StagePlanSchema } from '../../../shared/workshop/stages.ts'
import { basisKeyResult } from '../../support/retros.ts'
import type { TestPerson } from './signing.ts'

export const KEY_RESULT_IDS = ['k-1', 'k-2', 'k-3'] as const

const BASIS: RetroBasis = {
  number: 1,
  objectives: [
    {
      ...{ id: 'o-1', text: 'Ship with confidence', commitment: 'committed' },
      keyResults: KEY_RESULT_IDS.map((id) => basisKeyResult(id)),
    },
  ],
  openActions: [],
}

/** A retro that begins with grading. */
export const RETRO = {
  kind: 'retro',
  retro: BASIS,
} as const satisfies Pick<Partial<CreateRoom>, 'kind' | 'retro'>

/** The same, with its first key results owned by those who grade them. */
export const RETRO_OF_GRADERS = {
  kind: 'retro',
  retro: {
    ...BASIS,
    objectives: BASIS.objectives.map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.map((each, at) => {
        const { personId, name } = graderNo(at)
        return { ...each, owner: { personId, name } }
      }),
    })),
  },
} as const satisfies Pick<Partial<CreateRoom>, 'kind' | 'retro'>

export function retroAgenda(): StagePlan[] {
  return [
    { kind: 'grade' },
    { kind: 'process-pulse' },
    { kind: 'reflect', settings: { writing: 'private', naming: 'anonymous' } },
    { kind: 'vote' },
    { kind: 'close' },
  ].map((stage) => v.parse(StagePlanSchema, stage))
}

export function graderNo(at: number): TestPerson {
  return { personId: `p-grader-${at}`, name: `Grader ${at}`, role: 'participant' }
}

export function gradeOf(keyResultId: string, grade: number | null): Command {
  return { type: 'give-grade', keyResultId, grade }
}
