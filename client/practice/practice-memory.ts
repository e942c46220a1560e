import * as v from 'valibot'
import { PracticeTeammateSchema } from '../../shared/api/practice-api.ts'

/** What a tab keeps of a practice room that it started: the teammates come back with a reload, and go with the tab. */
const PracticeSchema = v.object({
  deletedAtMs: v.number(),
  teammates: v.array(PracticeTeammateSchema),
  /** How long the teammates take for everything, against what people take. */
  pace: v.number(),
})
export type Practice = v.InferOutput<typeof PracticeSchema>

const keyOf = (workshopId: string) => `turnout-practice:${workshopId}`

export function rememberPractice(workshopId: string, practice: Practice): void {
  try {
    sessionStorage.setItem(keyOf(workshopId), JSON.stringify(practice))
  } catch {
    // Refused by the browser's settings: the teammates then stay away after a reload.
  }
}

export function recallPractice(workshopId: string): Practice | null {
  try {
    const kept = v.safeParse(PracticeSchema, JSON.parse(sessionStorage.getItem(keyOf(workshopId)) ?? 'null'))
    return kept.success ? kept.output : null
  } catch {
    return null
  }
}

/** Faster than people, for those who only want to see it work, and not so fast that a room would mind. */
const PACES = { least: 0.02, most: 4 } as const

/** The pace that an address asks for by `?pace=0.1`; without one, that of people. */
export function paceFrom(asked: string | undefined): number {
  const pace = Number(asked ?? '1')
  return Number.isFinite(pace) ? Math.min(PACES.most, Math.max(PACES.least, pace)) : 1
}
