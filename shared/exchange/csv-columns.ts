import * as v from 'valibot'

/** What a CSV file of ours has a row for. */
export const CSV_ROWS = ['key-results', 'check-ins', 'scores', 'learnings', 'actions'] as const
export type CsvRows = (typeof CSV_ROWS)[number]

/** What a column of a CSV file can be, in the order it is asked about. */
export const CSV_FIELDS = [
  'objective',
  'keyResult',
  'owner',
  'cycle',
  'cycleStartsOn',
  'cycleEndsOn',
  'direction',
  'unit',
  'baseline',
  'target',
  'milestoneReason',
  'dueOn',
  'commitment',
  'confidence',
  'value',
  'valueConfidence',
  'valueOn',
  'note',
  'droppedReason',
] as const
export type CsvField = (typeof CSV_FIELDS)[number]

/** Without these there is nothing to import. */
export const REQUIRED_FIELDS = ['objective', 'keyResult'] as const satisfies readonly CsvField[]

/** The number of the column that holds each field, from 0; a field that is left out or `null` has none. */
export const CsvMappingSchema = v.record(
  v.picklist(CSV_FIELDS),
  v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))),
)
export type CsvMapping = v.InferOutput<typeof CsvMappingSchema>

/** How our own file calls a column, and what others call it. */
export const CSV_HEADERS: Readonly<Record<CsvField, readonly [own: string, ...others: string[]]>> = {
  objective: ['Objective', 'goal', 'objective title', 'objective name', 'ziel'],
  keyResult: [
    'Key result',
    'key results',
    'kr',
    'result',
    'key result title',
    'key result name',
    'schlüsselergebnis',
  ],
  owner: [
    'Owner',
    'key result owner',
    'kr owner',
    'assignee',
    'responsible',
    'lead',
    'dri',
    'verantwortlich',
  ],
  cycle: ['Cycle', 'quarter', 'period', 'time period', 'timeframe', 'zeitraum', 'quartal'],
  cycleStartsOn: [
    'Cycle starts',
    'start',
    'start date',
    'cycle start',
    'period start',
    'from date',
    'beginn',
  ],
  cycleEndsOn: ['Cycle ends', 'end', 'end date', 'cycle end', 'period end', 'to date', 'ende'],
  direction: ['Direction', 'richtung'],
  unit: ['Unit', 'units', 'metric unit', 'unit of measure', 'einheit'],
  baseline: ['Baseline', 'start value', 'initial value', 'initial', 'from', 'starting value', 'startwert'],
  target: ['Target', 'target value', 'goal value', 'to', 'zielwert'],
  milestoneReason: ['Why a milestone', 'milestone reason'],
  dueOn: ['Due', 'due date', 'deadline', 'due on', 'fällig', 'fällig am'],
  commitment: ['Commitment', 'commit type', 'committed or aspirational'],
  confidence: ['Confidence at the start', 'initial confidence', 'confidence at commit'],
  value: ['Current value', 'current', 'actual', 'actual value', 'progress value', 'ist', 'istwert'],
  valueConfidence: ['Current confidence', 'confidence', 'confidence level', 'zuversicht'],
  valueOn: ['Last check-in', 'last update', 'last updated', 'updated', 'updated on', 'check-in date'],
  note: ['Note', 'notes', 'comment', 'comments', 'status update', 'last note', 'kommentar'],
  droppedReason: ['Dropped because', 'dropped', 'cancelled because'],
}

/** Which column is what, by its header: our own names first, then what others call it. Each column is one thing. */
export function guessMapping(header: readonly string[]): CsvMapping {
  const names = header.map(fold)
  const taken = new Set<number>()
  const mapping: CsvMapping = {}
  for (const depth of ['own', 'other'] as const) {
    for (const field of CSV_FIELDS) {
      if (mapping[field] !== undefined) continue
      const [own, ...others] = CSV_HEADERS[field]
      const sought = (depth === 'own' ? [own] : others).map(fold)
      const at = names.findIndex((name, column) => sought.includes(name) && !taken.has(column))
      if (at < 0) continue
      mapping[field] = at
      taken.add(at)
    }
  }
  // Where nothing is measured later, the one confidence there is was said at the start.
  if (
    mapping.value === undefined &&
    mapping.confidence === undefined &&
    mapping.valueConfidence !== undefined
  ) {
    const { valueConfidence, ...rest } = mapping
    return { ...rest, confidence: valueConfidence }
  }
  return mapping
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/.:()]+/gu, ' ')
    .trim()
}
