import { useEffect, useRef, useState } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'

/** The turn of the cards takes this long, the delays between them included. */
const TURN_MS = 900

/**
 * Puts *Reveal* into the facilitator's bar as long as cards wait, or none has been shown yet; tells everybody when it
 * happens.
 * @returns what was revealed, and whether that was just now
 */
export function useReveal(
  visible: Visible,
  stage: Stage,
): {
  readonly revealed: Visible['revealed'][string] | null
  readonly isTurning: boolean
} {
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
  const shownAtMs = useRef(atMs)
  const [isTurning, setTurning] = useState(false)
  useEffect(() => {
    if (shownAtMs.current === atMs || atMs === null) return
    shownAtMs.current = atMs
    announcement.value = writingText.revealed(cards)
    setTurning(true)
    const timer = setTimeout(() => setTurning(false), TURN_MS)
    return () => clearTimeout(timer)
  }, [atMs, cards, announcement])
  return { revealed, isTurning }
}
