import * as v from 'valibot'
import { APPROVALS, answersOf, type BallotChoice, reasonsOf } from '../../shared/ballot/choice.ts'
import type { BallotMethod, BallotSettings } from '../../shared/ballot/settings.ts'
import { assertNever } from '../../shared/result.ts'

/** What stands on screen for one proposal: an answer, or half of one, and why. What is not said is left out. */
const EntrySchema = v.object({
  dots: v.optional(v.number()),
  importance: v.optional(v.number()),
  confidence: v.optional(v.number()),
  approval: v.optional(v.picklist(APPROVALS)),
  fingers: v.optional(v.number()),
  reason: v.optional(v.string()),
})
export type Entry = v.InferOutput<typeof EntrySchema>

/** My ballot as it stands on screen, by item id: also what cannot be counted yet. */
export const SheetSchema = v.record(v.string(), EntrySchema)
export type Sheet = Readonly<Record<string, Entry>>

/** Why an answer that stands on screen is not counted yet. */
export type NotCounted = 'half-scored' | 'reason-missing'

const NOTHING: Entry = {}

/** A choice as the entries that say it. */
export function sheetOf(choice: BallotChoice | null): Sheet {
  if (choice === null) return {}
  const reasons = reasonsOf(choice)
  const ids = new Set([...Object.keys(answersOf(choice)), ...Object.keys(reasons)])
  return Object.fromEntries(
    [...ids].map((id) => {
      const reason = entryOf(reasons, id)
      return [id, { ...answerIn(choice, id), ...(reason === undefined ? NOTHING : { reason }) }]
    }),
  )
}

function answerIn(choice: BallotChoice, id: string): Entry {
  switch (choice.answer) {
    case 'dots': {
      const dots = entryOf(choice.dots, id)
      return dots === undefined ? NOTHING : { dots }
    }
    case 'score':
      return entryOf(choice.scores, id) ?? NOTHING
    case 'approve': {
      const approval = entryOf(choice.approvals, id)
      return approval === undefined ? NOTHING : { approval }
    }
    case 'fist': {
      const fingers = entryOf(choice.fingers, id)
      return fingers === undefined ? NOTHING : { fingers }
    }
    case 'confidence': {
      const confidence = entryOf(choice.levels, id)
      return confidence === undefined ? NOTHING : { confidence }
    }
    case 'abstain':
      return NOTHING
    default:
      return assertNever(choice)
  }
}

/** Whether an entry answers in this method, half an answer included. */
export function isAnswered(entry: Entry, method: BallotMethod): boolean {
  switch (method) {
    case 'dots':
      return (entry.dots ?? 0) > 0
    case 'score':
      return entry.importance !== undefined || entry.confidence !== undefined
    case 'approve':
      return entry.approval !== undefined
    case 'fist':
      return entry.fingers !== undefined
    case 'confidence':
      return entry.confidence !== undefined
    default:
      return assertNever(method)
  }
}

/** Why an answered entry is not counted yet; `null` when it is, or when there is no answer. */
export function whyNotCounted(entry: Entry, settings: BallotSettings): NotCounted | null {
  if (!isAnswered(entry, settings.method)) return null
  const isHalf = entry.importance === undefined || entry.confidence === undefined
  if (settings.method === 'score' && isHalf) return 'half-scored'
  return settings.reasons === 'required' && (entry.reason ?? '').trim() === '' ? 'reason-missing' : null
}

/** What of a sheet is counted: answers that are whole, with their reasons. */
export function choiceOf(sheet: Sheet, settings: BallotSettings): BallotChoice {
  const counted = Object.entries(sheet).filter(
    ([, entry]) => isAnswered(entry, settings.method) && whyNotCounted(entry, settings) === null,
  )
  const reasons: Record<string, string> = {}
  for (const [id, { reason = '' }] of counted) {
    if (settings.reasons !== 'off' && reason.trim() !== '') reasons[id] = reason.trim()
  }
  const collect = <Value>(read: (entry: Entry) => Value | undefined): Record<string, Value> =>
    Object.fromEntries(
      counted.flatMap(([id, entry]) => {
        const value = read(entry)
        return value === undefined ? [] : [[id, value] as const]
      }),
    )
  switch (settings.method) {
    case 'dots':
      return { answer: 'dots', dots: collect(({ dots }) => dots), reasons }
    case 'score':
      return {
        answer: 'score',
        scores: collect(({ importance, confidence }) =>
          importance === undefined || confidence === undefined ? undefined : { importance, confidence },
        ),
        reasons,
      }
    case 'approve':
      return { answer: 'approve', approvals: collect(({ approval }) => approval), reasons }
    case 'fist':
      return { answer: 'fist', fingers: collect(({ fingers }) => fingers), reasons }
    case 'confidence':
      return { answer: 'confidence', levels: collect(({ confidence }) => confidence), reasons }
    default:
      return assertNever(settings)
  }
}

/** How many dots of the sheet are given, those that are not counted yet included. */
export function dotsGiven(sheet: Sheet): number {
  return Object.values(sheet).reduce((sum, { dots = 0 }) => sum + dots, 0)
}

/** Whether two entries say the same. */
export function isSameEntry(left: Entry, right: Entry): boolean {
  const said = ({ dots = 0, importance, confidence, approval, fingers, reason = '' }: Entry) =>
    JSON.stringify([dots, importance, confidence, approval, fingers, reason.trim()])
  return said(left) === said(right)
}

/** Whether two choices say the same, in whatever order. */
export function isSameChoice(left: BallotChoice | null, right: BallotChoice | null): boolean {
  if (left === null || right === null) return left === right
  if (left.answer !== right.answer) return false
  const [a, b] = [sheetOf(left), sheetOf(right)]
  const ids = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...ids].every((id) => isSameEntry(entryIn(a, id), entryIn(b, id)))
}

/** What a sheet says of an item. Ids come from people: `sheet['constructor']` says nothing. */
export function entryIn(sheet: Sheet, id: string): Entry {
  return entryOf(sheet, id) ?? NOTHING
}

function entryOf<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}
