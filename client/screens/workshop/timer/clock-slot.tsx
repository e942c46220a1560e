import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Visible } from '../../../../shared/workshop/state.ts'
import type { ShownTimer } from '../../../models/stage-timer.ts'
import { timerText } from '../../../text/en/timer.ts'
import { useLoaded } from '../use-loaded.ts'
import { useWorkshop } from '../workshop-context.ts'

const loadStageClock = () => import('./stage-clock.tsx')
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

/** What a facilitator does with it. */
export function LeadClockSlot({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const Clock = useLoaded(true, loadLeadClock, () => model.toasts.show(timerText.failed))
  return Clock === null ? null : <Clock visible={visible} />
}
