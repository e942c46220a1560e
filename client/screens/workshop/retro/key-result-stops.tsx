import { ArrowLeft, ArrowRight } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import type { RetroKeyResult } from './key-results.ts'
import './key-result-stops.css'

/** All key results as stops on a track: which are done, where I am, where the room is. */
export function KeyResultStops({
  all,
  shownId,
  currentId,
  onGo,
}: {
  readonly all: readonly RetroKeyResult[]
  readonly shownId: string | null
  /** Where the room is; `null`: everybody goes at their own pace. */
  readonly currentId: string | null
  readonly onGo: (keyResultId: string) => void
}) {
  const { model } = useWorkshop()
  const { grades } = model.mine.value
  const at = all.findIndex(({ keyResult }) => keyResult.id === shownId)
  const [before, after] = [all[at - 1], all[at + 1]]
  const list = useRef<HTMLOListElement>(null)
  // On a phone the stops are one line that scrolls; the page stays where it is.
  useEffect(() => {
    const stop = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (stop === null || stop === undefined || list.current === null) return
    list.current.scrollLeft = stop.offsetLeft - (list.current.clientWidth - stop.offsetWidth) / 2
  }, [shownId])
  return (
    <nav class="krstops" aria-label={text.stops}>
      <Button
        size="sm"
        class="krstops__go"
        icon={ArrowLeft}
        disabled={before === undefined}
        onClick={() => before !== undefined && onGo(before.keyResult.id)}
      >
        {text.previous}
      </Button>
      <ol ref={list}>
        {all.map(({ keyResult, item, number }) => {
          const states = [
            ...(keyResult.id === currentId ? [text.stopState.now] : []),
            item.score !== null
              ? text.stopState.agreed(formatScore(item.score))
              : item.revealed !== null
                ? text.stopState.revealed
                : Object.hasOwn(grades, keyResult.id)
                  ? text.stopState.graded
                  : keyResult.droppedReason !== null
                    ? text.stopState.dropped
                    : text.stopState.open,
          ]
          const isDone = item.score !== null || item.revealed !== null || Object.hasOwn(grades, keyResult.id)
          const look = [
            'krstop',
            isDone ? 'is-done' : '',
            keyResult.id === currentId ? 'is-now' : '',
            keyResult.droppedReason === null ? '' : 'is-dropped',
          ]
          return (
            <li key={keyResult.id}>
              <button
                type="button"
                class={look.filter((name) => name !== '').join(' ')}
                aria-current={keyResult.id === shownId ? 'true' : undefined}
                title={`${text.stop(number, keyResult.text)}, ${states.join(', ')}`}
                onClick={() => onGo(keyResult.id)}
              >
                <span aria-hidden="true" class="num">
                  {item.score === null ? number : formatScore(item.score)}
                </span>
                <span class="sr">
                  {text.stop(number, keyResult.text)}, {states.join(', ')}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <Button
        size="sm"
        class="krstops__go"
        iconEnd={ArrowRight}
        disabled={after === undefined}
        onClick={() => after !== undefined && onGo(after.keyResult.id)}
      >
        {text.next}
      </Button>
    </nav>
  )
}
