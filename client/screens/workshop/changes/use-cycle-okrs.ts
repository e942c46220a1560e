import { useEffect, useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { ROOM_ROUTES } from '../../../../shared/api/room-routes.ts'
import { type ApiResult, request } from '../../../api/request.ts'
import { useWorkshop } from '../workshop-context.ts'

/**
 * The cycle that this workshop is over, as the record has it now: read again when the record's corrections come onto the
 * board, and what was read stays until then.
 */
export function useCycleOkrs(workshopId: string) {
  const { model } = useWorkshop()
  const [answer, setAnswer] = useState<ApiResult<CycleOkrs> | null>(null)
  const [attempt, setAttempt] = useState(0)
  const shown = JSON.stringify(
    model.board.value.objectives.map(({ text, keyResults }) => [
      text,
      keyResults.map((card) => [card.id, card.text, card.fields]),
    ]),
  )
  useEffect(() => {
    const stop = new AbortController()
    void read(workshopId, stop.signal).then((read) => {
      if (!stop.signal.aborted) setAnswer((before) => (read.ok || !before?.ok ? read : before))
    })
    return () => stop.abort()
  }, [workshopId, attempt, shown])
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
