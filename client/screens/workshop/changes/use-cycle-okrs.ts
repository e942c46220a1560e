import { useEffect, useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { ROOM_ROUTES } from '../../../../shared/api/room-routes.ts'
import { type ApiResult, request } from '../../../api/request.ts'

/** The cycle that this workshop is over, as the record has it now. */
export function useCycleOkrs(workshopId: string) {
  const [answer, setAnswer] = useState<ApiResult<CycleOkrs> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    void read(workshopId, stop.signal).then((read) => {
      if (!stop.signal.aborted) setAnswer(read)
    })
    return () => stop.abort()
  }, [workshopId, attempt])
  const reload = () => {
    setAnswer(null)
    setAttempt((count) => count + 1)
  }
  return { answer, reload }
}

async function read(workshopId: string, signal: AbortSignal): Promise<ApiResult<CycleOkrs>> {
  const workshop = await request(ROOM_ROUTES.workshop, { params: { workshopId }, signal })
  if (!workshop.ok) return workshop
  const { teamId, cycle } = workshop.value
  return request(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query: { cycle: cycle.cycleId }, signal })
}
