import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Person } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { request } from '../../../api/request.ts'
import { randomId } from '../../../models/random-id.ts'
import { createCheckInDrafts } from './check-in-draft.ts'
import { type CheckIns, createCheckIns } from './check-in-model.ts'
import type { CheckInItem } from './check-in-walk.ts'

type Asked = {
  readonly items: readonly CheckInItem[]
  /** Whoever checks in. */
  readonly meId: string
  readonly people: readonly Person[]
  /** One is on record. */
  readonly onSaved?: (() => void) | undefined
}

/** The check-ins of a page: made once, told what the page reads later, and sent on when the network is back. */
export function useCheckIns({ items, meId, people, onSaved }: Asked): CheckIns {
  const latest = useRef({ people, onSaved })
  latest.current = { people, onSaved }
  const keyResults = useMemo(() => items.map(({ keyResult }) => keyResult), [items])
  const [checkIns] = useState(() =>
    createCheckIns(keyResults, {
      meId,
      isKnownPerson: (id) => latest.current.people.some(({ personId }) => personId === id),
      drafts: createCheckInDrafts(deviceStorage()),
      send: (keyResultId, body, onceKey) =>
        request(RECORD_ROUTES.checkIn, { params: { keyResultId }, body, onceKey }),
      newKey: randomId,
      saved: () => latest.current.onSaved?.(),
      later: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    }),
  )
  useEffect(() => checkIns.take(keyResults), [keyResults])
  useEffect(() => {
    const back = () => checkIns.retryNow()
    addEventListener('online', back)
    return () => {
      removeEventListener('online', back)
      checkIns.dispose()
    }
  }, [checkIns])
  return checkIns
}

function deviceStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null // Refused: a draft then lives as long as the page.
  }
}

/** Finds what is checked in on; what the page no longer has when it is read again stays to be found, since it may be open. */
export function useKnownItems(items: readonly CheckInItem[]): (id: string | null) => CheckInItem | undefined {
  const known = useRef(new Map<string, CheckInItem>())
  for (const item of items) known.current.set(item.keyResult.id, item)
  return (id) => (id === null ? undefined : known.current.get(id))
}
