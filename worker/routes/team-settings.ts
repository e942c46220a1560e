import { eq } from 'drizzle-orm'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ok } from '../../shared/result.ts'
import { team } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { allowInTeam } from '../record/record-access.ts'

/** A team's name, time zone and rhythm of check-ins [CH1]. */
export function serveTeamSettings(api: Api): void {
  const route = RECORD_ROUTES.changeTeamSettings
  serve(api, route, {
    allow: ({ services, caller, params }) => allowInTeam(services, caller, params.teamId, route.needs),
    async act({ services, caller, allowed, body: { name, timeZone, rhythm } }) {
      const changes = {
        ...(name === undefined ? {} : { name }),
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(rhythm === undefined
          ? {}
          : {
              checkInEveryWeeks: rhythm.everyWeeks,
              checkInWeekday: rhythm.weekday,
              staleAfterDays: rhythm.staleAfterDays,
            }),
      }
      const { id } = allowed.team
      if (Object.keys(changes).length === 0) return ok(allowed.team)
      await services.db.update(team).set(changes).where(eq(team.id, id))
      // Read anew: it tells what another member changed at the same moment, too.
      const now = await allowInTeam(services, caller, id, route.needs)
      return now.ok ? ok(now.value.team) : now
    },
  })
}
