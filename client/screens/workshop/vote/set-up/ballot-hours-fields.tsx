import { useState } from 'preact/hooks'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { SelectField } from '../../../../ui/field.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import '../../../../ui/check.css'

/** When a vote opens and closes by the clock, and how long before its close people are reminded. */
export type BallotHoursValue = {
  /** `null`: now. */
  readonly opensAtMs: number | null
  readonly closesAtMs: number | null
  readonly remindBeforeMs: number | null
}

const HOUR_MS = 60 * 60_000
const LENGTHS_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, days: 72 * HOUR_MS, week: 168 * HOUR_MS } as const
type Length = keyof typeof LENGTHS_MS
const LENGTHS: readonly Length[] = ['hour', 'day', 'days', 'week']

/** What a vote over days begins with. */
export function suggestedHours(nowMs: number): BallotHoursValue {
  return { opensAtMs: null, closesAtMs: nowMs + LENGTHS_MS.days, remindBeforeMs: LENGTHS_MS.days / 4 }
}

export function BallotHoursFields({
  closesAtMs,
  remindBeforeMs,
  onChange,
}: BallotHoursValue & { onChange: (hours: BallotHoursValue) => void }) {
  const { model } = useWorkshop()
  const [length, setLength] = useState<Length>('days')
  const text = voteText.setUp.hours
  const quarter = LENGTHS_MS[length] / 4
  return (
    <div class="fieldset">
      <SelectField
        label={text.closes}
        value={length}
        onChange={(event) => {
          const chosen = LENGTHS.find((one) => one === event.currentTarget.value) ?? 'days'
          setLength(chosen)
          onChange({
            opensAtMs: null,
            closesAtMs: model.roomNowMs() + LENGTHS_MS[chosen],
            remindBeforeMs: remindBeforeMs === null ? null : LENGTHS_MS[chosen] / 4,
          })
        }}
      >
        {LENGTHS.map((one) => (
          <option key={one} value={one}>
            {text.choices[one]}
          </option>
        ))}
      </SelectField>
      <label class="check">
        <input
          type="checkbox"
          checked={remindBeforeMs !== null}
          onChange={(event) =>
            onChange({
              opensAtMs: null,
              closesAtMs,
              remindBeforeMs: event.currentTarget.checked ? quarter : null,
            })
          }
        />
        {text.remind}
      </label>
    </div>
  )
}
