import { and, asc, desc, eq } from 'drizzle-orm'
import type { WorkshopOkrs } from '../../shared/api/record-api.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { okrsToMarkdown } from '../../shared/okr/markdown.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { FoundWorkshop } from '../access.ts'
import type { Database } from '../db/database.ts'
import { initiative, keyResult, member, objective, okrRevision } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { buildOkrPage } from '../record/okr-page.ts'
import { allowOnWorkshop } from '../record/record-access.ts'

/** The published OKRs, as JSON and as Markdown. */
export function serveOkrs(api: Api): void {
  serve(api, ROUTES.workshopOkrs, {
    allow: ({ services, caller, params }) =>
      allowOnWorkshop(services, caller, params.workshopId, ROUTES.workshopOkrs.needs),
    async act({ services, allowed, query, setHeader }) {
      const page = await readOkrs(services.db, allowed, query.revision)
      if (page.ok && query.download) setHeader('content-disposition', asDownload(page.value, 'json'))
      return page
    },
  })

  serve(api, ROUTES.workshopOkrsMarkdown, {
    allow: ({ services, caller, params }) =>
      allowOnWorkshop(services, caller, params.workshopId, ROUTES.workshopOkrsMarkdown.needs),
    async act({ services, allowed, query, setHeader }) {
      const page = await readOkrs(services.db, allowed, query.revision)
      if (!page.ok) return page
      if (query.download) setHeader('content-disposition', asDownload(page.value, 'md'))
      return ok({ text: okrsToMarkdown(page.value) })
    },
  })
}

async function readOkrs(
  db: Database,
  access: FoundWorkshop,
  asked: number | undefined,
): Promise<Result<WorkshopOkrs, 'not-found'>> {
  const { workshop } = access
  const revision = asked ?? access.revision
  if (revision === null) return refuse('not-found', 'This workshop has not published its OKRs yet.')
  const [[document], revisions, objectives, keyResults, initiatives, people] = await db.batch([
    db
      .select()
      .from(okrRevision)
      .where(and(eq(okrRevision.workshopId, workshop.id), eq(okrRevision.revision, revision))),
    db
      .select({ revision: okrRevision.revision, publishedAtMs: okrRevision.publishedAtMs })
      .from(okrRevision)
      .where(eq(okrRevision.workshopId, workshop.id))
      .orderBy(desc(okrRevision.revision)),
    db.select().from(objective).where(eq(objective.workshopId, workshop.id)).orderBy(asc(objective.position)),
    db.select().from(keyResult).where(eq(keyResult.workshopId, workshop.id)).orderBy(asc(keyResult.position)),
    db
      .select()
      .from(initiative)
      .where(eq(initiative.workshopId, workshop.id))
      .orderBy(asc(initiative.position)),
    db
      .select({ personId: member.id, name: member.name })
      .from(member)
      .where(eq(member.teamId, workshop.teamId)),
  ])
  if (!document) return refuse('not-found', `There is no revision ${revision}.`)
  return ok(buildOkrPage(access, { asked: document, revisions, objectives, keyResults, initiatives, people }))
}

/** A file name of plain characters, whatever the cycle is called. */
function asDownload({ workshop, revision }: WorkshopOkrs, extension: string): string {
  const cycle = workshop.cycle.name.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '')
  return `attachment; filename="${['okrs', cycle, `revision-${revision}`].filter(Boolean).join('-')}.${extension}"`
}
