import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { onNextFrame } from '../../../models/next-frame.ts'
import { CheckInPanel, type PanelPlace } from '../check-in/check-in-panel.tsx'
import { type CheckInItem, isDue } from '../check-in/check-in-walk.ts'
import { useCheckIns } from '../check-in/use-check-ins.ts'
import { liveKeyResults } from './okr-filter.ts'
import { useIsWide } from './use-is-wide.ts'

/** What a row needs to open its check-in beside the OKRs. */
export type RowCheckIn = {
  /** The one that is open, or `null`. */
  readonly openId: string | null
  /** Whether whoever looks may check in on it now. */
  mayOpen(id: string): boolean
  open(id: string): void
}

/**
 * The check-in docked at the right of a cycle's OKRs where there is room for both; elsewhere it is a page of its own.
 * @param onSaved one is on record: what is shown is older than that
 */
export function useCheckInPanel(
  okrs: CycleOkrs,
  onSaved: () => void,
): {
  /** `null` where there is no room beside the OKRs. */
  readonly rows: RowCheckIn | null
  /** Opens the first of one's own that is due. */
  readonly openMine: () => void
  readonly isOpen: boolean
  readonly panel: ComponentChildren
} {
  const { me, people, objectives } = okrs
  const meId = me.person?.personId ?? ''
  const isWide = useIsWide()
  const items = useMemo(() => itemsOf(okrs), [okrs])
  const checkIns = useCheckIns({ items, meId, people, onSaved })
  const [place, setPlace] = useState<PanelPlace | null>(null)

  const mine = liveKeyResults(objectives).filter(({ owner }) => owner !== null && owner.personId === meId)
  const open = (id: string) => {
    const isMine = mine.some((one) => one.id === id)
    const walk = isMine ? mine.map((one) => one.id) : items.map(({ keyResult }) => keyResult.id)
    setPlace({ walk, at: id, goesOn: isMine })
  }
  const close = () => {
    const opener = place?.at ?? place?.walk[0] ?? null
    setPlace(null)
    onNextFrame(() => focusRow(opener))
  }
  return {
    rows: isWide
      ? {
          openId: place?.at ?? null,
          mayOpen: (id) => isOpenNow(okrs) && items.some(({ keyResult }) => keyResult.id === id),
          open,
        }
      : null,
    openMine() {
      const first = mine.find(({ due }) => isDue(due)) ?? mine[0]
      if (first !== undefined) open(first.id)
    },
    isOpen: place !== null,
    panel:
      place === null ? null : (
        <CheckInPanel
          okrs={okrs}
          checkIns={checkIns}
          items={items}
          place={place}
          onMove={(at) => setPlace({ ...place, at })}
          onClose={close}
        />
      ),
  }
}

/** Everything in the cycle that whoever looks may check in on, in the order of the page. */
function itemsOf({ objectives, cycle, me }: CycleOkrs): CheckInItem[] {
  const reach = me.may['check-in']
  if (cycle === null || reach === 'none' || me.person === null) return []
  const meId = me.person.personId
  return objectives
    .filter(({ dropped }) => dropped === null)
    .flatMap(({ text, keyResults }) =>
      keyResults
        .filter(({ dropped, owner }) => dropped === null && (reach === 'any' || owner?.personId === meId))
        .map((keyResult) => ({ keyResult, objectiveText: text, cycle })),
    )
}

function isOpenNow({ cycle, today }: CycleOkrs): boolean {
  return cycle !== null && today >= cycle.startsOn && today <= cycle.endsOn
}

/** Back to where it was opened from. */
function focusRow(id: string | null): void {
  const opener = id === null ? null : document.getElementById(openerIdOf(id))
  const target = opener ?? document.querySelector<HTMLElement>('#content h1')
  target?.focus()
}

export function openerIdOf(keyResultId: string): string {
  return `check-in-on-${keyResultId}`
}
