import { deriveState } from '../okr/key-result-state.ts'
import { zonedParts } from '../time/zoned-time.ts'
import { type Cell, writeCsv } from './csv.ts'
import { CSV_HEADERS } from './csv-columns.ts'
import type {
  DocumentCycle,
  DocumentKeyResult,
  DocumentObjective,
  DocumentWorkshop,
  TeamDocument,
} from './team-document.ts'

/** A key result with all that it is part of. */
export type PlacedKeyResult = {
  readonly cycle: DocumentCycle
  readonly workshop: DocumentWorkshop
  readonly objective: DocumentObjective
  readonly keyResult: DocumentKeyResult
}

/** Every key result in order: cycles newest first, then as they were published. */
export function listKeyResults({ cycles, workshops }: TeamDocument): PlacedKeyResult[] {
  const newestFirst = [...cycles].sort((one, other) => (one.startsOn < other.startsOn ? 1 : -1))
  return newestFirst.flatMap((cycle) =>
    workshops
      .filter(({ cycleId }) => cycleId === cycle.id)
      .flatMap((workshop) =>
        workshop.objectives.flatMap((objective) =>
          objective.keyResults.map((keyResult) => ({ cycle, workshop, objective, keyResult })),
        ),
      ),
  )
}

/** How a key result stands on a day: derived as everywhere, from what the document holds. */
export function stateOnDay(
  { cycle, workshop, keyResult }: PlacedKeyResult,
  { team }: TeamDocument,
  today: string,
) {
  const first = workshop.revisions.find(({ revision }) => revision === keyResult.firstRevision)
  return deriveState({
    fields: keyResult.fields,
    cycle,
    since: first === undefined ? cycle.startsOn : zonedParts(first.publishedAtMs, team.timeZone).date,
    rhythm: team.rhythm,
    checkIns: keyResult.checkIns.map(({ madeOn, value, confidence }) => ({ on: madeOn, value, confidence })),
    today,
  })
}

/** A row for each key result with its current values, for a spreadsheet. */
export function keyResultsToCsv(document: TeamDocument, today: string): string {
  const nameOf = namesOf(document)
  const header = [
    ...(['cycle', 'cycleStartsOn', 'cycleEndsOn', 'objective', 'keyResult', 'owner'] as const),
    ...(['direction', 'unit', 'baseline', 'target', 'milestoneReason', 'dueOn', 'commitment'] as const),
    ...(['confidence', 'value', 'valueConfidence', 'valueOn', 'note', 'droppedReason'] as const),
  ].map((field) => CSV_HEADERS[field][0])
  const rows = listKeyResults(document).map((placed): Cell[] => {
    const { cycle, workshop, objective, keyResult } = placed
    const { fields, dropped } = keyResult
    const { state, progress } = stateOnDay(placed, document, today)
    const last = keyResult.checkIns.at(-1)
    const value = keyResult.checkIns.findLast((checkIn) => checkIn.value !== null)?.value ?? null
    const why = dropped ?? objective.dropped
    return [
      ...[cycle.name, cycle.startsOn, cycle.endsOn, objective.text, keyResult.text, nameOf(fields.ownerId)],
      ...[fields.direction, fields.unit, fields.baseline === 'unknown' ? 'not known yet' : fields.baseline],
      ...[fields.target, fields.milestoneReason, fields.dueOn, fields.commitment, fields.confidence],
      ...[value, last?.confidence ?? null, last?.madeOn ?? null, last?.note ?? null],
      why === null ? null : (why.reason ?? 'No reason was given.'),
      ...[progress === null ? null : Math.round(progress * 1000) / 1000, STATE_WORDS[state]],
      ...[workshop.title, objective.id, keyResult.id],
    ]
  })
  return writeCsv([...header, 'Progress', 'State', 'Workshop', 'Objective id', 'Key result id'], rows)
}

/** What a person reads of a state. */
export const STATE_WORDS = {
  pending: 'Pending',
  'on-track': 'On course',
  'at-risk': 'At risk',
  'off-track': 'Off course',
  stale: 'Stale',
} as const

/** A row for each check-in, oldest first within its key result. */
export function checkInsToCsv(document: TeamDocument): string {
  const nameOf = namesOf(document)
  const header = [
    'Cycle',
    'Objective',
    'Key result',
    'Day',
    'Value',
    'Unit',
    'Confidence',
    'Note',
    'Next step',
  ]
  const rows = listKeyResults(document).flatMap(({ cycle, objective, keyResult }) =>
    keyResult.checkIns.map(({ madeOn, value, confidence, note, nextStep, by, id }): Cell[] => [
      ...[cycle.name, objective.text, keyResult.text, madeOn, value, keyResult.fields.unit, confidence, note],
      ...[nextStep?.text ?? null, nameOf(nextStep?.ownerId ?? null), nameOf(by.personId) ?? by.token],
      ...[keyResult.id, id],
    ]),
  )
  return writeCsv([...header, 'Next step of', 'By', 'Key result id', 'Check-in id'], rows)
}

export function namesOf({ people }: Pick<TeamDocument, 'people'>) {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (personId: string | null): string | null =>
    personId === null ? null : (names.get(personId) ?? null)
}
