import { and, eq } from 'drizzle-orm'
import type { AgendaChoice } from '../../shared/api/agendas-api.ts'
import type { CreateWorkshop } from '../../shared/api/identity-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Cycle } from '../../shared/okr/cycle.ts'
import { assertNever, ok, refuse } from '../../shared/result.ts'
import { checkPlan } from '../../shared/workshop/agenda-plan.ts'
import type { StagePlan } from '../../shared/workshop/stages.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { withLookBack } from '../../shared/workshop/with-look-back.ts'
import type { StartedKind } from '../../shared/workshop/workshop-kinds.ts'
import { findTeamAccess, findWorkshopAccess } from '../access.ts'
import { findSavedPlan } from '../agendas.ts'
import { retryOnConflict, runAll, type Statement } from '../db/database.ts'
import { cycle, member, objective, session, team } from '../db/schema.ts'
import { type ApiResult, notFound, refuseFields } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { type Browser, newBrowser, sessionCookie } from '../identity/browser.ts'
import { joinCodeOf, joinSecretOf, linkTo } from '../identity/link-secrets.ts'
import { newWorkshop } from '../new-workshop.ts'
import { heldRetroQuery } from '../record/retro/candidates.ts'
import { ensureRoom } from '../rooms.ts'
import type { Services } from '../services.ts'

export function serveWorkshops(api: Api): void {
  serve(api, ROUTES.createWorkshop, {
    limit: 'LIMIT_CREATE',
    allow: anyone,
    async act({ services, body, browser: asking, setHeader }) {
      const browser = asking ?? (await newBrowser(services))
      const created = await retryOnConflict(() => createWorkshop(services, body, browser, asking !== null))
      if (created.ok) setHeader('set-cookie', await sessionCookie(services, browser))
      return created
    },
  })

  serve(api, ROUTES.workshop, {
    allow: ({ services, browser, params }) => findWorkshopAccess(services, browser, params.workshopId),
    async act({ services, allowed }) {
      const { workshop: found, team: itsTeam, cycle: itsCycle, person, role } = allowed
      const isOpen = found.closedAtMs === null
      return ok({
        workshopId: found.id,
        teamId: itsTeam.id,
        teamName: itsTeam.name,
        title: found.title,
        kind: found.kind,
        cycle: {
          cycleId: itsCycle.id,
          name: itsCycle.name,
          startsOn: itsCycle.startsOn,
          endsOn: itsCycle.endsOn,
        },
        timeZone: found.timeZone,
        stageId: found.stageId,
        revision: found.kind === 'retro' ? allowed.retroRevision : allowed.revision,
        // A member who has not joined may read, as an observer does.
        me: { personId: person.personId, name: person.name, role: role ?? 'observer' },
        joinLink: isOpen ? linkTo.join(services.env.APP_ORIGIN, await joinSecretOf(services, found)) : null,
        joinCode: isOpen ? await joinCodeOf(services, found) : null,
        deletedAtMs: itsTeam.practiceUntilMs,
      })
    },
  })
}

type Host = {
  teamId: string
  teamName: string
  me: { personId: string; name: string }
  statements: Statement[]
}

/** Writes the workshop with its team, cycle, links and first facilitator in one batch, then makes its room. */
async function createWorkshop(services: Services, asked: CreateWorkshop, browser: Browser, isKnown: boolean) {
  const host = await findHost(services, asked, browser, isKnown)
  if (!host.ok) return host
  const { teamId, teamName, me } = host.value
  const chosen = await findCycle(services, teamId, asked.cycle)
  if (!chosen.ok) return chosen

  if (asked.kind === 'retro' && !(await hasOkrs(services, chosen.value.row.id))) {
    return refuseFields('conflict', 'There is nothing yet to look back on.', {
      'cycle.name': `No OKRs of ${chosen.value.row.name} are in the record. Choose the cycle whose OKRs you pursued, or import them first.`,
    })
  }

  const planned = await findPlan(services, teamId, asked)
  if (!planned.ok) return planned

  const { row, links, statements } = await newWorkshop(services, {
    teamId,
    cycleId: chosen.value.row.id,
    title: asked.title,
    kind: asked.kind,
    timeZone: asked.timeZone,
    startedBy: me.personId,
    plan: planned.value,
  })
  await runAll(services.db, [...host.value.statements, ...chosen.value.statements, ...statements])
  // A room that is away for a moment stops nobody: the next ticket makes it.
  await ensureRoom(services, {
    workshop: row,
    cycle: chosen.value.row,
    team: { name: teamName, practiceUntilMs: null },
  })
  return ok({ workshopId: row.id, teamId, me, links })
}

/** The team and the person who start it: both new, or a member of a team that is there. */
async function findHost(
  services: Services,
  { team: asked, displayName }: CreateWorkshop,
  browser: Browser,
  isKnown: boolean,
): Promise<ApiResult<Host>> {
  const { db, newId, now } = services
  if (asked.as === 'existing') {
    const access = isKnown ? await findTeamAccess(services, browser, asked.teamId) : notFound()
    if (!access.ok) return access
    const { team: found, person } = access.value
    if (found.practiceUntilMs !== null) {
      return refuse('conflict', 'A practice team is deleted after a day. Start with a team of your own.')
    }
    const me = { personId: person.personId, name: person.name }
    return ok({ teamId: found.id, teamName: found.name, me, statements: [] })
  }
  const teamId = newId()
  const personId = newId()
  const nowMs = now()
  return ok({
    teamId,
    teamName: asked.name,
    me: { personId, name: displayName },
    statements: [
      db.insert(team).values({ id: teamId, name: asked.name, createdAtMs: nowMs }),
      db
        .insert(member)
        .values({ id: personId, teamId, name: displayName, standing: 'member', joinedAtMs: nowMs }),
      db
        .insert(session)
        .values({ browserHash: browser.hash, teamId, memberId: personId, createdAtMs: nowMs }),
    ],
  })
}

/**
 * The agenda that was asked for, or the usual one of such a room; `null`: an open board, which is what a room has by itself.
 * [RE6] The planning of a team that has held a retro begins with what was learned.
 */
async function findPlan(
  services: Services,
  teamId: string,
  { kind, agenda }: Pick<CreateWorkshop, 'kind' | 'agenda'>,
): Promise<ApiResult<readonly StagePlan[] | null>> {
  const chosen = agenda === undefined ? ok(usualPlan(kind)) : await findChosenPlan(services, teamId, agenda)
  if (!chosen.ok) return chosen
  const plan = chosen.value
  const check = checkPlan(plan ?? templatePlan('open-board'), kind)
  if (!check.ok) {
    return refuseFields('invalid-input', 'This room cannot be held by that agenda.', {
      [agenda === undefined ? 'agenda' : FIELD_OF[agenda.from]]: check.refusal.message,
    })
  }
  if (kind !== 'planning') return ok(plan)
  const [held] = await heldRetroQuery(services, teamId)
  return ok(held ? withLookBack(plan ?? templatePlan('open-board')) : plan)
}

const FIELD_OF = {
  template: 'agenda.templateId',
  saved: 'agenda.agendaId',
  plan: 'agenda.plan',
} as const satisfies Record<AgendaChoice['from'], string>

function usualPlan(kind: StartedKind): readonly StagePlan[] | null {
  switch (kind) {
    case 'planning':
      return null
    case 'retro':
      return templatePlan('retro-60')
    default:
      return assertNever(kind)
  }
}

async function findChosenPlan(
  { db }: Services,
  teamId: string,
  choice: AgendaChoice,
): Promise<ApiResult<readonly StagePlan[] | null>> {
  switch (choice.from) {
    case 'template':
      return ok(choice.templateId === 'open-board' ? null : templatePlan(choice.templateId))
    case 'plan':
      return ok(choice.plan)
    case 'saved': {
      const plan = await findSavedPlan(db, teamId, choice.agendaId)
      return plan === null
        ? refuseFields('conflict', 'Your team does not keep this agenda any more.', {
            agenda: 'This agenda is gone. Choose another one.',
          })
        : ok(plan)
    }
    default:
      return assertNever(choice)
  }
}

/** Whether the record has OKRs of a cycle, pursued or dropped. */
async function hasOkrs({ db }: Services, cycleId: string): Promise<boolean> {
  const [found] = await db
    .select({ id: objective.id })
    .from(objective)
    .where(eq(objective.cycleId, cycleId))
    .limit(1)
  return found !== undefined
}

/** The team's cycle of that name, or a new one. A name stands for one pair of dates. */
async function findCycle(
  { db, newId, now }: Services,
  teamId: string,
  { name, startsOn, endsOn }: Cycle,
): Promise<ApiResult<{ row: typeof cycle.$inferSelect; statements: Statement[] }>> {
  const [found] = await db
    .select()
    .from(cycle)
    .where(and(eq(cycle.teamId, teamId), eq(cycle.name, name)))
  if (!found) {
    const row = { id: newId(), teamId, name, startsOn, endsOn, createdAtMs: now() }
    return ok({ row, statements: [db.insert(cycle).values(row)] })
  }
  if (found.startsOn === startsOn && found.endsOn === endsOn) return ok({ row: found, statements: [] })
  return refuseFields('conflict', 'Your team has a cycle of this name with other dates.', {
    'cycle.name': `${name} runs from ${found.startsOn} to ${found.endsOn}. Take these dates or another name.`,
  })
}
