import { ChevronDown, ChevronUp, X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { CheckInDone } from './check-in-done.tsx'
import type { CheckIns } from './check-in-model.ts'
import { CheckInOne, focusCheckIn } from './check-in-one.tsx'
import { type CheckInItem, neighbour, nextAsked, placeOf, weekIn } from './check-in-walk.ts'
import { useKnownItems } from './use-check-ins.ts'
import './check-in.css'
import './check-in-panel.css'

/** Where somebody is with their check-ins beside the OKRs. */
export type PanelPlace = {
  /** Those that are gone through, by id. */
  readonly walk: readonly string[]
  /** `null`: all is said. */
  readonly at: string | null
  /** Whether the next one that is due comes by itself: of one's own, not of what belongs to others. */
  readonly goesOn: boolean
}

/** A check-in docked beside the OKRs it belongs to. Alt with an arrow key goes to the one above or below, Escape closes. */
export function CheckInPanel({
  okrs: { team, people, today },
  checkIns,
  items,
  place,
  onMove,
  onClose,
}: {
  okrs: Pick<CycleOkrs, 'team' | 'people' | 'today'>
  checkIns: CheckIns
  items: readonly CheckInItem[]
  place: PanelPlace
  onMove: (at: string | null) => void
  onClose: () => void
}) {
  const panel = useRef<HTMLElement>(null)
  const { at } = place
  const walk = checkIns.all.filter(({ keyResult }) => place.walk.includes(keyResult.id))
  const one = walk.find(({ keyResult }) => keyResult.id === at)
  const item = useKnownItems(items)(at)
  useLayoutEffect(() => {
    if (at !== null) focusCheckIn(panel.current, null)
  }, [at])
  const next = at === null ? null : nextAsked(walk, at)
  const go = (to: string | null) => {
    if (to !== null) onMove(to)
  }
  const week = item === undefined ? null : weekIn(item.cycle, today)
  return (
    <aside
      class="okrs__side"
      aria-label={text.title(week)}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault()
          onClose()
        }
        const step = event.altKey && at !== null ? STEPS[event.key] : undefined
        // In a list of choices these keys open it.
        if (step === undefined || at === null || event.target instanceof HTMLSelectElement) return
        event.preventDefault()
        event.stopPropagation()
        go(neighbour(walk, at, step))
      }}
    >
      <div class="okrs__sidetop">
        <span class="label">{text.title(week)}</span>
        <span class="push" />
        {at === null || walk.length < 2 ? null : (
          <>
            <span class="label num">{text.count(placeOf(walk, at) + 1, walk.length)}</span>
            <IconButton
              size="sm"
              icon={ChevronUp}
              label={text.panel.before}
              aria-keyshortcuts="Alt+ArrowUp"
              aria-disabled={neighbour(walk, at, -1) === null}
              onClick={() => go(neighbour(walk, at, -1))}
            />
            <IconButton
              size="sm"
              icon={ChevronDown}
              label={text.panel.after}
              aria-keyshortcuts="Alt+ArrowDown"
              aria-disabled={neighbour(walk, at, 1) === null}
              onClick={() => go(neighbour(walk, at, 1))}
            />
          </>
        )}
        <IconButton size="sm" icon={X} label={text.panel.close} onClick={onClose} />
      </div>
      {one === undefined || item === undefined ? (
        <CheckInDone
          checkIns={checkIns}
          onAgain={onMove}
          back={
            <Button variant="ink" onClick={onClose}>
              {text.panel.done}
            </Button>
          }
        />
      ) : (
        <CheckInOne
          one={one}
          item={item}
          checkIns={checkIns}
          people={people}
          today={today}
          teamId={team.teamId}
          hasNext={place.goesOn && next !== null && next !== at}
          onDone={() => onMove(place.goesOn ? nextAsked(walk, one.keyResult.id) : null)}
          onSkip={() => go(next)}
        />
      )}
    </aside>
  )
}

/** With Alt, as in other lists: plain arrows change the value and the confidence. */
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 }
