import * as v from 'valibot'
import { type BallotChoice, BallotChoiceSchema } from '../../shared/ballot/choice.ts'

/*
 * [BA9] What I chose in votes, kept by this browser alone, so that a closed result can say which answer was mine: in an
 * anonymous vote nobody else knows, the room neither.
 */

const KEY = 'turnout-my-votes'
const KEPT_MS = 90 * 24 * 60 * 60_000

const KeptSchema = v.record(v.string(), v.object({ choice: BallotChoiceSchema, atMs: v.number() }))
type Kept = v.InferOutput<typeof KeptSchema>

/** Storage may be refused: nothing is then kept, and no answer is called mine. */
export type VoteStorage = Pick<Storage, 'getItem' | 'setItem'>

/** Keeps what I chose in a ballot, in place of what I chose in it before, and drops what is older than 90 days. */
export function rememberMyVote(
  ballotId: string,
  choice: BallotChoice,
  { storage, nowMs = Date.now() }: { readonly storage?: VoteStorage; readonly nowMs?: number } = {},
): void {
  try {
    const place = storage ?? localStorage
    const kept = { ...youngerThan(read(place), nowMs), [ballotId]: { choice, atMs: nowMs } }
    place.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Refused or full: the vote counts all the same.
  }
}

/** What I last chose in a ballot in this browser, or `null`. */
export function myVote(
  ballotId: string,
  { storage, nowMs = Date.now() }: { readonly storage?: VoteStorage; readonly nowMs?: number } = {},
): BallotChoice | null {
  try {
    const kept = youngerThan(read(storage ?? localStorage), nowMs)
    return Object.hasOwn(kept, ballotId) ? (kept[ballotId]?.choice ?? null) : null
  } catch {
    return null // Refused.
  }
}

function read(storage: VoteStorage): Kept {
  const stored = storage.getItem(KEY)
  if (stored === null) return {}
  try {
    const kept = v.safeParse(KeptSchema, JSON.parse(stored))
    return kept.success ? kept.output : {}
  } catch {
    return {} // Not ours, or cut off.
  }
}

function youngerThan(kept: Kept, nowMs: number): Kept {
  return Object.fromEntries(Object.entries(kept).filter(([, { atMs }]) => nowMs - atMs <= KEPT_MS))
}
