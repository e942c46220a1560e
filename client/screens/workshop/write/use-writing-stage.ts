import { useCallback, useEffect } from 'preact/hooks'
import { type Result, refuse } from '../../../../shared/result.ts'
import { mayWriteAlone } from '../../../../shared/workshop/private-permission.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { useWorkshop } from '../workshop-context.ts'

/** Whether I may write alone in this stage, and if not, why. Reads signals. */
export function useMayWriteAlone(stage: Stage): Result<null> {
  const { model } = useWorkshop()
  const [visible, personId] = [model.visible.value, model.personId.value]
  return visible === null || personId === null
    ? refuse('not-in-room', '')
    : mayWriteAlone(visible, stage.id, { personId })
}

/**
 * Tells the others that I am writing, and nothing more: not on which card, not where in it. In an anonymous stage not even
 * that, since who writes just before the sum goes up has written a card.
 */
export function useWritingPresence({ id, settings }: Stage): {
  readonly onFocus: () => void
  readonly onBlur: () => void
} {
  const { model } = useWorkshop()
  const isTold = settings.naming === 'named'
  const stop = useCallback(() => model.presence.stopEditing(id), [model, id])
  useEffect(() => stop, [stop])
  return {
    onFocus: () => {
      if (isTold) model.presence.startEditing(id)
    },
    onBlur: stop,
  }
}
