/*
 * [BA6] How far apart a room is about one proposal: the standard deviation of its answers, divided by the largest that the
 * scale allows (half of it, reached when one half says the lowest and the other the highest). So 0 is "all the same" and 1
 * "split down the middle", whatever the method; it asks how far people are from each other and not which way they lean, and
 * it needs no table of cases. The share of the most frequent answer would call 1-1-1-5 and 1-1-1-2 the same.
 */

/** An item is contested from here on … */
const CONTESTED_FROM = 0.5
/** … when so many answered it at least: two who differ are a conversation, not a split room. */
const MIN_ANSWERS = 3

/** 0 to 1 for answers on a scale from `min` to `max`; `null` with fewer than two answers, or a scale of one value. */
export function measureDisagreement(
  answers: readonly number[],
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  if (answers.length < 2 || max <= min) return null
  const mean = answers.reduce((sum, answer) => sum + answer, 0) / answers.length
  // In ascending order, so that the same answers give the same sum to the last bit.
  const squares = answers.toSorted((a, b) => a - b).map((answer) => (answer - mean) ** 2)
  const variance = squares.reduce((sum, square) => sum + square, 0) / answers.length
  return Math.min(1, Math.sqrt(variance) / ((max - min) / 2))
}

/** Which items are flagged: of those that are contested the third of all items that is most so, one at least. */
export function findContested(
  items: readonly { readonly id: string; readonly disagreement: number | null; readonly answers: number }[],
): ReadonlySet<string> {
  const contested = items
    .flatMap(({ id, disagreement, answers }) =>
      disagreement !== null && disagreement >= CONTESTED_FROM && answers >= MIN_ANSWERS
        ? [{ id, disagreement }]
        : [],
    )
    .sort((a, b) => b.disagreement - a.disagreement)
  const most = contested[Math.max(1, Math.round(items.length / 3)) - 1]
  // Those that are as contested as the last one are with it.
  const from = most?.disagreement ?? 0
  return new Set(contested.filter(({ disagreement }) => disagreement >= from).map(({ id }) => id))
}
