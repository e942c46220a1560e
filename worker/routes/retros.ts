import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ok, refuse } from '../../shared/result.ts'
import { retroToMarkdown } from '../../shared/retro/retro-markdown.ts'
import { findWorkshopAccess } from '../access.ts'
import { type Api, serve } from '../http/serve.ts'
import { doOnce } from '../record/once.ts'
import { allowInTeam, allowInWorkshop } from '../record/record-access.ts'
import { allowOnAction, planActionChange } from '../record/retro/change-action.ts'
import { readActions } from '../record/retro/read-actions.ts'
import { readCalibration } from '../record/retro/read-calibration.ts'
import { readEvidence } from '../record/retro/read-evidence.ts'
import { readLookBack } from '../record/retro/read-look-back.ts'
import { readRetro } from '../record/retro/read-retro.ts'
import { retroUrl } from '../record/retro/retro-url.ts'

/** Retros: what their rooms ask of the record, what they leave in it, and what becomes of their actions. */
export function serveRetros(api: Api): void {
  const { evidence, lookBack, retro, retroMarkdown, actions, changeAction, calibration } = RETRO_ROUTES

  serve(api, evidence, {
    allow: ({ services, browser, params }) => findWorkshopAccess(services, browser, params.workshopId),
    act: async ({ services, allowed }) =>
      allowed.workshop.kind === 'retro'
        ? ok(await readEvidence(services, allowed))
        : refuse('not-found', 'Only a retro looks back on evidence.'),
  })

  serve(api, lookBack, {
    allow: ({ services, browser, params }) => findWorkshopAccess(services, browser, params.workshopId),
    act: async ({ services, allowed }) =>
      allowed.workshop.kind === 'planning'
        ? ok(await readLookBack(services, allowed))
        : refuse('not-found', 'Only a planning begins by looking back.'),
  })

  serve(api, retro, {
    allow: ({ services, caller, params }) =>
      allowInWorkshop(services, caller, params.workshopId, retro.needs),
    act: ({ services, allowed, params }) => readRetro(services.db, allowed, params.workshopId),
  })

  serve(api, retroMarkdown, {
    allow: ({ services, caller, params }) =>
      allowInWorkshop(services, caller, params.workshopId, retroMarkdown.needs),
    async act({ services, allowed, params }) {
      const page = await readRetro(services.db, allowed, params.workshopId)
      if (!page.ok) return page
      const url = retroUrl(services.env.APP_ORIGIN, page.value.team.teamId, params.workshopId)
      return ok({ text: retroToMarkdown(page.value, url) })
    },
  })

  serve(api, actions, {
    allow: ({ services, caller, params }) => allowInTeam(services, caller, params.teamId, actions.needs),
    act: async ({ services, allowed }) => ok(await readActions(services.db, allowed)),
  })

  serve(api, changeAction, {
    allow: ({ services, caller, params }) => allowOnAction(services, caller, params.actionId),
    act: (accepted) => {
      const { services, allowed, params, body } = accepted
      return doOnce(services, { ...accepted, route: changeAction }, () =>
        planActionChange(services, allowed, params.actionId, body),
      )
    },
  })

  serve(api, calibration, {
    allow: ({ services, caller, params }) => allowInTeam(services, caller, params.teamId, calibration.needs),
    act: async ({ services, allowed }) => ok(await readCalibration(services.db, allowed)),
  })
}
