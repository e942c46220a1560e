/** Where the ends and the middle of the mouth are, for 1 to 5. */
const MOUTHS = {
  1: 'M7.500 17.200q4.500 -4.600 9 0',
  2: 'M7.800 16.600q4.200 -2.200 8.400 0',
  3: 'M8 15.800h8',
  4: 'M7.800 14.800q4.200 2.800 8.400 0',
  5: 'M7.300 14.200q4.700 6 9.400 0',
} as const
export type Score = keyof typeof MOUTHS
export const SCORES = [1, 2, 3, 4, 5] as const satisfies readonly Score[]

/** A face in a few lines. Decorative: what it means stands in words beside it. */
export function Face({ score }: { score: Score }) {
  return (
    <svg class="face" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9.500" />
      <path d="M9 9.400v.8M15 9.400v.8" />
      <path d={MOUTHS[score]} />
    </svg>
  )
}
