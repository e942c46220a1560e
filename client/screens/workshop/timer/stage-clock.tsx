import { computed, effect, type ReadonlySignal, type Signal } from '@preact/signals'
import { Volume2, VolumeX } from 'lucide'
import { useEffect } from 'preact/hooks'
import { assertNever } from '../../../../shared/result.ts'
import { createStageTimer, type ShownTimer } from '../../../models/stage-timer.ts'
import { isTimerSoundOn, soundTimerEnd, toggleTimerSound } from '../../../models/timer-sound.ts'
import { formatMoment } from '../../../text/dates.ts'
import { timerText } from '../../../text/en/timer.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Timer, type TimerState } from '../../../ui/timer.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** A deadline is counted down from here on. */
const COUNT_DOWN_MS = 60 * 60_000

/** Keeps `shown` at what is left. It is said once when a minute is left and when it is over, and sounds softly then. */
export function ClockWatch({ shown }: { shown: Signal<ShownTimer | null> }) {
  const { model, announcement } = useWorkshop()
  useEffect(() => {
    const clock = createStageTimer({
      timer: computed(() => model.visible.value?.timer ?? null),
      clock: { offsetMs: model.clockOffsetMs, nowMs: model.roomNowMs },
      clockWasSet: model.measureClock,
      onLastMinute: () => {
        announcement.value = timerText.lastMinute
      },
      onEnd: () => {
        announcement.value = timerText.isOver
        soundTimerEnd()
      },
    })
    const stopShowing = effect(() => {
      shown.value = clock.shown.value
    })
    return () => {
      stopShowing()
      clock.dispose()
    }
  }, [model, announcement, shown])
  return null
}

/** What is left of the stage's time, in its head. */
export function ClockFace({
  shown,
  timeZone,
}: {
  shown: ReadonlySignal<ShownTimer | null>
  timeZone: string
}) {
  if (shown.value === null) return null
  return (
    <Timer state={stateOf(shown.value, timeZone)} isSilent>
      <SoundSwitch />
    </Timer>
  )
}

function SoundSwitch() {
  const isOn = isTimerSoundOn.value
  const label = isOn ? timerText.soundOn : timerText.soundOff
  return (
    <button type="button" class="timer__sound" title={label} aria-label={label} onClick={toggleTimerSound}>
      <Icon icon={isOn ? Volume2 : VolumeX} />
    </button>
  )
}

function stateOf({ timer, phase, leftMs }: ShownTimer, timeZone: string): TimerState {
  switch (phase) {
    case 'over':
      return { kind: 'over', label: timerText.over }
    case 'paused':
      return { kind: 'paused', leftMs }
    case 'running':
      return timer.isDeadline && leftMs > COUNT_DOWN_MS && timer.endsAtMs !== null
        ? { kind: 'until', label: timerText.until, when: formatMoment(timer.endsAtMs, timeZone) }
        : { kind: 'running', leftMs, totalMs: timer.isDeadline ? COUNT_DOWN_MS : timer.totalMs }
    default:
      return assertNever(phase)
  }
}
