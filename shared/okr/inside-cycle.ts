import type { Cycle } from './cycle.ts'

/** Both days of a cycle are in it. Apart from the schema, so that reading a statement needs none of it. */
export function isInside(cycle: Pick<Cycle, 'startsOn' | 'endsOn'>, day: string): boolean {
  return cycle.startsOn <= day && day <= cycle.endsOn
}
