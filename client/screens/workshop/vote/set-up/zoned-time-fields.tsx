import { useEffect, useState } from 'preact/hooks'
import { formatInstant, instantOf, type WallTime, zonedParts } from '../../../../../shared/time/zoned-time.ts'
import { voteHours as text } from '../../../../text/en/vote-hours.ts'
import { DateField, TimeField } from '../../../../ui/field.tsx'

/** A day and a time as a clock in the team's zone shows them. What is not complete stays on screen and is not passed on. */
export function ZonedTimeFields({
  labels,
  timeZone,
  atMs,
  onChange,
}: {
  labels: { readonly date: string; readonly time: string }
  timeZone: string
  atMs: number | null
  onChange: (atMs: number) => void
}) {
  const [typed, setTyped] = useState<WallTime>(() => wallTimeOf(atMs, timeZone))
  const at = instantOf(typed, timeZone)
  useEffect(() => {
    // Chosen elsewhere: what was typed here gives way. An instant that was typed here reads the same.
    if (atMs !== null && at?.atMs !== atMs) setTyped(wallTimeOf(atMs, timeZone))
  }, [atMs, timeZone])
  const type = (change: Partial<WallTime>) => {
    const next = { ...typed, ...change }
    setTyped(next)
    const instant = instantOf(next, timeZone)
    if (instant !== null) onChange(instant.atMs)
  }
  return (
    <div class="zonedtime">
      <DateField
        label={labels.date}
        value={typed.date}
        error={at === null ? text.incomplete : undefined}
        onInput={(event) => type({ date: event.currentTarget.value })}
      />
      <TimeField
        label={labels.time}
        value={typed.time}
        hint={at !== null && at.movedOnMs > 0 ? text.movedOn(formatInstant(at.atMs, timeZone)) : undefined}
        onInput={(event) => type({ time: event.currentTarget.value })}
      />
    </div>
  )
}

function wallTimeOf(atMs: number | null, timeZone: string): WallTime {
  if (atMs === null) return { date: '', time: '' }
  const { date, time } = zonedParts(atMs, timeZone)
  return { date, time }
}

/** The zone of this device, or the team's where the browser does not say. */
export function readersZone(teamZone: string): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone ?? teamZone
}
