import * as v from 'valibot'
import type { AgendaChoiceSchema } from '../../../shared/api/agendas-api.ts'
import { CreatedWorkshopSchema } from '../../../shared/api/identity-api.ts'
import { CSRF_HEADER } from '../../../shared/api/route.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import type { AgendaPlanSchema } from '../../../shared/workshop/agenda-plan.ts'
import { joinByLink } from './join.ts'
import { heading } from './look.ts'
import type { Person } from './person.ts'
import { PLATFORM_WORKSHOP } from './start-workshop.ts'

export type Plan = v.InferInput<typeof AgendaPlanSchema>

/** A new workshop with an agenda of its own, made as the start page makes one; its first stage is the welcome. */
export function startPlanned(person: Person, appUrl: string, plan: Plan): Promise<{ joinLink: string }> {
  return startByRequest(person, appUrl, { from: 'plan', plan })
}

/** A new workshop without the start page: by the request that it sends. */
export async function startByRequest(
  person: Person,
  appUrl: string,
  agenda: v.InferInput<typeof AgendaChoiceSchema>,
): Promise<{ joinLink: string }> {
  const { page, name } = person
  const { teamName, title, cycle } = PLATFORM_WORKSHOP
  const ask = () =>
    page.request.post(ROUTES.createWorkshop.path, {
      headers: { [CSRF_HEADER]: '1', origin: new URL(appUrl).origin },
      data: {
        ...{ displayName: name, team: { as: 'new', name: teamName }, title, kind: 'planning', cycle },
        ...{ timeZone: 'Europe/Berlin', agenda },
      },
    })
  const first = await ask()
  // The development server in front of the Worker drops a request now and then where the machine is busy, and says to send
  // it again.
  const isDropped = first.status() === 503 && (await first.text()).includes('restarted mid-request')
  const reply = isDropped ? await ask() : first
  if (!reply.ok()) throw new Error(`The workshop was not created: ${reply.status()} ${await reply.text()}`)
  const { workshopId, links } = v.parse(CreatedWorkshopSchema, await reply.json())
  await page.goto(`/w/${workshopId}`)
  await heading(person, 'Who is here?').waitFor()
  return links
}

/** The same with people who open the join link one after the other, so that the order of the list is known. */
export async function gatherPlanned(
  lead: Person,
  others: readonly Person[],
  appUrl: string,
  plan: Plan,
): Promise<void> {
  const { joinLink } = await startPlanned(lead, appUrl, [{ kind: 'welcome' }, ...plan])
  for (const person of others) await joinByLink(person, joinLink)
}
