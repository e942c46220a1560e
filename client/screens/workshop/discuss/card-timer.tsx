import { useEffect, useState } from 'preact/hooks'
import { assertNever } from '../../../../shared/result.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { timerLeftMs, timerPhase } from '../../../../shared/workshop/timer.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { Timer } from '../../../ui/timer.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** What is left for the card, by the room's clock; nothing where cards have no timebox. */
export function CardTimer({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const { discussion, stageId } = visible
  const timer =
    discussion !== null && discussion.minutes !== null && visible.timer?.stageId === stageId
      ? visible.timer
      : null
  const [nowMs, setNowMs] = useState(model.roomNowMs)
  const isRunning = timer !== null && timerPhase(timer, nowMs) === 'running'
  useEffect(() => {
    if (timer === null) return
    setNowMs(model.roomNowMs())
    if (!isRunning) return
    const ticking = setInterval(() => setNowMs(model.roomNowMs()), 250)
    return () => clearInterval(ticking)
  }, [isRunning, model, timer])
  if (timer === null) return null
  const leftMs = timerLeftMs(timer, nowMs)
  const phase = timerPhase(timer, nowMs)
  switch (phase) {
    case 'over':
      return (
        <p class="cardtimer" role="status">
          {discussText.over}
        </p>
      )
    case 'paused':
      return <Timer state={{ kind: 'paused', leftMs }} />
    case 'running':
      return <Timer state={{ kind: 'running', leftMs, totalMs: timer.totalMs }} />
    default:
      return assertNever(phase)
  }
}
