import * as v from 'valibot'
import { type Ballot, type BallotItem, FollowsSchema, openTieOf } from '../../ballot/ballot.ts'
import { BallotSettingsSchema, checkHours, normaliseSettings } from '../../ballot/settings.ts'
import type { Board } from '../../board/cards.ts'
import { ok, type Result, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, type RefusalCode, withVisible } from '../command.ts'
import { findBallot } from '../find-ballot.ts'
import { type NoteProposal, noteProposals } from '../note-proposals.ts'
import { ballotOpened } from '../run-ballot.ts'
import { currentBallotOf, NO_VOTES, type Visible } from '../state.ts'

const MAX_ITEMS = 200

const OpenBallotSchema = v.object({
  type: v.literal('open-ballot'),
  settings: BallotSettingsSchema,
  /** What to vote on: objectives and key results, or groups and notes. */
  itemIds: v.pipe(
    v.array(v.string()),
    v.minLength(1, 'Choose what to vote on.'),
    v.maxLength(MAX_ITEMS, `At most ${MAX_ITEMS} proposals fit into one vote.`),
  ),
  /** In the future: it is planned, and opens by the clock. */
  opensAtMs: v.optional(v.nullable(v.number()), null),
  closesAtMs: v.optional(v.nullable(v.number()), null),
  /** The vote that this one comes after, on the same proposals. */
  follows: v.optional(v.nullable(FollowsSchema), null),
})
type OpenBallot = v.InferOutput<typeof OpenBallotSchema>

/**
 * [BA1] Opens a vote with settings that are fixed from now on, or plans one (BA10). [BA8] The proposals' words are copied
 * into it when it opens.
 */
export const openBallot = defineCommand({
  schema: OpenBallotSchema,
  allowed: (visible, command, _actor, nowMs) =>
    allOf(
      () => requireNoOther(visible),
      () => checkHours(command, nowMs),
      () => requireFollowed(visible, command),
    ),
  decide(state, command, _actor, nowMs, { readBoard, readNotes, ids: [ballotId = ''] }) {
    const items = itemsOf(readBoard(), noteProposals(state.visible, readNotes()), command.itemIds)
    if (items.length === 0) return refuse('nothing-to-vote-on', 'There is nothing to vote on yet.')
    const { ballots } = state.visible
    const openedAtMs = Math.max(nowMs, command.opensAtMs ?? nowMs)
    const ballot: Ballot = {
      ballotId,
      round: ballots.length + 1,
      settings: settingsFor(state.visible, command),
      items,
      wordingVersion: 0,
      follows: command.follows,
      openedAtMs,
      isAnnounced: openedAtMs <= nowMs,
      closesAtMs: command.closesAtMs,
      closedAtMs: null,
      isReminded: false,
      quorumAtMs: null,
      result: null,
      settledIds: null,
      isCutApplied: false,
    }
    const opened = {
      ...withVisible(state, { ballots: [...ballots, ballot] }),
      secret: { ...state.secret, ...NO_VOTES },
    }
    return decided(opened, ballot.isAnnounced ? [ballotOpened(opened.visible, ballot)] : [])
  },
})

function requireNoOther(visible: Visible): Result<null, RefusalCode> {
  const other = currentBallotOf(visible)
  if (other === null) return ok(null)
  return other.isAnnounced
    ? refuse('ballot-already-open', 'A vote is already open.')
    : refuse('ballot-already-open', 'A vote is already planned. Withdraw it to open another one.')
}

function requireFollowed(visible: Visible, { follows, itemIds }: OpenBallot): Result<null, RefusalCode> {
  if (follows === null) return ok(null)
  const followed = findBallot(visible, follows.ballotId)
  if (!followed?.result) return refuse('unknown-ballot', 'The vote before is not there, or not closed yet.')
  if (follows.why !== 'run-off') return ok(null)
  const tie = openTieOf(followed)
  const isOfTheTied = tie !== null && itemIds.every((id) => tie.itemIds.includes(id))
  return isOfTheTied ? ok(null) : refuse('no-tie', 'There is no tie between these proposals to run off.')
}

/** [BA7] A run-off is for the places that are left; if it ties again, a facilitator decides. */
function settingsFor(visible: Visible, { settings, follows }: OpenBallot) {
  const followed = follows?.why === 'run-off' ? findBallot(visible, follows.ballotId) : null
  const tie = followed === null ? null : openTieOf(followed)
  const own = normaliseSettings(settings)
  return tie === null ? own : { ...own, cutLine: tie.places, tieRule: 'facilitator' as const }
}

/** The proposals with words among those that were named, in the board's order; what people wrote comes after the set. */
function itemsOf(
  { objectives }: Board,
  notes: readonly NoteProposal[],
  itemIds: readonly string[],
): BallotItem[] {
  const named = new Set(itemIds)
  const set = objectives.flatMap((objective) => [objective, ...objective.keyResults])
  return [...set, ...notes.map(({ id, text }) => ({ id, kind: 'note' as const, text }))]
    .filter(({ id, text }) => named.has(id) && text.trim() !== '')
    .map(({ id, kind, text }) => ({ id, kind, text: text.trim(), rewordedTo: null, rewordedIn: 0 }))
}
