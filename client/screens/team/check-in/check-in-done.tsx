import { CircleCheck } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { formatShortDay } from '../../../text/dates.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { living } from '../../../text/en/living.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { forecastOnly, valueWords } from '../living-words.ts'
import { StateChip } from '../state-mark.tsx'
import type { CheckIns } from './check-in-model.ts'

/** Everything is said: what was saved, how it stands now, and when the next one comes. */
export function CheckInDone({
  checkIns,
  onAgain,
  back,
}: {
  checkIns: CheckIns
  /** @param id of the key result that is checked in on once more */
  onAgain: (id: string) => void
  /** The way on from here. */
  back: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  const saved = checkIns.all.flatMap((one) =>
    one.state.value.kind === 'saved' ? [{ one, keyResult: one.state.value.keyResult }] : [],
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
        {saved.map(({ one, keyResult }) => (
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
                checkIns.again(one)
                onAgain(keyResult.id)
              }}
            >
              {text.done.again}
            </Button>
          </li>
        ))}
      </ul>
      {back}
    </section>
  )
}
