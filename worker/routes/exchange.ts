import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import type { CsvRows } from '../../shared/exchange/csv-columns.ts'
import { checkInsToCsv, keyResultsToCsv } from '../../shared/exchange/csv-export.ts'
import { actionsToCsv, learningsToCsv, scoresToCsv } from '../../shared/exchange/csv-retros.ts'
import { documentToMarkdown } from '../../shared/exchange/markdown.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import { assertNever, ok } from '../../shared/result.ts'
import { allowExportOfCycle, allowExportOfWorkshop, type ExportAccess } from '../exchange/access.ts'
import { lookAtFile, planImport } from '../exchange/plan-import.ts'
import { readTeamDocument } from '../exchange/read-team-document.ts'
import type { ApiResult } from '../http/refusals.ts'
import { type Api, type Caller, serve } from '../http/serve.ts'
import { doOnce } from '../record/once.ts'
import { allowInTeam } from '../record/record-access.ts'
import type { Services } from '../services.ts'

const {
  exportTeamJson,
  exportTeamCsv,
  exportTeamMarkdown,
  exportCycleJson,
  exportCycleCsv,
  exportCycleMarkdown,
  exportWorkshopJson,
  exportWorkshopCsv,
  exportWorkshopMarkdown,
  previewImport,
  confirmImport,
} = EXCHANGE_ROUTES

/** Taking a record along as a file, and bringing one in. */
export function serveExchange(api: Api): void {
  const ofTeam = async ({ services, caller, params }: Asking<'teamId'>): Promise<ApiResult<ExportAccess>> => {
    const allowed = await allowInTeam(services, caller, params.teamId, exportTeamJson.needs)
    return allowed.ok ? ok({ ...allowed.value, scope: { of: 'team' } }) : allowed
  }
  const ofCycle = ({ services, caller, params }: Asking<'cycleId'>) =>
    allowExportOfCycle(services, caller, params.cycleId, exportCycleJson.needs)
  const ofWorkshop = ({ services, caller, params }: Asking<'workshopId'>) =>
    allowExportOfWorkshop(services, caller, params.workshopId, exportWorkshopJson.needs)

  serve(api, exportTeamJson, { allow: ofTeam, act: sendJson })
  serve(api, exportTeamCsv, { allow: ofTeam, act: sendCsv })
  serve(api, exportTeamMarkdown, { allow: ofTeam, act: sendMarkdown })
  serve(api, exportCycleJson, { allow: ofCycle, act: sendJson })
  serve(api, exportCycleCsv, { allow: ofCycle, act: sendCsv })
  serve(api, exportCycleMarkdown, { allow: ofCycle, act: sendMarkdown })
  serve(api, exportWorkshopJson, { allow: ofWorkshop, act: sendJson })
  serve(api, exportWorkshopCsv, { allow: ofWorkshop, act: sendCsv })
  serve(api, exportWorkshopMarkdown, { allow: ofWorkshop, act: sendMarkdown })

  serve(api, previewImport, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, previewImport.needs),
    async act({ services, allowed, body }) {
      const looked = await lookAtFile(services, allowed, body.file)
      return looked.ok ? ok(looked.value.preview) : looked
    },
  })
  serve(api, confirmImport, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, confirmImport.needs),
    act: (accepted) =>
      doOnce(accepted.services, { ...accepted, route: confirmImport }, () =>
        planImport(accepted.services, accepted.allowed, accepted.body),
      ),
  })
}

type Asking<Param extends string> = {
  readonly services: Services
  readonly caller: Caller
  readonly params: { readonly [Name in Param]: string }
}

type Sending = {
  readonly services: Services
  readonly allowed: ExportAccess
  readonly query: { readonly download?: '1' | undefined }
  readonly setHeader: (name: string, value: string) => void
}

async function sendJson({ services, allowed, query, setHeader }: Sending) {
  const document = await readTeamDocument(services, allowed)
  if (query.download) setHeader('content-disposition', asDownload(document, allowed, '', 'json'))
  return ok(document)
}

async function sendCsv({
  services,
  allowed,
  query,
  setHeader,
}: Sending & { readonly query: { readonly rows: CsvRows } }) {
  const document = await readTeamDocument(services, allowed)
  if (query.download) setHeader('content-disposition', asDownload(document, allowed, query.rows, 'csv'))
  return ok({ text: csvOf(document, query.rows, allowed.today) })
}

async function sendMarkdown({ services, allowed, query, setHeader }: Sending) {
  const document = await readTeamDocument(services, allowed)
  if (query.download) setHeader('content-disposition', asDownload(document, allowed, '', 'md'))
  return ok({ text: documentToMarkdown(document, allowed.today) })
}

function csvOf(document: TeamDocument, rows: CsvRows, today: string): string {
  switch (rows) {
    case 'key-results':
      return keyResultsToCsv(document, today)
    case 'check-ins':
      return checkInsToCsv(document)
    case 'scores':
      return scoresToCsv(document)
    case 'learnings':
      return learningsToCsv(document)
    case 'actions':
      return actionsToCsv(document)
    default:
      return assertNever(rows)
  }
}

/** A file name of plain characters, whatever the team and the cycle are called. */
function asDownload(
  { team, cycles }: TeamDocument,
  { scope, today }: ExportAccess,
  what: string,
  ending: string,
): string {
  const names = [team.name, scope.of === 'team' ? '' : (cycles[0]?.name ?? ''), what, today]
  const plain = names
    .map((name) => name.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter(Boolean)
  return `attachment; filename="${['okrs', ...plain].join('-')}.${ending}"`
}
