import { useId, useState } from 'preact/hooks'
import { suggestDeadlines } from '../../../../shared/ballot/hours.ts'
import { currentStage } from '../../../../shared/workshop/agenda.ts'
import {
  hasReveal,
  MAX_STAGE_MINUTES,
  neighbourStage,
  type StageKind,
} from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import type { TimerEnd } from '../../../../shared/workshop/timer.ts'
import { timerText } from '../../../text/en/timer.ts'
import { voteHours } from '../../../text/en/vote-hours.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { ZonedTimeFields } from '../vote/set-up/zoned-time-fields.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../../../ui/check.css'
import './timer-dialog.css'

const MINUTE_MS = 60_000
const QUICK_MINUTES = [2, 5, 8, 10, 15] as const
const USUAL_MINUTES = 5

/** How long this stage takes: minutes from now, or until a day and an hour; and what its end brings about. */
export function TimerDialog({ visible, onClose }: { visible: Visible; onClose: () => void }) {
  const { model } = useWorkshop()
  const { timer, workshop } = visible
  const stage = currentStage(visible)
  const [by, setBy] = useState<'minutes' | 'deadline'>(timer?.isDeadline === true ? 'deadline' : 'minutes')
  const [minutes, setMinutes] = useState(stage.minutes ?? USUAL_MINUTES)
  const [suggestions] = useState(() => suggestDeadlines(model.roomNowMs(), workshop.timeZone))
  const [endsAtMs, setEndsAtMs] = useState<number | null>(
    timer?.isDeadline === true ? timer.endsAtMs : (suggestions[0]?.atMs ?? null),
  )
  const [atEnd, setAtEnd] = useState<TimerEnd>(timer?.atEnd ?? 'nothing')
  const text = timerText
  const command =
    by === 'minutes'
      ? ({ type: 'start-timer', ms: minutes * MINUTE_MS, atEnd } as const)
      : ({ type: 'set-deadline', endsAtMs: endsAtMs ?? 0, atEnd } as const)
  const permission = model.may(command)
  const give = async () => {
    if (await model.give(command)) onClose()
  }
  const ends: readonly TimerEnd[] = [
    'nothing',
    ...(hasReveal(stage) ? (['reveal'] as const) : []),
    ...(neighbourStage(visible.agenda, stage.id, 1) === null ? [] : (['advance'] as const)),
  ]
  return (
    <Dialog
      title={text.setTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="ink" disabled={!permission.ok} onClick={() => void give()}>
            {by === 'minutes' ? text.startTimer : text.setDeadline}
          </Button>
        </>
      }
    >
      <div>
        <Segmented
          label={text.by}
          segments={[
            { value: 'minutes', label: text.byMinutes },
            { value: 'deadline', label: text.byDeadline },
          ]}
          value={by}
          onChange={setBy}
        />
      </div>
      {by === 'minutes' ? (
        <>
          <NumberStepper
            label={text.minutes}
            value={minutes}
            min={1}
            max={MAX_STAGE_MINUTES}
            onChange={setMinutes}
          />
          <Picks
            label={text.quick}
            picks={QUICK_MINUTES.map((quick) => ({ value: quick, label: text.minutesShort(quick) }))}
            value={minutes}
            onPick={setMinutes}
          />
        </>
      ) : (
        <>
          <Picks
            label={text.quick}
            picks={suggestions.map(({ id, atMs }) => ({ value: atMs, label: voteHours.suggestions[id] }))}
            value={endsAtMs}
            onPick={setEndsAtMs}
          />
          <ZonedTimeFields
            labels={{ date: text.day, time: text.hour }}
            timeZone={workshop.timeZone}
            atMs={endsAtMs}
            onChange={setEndsAtMs}
          />
          <p class="small muted">{text.deadlineHelp(workshop.timeZone)}</p>
        </>
      )}
      <EndChoice kind={stage.kind} ends={ends} value={atEnd} onChange={setAtEnd} />
      {permission.ok ? null : <p role="status">{permission.refusal.message}</p>}
    </Dialog>
  )
}

function Picks({
  label,
  picks,
  value,
  onPick,
}: {
  label: string
  picks: readonly { readonly value: number; readonly label: string }[]
  value: number | null
  onPick: (value: number) => void
}) {
  return (
    <ul class="row timerpicks" aria-label={label}>
      {picks.map((pick) => (
        <li key={pick.value}>
          <button
            type="button"
            class="btn btn--sm"
            aria-pressed={pick.value === value}
            onClick={() => onPick(pick.value)}
          >
            {pick.label}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What an end brings about; where something waits to be revealed, going on leaves it hidden. */
function endWords(end: TimerEnd, ends: readonly TimerEnd[], kind: StageKind): string {
  const reveals: Partial<Record<StageKind, string>> = timerText.reveals
  if (end === 'reveal') return reveals[kind] ?? timerText.ends.reveal
  return end === 'advance' && ends.includes('reveal') ? timerText.advanceHidden : timerText.ends[end]
}

function EndChoice({
  kind,
  ends,
  value,
  onChange,
}: {
  kind: StageKind
  ends: readonly TimerEnd[]
  value: TimerEnd
  onChange: (end: TimerEnd) => void
}) {
  const name = useId()
  return (
    <fieldset class="timerends">
      <legend>{timerText.atEnd}</legend>
      {ends.map((end) => (
        <label key={end} class="check">
          <input type="radio" name={name} checked={end === value} onChange={() => onChange(end)} />
          <span>{endWords(end, ends, kind)}</span>
        </label>
      ))}
    </fieldset>
  )
}
