import type { CycleWeeks } from './cycle-weeks.ts'

/** The weeks of a cycle as ties of a track: behind us, this one, to come. `label` says it. */
export function Weeks({
  place,
  label,
}: {
  place: CycleWeeks
  label: (week: number, weeks: number) => string
}) {
  const { phase, weeks } = place
  const week = phase === 'during' ? place.week : phase === 'after' ? weeks : 0
  return (
    <div class="weeks" role="img" aria-label={label(week, weeks)}>
      {Array.from({ length: weeks }, (_, index) => {
        const number = index + 1
        const isOn = number < week || (number === week && phase !== 'during')
        return <i key={number} class={isOn ? 'on' : number === week ? 'now' : undefined} />
      })}
    </div>
  )
}
