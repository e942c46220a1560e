import { eq, sql } from 'drizzle-orm'
import { type DocumentRetro, referencesOf } from '../../shared/exchange/retro-document.ts'
import type { DocumentWorkshop } from '../../shared/exchange/team-document.ts'
import type { Database } from '../db/database.ts'
import { retro } from '../db/retro-schema.ts'
import { keyResult, objective, workshop } from '../db/schema.ts'
import { deriveIds } from './derive-ids.ts'

type Placing = {
  /** Those that are not here yet. */
  readonly retros: readonly DocumentRetro[]
  readonly coming: readonly DocumentWorkshop[]
  /** What the workshops of the file that are here are called here. */
  readonly hereIds: readonly string[]
  readonly rename: Map<string, string>
  readonly notes: string[]
}

/**
 * Which retros of a document come in: those whose OKRs come in with them, or are here as an earlier file brought them. Of several
 * retros of a cycle the newest counts, which a file cannot know of one that was held here: then it stays out.
 */
export async function placeRetros(
  db: Database,
  teamId: string,
  { retros, coming, hereIds, rename, notes }: Placing,
): Promise<DocumentRetro[]> {
  const objectives = coming.flatMap((each) => each.objectives)
  const comingIds = new Set(
    [...objectives, ...objectives.flatMap(({ keyResults }) => keyResults)].map(({ id }) => id),
  )
  const sought = new Set(retros.flatMap(aboutWhat).filter((id) => !comingIds.has(id)))
  const { here, heldCycles } = await findHere(db, teamId, hereIds, [...sought])
  const placed = retros.filter((each) => {
    const about = aboutWhat(each)
    if (about.every((id) => comingIds.has(id))) return true
    const isKnown = about.every((id) => comingIds.has(id) || here.has(id))
    const isHeld = heldCycles.has(rename.get(each.cycleId) ?? each.cycleId)
    if (isKnown && !isHeld) return true
    const why = isKnown
      ? 'its cycle has a retro here.'
      : 'the OKRs that it looks back on are not here as the file has them.'
    notes.push(`The retro “${each.title}” is left out: ${why}`)
    return false
  })
  for (const id of placed.flatMap(aboutWhat)) {
    const its = here.get(id)
    if (its !== undefined) rename.set(id, its)
  }
  if (placed.length > 0) {
    const learnings = placed.flatMap((each) => each.learnings)
    const actions = placed.flatMap((each) => each.actions)
    notes.push(
      `Retros come in, too: ${placed.length}, with ${learnings.length} learnings and ${actions.length} actions.`,
    )
  }
  return placed
}

/** Objectives and key results by their ids in the file. */
function aboutWhat(its: DocumentRetro): string[] {
  const { objectives, keyResults } = referencesOf(its)
  return [...objectives, ...keyResults].filter((id) => id !== null)
}

/** What statements of the file are called here, and which of the team's cycles have a retro. One round trip, or none. */
async function findHere(db: Database, teamId: string, hereIds: readonly string[], ids: readonly string[]) {
  const here = new Map<string, string>()
  if (ids.length === 0) return { here, heldCycles: new Set<string>() }
  // They came in with the others of such a file, or alone: see `placeDocument`.
  const derived = await Promise.all(
    [hereIds.join('\n'), ...hereIds].map((salt) => deriveIds(`${teamId}\n${salt}`, ids)),
  )
  const candidatesOf = (id: string) => [id, ...derived.flatMap((each) => each.get(id) ?? [])]
  const isSought = sql`(SELECT value FROM json_each(${JSON.stringify(ids.flatMap(candidatesOf))}))`
  const [keyResults, objectives, held] = await db.batch([
    db
      .select({ id: keyResult.id, teamId: workshop.teamId })
      .from(keyResult)
      .innerJoin(workshop, eq(workshop.id, keyResult.workshopId))
      .where(sql`${keyResult.id} IN ${isSought}`),
    db
      .select({ id: objective.id, teamId: workshop.teamId })
      .from(objective)
      .innerJoin(workshop, eq(workshop.id, objective.workshopId))
      .where(sql`${objective.id} IN ${isSought}`),
    db.select({ cycleId: retro.cycleId }).from(retro).where(eq(retro.teamId, teamId)),
  ])
  const ours = new Set(
    [...keyResults, ...objectives].filter((row) => row.teamId === teamId).map(({ id }) => id),
  )
  for (const id of ids) {
    const its = candidatesOf(id).find((candidate) => ours.has(candidate))
    if (its !== undefined) here.set(id, its)
  }
  return { here, heldCycles: new Set(held.map(({ cycleId }) => cycleId)) }
}
