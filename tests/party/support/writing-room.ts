import * as v from 'valibot'
import { type StagePlan, StagePlanSchema } from '../../../shared/workshop/stages.ts'
import type { TestPerson } from './signing.ts'

type Naming = 'named' | 'anonymous'

/** An agenda that begins where people write alone, and asks how they are after that. */
export function writingAgenda(naming: Naming): StagePlan[] {
  const settings = { writing: 'private', naming } as const
  return [
    { kind: 'objectives', settings },
    { kind: 'pulse' },
    { kind: 'key-results' },
    { kind: 'review' },
  ].map((stage) => v.parse(StagePlanSchema, stage))
}

export function writerNo(at: number): TestPerson {
  return { personId: `p-writer-${at}`, name: `Writer ${at}`, role: 'participant' }
}

/** What this person, and nobody else, writes on this card. */
export function textNo(at: number, card: number): string {
  return `alone-${at}-${card}-said`
}

/** As the author's device makes it. */
export function cardIdNo(at: number, card: number): string {
  return `device-${at}-card-${card}`
}
