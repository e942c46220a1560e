import { useState } from 'preact/hooks'
import { useWorkshop } from './workshop-context.ts'

/** Words in a field that are not sent yet, kept for this tab; over words that the room has already, if any. */
export type KeptWords = {
  readonly words: string
  /** They are not what the room has. */
  readonly isTyped: boolean
  type(next: string): void
  /** They were sent, or are not wanted any more: the room's show. */
  drop(): void
}

/**
 * @param name of the draft, one for each field
 * @param known what the room has: it shows until something is typed, and what others write over it is not mine to lose
 */
export function useKeptWords(name: string, known = ''): KeptWords {
  const { drafts } = useWorkshop()
  const [typed, setTyped] = useState<string | null>(() => drafts.read(name) || null)
  const keep = (next: string | null) => {
    setTyped(next)
    drafts.write(name, next ?? '')
  }
  return {
    words: typed ?? known,
    isTyped: typed !== null && typed !== known,
    type: (next) => keep(next === known ? null : next),
    drop: () => keep(null),
  }
}
