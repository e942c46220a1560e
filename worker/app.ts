import { Hono } from 'hono'
import { ALL_ROUTES } from '../shared/api/all-routes.ts'
import { rootMessage } from './db/database.ts'
import { ConfigurationError } from './env.ts'
import { serveAsset } from './http/assets.ts'
import { refusalResponse } from './http/refusals.ts'
import { securityHeaders, withHeaders } from './http/security-headers.ts'
import type { Api, Defer } from './http/serve.ts'
import { deletePracticeRooms } from './practice/delete-practice-rooms.ts'
import { forgetDoneRequests } from './record/once.ts'
import { serveRhythm } from './rhythm/calendar-feeds.ts'
import { raiseDueActions } from './rhythm/raise-actions.ts'
import { raiseRecordEvents } from './rhythm/raise-events.ts'
import { enterRoom, isRoomPath } from './room-gate.ts'
import { serveAgendas } from './routes/agendas.ts'
import { serveBallots } from './routes/ballots.ts'
import { serveCheckIns } from './routes/check-ins.ts'
import { serveCorrections } from './routes/corrections.ts'
import { serveExchange } from './routes/exchange.ts'
import { serveFacilitatorLinks } from './routes/facilitator-links.ts'
import { serveInitiatives } from './routes/initiatives.ts'
import { serveJoining } from './routes/joining.ts'
import { serveLearnings } from './routes/learnings.ts'
import { serveLivingOkrs } from './routes/living-okrs.ts'
import { serveMe } from './routes/me.ts'
import { serveMeetings } from './routes/meetings.ts'
import { serveOkrs } from './routes/okrs.ts'
import { servePeople } from './routes/people.ts'
import { servePersonalLinks } from './routes/personal-links.ts'
import { servePractice } from './routes/practice.ts'
import { serveRetros } from './routes/retros.ts'
import { serveRoomEvents } from './routes/room-events.ts'
import { serveServiceInfo } from './routes/service-info.ts'
import { serveSupports } from './routes/supports.ts'
import { serveTeamLinks } from './routes/team-links.ts'
import { serveTeamSettings } from './routes/team-settings.ts'
import { serveTeams } from './routes/teams.ts'
import { serveTickets } from './routes/tickets.ts'
import { serveTokens } from './routes/tokens.ts'
import { serveWebhooks } from './routes/webhooks.ts'
import { serveWorkshops } from './routes/workshops.ts'
import { pokeRooms } from './schedule.ts'
import { createServices, type Deps, type Services } from './services.ts'
import { deliverDue, forgetOldDeliveries } from './webhooks/deliver.ts'

/** As much of the platform's context of an invocation as is used. */
export type Invocation = { waitUntil(work: Promise<unknown>): void }

/** The Worker: `fetch` answers `/api` and hands out the client's files, `scheduled` keeps the rooms going. */
export function createApp(deps: Deps) {
  const api = createApi()
  // The platform gives an isolate the same environment each time, so that it is read once.
  const known = new WeakMap<object, Promise<Services>>()
  const servicesOf = (env: object) => {
    const services = known.get(env) ?? createServices(env, deps)
    known.set(env, services)
    // A failure may pass: the next request reads the environment again.
    services.catch(() => known.delete(env))
    return services
  }

  return {
    async fetch(request: Request, env: object, context: Invocation): Promise<Response> {
      const defer: Defer = (work) => context.waitUntil(work().catch((error) => logFailure(error, 'deferred')))
      try {
        const services = await servicesOf(env)
        const { env: bindings, rooms, roomOrigin, signers, now } = services
        const { pathname } = new URL(request.url)
        // Without our headers: they are for what a page shows, and the answer to an upgrade cannot be copied.
        if (rooms && isRoomPath(pathname)) {
          return await enterRoom({ rooms, ticketSigner: signers.ticket, now }, request)
        }
        const headers = securityHeaders({ appOrigin: bindings.APP_ORIGIN, roomOrigin })
        const isApi = /^\/api(\/|$)/.test(pathname)
        const response = isApi
          ? await api.fetch(request, { services, defer })
          : await serveAsset(bindings, request)
        return withHeaders(response, headers)
      } catch (error) {
        // The hosts for the full policy may be what is missing; a reply without content needs none.
        return withHeaders(failed(error, new URL(request.url).pathname), BARE_HEADERS)
      }
    },
    async scheduled(_event: unknown, env: object): Promise<void> {
      const services = await servicesOf(env)
      const runs = await Promise.allSettled([
        deletePracticeRooms(services),
        pokeRooms(services),
        raiseRecordEvents(services),
        raiseDueActions(services),
        deliverDue(services),
        forgetOldDeliveries(services),
        forgetDoneRequests(services),
      ])
      // Each goes on whatever becomes of the others; the next minute tries again.
      for (const run of runs) if (run.status === 'rejected') logFailure(run.reason, 'schedule')
    },
  }
}

const BARE_HEADERS = new Headers({
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

function createApi(): Api {
  const api: Api = new Hono()
  serveServiceInfo(api)
  serveWorkshops(api)
  serveJoining(api)
  servePersonalLinks(api)
  serveFacilitatorLinks(api)
  serveTickets(api)
  servePractice(api)
  serveMe(api)
  serveTeams(api)
  serveAgendas(api)
  serveOkrs(api)
  serveLivingOkrs(api)
  serveLearnings(api)
  serveBallots(api)
  serveCheckIns(api)
  serveCorrections(api)
  serveInitiatives(api)
  serveTeamSettings(api)
  serveWebhooks(api)
  serveTokens(api)
  serveMeetings(api)
  servePeople(api)
  serveRhythm(api)
  serveTeamLinks(api)
  serveSupports(api)
  serveRetros(api)
  serveExchange(api)
  serveRoomEvents(api)
  refuseOtherMethods(api)
  api.notFound(() => refusalResponse({ code: 'not-found', message: 'The API has no such address.' }))
  api.onError((error, c) => failed(error, c.req.routePath))
  return api
}

/** Answers the table's paths under any other method; registered last, it is reached only then. */
function refuseOtherMethods(api: Api): void {
  const methodsOf = new Map<string, string[]>()
  for (const { path, method } of Object.values(ALL_ROUTES)) {
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), method])
  }
  for (const [path, methods] of methodsOf) {
    const allow = methods.join(', ')
    api.all(path, () => refusalResponse({ code: 'method-not-allowed', message: `Use ${allow}.` }, { allow }))
  }
}

/** A bug or a failing platform, without what people sent. @returns what was logged of it */
function logFailure(error: unknown, path: string): string {
  const message = rootMessage(error)
  console.error(JSON.stringify({ code: 'internal-error', path, message }))
  return message
}

/** Logged, and told without detail. */
function failed(error: unknown, path: string): Response {
  const message = logFailure(error, path)
  return refusalResponse({
    code: 'internal-error',
    message:
      error instanceof ConfigurationError
        ? message
        : 'Something went wrong on our side. What you typed is still on your screen; try again.',
  })
}
