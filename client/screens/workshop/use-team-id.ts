import { useEffect, useState } from 'preact/hooks'
import { ROOM_ROUTES } from '../../../shared/api/room-routes.ts'
import { request } from '../../api/request.ts'
import { useWorkshop } from './workshop-context.ts'

/** The team's id in its address, which the room itself does not know; `null` while it is asked for. */
export function useTeamId(): string | null {
  const { model } = useWorkshop()
  const [teamId, setTeamId] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const options = { params: { workshopId: model.workshopId }, signal: stop.signal }
    void request(ROOM_ROUTES.workshop, options).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setTeamId(answer.value.teamId)
    })
    return () => stop.abort()
  }, [model])
  return teamId
}
