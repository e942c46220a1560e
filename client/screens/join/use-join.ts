import { useLocation } from 'preact-iso'
import { ROUTES } from '../../../shared/api/routes.ts'
import { useForm } from '../../api/use-form.ts'

/** Joins, then goes where the key leads: into the room, or to the team. The key leaves the address with the page. */
export function useJoin() {
  const { route } = useLocation()
  return useForm(ROUTES.join, ['displayName'], ({ workshopId, teamId }) =>
    route(workshopId === null ? `/t/${teamId}` : `/w/${workshopId}`, true),
  )
}
