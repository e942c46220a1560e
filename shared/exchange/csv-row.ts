import * as v from 'valibot'
import { MAX_NOTE_LENGTH } from '../okr/check-in.ts'
import { type Cycle, CycleSchema } from '../okr/cycle.ts'
import { isInside } from '../okr/inside-cycle.ts'
import {
  type Baseline,
  COMMITMENTS,
  CONFIDENCE,
  DIRECTIONS,
  type Direction,
  EMPTY_KEY_RESULT_FIELDS,
  type KeyResultFields,
  MAX_TEXT_LENGTH,
} from '../okr/model.ts'
import { findTargetProblem, TARGET_PROBLEM_MESSAGES } from '../okr/target.ts'
import type { CsvField, CsvMapping } from './csv-columns.ts'
import { type Notation, readDay, readNumber } from './csv-values.ts'

/** What is to be said about one cell, where a person finds it: by its row, its column and what it holds. */
export type CellRemark = {
  /** As a spreadsheet shows it: the header is row 1. */
  readonly row: number
  readonly column: string
  readonly value: string
  readonly reason: string
}

/** What a file is read against. */
export type CsvContext = {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly cycles: readonly (Cycle & { readonly id: string })[]
  /** The cycle of rows that name none; `null`: they must. */
  readonly cycleId: string | null
  /** The day in the team's time zone. */
  readonly today: string
}

export type CsvCheckIn = {
  readonly value: number | null
  readonly confidence: number
  readonly note: string
  readonly on: string
}

/** A row that can be imported. */
export type CsvKeyResult = {
  readonly row: number
  readonly cycle: CsvCycle
  readonly objective: string
  readonly text: string
  readonly fields: KeyResultFields
  readonly checkIn: CsvCheckIn | null
}

/** `id`: that of the team's cycle of this name; `null`: it is to be made. */
export type CsvCycle = Cycle & { readonly id: string | null }

type Reading = {
  readonly header: readonly string[]
  readonly mapping: CsvMapping
  readonly notation: Notation
  readonly context: CsvContext
  /** By folded name; a row that gives a new one its days adds it. */
  readonly cycles: Map<string, CsvCycle>
  /** Which row has said these words under the same objective already. */
  readonly rowOf: Map<string, number>
}

type ReadRow = {
  /** `null`: it is left out, or it cannot be taken. */
  readonly keyResult: CsvKeyResult | null
  readonly errors: readonly CellRemark[]
  readonly notes: readonly CellRemark[]
}

const WORDS: Readonly<Record<Direction, readonly string[]>> = {
  increase: ['increase', 'up', 'grow', 'raise', 'higher', 'erhöhen', 'steigern'],
  decrease: ['decrease', 'down', 'reduce', 'lower', 'senken', 'verringern'],
  maintain: ['maintain', 'keep', 'stay', 'hold', 'control', 'halten'],
  milestone: ['milestone', 'binary', 'boolean', 'yes/no', 'done/not done', 'meilenstein'],
}
const UNKNOWN_BASELINE = ['not known yet', 'unknown', '?']
const REACHED = ['yes', 'true', 'done', 'reached', 'ja']
const NOT_REACHED = ['no', 'false', 'open', 'not yet', 'nein']

/** [KR4] [KR8] [KR9] [CH2] What one row becomes, and everything that stands against it. */
export function readRow(
  { header, mapping, notation, context, cycles, rowOf }: Reading,
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
): ReadRow {
  const errors: CellRemark[] = []
  const notes: CellRemark[] = []
  const cell = (field: CsvField): string => {
    const at = mapping[field]
    return typeof at === 'number' ? (cells[at] ?? '').trim() : ''
  }
  const remark = (field: CsvField, reason: string): CellRemark => {
    const at = mapping[field]
    return { row, column: typeof at === 'number' ? (header[at] ?? '') : '', value: clip(cell(field)), reason }
  }
  const fail = (field: CsvField, reason: string) => {
    errors.push(remark(field, reason))
    return null
  }
  const note = (field: CsvField, reason: string) => {
    notes.push(remark(field, reason))
    return null
  }

  if (cell('droppedReason') !== '') {
    note('droppedReason', 'It is not pursued any more, so it is left out.')
    return { keyResult: null, errors, notes }
  }
  const objective = words('objective', 'Name the objective that it belongs to.')
  const text = words('keyResult', 'Say what the key result is.')
  const cycle = readCycle()
  const fields = readFields(cycle)
  const checkIn = readCheckIn(fields.direction)
  if (cycle !== null) {
    const key = [cycle.name, objective, text].map(foldName).join('\n')
    const before = rowOf.get(key)
    if (before !== undefined) fail('keyResult', `Row ${before} says the same under the same objective.`)
    else rowOf.set(key, row)
  }
  if (errors.length > 0 || cycle === null) return { keyResult: null, errors, notes }
  return { keyResult: { row, cycle, objective, text, fields, checkIn }, errors, notes }

  function words(field: CsvField, missing: string): string {
    const said = cell(field)
    if (said === '') fail(field, missing)
    else if (said.length > MAX_TEXT_LENGTH) fail(field, `Use at most ${MAX_TEXT_LENGTH} characters.`)
    return said
  }

  function readCycle(): CsvCycle | null {
    const name = cell('cycle')
    if (name === '') {
      const chosen = context.cycles.find(({ id }) => id === context.cycleId)
      return chosen ?? fail('cycle', 'Name the cycle, or choose one for the rows that name none.')
    }
    const startsOn = day('cycleStartsOn')
    const endsOn = day('cycleEndsOn')
    const known = cycles.get(foldName(name))
    if (known) {
      if (
        (startsOn !== null && startsOn !== known.startsOn) ||
        (endsOn !== null && endsOn !== known.endsOn)
      ) {
        const days = `${known.startsOn} to ${known.endsOn}`
        if (known.id === null) return fail('cycle', `A row before says that ${known.name} runs from ${days}.`)
        note('cycle', `${known.name} runs from ${days} here, and stays so.`)
      }
      return known
    }
    if (startsOn === null || endsOn === null) {
      return errors.some(({ column }) => column === remark('cycleStartsOn', '').column && column !== '')
        ? null
        : fail('cycle', 'There is no cycle of this name. Give it a first and a last day, or choose another.')
    }
    const made = v.safeParse(CycleSchema, { name, startsOn, endsOn })
    if (!made.success) {
      const [issue] = made.issues
      return fail(v.getDotPath(issue) === 'name' ? 'cycle' : 'cycleEndsOn', issue.message)
    }
    const added = { id: null, ...made.output }
    cycles.set(foldName(name), added)
    return added
  }

  function readFields(itsCycle: CsvCycle | null) {
    const baseline = readBaseline()
    const target = number('target')
    const direction = readDirection(baseline?.value ?? null, target?.value ?? null)
    const dueOn = day('dueOn')
    if (dueOn !== null && itsCycle !== null && !isInside(itsCycle, dueOn)) {
      fail('dueOn', `It must be inside the cycle (${itsCycle.startsOn} to ${itsCycle.endsOn}).`)
    }
    const isMilestone = direction === 'milestone'
    const all = {
      ...EMPTY_KEY_RESULT_FIELDS,
      ownerId: readOwner(),
      direction,
      unit: limited('unit', 100) || (target?.unit ?? ''),
      baseline: isMilestone ? null : baselineFor(baseline?.value ?? null, target?.value ?? null),
      target: isMilestone ? null : (target?.value ?? null),
      milestoneReason: limited('milestoneReason', MAX_TEXT_LENGTH),
      // [KR8] The cycle's last day where nothing else is said.
      dueOn: dueOn ?? itsCycle?.endsOn ?? null,
      commitment: readCommitment(),
      confidence: confidence('confidence'),
    }
    // A table may leave units out; what is asked first must not hide what follows.
    const problem = findTargetProblem({ ...all, unit: all.unit || 'any' })
    if (problem === 'target-equals-baseline' || problem === 'target-against-direction') {
      fail('target', TARGET_PROBLEM_MESSAGES[problem])
    }
    return all
  }

  function limited(field: CsvField, max: number): string {
    const said = cell(field)
    if (said.length > max) fail(field, `Use at most ${max} characters.`)
    return said
  }

  /** [KR5] A number whose start nobody gave is "not known yet". */
  function baselineFor(given: Baseline, target: number | null): Baseline {
    return given === null && target !== null ? 'unknown' : given
  }

  function readBaseline(): { readonly value: Baseline } | null {
    return UNKNOWN_BASELINE.includes(cell('baseline').toLowerCase())
      ? { value: 'unknown' }
      : number('baseline')
  }

  function readDirection(baseline: Baseline, target: number | null): Direction | null {
    const said = cell('direction').toLowerCase()
    if (said !== '') {
      const named = DIRECTIONS.find((direction) => WORDS[direction].includes(said))
      return named ?? fail('direction', `Use one of: ${DIRECTIONS.join(', ')}.`)
    }
    if (target === null) return null
    if (typeof baseline === 'number') return target < baseline ? 'decrease' : 'increase'
    return note('target', 'Which way it should move is not said: it is taken as an increase.') ?? 'increase'
  }

  function readOwner(): string | null {
    const name = cell('owner')
    if (name === '') return null
    const [first, ...more] = context.people.filter((person) => foldName(person.name) === foldName(name))
    if (first === undefined)
      return note('owner', 'Nobody of this team has this name: it comes in without an owner.')
    if (more.length > 0) return note('owner', 'Several people have this name: it comes in without an owner.')
    return first.id
  }

  function readCommitment() {
    const said = cell('commitment').toLowerCase()
    if (said === '') return null
    const named = COMMITMENTS.find((commitment) => commitment === said)
    return named ?? fail('commitment', `Use one of: ${COMMITMENTS.join(', ')}.`)
  }

  /** [CH1] Where it stands. A check-in without a confidence is none. */
  function readCheckIn(direction: Direction | null): CsvCheckIn | null {
    const value = direction === 'milestone' ? reached() : (number('value')?.value ?? null)
    const sure = confidence('valueConfidence')
    const on = day('valueOn')
    if (on !== null && on > context.today) fail('valueOn', 'This day is still to come.')
    const line = limited('note', MAX_NOTE_LENGTH)
    if (sure !== null) return { value, confidence: sure, note: line, on: on ?? context.today }
    if (value !== null)
      note('value', 'It is left out: a check-in needs a confidence from 0 to 10 beside its value.')
    return null
  }

  function reached(): number | null {
    const said = cell('value').toLowerCase()
    if (said === '') return null
    if (said === '1' || REACHED.includes(said)) return 1
    if (said === '0' || NOT_REACHED.includes(said)) return 0
    return fail('value', 'A milestone is reached (1) or not yet (0).')
  }

  function confidence(field: CsvField): number | null {
    const said = cell(field)
    if (said === '') return null
    const [whole = '', of] = said.split('/').map((part) => part.trim())
    const value = Number(whole)
    const fits = Number.isInteger(value) && value >= CONFIDENCE.min && value <= CONFIDENCE.max
    return fits && whole !== '' && (of === undefined || of === '10')
      ? value
      : fail(field, 'Use a whole number from 0 to 10.')
  }

  function number(field: CsvField) {
    const said = cell(field)
    if (said === '') return null
    const mark = notation.decimals === 'comma' ? 'a comma' : 'a point'
    return (
      readNumber(said, notation.decimals) ??
      fail(field, `This is not a number (with ${mark} before decimals).`)
    )
  }

  function day(field: CsvField): string | null {
    const said = cell(field)
    if (said === '') return null
    return readDay(said, notation.days) ?? fail(field, 'This is not a day, such as 2027-03-31.')
  }
}

/** Enough to find the cell by. */
const MAX_SHOWN = 120

function clip(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)} …` : text
}

/** Names and words as people compare them: case, width and white space do not tell them apart. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}
