import type { Cycle } from './cycle.ts'

/** The cycle that a team looks at when it names none: the one that today is in, else the next, else the last. */
export function chooseCycle<Each extends Cycle>(cycles: readonly Each[], today: string): Each | null {
  // Of a year and a quarter in it, the quarter is what is worked on.
  const current = first(
    cycles.filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn),
    (one, other) => compare(one.endsOn, other.endsOn) || compare(other.startsOn, one.startsOn),
  )
  const next = () =>
    first(
      cycles.filter(({ startsOn }) => startsOn > today),
      (one, other) => compare(one.startsOn, other.startsOn) || compare(one.endsOn, other.endsOn),
    )
  const last = () => first(cycles, (one, other) => compare(other.endsOn, one.endsOn))
  return current ?? next() ?? last()
}

function first<Each extends Cycle>(
  cycles: readonly Each[],
  order: (one: Each, other: Each) => number,
): Each | null {
  return cycles.toSorted((one, other) => order(one, other) || compare(one.name, other.name))[0] ?? null
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
