/** Editing another card each time. */
export function presenceState(person: number, count: number) {
  return { personId: `p-${person}`, name: `Person ${person}`, editing: `bench-${person}-${count}` }
}

/** Which of its author's presences this is, or `null` when it is none of the benchmark's. */
export function presenceNumber(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('editing' in state)) return null
  const count = Number(String(state.editing).split('-').at(-1))
  return Number.isInteger(count) ? count : null
}
