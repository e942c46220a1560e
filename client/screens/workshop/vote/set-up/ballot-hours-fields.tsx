import { useState } from 'preact/hooks'
import { suggestDeadlines } from '../../../../../shared/ballot/hours.ts'
import { formatInstantFor } from '../../../../../shared/time/zoned-time.ts'
import { voteHours as text } from '../../../../text/en/vote-hours.ts'
import { SelectField } from '../../../../ui/field.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { readersZone, ZonedTimeFields } from './zoned-time-fields.tsx'
import './ballot-hours-fields.css'

/** When a vote opens and closes by the clock, and how long before its close people are reminded. */
export type BallotHoursValue = {
  /** `null`: now. */
  readonly opensAtMs: number | null
  readonly closesAtMs: number | null
  readonly remindBeforeMs: number | null
}

const HOUR_MS = 60 * 60_000
const REMINDERS_MS = { none: null, hour: HOUR_MS, 'three-hours': 3 * HOUR_MS, day: 24 * HOUR_MS } as const
const REMINDERS = ['none', 'hour', 'three-hours', 'day'] as const

/** What a vote over days begins with: until the end of a working day in about three days, with a reminder the day before. */
export function suggestedHours(nowMs: number, timeZone: string): BallotHoursValue {
  const suggested = suggestDeadlines(nowMs, timeZone)
  const closesAtMs =
    (suggested.find(({ id }) => id === 'in-three-days') ?? suggested.at(-1))?.atMs ?? nowMs + 72 * HOUR_MS
  return { opensAtMs: null, closesAtMs, remindBeforeMs: REMINDERS_MS.day }
}

/** [BA10] The hours of a vote, in the team's time zone wherever the reader is. */
export function BallotHoursFields({
  opensAtMs,
  closesAtMs,
  remindBeforeMs,
  onChange,
}: BallotHoursValue & { onChange: (hours: BallotHoursValue) => void }) {
  const { model } = useWorkshop()
  const timeZone = model.visible.value?.workshop.timeZone ?? 'UTC'
  // Looked at once: suggestions that moved under the pointer would be no help.
  const [suggestions] = useState(() => suggestDeadlines(model.roomNowMs(), timeZone))
  const set = (change: Partial<BallotHoursValue>) =>
    onChange({ opensAtMs, closesAtMs, remindBeforeMs, ...change })
  const reminder = REMINDERS.find((one) => REMINDERS_MS[one] === remindBeforeMs) ?? 'none'
  return (
    <div class="ballothours">
      <p class="small muted">{text.zone(timeZone)}</p>
      <fieldset class="ballothours__group">
        <legend>{text.closes}</legend>
        <ul class="row" aria-label={text.closes}>
          {suggestions.map(({ id, atMs }) => (
            <li key={id}>
              <button
                type="button"
                class="btn btn--sm"
                aria-pressed={atMs === closesAtMs}
                onClick={() => set({ closesAtMs: atMs })}
              >
                {text.suggestions[id]}
              </button>
            </li>
          ))}
        </ul>
        <ZonedTimeFields
          labels={{ date: text.closesOn, time: text.closesAt }}
          timeZone={timeZone}
          atMs={closesAtMs}
          onChange={(atMs) => set({ closesAtMs: atMs })}
        />
        {closesAtMs === null ? null : (
          <p class="small">
            {text.closesWhen(formatInstantFor(closesAtMs, timeZone, readersZone(timeZone)))}
          </p>
        )}
      </fieldset>
      <fieldset class="ballothours__group">
        <legend>{text.opens}</legend>
        <Segmented
          label={text.opens}
          segments={[
            { value: 'now', label: text.opensNow },
            { value: 'later', label: text.opensLater },
          ]}
          value={opensAtMs === null ? 'now' : 'later'}
          onChange={(value) => set({ opensAtMs: value === 'now' ? null : model.roomNowMs() + HOUR_MS })}
        />
        {opensAtMs === null ? null : (
          <ZonedTimeFields
            labels={{ date: text.opensOn, time: text.opensAt }}
            timeZone={timeZone}
            atMs={opensAtMs}
            onChange={(atMs) => set({ opensAtMs: atMs })}
          />
        )}
      </fieldset>
      <SelectField
        label={text.remind}
        value={reminder}
        onChange={(event) => {
          const chosen = REMINDERS.find((one) => one === event.currentTarget.value) ?? 'none'
          set({ remindBeforeMs: REMINDERS_MS[chosen] })
        }}
      >
        {REMINDERS.map((one) => (
          <option key={one} value={one}>
            {text.reminders[one]}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
