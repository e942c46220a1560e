import * as v from 'valibot'
import { assertNever } from '../../shared/result.ts'

const PathSchema = v.array(v.string())

/**
 * One place of a JSON value that is another than before. `value`: with `next`, as a new entry right before that one. `tail`:
 * the first `keep` items of a list stay, and `items` follow.
 */
const JsonEditSchema = v.variant('to', [
  v.object({ to: v.literal('value'), at: PathSchema, value: v.unknown(), next: v.optional(v.string()) }),
  v.object({ to: v.literal('nothing'), at: PathSchema }),
  v.object({ to: v.literal('tail'), at: PathSchema, keep: v.number(), items: v.array(v.unknown()) }),
])
export const JsonEditsSchema = v.array(JsonEditSchema)
export type JsonEdit = v.InferOutput<typeof JsonEditSchema>

/** New entries between others, each of which moves those behind it: with more of them, a record is written as a whole. */
const MAX_INSERTED = 8

/**
 * What makes `after` of `before`, down to single entries of records and the ends of lists. What both share is not looked
 * into: values that are never changed in place are compared by what they are made of anew.
 */
export function editsBetween(before: unknown, after: unknown): readonly JsonEdit[] {
  const edits: JsonEdit[] = []
  compare(before, after, [], edits)
  return edits
}

/**
 * The value with edits made, which need not fit it: where a parent is missing, there is one then. The value itself is not
 * changed.
 */
export function withEdits(before: unknown, edits: readonly JsonEdit[]): unknown {
  /** Made here, so that each record is copied once, however many of its entries change. */
  const made = new Set<unknown>()
  const recordOf = (value: unknown): Record<string, unknown> => {
    if (made.has(value) && isRecord(value)) return value
    const copy = isRecord(value) ? { ...value } : {}
    made.add(copy)
    return copy
  }
  const editedAt = (value: unknown, at: readonly string[], depth: number, edit: JsonEdit): unknown => {
    const key = at[depth]
    if (key === undefined) return editedValue(value, edit)
    const record = recordOf(value)
    if (depth === at.length - 1 && edit.to === 'value' && edit.next !== undefined) {
      return insert(record, key, edit.value, edit.next)
    }
    const edited = editedAt(has(record, key) ? record[key] : undefined, at, depth + 1, edit)
    if (edited === undefined) delete record[key]
    else setOwn(record, key, edited)
    return record
  }
  const insert = (record: JsonRecord, key: string, value: unknown, next: string) => {
    const entries = Object.entries(record).filter(([other]) => other !== key)
    const place = entries.findIndex(([other]) => other === next)
    const inserted = Object.fromEntries(
      entries.toSpliced(place < 0 ? entries.length : place, 0, [key, value]),
    )
    made.add(inserted)
    return inserted
  }
  return edits.reduce((value, edit) => editedAt(value, edit.at, 0, edit), before)
}

function editedValue(value: unknown, edit: JsonEdit): unknown {
  switch (edit.to) {
    case 'value':
      return edit.value
    case 'nothing':
      return undefined
    case 'tail':
      return [...(Array.isArray(value) ? value.slice(0, edit.keep) : []), ...edit.items]
    default:
      return assertNever(edit)
  }
}

/** An entry of its own, whatever it is called: `record['__proto__'] = …` would make none. */
function setOwn(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true })
}

function compare(before: unknown, after: unknown, at: readonly string[], edits: JsonEdit[]): void {
  if (before === after) return
  if (Array.isArray(before) && Array.isArray(after)) {
    const keep = sharedLength(before, after)
    if (keep === before.length && keep === after.length) return
    if (keep > 0) edits.push({ to: 'tail', at: [...at], keep, items: after.slice(keep) })
    else edits.push({ to: 'value', at: [...at], value: after })
  } else if (isRecord(before) && isRecord(after) && isSameOrder(before, after)) {
    for (const key of keysOf(before)) {
      if (!has(after, key)) edits.push({ to: 'nothing', at: [...at, key] })
    }
    const nextOf = keptKeysBehind(before, after)
    for (const key of keysOf(after)) {
      const next = nextOf.get(key)
      if (has(before, key)) compare(before[key], after[key], [...at, key], edits)
      else
        edits.push({
          to: 'value',
          at: [...at, key],
          value: after[key],
          ...(next === undefined ? {} : { next }),
        })
    }
  } else {
    edits.push({ to: 'value', at: [...at], value: after })
  }
}

function sharedLength(before: readonly unknown[], after: readonly unknown[]): number {
  const longest = Math.min(before.length, after.length)
  for (let at = 0; at < longest; at++) if (before[at] !== after[at]) return at
  return longest
}

/** What both have stands in the same order, which may mean something, and few new entries stand between others. */
function isSameOrder(before: JsonRecord, after: JsonRecord): boolean {
  const now = keysOf(after).filter((key) => has(before, key))
  const isSame = keysOf(before)
    .filter((key) => has(after, key))
    .every((key, at) => key === now[at])
  return isSame && keptKeysBehind(before, after).size <= MAX_INSERTED
}

/** Of each new entry that does not come last: the first one behind it that was there before. */
function keptKeysBehind(before: JsonRecord, after: JsonRecord): ReadonlyMap<string, string> {
  const behind = new Map<string, string>()
  let next: string | null = null
  for (const key of keysOf(after).toReversed()) {
    if (has(before, key)) next = key
    else if (next !== null) behind.set(key, next)
  }
  return behind
}

type JsonRecord = Record<string, unknown>

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON knows no `undefined`: such an entry is none. */
function keysOf(record: JsonRecord): readonly string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined)
}

function has(record: JsonRecord, key: string): boolean {
  return Object.hasOwn(record, key) && record[key] !== undefined
}
