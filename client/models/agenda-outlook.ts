import type { Stage } from '../../shared/workshop/stages.ts'
import type { Visible } from '../../shared/workshop/state.ts'
import { plannedMinutes } from '../../shared/workshop/templates.ts'
import { timerLeftMs } from '../../shared/workshop/timer.ts'

const MINUTE_MS = 60_000

export type AgendaOutlook = {
  /** Of all stages that are not skipped. */
  readonly totalMinutes: number
  /** From now to the end, this stage by its clock where it has one. */
  readonly leftMinutes: number
  /** `null`: nothing that is to come has a time. */
  readonly endsAtMs: number | null
}

/** How long an agenda takes, and when it would be over. */
export function outlookOf(
  visible: Pick<Visible, 'agenda' | 'stageId' | 'timer'>,
  nowMs: number,
): AgendaOutlook {
  const { agenda, stageId, timer } = visible
  const isPlanned = ({ skipped }: Stage) => !skipped
  const at = agenda.findIndex(({ id }) => id === stageId)
  const toCome = plannedMinutes(agenda.slice(at + 1).filter(isPlanned)) * MINUTE_MS
  const hereMs =
    timer !== null && !timer.isDeadline ? timerLeftMs(timer, nowMs) : (agenda[at]?.minutes ?? 0) * MINUTE_MS
  const leftMs = hereMs + toCome
  return {
    totalMinutes: plannedMinutes(agenda.filter(isPlanned)),
    leftMinutes: Math.ceil(leftMs / MINUTE_MS),
    endsAtMs: leftMs === 0 ? null : nowMs + leftMs,
  }
}

/** The stage that one stands behind after a step earlier or later; `undefined` where there is no way to go. */
export function afterStep(
  agenda: readonly Stage[],
  stageId: string,
  step: 1 | -1,
): string | null | undefined {
  const at = agenda.findIndex(({ id }) => id === stageId)
  const stage = agenda[at]
  if (stage === undefined || stage.kind === 'finalised') return undefined
  if (step === -1) return at === 0 ? undefined : (agenda[at - 2]?.id ?? null)
  const next = agenda[at + 1]
  return next === undefined || next.kind === 'finalised' ? undefined : next.id
}
