import { useEffect, useState } from 'preact/hooks'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import { useHeldCard } from '../discuss/use-held-card.ts'
import { useWorkshop } from '../workshop-context.ts'
import { listKeyResults, type RetroKeyResult } from './key-results.ts'

/**
 * The key result that I am shown. Where the room goes through them together it is the room's, unless I am in the middle of
 * words about another one, or looked at another one since; else I go at my own pace. Who leads takes the others along.
 */
export function useShownKeyResult(retro: Retro) {
  const { model, drafts } = useWorkshop()
  const all = listKeyResults(retro)
  const isTogether = retro.currentId !== null
  const { shownId: roomId, follow } = useHeldCard(retro.currentId)
  const [ownId, setOwnId] = useState<string | null>(() => drafts.read(OWN_PLACE) || null)
  // The room goes on: whoever looked elsewhere is taken along.
  useEffect(() => {
    if (retro.currentId !== null) setOwnId(null)
  }, [retro.currentId])
  const isLeading = model.can('lead-workshop')
  const shown: RetroKeyResult | null =
    all.find(({ keyResult }) => keyResult.id === (ownId ?? roomId)) ?? all[0] ?? null
  const go = (keyResultId: string) => {
    if (isTogether && isLeading) {
      void model.give({ type: 'show-key-result', keyResultId })
      return
    }
    drafts.write(OWN_PLACE, isTogether ? '' : keyResultId)
    setOwnId(isTogether && keyResultId === retro.currentId ? null : keyResultId)
  }
  return {
    all,
    shown,
    isTogether,
    /** The room is at another one. */
    isElsewhere: isTogether && shown !== null && shown.keyResult.id !== retro.currentId,
    go,
    /** To where the room is. */
    follow: () => {
      setOwnId(null)
      follow()
    },
  }
}

const OWN_PLACE = 'retro-place'
