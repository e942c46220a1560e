import { CircleCheck } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { formatShortDay } from '../../../text/dates.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { living } from '../../../text/en/living.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { forecastOnly, valueWords } from '../living-words.ts'
import { StateChip } from '../state-mark.tsx'
import type { CheckIns } from './check-in-model.ts'

/** Everything is said: what was saved, how it stands now, and when the next one comes. */
export function CheckInDone({
  checkIns,
  teamId,
  onAgain,
}: {
  checkIns: CheckIns
  teamId: string
  onAgain: (at: number) => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const saved = checkIns.all.flatMap(({ state }, at) =>
    state.value.kind === 'saved' ? [{ at, keyResult: state.value.keyResult }] : [],
  )
  const waiting = checkIns.all.filter(({ state }) => ['waiting', 'sending'].includes(state.value.kind)).length
  const next = saved
    .flatMap(({ keyResult }) => (keyResult.due.dueOn === null ? [] : [keyResult.due.dueOn]))
    .toSorted()
    .at(0)
  return (
    <section class="checkin__one checkin__done" aria-labelledby="checkin-done">
      <h2 id="checkin-done" ref={heading} tabIndex={-1}>
        <Icon icon={CircleCheck} /> {saved.length === 1 ? text.done.one : text.done.title}
      </h2>
      {waiting === 0 ? null : (
        <Banner tone="offline" title={text.waiting.title}>
          {text.done.still(waiting)}
        </Banner>
      )}
      <p>
        {text.done.body(saved.length)}{' '}
        {next === undefined ? text.done.noNext : text.done.next(formatShortDay(next))}
      </p>
      <ul>
        {saved.map(({ at, keyResult }) => (
          <li key={keyResult.id}>
            <p>
              <b>{keyResult.text}</b>
              <small>
                {[
                  valueWords(keyResult) ?? living.progress.none,
                  living.confidence.now(keyResult.lastCheckIn?.confidence ?? 0),
                  forecastOnly(keyResult) ?? [],
                ]
                  .flat()
                  .join(', ')}
              </small>
            </p>
            <StateChip state={keyResult.state} />
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                const one = checkIns.all[at]
                if (one !== undefined) checkIns.again(one)
                onAgain(at)
              }}
            >
              {text.done.again}
            </Button>
          </li>
        ))}
      </ul>
      <ButtonLink variant="ink" href={`/t/${teamId}`}>
        {text.done.back}
      </ButtonLink>
    </section>
  )
}
