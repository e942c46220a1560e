import * as v from 'valibot'
import { isReworded } from '../okr/wording.ts'
import { BallotResultSchema } from './result.ts'
import { BallotSettingsSchema } from './settings.ts'

export const PROPOSAL_KINDS = ['objective', 'keyResult'] as const
/** What may stand in a vote: of a set what is proposed, and `note`: a group or a single card of what people wrote. */
export const BALLOT_ITEM_KINDS = [...PROPOSAL_KINDS, 'note'] as const

/** [BA8] A proposal in a vote. */
export const BallotItemSchema = v.object({
  id: v.string(),
  kind: v.optional(v.picklist(BALLOT_ITEM_KINDS), 'keyResult'),
  /** Its words when the vote opened. */
  text: v.string(),
  /** Its words now, where somebody gave it another meaning while the vote was open; else `null`. */
  rewordedTo: v.optional(v.nullable(v.string()), null),
  /** The ballot's `wordingVersion` that brought the words of now. */
  rewordedIn: v.optional(v.number(), 0),
})
export type BallotItem = v.InferOutput<typeof BallotItemSchema>

/** Why a vote was taken after another one on the same proposals. */
export const FOLLOW_REASONS = ['run-off', 'new-round', 'after-discussion'] as const
export const FollowsSchema = v.object({ ballotId: v.string(), why: v.picklist(FOLLOW_REASONS) })
export type Follows = v.InferOutput<typeof FollowsSchema>

/** What everybody may know of a ballot. Until it is closed: how many voted, and by `progress` who, never what (BA5). */
export const BallotSchema = v.object({
  ballotId: v.string(),
  /** Counts the workshop's votes, from 1. */
  round: v.number(),
  settings: BallotSettingsSchema,
  items: v.array(BallotItemSchema),
  /** Counts the changes of wording while it is open: a vote says with it which words it was given for. */
  wordingVersion: v.optional(v.number(), 0),
  follows: v.optional(v.nullable(FollowsSchema), null),
  /** When it opens or opened. In the future: it is planned. */
  openedAtMs: v.number(),
  /** Whether its opening was noticed and told; a planned one takes the proposals' words then. */
  isAnnounced: v.optional(v.boolean(), true),
  /** [BA10] From this moment on it is closed, whoever looks; `null`: when a facilitator closes it. */
  closesAtMs: v.optional(v.nullable(v.number()), null),
  /** When it closed, once it is tallied. */
  closedAtMs: v.nullable(v.number()),
  isReminded: v.optional(v.boolean(), false),
  /** When the quorum was reached; `null` while it is not, or none was asked for. */
  quorumAtMs: v.optional(v.nullable(v.number()), null),
  result: v.nullable(BallotResultSchema),
  /** [BA7] Which of the tied items are in, once the run-off or the facilitator has said so. */
  settledIds: v.optional(v.nullable(v.array(v.string())), null),
  /** Whether what is below the cut line was parked. */
  isCutApplied: v.optional(v.boolean(), false),
})
export type Ballot = v.InferOutput<typeof BallotSchema>

/**
 * Where a ballot is. `due`: its deadline has passed and it takes no more votes, but is not tallied yet. The clock is the
 * room's: a client measures its own against it.
 */
export type BallotPhase = 'planned' | 'open' | 'due' | 'closed'

export function phaseOf(ballot: Ballot, nowMs: number): BallotPhase {
  if (ballot.closedAtMs !== null) return 'closed'
  if (nowMs < ballot.openedAtMs) return 'planned'
  return ballot.closesAtMs !== null && nowMs >= ballot.closesAtMs ? 'due' : 'open'
}

/** The words that are voted on now. */
export function wordingOf({ text, rewordedTo }: BallotItem): string {
  return rewordedTo ?? text
}

/** [BA8] The ballot with the words that its cards have now; the same ballot when none has got another meaning. */
export function followWordings(ballot: Ballot, textNow: (itemId: string) => string | null): Ballot {
  const wordingVersion = ballot.wordingVersion + 1
  let isChanged = false
  const items = ballot.items.map((item) => {
    const now = textNow(item.id)?.trim() ?? ''
    // A card that is gone or blank has no other meaning yet: whoever emptied it is probably still typing.
    if (now === '' || !isReworded(now, wordingOf(item))) return item
    isChanged = true
    return { ...item, rewordedTo: isReworded(now, item.text) ? now : null, rewordedIn: wordingVersion }
  })
  return isChanged ? { ...ballot, items, wordingVersion } : ballot
}

/** Whether an item of a closed ballot is in: by its place, or by how a tie was settled. */
export function isIn({ result, settledIds }: Pick<Ballot, 'result' | 'settledIds'>, itemId: string): boolean {
  const row = result?.rows.find((one) => one.itemId === itemId)
  return row?.inCut === true || settledIds?.includes(itemId) === true
}

/** [BA7] The tie that still has to be settled, if any. */
export function openTieOf({
  result,
  settings,
  settledIds,
}: Pick<Ballot, 'result' | 'settings' | 'settledIds'>) {
  const tie = result?.tie ?? null
  return tie === null || settings.tieRule === 'keep-both' || settledIds !== null ? null : tie
}
