// How well answers agree with labels. All pure; a "case" is one labelled statement with what was answered.

export type Case<Label> = { readonly expected: Label; readonly answered: Label }

export function accuracy<Label>(cases: ReadonlyArray<Case<Label>>): number {
  return share(cases, ({ expected, answered }) => expected === answered)
}

/** The harmonic mean of precision and recall for one label; `NaN` where it is neither expected nor answered. */
export function f1<Label>(cases: ReadonlyArray<Case<Label>>, label: Label): number {
  let both = 0
  let expectations = 0
  let answers = 0
  for (const { expected, answered } of cases) {
    if (expected === label) expectations += 1
    if (answered === label) answers += 1
    if (expected === label && answered === label) both += 1
  }
  return (2 * both) / (expectations + answers)
}

/** The mean of each label's F1, however rare it is; a label that never occurs does not count. */
export function macroF1<Label>(cases: ReadonlyArray<Case<Label>>, labels: readonly Label[]): number {
  return mean(labels.map((label) => f1(cases, label)).filter((value) => !Number.isNaN(value)))
}

/** Rows are what was expected, columns what was answered, both in the order of `labels`. */
export function confusion<Label>(cases: ReadonlyArray<Case<Label>>, labels: readonly Label[]): number[][] {
  return labels.map((row) =>
    labels.map(
      (column) => cases.filter(({ expected, answered }) => expected === row && answered === column).length,
    ),
  )
}

export function share<Item>(items: readonly Item[], counts: (item: Item) => boolean): number {
  return items.filter(counts).length / items.length
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export type Interval = { readonly low: number; readonly high: number }

/** Of the normal distribution: 95% lie within. */
const Z = 1.959964

/** Wilson's 95% interval for a proportion: sound for few cases and near 0 and 1, where the usual one is not. */
export function wilsonInterval(successes: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 }
  const p = successes / n
  const centre = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n)
  const reach = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}

/** A 95% interval for any figure by drawing as many cases again, with replacement: the same seed, the same interval. */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  figure: (drawn: readonly Item[]) => number,
  { seed, rounds }: { readonly seed: number; readonly rounds: number },
): Interval {
  const random = seededRandom(seed)
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) {
    const drawn = items.map((item) => items[Math.floor(random() * items.length)] ?? item)
    const value = figure(drawn)
    if (!Number.isNaN(value)) figures.push(value)
  }
  figures.sort((a, b) => a - b)
  const at = (quantile: number) => figures[Math.round(quantile * (figures.length - 1))] ?? Number.NaN
  return { low: at(0.025), high: at(0.975) }
}

/** Mulberry32: numbers from 0 to below 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
