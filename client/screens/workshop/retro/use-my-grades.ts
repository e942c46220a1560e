import { useLayoutEffect } from 'preact/hooks'
import { itemOf, type RetroItem } from '../../../../shared/retro/retro-state.ts'
import { myGrade, rememberMyGrade } from '../../../models/my-grades.ts'
import { useWorkshop } from '../workshop-context.ts'

/** Keeps for this browser what I have graded, from whichever tab or device: the room forgets it at the reveal. */
export function useRememberedGrades(): void {
  const { model } = useWorkshop()
  const { workshopId } = model
  const personId = model.personId.value
  const { grades } = model.mine.value
  // What the page begins with, before the room has answered, may be older than what is kept.
  const isLive = model.isLive.value
  // Before it is painted: whoever leaves as soon as they read that it is in has it kept.
  useLayoutEffect(() => {
    if (personId === null || !isLive) return
    for (const [keyResultId, grade] of Object.entries(grades)) {
      rememberMyGrade({ workshopId, personId, keyResultId }, grade)
    }
  }, [workshopId, personId, isLive, grades])
}

/** What is known of my own grade after the reveal. `elsewhere`: I graded, and this browser was not there. */
export type MyRevealedGrade =
  | { readonly kind: 'none' | 'passed' | 'elsewhere' }
  | { readonly kind: 'known'; readonly grade: number }

/** @param kept what this browser remembers; `undefined`: nothing */
export function readMyGrade(
  { gradedIds, revealed }: Pick<RetroItem, 'gradedIds' | 'revealed'>,
  personId: string | null,
  kept: number | null | undefined,
): MyRevealedGrade {
  // What was taken back elsewhere, or before the reveal, is none of the dots.
  if (personId === null || !gradedIds.includes(personId)) return { kind: 'none' }
  if (kept === null) return { kind: 'passed' }
  return kept !== undefined && revealed?.grades.includes(kept) === true
    ? { kind: 'known', grade: kept }
    : { kind: 'elsewhere' }
}

export function useMyRevealedGrade(keyResultId: string): MyRevealedGrade {
  const { model } = useWorkshop()
  const personId = model.personId.value
  const retro = model.visible.value?.retro ?? null
  if (retro === null || personId === null) return { kind: 'none' }
  const kept = myGrade({ workshopId: model.workshopId, personId, keyResultId })
  return readMyGrade(itemOf(retro, keyResultId), personId, kept)
}
