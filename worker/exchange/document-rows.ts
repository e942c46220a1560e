import type { DocumentCheckIn, DocumentWorkshop } from '../../shared/exchange/team-document.ts'
import { canonicalText } from '../../shared/okr/okr-set.ts'
import type { checkIn, courseChange } from '../db/living-schema.ts'
import type { ballot, initiative, keyResult, objective, okrRevision } from '../db/schema.ts'
import { sha256Hex } from '../keys.ts'
import { toFieldColumns } from '../record/key-result-row.ts'

/** The rows that workshops of a document stand for. @param tokenIds by the names that history has for programs */
export async function listRows(
  workshops: readonly DocumentWorkshop[],
  tokenIds: ReadonlyMap<string, string>,
) {
  const revisions: (typeof okrRevision.$inferSelect)[] = []
  const ballots: (typeof ballot.$inferSelect)[] = []
  const objectives: (typeof objective.$inferSelect)[] = []
  const keyResults: (typeof keyResult.$inferSelect)[] = []
  const initiatives: (typeof initiative.$inferSelect)[] = []
  const checkIns: (typeof checkIn.$inferSelect)[] = []
  const changes: (typeof courseChange.$inferSelect)[] = []
  const authorOf = ({ personId, token }: DocumentCheckIn['by']) => ({
    memberId: personId,
    tokenId: token === null ? null : (tokenIds.get(token) ?? null),
  })

  for (const its of workshops) {
    const { id: workshopId, cycleId } = its
    for (const { okrs, ...rest } of its.revisions) {
      const okrsJson = canonicalText(okrs)
      revisions.push({ workshopId, ...rest, okrsJson, hash: await sha256Hex(okrsJson) })
    }
    for (const {
      ballotId,
      round,
      settings,
      items,
      result,
      follows,
      settledIds,
      openedAtMs,
      closedAtMs,
    } of its.ballots) {
      ballots.push({
        ...{ id: ballotId, workshopId, round, openedAtMs, closedAtMs },
        settingsJson: JSON.stringify(settings),
        itemsJson: JSON.stringify(items),
        resultJson: JSON.stringify(result),
        followsJson: follows === null ? null : JSON.stringify(follows),
        settledIdsJson: settledIds === null ? null : JSON.stringify(settledIds),
      })
    }
    for (const one of its.objectives) {
      const { id: objectiveId, text, commitment, partners, provenance } = one
      objectives.push({
        ...{ id: objectiveId, workshopId, cycleId, text, commitment },
        ...publishedColumns(one),
        provenanceJson: JSON.stringify(provenance),
        partnersJson: partners.length === 0 ? null : JSON.stringify(partners),
      })
      pushChanges(one.changes, objectiveId, null)
      for (const child of one.keyResults) {
        const { id: keyResultId } = child
        keyResults.push({
          ...{ id: keyResultId, workshopId, objectiveId, text: child.text, accepted: child.accepted },
          ...publishedColumns(child),
          ...toFieldColumns(child.fields),
          provenanceJson: JSON.stringify(child.provenance),
        })
        pushChanges(child.changes, objectiveId, keyResultId)
        for (const entry of child.initiatives) {
          const { id, text: words, ownerId, state, addedAtMs } = entry
          initiatives.push({
            ...{ id, workshopId, keyResultId, text: words, ownerId, state, addedAtMs },
            ...publishedColumns(entry),
          })
        }
        for (const { id, value, confidence, note, nextStep, by, madeOn, madeAtMs } of child.checkIns) {
          checkIns.push({
            ...{ id, keyResultId, value, confidence, note, madeOn, madeAtMs, ...authorOf(by) },
            nextStep: nextStep?.text ?? null,
            nextStepOwnerId: nextStep?.ownerId ?? null,
          })
        }
      }
    }
  }
  return { revisions, ballots, objectives, keyResults, initiatives, checkIns, changes }

  function pushChanges(
    entries: DocumentWorkshop['objectives'][number]['changes'],
    objectiveId: string,
    keyResultId: string | null,
  ) {
    for (const { id, kind, changes: made, reason, by, madeAtMs, afterRevision } of entries) {
      changes.push({
        ...{ id, kind, objectiveId, keyResultId, reason, madeAtMs, afterRevision, ...authorOf(by) },
        changesJson: JSON.stringify(made),
      })
    }
  }
}

function publishedColumns({
  position,
  firstRevision,
  revision,
  dropped,
}: Pick<DocumentWorkshop['objectives'][number], 'position' | 'firstRevision' | 'revision' | 'dropped'>) {
  return {
    ...{ position, firstRevision, revision },
    droppedInRevision: dropped?.inRevision ?? null,
    droppedReason: dropped?.reason ?? null,
  }
}

/** The programs that history names. */
export function tokenNamesIn(workshops: readonly DocumentWorkshop[]): string[] {
  const names = new Set<string>()
  const note = ({ token }: DocumentCheckIn['by']) => token !== null && names.add(token)
  for (const { objectives } of workshops) {
    for (const { changes, keyResults } of objectives) {
      for (const { by } of changes) note(by)
      for (const child of keyResults) for (const { by } of [...child.changes, ...child.checkIns]) note(by)
    }
  }
  return [...names]
}
