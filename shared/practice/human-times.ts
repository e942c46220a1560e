import { chanceOf } from './chance.ts'
import type { Teammate } from './teammates.ts'

/** A phone and a keyboard taken together: about five characters a second. */
const MS_PER_CHARACTER = 190

/** How long this person takes to think, between the two, by what it is about. In ms. */
export function thinkingMs(
  { seed, character }: Teammate,
  [leastMs, mostMs]: readonly [number, number],
  ...about: readonly (string | number)[]
): number {
  return Math.round((leastMs + chanceOf(seed, 'think', ...about) * (mostMs - leastMs)) * character.pace)
}

/** How long this person takes to come up with a sentence and to write it, in ms. */
export function writingMs(teammate: Teammate, text: string): number {
  const typingMs = text.length * MS_PER_CHARACTER * teammate.character.pace
  return Math.round(thinkingMs(teammate, [2_000, 9_000], text) + typingMs)
}
