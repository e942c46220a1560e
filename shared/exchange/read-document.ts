import * as v from 'valibot'
import { DOCUMENT_ID_KINDS, listDocumentIds } from './document-ids.ts'
import { referencesOf } from './retro-document.ts'
import { TEAM_FORMAT, type TeamDocument, TeamDocumentSchema } from './team-document.ts'

/** What is wrong in a document, where: `workshops.0.objectives.2.text`. */
export type DocumentProblem = { readonly path: string; readonly message: string }

/** More than this nobody reads; the first ones are mended first. */
const MAX_PROBLEMS = 20

export type ReadDocument =
  | { readonly ok: true; readonly value: TeamDocument }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] }

const FormattedSchema = v.looseObject({ format: v.picklist([TEAM_FORMAT, 'turnout.team/1']) })

/** What an earlier version did not have: files of it still come in. */
function upgrade(document: v.InferOutput<typeof FormattedSchema>): unknown {
  return document.format === TEAM_FORMAT
    ? document
    : { ...document, format: TEAM_FORMAT, agendas: [], linkedTeams: [], retros: [] }
}

/** Reads a document from outside, of this version or an earlier one: its form, and that everything it refers to is in it. */
export function readDocument(value: unknown): ReadDocument {
  const formatted = v.safeParse(FormattedSchema, value)
  if (!formatted.success) {
    return {
      ok: false,
      problems: [{ path: 'format', message: `This file is not in the format ${TEAM_FORMAT}.` }],
    }
  }
  const parsed = v.safeParse(TeamDocumentSchema, upgrade(formatted.output))
  if (!parsed.success) {
    const problems = parsed.issues
      .slice(0, MAX_PROBLEMS)
      .map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
    return { ok: false, problems }
  }
  const problems = findLooseEnds(parsed.output)
  return problems.length === 0
    ? { ok: true, value: parsed.output }
    : { ok: false, problems: problems.slice(0, MAX_PROBLEMS) }
}

/** Ids that stand twice, and references to what is not there. */
function findLooseEnds(document: TeamDocument): DocumentProblem[] {
  const ids = listDocumentIds(document)
  const kindOf = new Map<string, string>()
  const problems: DocumentProblem[] = DOCUMENT_ID_KINDS.flatMap((kind) =>
    ids[kind].flatMap((id) => {
      const before = kindOf.get(id)
      kindOf.set(id, kind)
      return before === undefined
        ? []
        : [{ path: kind, message: `The id ${id} stands twice: among the ${before} and the ${kind}.` }]
    }),
  )
  const known = {
    people: new Set(ids.people),
    cycles: new Set(ids.cycles),
    objectives: new Set(ids.objectives),
    keyResults: new Set(ids.keyResults),
  }
  const refer = (kind: keyof typeof known, id: string | null, path: string) => {
    if (id !== null && !known[kind].has(id)) {
      problems.push({ path, message: `The document has no ${id} among its ${kind}.` })
    }
  }
  document.workshops.forEach((workshop, at) => {
    const here = `workshops.${at}`
    refer('cycles', workshop.cycleId, `${here}.cycleId`)
    const revisions = workshop.revisions.map(({ revision }) => revision)
    if (new Set(revisions).size < revisions.length) {
      problems.push({ path: `${here}.revisions`, message: 'A revision stands twice.' })
    }
    workshop.objectives.forEach((objective, objectiveAt) => {
      const itsPath = `${here}.objectives.${objectiveAt}`
      for (const { by } of objective.changes) refer('people', by.personId, `${itsPath}.changes`)
      objective.keyResults.forEach((keyResult, keyResultAt) => {
        const path = `${itsPath}.keyResults.${keyResultAt}`
        refer('people', keyResult.fields.ownerId, `${path}.fields.ownerId`)
        for (const { ownerId } of keyResult.initiatives) refer('people', ownerId, `${path}.initiatives`)
        for (const { by } of keyResult.changes) refer('people', by.personId, `${path}.changes`)
        for (const { by, nextStep } of keyResult.checkIns) {
          refer('people', by.personId, `${path}.checkIns`)
          refer('people', nextStep?.ownerId ?? null, `${path}.checkIns`)
        }
      })
    })
  })
  document.retros.forEach((retro, at) => {
    const named = referencesOf(retro)
    for (const kind of ['cycles', 'people', 'objectives', 'keyResults'] as const) {
      for (const id of named[kind]) refer(kind, id, `retros.${at}`)
    }
  })
  document.supports.forEach((support, at) => {
    refer('objectives', support.objectiveId, `supports.${at}.objectiveId`)
    refer('objectives', support.supportsObjectiveId, `supports.${at}.supportsObjectiveId`)
    refer('keyResults', support.supportsKeyResultId, `supports.${at}.supportsKeyResultId`)
    refer('people', support.createdBy, `supports.${at}.createdBy`)
  })
  return problems
}
