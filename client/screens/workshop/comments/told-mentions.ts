import * as v from 'valibot'

const keyOf = (workshopId: string) => `turnout-mentions:${workshopId}`

/** Where storage is refused: told once for as long as the page lives. */
const inMemory = new Map<string, ReadonlySet<string>>()

/** The comments whose mention of me this device has told me of. */
export function wasTold(workshopId: string): ReadonlySet<string> {
  const known = inMemory.get(workshopId)
  if (known !== undefined) return known
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(workshopId)) ?? '[]')
    const ids = v.safeParse(v.array(v.string()), stored)
    return new Set(ids.success ? ids.output : [])
  } catch {
    return new Set() // Refused, or no list: then it is told again.
  }
}

export function rememberTold(workshopId: string, commentIds: readonly string[]): void {
  const told = new Set([...wasTold(workshopId), ...commentIds])
  inMemory.set(workshopId, told)
  try {
    localStorage.setItem(keyOf(workshopId), JSON.stringify([...told]))
  } catch {
    // Full or refused: see `inMemory`.
  }
}
