import { participantOf, type Visible } from './state.ts'

/**
 * Somebody who was here before under the same name, however it is written: perhaps the same person on another device, who came
 * by the join link once more. `null` where there is none, and for the one who was first.
 */
export function namesakeOf(visible: Visible, personId: string): string | null {
  const me = participantOf(visible, personId)
  if (me === null) return null
  const name = folded(me.name)
  const before = Object.entries(visible.roster).find(
    ([id, other]) =>
      id !== personId && !other.removed && other.joinedAtMs <= me.joinedAtMs && folded(other.name) === name,
  )
  return before?.[0] ?? null
}

function folded(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en')
}
