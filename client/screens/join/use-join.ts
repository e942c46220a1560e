import { useLocation } from 'preact-iso'
import { JOINING_ROUTES } from '../../../shared/api/joining-routes.ts'
import { useForm } from '../../api/use-form.ts'

/**
 * Joins, then goes where the key leads: into the room (with `?to=vote` to its vote, nothing else), or to the team. The key
 * leaves the address with the page.
 */
export function useJoin() {
  const { query, route } = useLocation()
  const isForVote = query['to'] === 'vote'
  return useForm(JOINING_ROUTES.join, ['displayName', 'homeTeam'], ({ workshopId, teamId }) => {
    const room = isForVote ? `/w/${workshopId}/vote` : `/w/${workshopId}`
    route(workshopId === null ? `/t/${teamId}` : room, true)
  })
}
