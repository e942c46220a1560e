import { checkInText as text } from '../../../text/en/check-in.ts'
import type { CheckIns, OpenCheckIn } from './check-in-model.ts'

type Stop = 'now' | 'saved' | 'waiting' | 'due' | 'made'

/** My key results as stops of a track; on a phone a line of dots with the count in the bar above. */
export function CheckInRail({
  checkIns,
  at,
  onChoose,
}: {
  checkIns: CheckIns
  at: string | null
  onChoose: (id: string) => void
}) {
  if (checkIns.all.length < 2) return null
  return (
    <nav class="checkinrail" aria-label={text.list}>
      <ol>
        {checkIns.all.map((one) => {
          const stop = stopOf(one)
          const isNow = one.keyResult.id === at
          return (
            <li key={one.keyResult.id} class={`is-${stop}${isNow ? ' is-now' : ''}`}>
              <button
                type="button"
                aria-current={isNow ? 'step' : undefined}
                title={one.keyResult.text}
                onClick={() => onChoose(one.keyResult.id)}
              >
                <span class="checkinrail__name">{one.keyResult.text}</span>
                <small>{isNow ? text.states.now : text.states[stop]}</small>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function stopOf({ state, keyResult: { due } }: OpenCheckIn): Stop {
  const { kind } = state.value
  if (kind === 'saved') return 'saved'
  if (kind === 'waiting' || kind === 'sending') return 'waiting'
  return due.status === 'done' || due.status === 'not-yet' ? 'made' : 'due'
}
