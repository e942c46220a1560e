import { CAUSE_WORDS, LEARNING_KIND_WORDS, OUTCOME_WORDS, VERDICT_WORDS } from '../retro/retro-words.ts'
import { zonedParts } from '../time/zoned-time.ts'
import { type Cell, writeCsv } from './csv.ts'
import { listKeyResults, namesOf } from './csv-export.ts'
import type { DocumentRetro } from './retro-document.ts'
import type { DocumentCycle, TeamDocument } from './team-document.ts'

/** A retro with the cycle that it looks back on. */
type PlacedRetro = {
  readonly cycle: DocumentCycle
  readonly retro: DocumentRetro
  /** [GR1] Of several retros of a cycle the newest says its scores and decisions. */
  readonly counts: boolean
}

/** Every retro in order: cycles newest first, the retros of one as they were held. */
export function listRetros({ cycles, retros }: TeamDocument): PlacedRetro[] {
  const newestFirst = cycles.toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1))
  return newestFirst.flatMap((cycle) => {
    const its = retros
      .filter(({ cycleId }) => cycleId === cycle.id)
      .toSorted((one, other) => one.number - other.number)
    return its.map((retro) => ({ cycle, retro, counts: retro === its.at(-1) }))
  })
}

type Words = {
  readonly objectiveId: string | null
  readonly objective: string | null
  readonly keyResult: string | null
}

/** The words of objectives and key results: those that a retro had before it, else those of today. */
export function wordsIn(document: TeamDocument) {
  const today = new Map<string, Words>()
  for (const { objective, keyResult } of listKeyResults(document)) {
    const its = { objectiveId: objective.id, objective: objective.text }
    today
      .set(objective.id, { ...its, keyResult: null })
      .set(keyResult.id, { ...its, keyResult: keyResult.text })
  }
  return ({ words }: Pick<DocumentRetro, 'words'>, id: string | null): Words => {
    const then = words.find(({ keyResultId }) => keyResultId === id)
    if (then) return { objectiveId: then.objectiveId, objective: then.objectiveText, keyResult: then.text }
    return (
      (id === null ? undefined : today.get(id)) ?? { objectiveId: null, objective: null, keyResult: null }
    )
  }
}

/** [GR1] A row for each key result that a retro spoke of: score, cause, decision. [GR3] Nothing in it is about a person. */
export function scoresToCsv(document: TeamDocument): string {
  const wordsOf = wordsIn(document)
  const header = [
    ...['Cycle', 'Objective', 'Key result', 'Score', 'Lowest grade', 'Highest grade', 'Grades', 'Cause'],
    ...['Note on the cause', 'Decision', 'Why', 'Owner’s word', 'Confidence at commit'],
    ...['Confidence at the middle', 'Retro', 'Number', 'Counts', 'Closed on', 'Key result id', 'Retro id'],
  ]
  const rows = listRetros(document).flatMap(({ cycle, retro, counts }) => {
    const sure = new Map(retro.confidence.map((each) => [each.keyResultId, each]))
    return retro.said.keyResults.map((said): Cell[] => {
      const { id, score, grades, ownerWord, cause, causeNote, verdict, why } = said
      const { objective, keyResult } = wordsOf(retro, id)
      return [
        ...[cycle.name, objective, keyResult, score],
        ...[grades[0] ?? null, grades.at(-1) ?? null, grades.length],
        ...[cause === null ? null : CAUSE_WORDS[cause], causeNote, VERDICT_WORDS[verdict], why, ownerWord],
        ...[sure.get(id)?.atCommit ?? null, sure.get(id)?.atMiddle ?? null],
        ...[retro.title, retro.number, counts ? 'yes' : 'no', closedOn(retro), id, retro.id],
      ]
    })
  })
  return writeCsv(header, rows)
}

/** [RE6] A row for each learning of the library; those that were taken out of it are left out. */
export function learningsToCsv(document: TeamDocument): string {
  const wordsOf = wordsIn(document)
  const rows = listRetros(document).flatMap(({ cycle, retro }) =>
    retro.learnings
      .filter(({ removedAtMs }) => removedAtMs === null)
      .map(({ id, kind, text, objectiveId, keyResultId, learnedAtMs }): Cell[] => {
        const { objective, keyResult } = wordsOf(retro, keyResultId ?? objectiveId)
        return [
          ...[cycle.name, LEARNING_KIND_WORDS[kind], text, objective, keyResult],
          ...[dayOf(learnedAtMs, retro), retro.title, id],
        ]
      }),
  )
  const header = ['Cycle', 'Kind', 'Learning', 'Objective', 'Key result', 'Learned on', 'Retro']
  return writeCsv([...header, 'Learning id'], rows)
}

/** [RE7] A row for each action of a retro, as it stands. */
export function actionsToCsv(document: TeamDocument): string {
  const nameOf = namesOf(document)
  const rows = listRetros(document).flatMap(({ cycle, retro }) =>
    retro.actions.map(({ id, text, ownerId, dueOn, state, settledAtMs }): Cell[] => [
      ...[cycle.name, text, nameOf(ownerId), dueOn, OUTCOME_WORDS[state]],
      ...[settledAtMs === null ? null : dayOf(settledAtMs, retro), retro.title, id],
    ]),
  )
  const header = ['Cycle', 'Action', 'Owner', 'Until', 'State', 'Settled on', 'Retro', 'Action id']
  return writeCsv(header, rows)
}

function closedOn(retro: DocumentRetro): string {
  return dayOf(retro.publishedAtMs, retro)
}

function dayOf(atMs: number, { timeZone }: Pick<DocumentRetro, 'timeZone'>): string {
  return zonedParts(atMs, timeZone).date
}
