import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ROOM_ROUTES } from '../../../shared/api/room-routes.ts'
import { request } from '../../api/request.ts'
import { createWorkshopModel } from '../../models/workshop-model.ts'
import type { TicketAnswer } from '../../room/room-connection.ts'
import { SpokenContext } from '../../ui/spoken.tsx'
import { RoomLoading } from './room-loading.tsx'
import { createWorkshopView, WorkshopContext, type WorkshopView } from './workshop-context.ts'

/**
 * A workshop's model for what is shown inside: made here, and ended when the person leaves the page.
 * @param isOnlyShown a page that only shows the room, such as on a projector: what waits to be sent is another tab's
 */
export function RoomProvider({
  workshopId,
  isOnlyShown = false,
  children,
}: {
  workshopId: string
  isOnlyShown?: boolean
  children: ComponentChildren
}) {
  const [view, setView] = useState<WorkshopView | null>(null)
  useEffect(() => {
    const model = createWorkshopModel(workshopId, {
      requestTicket: () => requestTicket(workshopId),
      commandStorage: isOnlyShown ? null : storageOrNull(() => sessionStorage),
      wordStorage: isOnlyShown ? null : storageOrNull(() => localStorage),
      isOnlyShown,
    })
    model.start()
    const made = createWorkshopView(model)
    setView(made)
    return () => {
      setView(null)
      made.coach.dispose()
      made.lookBack.dispose()
      model.dispose()
    }
  }, [workshopId, isOnlyShown])
  if (view === null) return <RoomLoading />
  return (
    <WorkshopContext.Provider value={view}>
      <SpokenContext.Provider value={view.announcement}>{children}</SpokenContext.Provider>
    </WorkshopContext.Provider>
  )
}

/** Refusals that the same question would get again: the person has to do something first. */
const FINAL_CODES: readonly string[] = ['not-signed-in', 'not-allowed', 'not-found', 'removed-from-workshop']

async function requestTicket(workshopId: string): Promise<TicketAnswer> {
  const answer = await request(ROOM_ROUTES.ticket, { params: { workshopId }, body: {} })
  if (answer.ok) return answer
  const { code, message } = answer.refusal
  return { ok: false, isFinal: FINAL_CODES.includes(code), code, message }
}

function storageOrNull(open: () => Storage): Storage | null {
  try {
    return open()
  } catch {
    return null // Refused by the browser's settings.
  }
}
