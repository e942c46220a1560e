import { Eye } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import type { Reveal } from '../../../../shared/workshop/writing.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import { WHOLE_TURN_MS } from './use-turn.ts'

/**
 * Puts *Reveal* into the facilitator's bar as long as cards wait, or none has been shown yet; tells everybody when it
 * happens.
 * @returns what was revealed, and whether that was just now
 */
export function useReveal(
  visible: Visible,
  stage: Stage,
): { readonly revealed: Reveal | null; readonly isTurning: boolean } {
  const { model, announcement } = useWorkshop()
  const revealed = visible.revealed[stage.id] ?? null
  const waiting = visible.writing[stage.id]?.cards ?? 0
  const isOver = revealed !== null && waiting === 0
  const permission = model.may({ type: 'reveal', stageId: stage.id })
  useLeadAction(
    model.can('lead-workshop') && !isOver
      ? {
          icon: Eye,
          label: revealed === null ? writingText.reveal : writingText.revealMore(waiting),
          ...(waiting === 0 ? {} : { note: writingText.revealTurns(waiting) }),
          blocked:
            waiting === 0 ? writingText.nothingToReveal : permission.ok ? null : permission.refusal.message,
          onClick: () => void model.give({ type: 'reveal', stageId: stage.id }),
        }
      : null,
  )

  const atMs = revealed?.atMs ?? null
  const cards = revealed?.cards ?? 0
  const [seenAtMs, setSeenAtMs] = useState(atMs)
  const [turnsAtMs, setTurnsAtMs] = useState<number | null>(null)
  // While it is drawn, and not after: the cards must not stand there first and turn then.
  if (seenAtMs !== atMs) {
    setSeenAtMs(atMs)
    setTurnsAtMs(atMs)
  }
  useEffect(() => {
    if (turnsAtMs === null) return
    announcement.value = writingText.revealed(cards)
    const timer = setTimeout(() => setTurnsAtMs(null), WHOLE_TURN_MS)
    return () => clearTimeout(timer)
  }, [turnsAtMs, cards, announcement])
  return { revealed, isTurning: turnsAtMs !== null }
}
