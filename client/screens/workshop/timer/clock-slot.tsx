import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Visible } from '../../../../shared/workshop/state.ts'
import type { ShownTimer } from '../../../models/stage-timer.ts'
import { timerText } from '../../../text/en/timer.ts'
import { useLoaded } from '../use-loaded.ts'
import { useWorkshop } from '../workshop-context.ts'

const loadStageClock = () => import('./stage-clock.tsx')
const loadTimerDialog = () => import('./timer-dialog.tsx').then((chunk) => chunk.TimerDialog)
const loadLeadClock = () => import('./lead-clock.tsx').then((chunk) => chunk.LeadClock)

/**
 * The clock of the stage, for everybody: fetched once there is one. `watch` stays through all stages, so that each end is
 * told once; `face` stands in the stage's head.
 */
export function useStageClock(visible: Visible): {
  readonly watch: ComponentChildren
  readonly face: ComponentChildren
} {
  const { model } = useWorkshop()
  const shown = useSignal<ShownTimer | null>(null)
  const chunk = useLoaded(visible.timer !== null, loadStageClock, () => model.toasts.show(timerText.failed))
  if (chunk === null) return { watch: null, face: null }
  return {
    watch: <chunk.ClockWatch shown={shown} />,
    face: <chunk.ClockFace shown={shown} timeZone={visible.workshop.timeZone} />,
  }
}

/** What a facilitator does with it: `buttons` for the bar, and the `dialog` that they open, which stands outside of it. */
export function useLeadClock(visible: Visible): {
  readonly buttons: ComponentChildren
  readonly dialog: ComponentChildren
} {
  const { model } = useWorkshop()
  const [isSetting, setSetting] = useState(false)
  const failed = () => {
    setSetting(false)
    model.toasts.show(timerText.failed)
  }
  const Clock = useLoaded(true, loadLeadClock, failed)
  const TimerDialog = useLoaded(isSetting, loadTimerDialog, failed)
  return {
    buttons: Clock === null ? null : <Clock visible={visible} onSet={() => setSetting(true)} />,
    dialog:
      isSetting && TimerDialog !== null ? (
        <TimerDialog visible={visible} onClose={() => setSetting(false)} />
      ) : null,
  }
}
