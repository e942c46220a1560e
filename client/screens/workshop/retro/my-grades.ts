import type { WorkshopView } from '../workshop-context.ts'

/*
 * The room forgets who gave which grade when it reveals them. What I gave stays in this tab alone, so that my own dot can be
 * told from the others on my own screen.
 */

export function rememberMyGrade(
  { drafts }: Pick<WorkshopView, 'drafts'>,
  keyResultId: string,
  grade: number | null,
): void {
  drafts.write(nameOf(keyResultId), grade === null ? '' : String(grade))
}

/** What I gave in this tab, or `null`. */
export function myGradeOf({ drafts }: Pick<WorkshopView, 'drafts'>, keyResultId: string): number | null {
  const kept = drafts.read(nameOf(keyResultId))
  return kept === '' ? null : Number(kept)
}

function nameOf(keyResultId: string): string {
  return `my-grade-${keyResultId}`
}
