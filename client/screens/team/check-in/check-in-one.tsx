import type { Person } from '../../../../shared/api/living-okrs.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { KeyResultChart } from '../kr-chart.tsx'
import { StateChip } from '../state-mark.tsx'
import { CheckInForm } from './check-in-form.tsx'
import type { CheckIns, OpenCheckIn } from './check-in-model.ts'
import type { CheckInItem } from './check-in-walk.ts'

/** One key result to check in on: what it is, how its values moved, and the fields. */
export function CheckInOne({
  one,
  item: { objectiveText, cycle },
  checkIns,
  today,
  ...form
}: {
  one: OpenCheckIn
  item: Pick<CheckInItem, 'objectiveText' | 'cycle'>
  checkIns: CheckIns
  today: string
  people: readonly Person[]
  teamId: string
  hasNext: boolean
  onDone: () => void
  onSkip: () => void
}) {
  const { keyResult } = one
  return (
    <article class="checkin__one" aria-labelledby="checkin-what">
      <p class="checkin__objective">{text.objective(objectiveText)}</p>
      <h2 id="checkin-what" tabIndex={-1}>
        {keyResult.text}
      </h2>
      <p class="row">
        <StateChip state={keyResult.state} />
      </p>
      <KeyResultChart keyResult={keyResult} cycle={cycle} today={today} />
      <CheckInForm key={keyResult.id} one={one} checkIns={checkIns} {...form} />
    </article>
  )
}

/** Whoever comes from the one before goes on in the same place: at the value, or where there is no keyboard at the words. */
export function focusCheckIn(within: HTMLElement | null, otherwise: HTMLElement | null): void {
  const value = within?.querySelector<HTMLInputElement>('input[data-value]')
  if (matchMedia('(pointer: fine)').matches && value instanceof HTMLInputElement) {
    value.focus()
    value.select()
  } else (within?.querySelector<HTMLElement>('h2') ?? otherwise)?.focus()
  within?.scrollTo({ top: 0 })
}
