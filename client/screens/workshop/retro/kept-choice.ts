import { GRADES } from '../../../ui/charts/grade-axis.tsx'
import { useKeptWords } from '../use-kept-words.ts'
import type { ChosenGrade } from './grade-scale.tsx'

const PASS = 'pass'

/** Under which a tab keeps the grade that I picked of a key result. */
export const gradeDraft = (keyResultId: string): string => `grade-${keyResultId}`

/** A grade that was picked and is not set yet, kept for this tab. */
export function useKeptGrade(name: string) {
  const { words, type, drop } = useKeptWords(name)
  return {
    picked: readPick(words),
    pick: (grade: number | null) => type(grade === null ? PASS : String(grade)),
    drop,
  }
}

/** `undefined`: nothing was picked, or nothing that is a grade. */
export function readPick(kept: string): ChosenGrade {
  if (kept === PASS) return null
  return kept === '' ? undefined : GRADES.find((grade) => String(grade) === kept)
}

/** One of a few words that was picked and is not sent yet, kept for this tab. */
export function useKeptChoice<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  known: Choice | null,
) {
  const { words, type, drop } = useKeptWords(name, known ?? '')
  return { chosen: choices.find((choice) => choice === words) ?? null, choose: type, drop }
}
