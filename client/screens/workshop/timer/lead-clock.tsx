import { computed } from '@preact/signals'
import { Pause, Play, Plus, Timer } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { currentStage } from '../../../../shared/workshop/agenda.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { createStageTimer } from '../../../models/stage-timer.ts'
import { timerText } from '../../../text/en/timer.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { useWorkshop } from '../workshop-context.ts'

const MINUTE_MS = 60_000
const MORE_MS = 2 * MINUTE_MS

/** The stage's clock in the facilitator's hands: start it with what is planned, pause it, add to it, end it. */
export function LeadClock({ visible, onSet }: { visible: Visible; onSet: () => void }) {
  const { model } = useWorkshop()
  const { timer } = visible
  const phase = usePhase()
  const { minutes } = currentStage(visible)
  const text = timerText
  const isRunning = phase === 'running' && timer?.isDeadline === false
  return (
    <div class="lead__clock">
      {phase === null && minutes !== null ? (
        <Button
          variant="quiet"
          icon={Play}
          aria-label={text.start(minutes)}
          onClick={() => void model.give({ type: 'start-timer', ms: minutes * MINUTE_MS, atEnd: 'nothing' })}
        >
          {text.start(minutes)}
        </Button>
      ) : null}
      {isRunning ? (
        <IconButton
          icon={Pause}
          label={text.pause}
          onClick={() => void model.give({ type: 'pause-timer' })}
        />
      ) : null}
      {phase === 'paused' ? (
        <Button
          variant="quiet"
          icon={Play}
          aria-label={text.resumeLabel}
          onClick={() => void model.give({ type: 'resume-timer' })}
        >
          {text.resume}
        </Button>
      ) : null}
      {phase !== null && timer?.isDeadline === false ? (
        <Button
          variant="quiet"
          icon={Plus}
          aria-label={text.addLabel}
          title={text.addLabel}
          onClick={() => void model.give({ type: 'add-time', ms: MORE_MS })}
        >
          {text.add}
        </Button>
      ) : null}
      <Menu label={text.menu} icon={Timer} items={menuItems()} class="btn--quiet btn--icon" />
    </div>
  )

  function menuItems(): MenuItem[] {
    const other: MenuItem = { id: 'other', label: text.menuOther, onSelect: onSet }
    if (phase === null) return [other]
    const isTakenAway = phase === 'over' || timer?.isDeadline === true
    const removeLabel = timer?.isDeadline === true ? text.menuRemoveDeadline : text.menuRemove
    return [
      other,
      {
        id: 'end',
        label: isTakenAway ? removeLabel : text.menuEnd,
        onSelect: () => void model.give({ type: 'end-timer' }),
      },
    ]
  }
}

/** Where the clock stands, drawn anew only when that changes. */
function usePhase() {
  const { model } = useWorkshop()
  const clock = useMemo(() => {
    const { shown, dispose } = createStageTimer({
      timer: computed(() => model.visible.value?.timer ?? null),
      clock: { offsetMs: model.clockOffsetMs, nowMs: model.roomNowMs },
      clockWasSet: () => {},
      onLastMinute: () => {},
      onEnd: () => {},
    })
    return { phase: computed(() => shown.value?.phase ?? null), dispose }
  }, [model])
  useEffect(() => clock.dispose, [clock])
  return clock.phase.value
}
