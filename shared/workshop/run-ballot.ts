import { type Ballot, followWordings, isIn, phaseOf, wordingOf } from '../ballot/ballot.ts'
import { answersOf, type BallotChoice, reasonsOf } from '../ballot/choice.ts'
import { votesForQuorum } from '../ballot/settings.ts'
import { staleItemIds } from '../ballot/stale-items.ts'
import { type CastBallot, tallyBallots } from '../ballot/tally.ts'
import type { Board, NoteBoard } from '../board/cards.ts'
import type { RoomEventPayload } from '../events/room-events.ts'
import { type Decision, type Effect, withVisible } from './command.ts'
import { electorsOf, isCounted, withProgress } from './electorate.ts'
import { findBallot } from './find-ballot.ts'
import { noteWordings } from './note-proposals.ts'
import { currentBallotOf, NO_VOTES, type RoomState, type Secret, type Visible } from './state.ts'

/*
 * What happens to a ballot between its opening and its end. Commands decide *whether*; this is *what*. Nothing here looks at a
 * clock: `nowMs` is the room's, handed in.
 */

/** The state with one ballot changed. */
export function withBallot(state: RoomState, ballot: Ballot): RoomState {
  return withVisible(state, {
    ballots: state.visible.ballots.map((one) => (one.ballotId === ballot.ballotId ? ballot : one)),
  })
}

/** The event of an opening. */
export function ballotOpened(visible: Visible, ballot: Ballot): Effect {
  const { ballotId, round, settings, items, follows, openedAtMs, closesAtMs } = ballot
  const eligible = electorsOf(visible, ballot, NO_VOTES).length
  return emit({
    type: 'ballot-opened',
    ...{ ballotId, round, settings, items, follows, openedAtMs, closesAtMs, eligible },
  })
}

/** One person's answer in place of the one before. `confirmedIds`: items whose words of now they stand by as they voted. */
export type Vote = {
  readonly personId: string
  readonly choice: BallotChoice
  readonly confirmedIds: readonly string[]
  /** The `wordingVersion` that they saw. */
  readonly seenVersion: number
}

/** [BA4] Takes a vote in. [BA8] An answer that stays as it was stays with the words that it was given for. */
export function takeVote(state: RoomState, ballot: Ballot, vote: Vote, nowMs: number): Decision {
  const { personId, choice } = vote
  const { secret } = state
  const votedOn = { ...secret.votedOn, [personId]: wordsVotedOn(secret, ballot, vote) }
  if (Object.keys(votedOn[personId] ?? {}).length === 0) delete votedOn[personId]
  const next = {
    ...state,
    secret: { ...secret, choices: { ...secret.choices, [personId]: choice }, votedOn },
  }
  return noteQuorum(withProgress(next, ballot), ballot, nowMs)
}

function wordsVotedOn(secret: Secret, ballot: Ballot, vote: Vote): Record<string, string> {
  const before = Object.hasOwn(secret.choices, vote.personId) ? secret.choices[vote.personId] : undefined
  const wordsBefore = secret.votedOn[vote.personId] ?? {}
  const words: Record<string, string> = {}
  for (const itemId of Object.keys(answersOf(vote.choice))) {
    const item = ballot.items.find(({ id }) => id === itemId)
    if (!item) continue
    const isKept = before !== undefined && isSameAnswer(before, vote.choice, itemId)
    const given =
      isKept && !vote.confirmedIds.includes(itemId)
        ? (wordsBefore[itemId] ?? item.text)
        : item.rewordedIn > vote.seenVersion
          ? '' // They have not seen the words of now.
          : wordingOf(item)
    if (given !== item.text) words[itemId] = given
  }
  return words
}

function isSameAnswer(before: BallotChoice, now: BallotChoice, itemId: string): boolean {
  const answer = (choice: BallotChoice) => [answersOf(choice)[itemId], reasonsOf(choice)[itemId]]
  return JSON.stringify(answer(before)) === JSON.stringify(answer(now))
}

/** [BA10] Tells once that enough have voted. */
function noteQuorum(state: RoomState, ballot: Ballot, nowMs: number): Decision {
  const eligible = electorsOf(state.visible, ballot, state.secret).length
  const needed = votesForQuorum(ballot.settings, eligible)
  const { voted } = state.visible.ballotCounts
  if (needed === null || ballot.quorumAtMs !== null || voted < needed) return { state, effects: [] }
  const payload = { type: 'ballot-quorum' as const, ballotId: ballot.ballotId, needed, voted, eligible }
  return { state: withBallot(state, { ...ballot, quorumAtMs: nowMs }), effects: [emit(payload)] }
}

/**
 * [BA6] Tallies the open ballot. [BA9] What people chose is emptied into the result, which in an anonymous vote names nobody.
 * @param atMs when it closed: its deadline, or the moment a facilitator closed it
 * @param seed random, for the order of the reasons
 */
export function closeAndTally(state: RoomState, ballot: Ballot, atMs: number, seed: string): Decision {
  const { visible, secret } = state
  const ballots = Object.entries(secret.choices).flatMap(([personId, choice]): CastBallot[] =>
    isCounted(visible, secret, personId)
      ? [{ personId, choice, staleItemIds: staleItemIds(ballot, choice, secret.votedOn[personId] ?? {}) }]
      : [],
  )
  const { settings, items } = ballot
  const eligible = electorsOf(visible, ballot, secret).length
  const result = tallyBallots({ settings, items, ballots, eligible, seed })
  const closed: Ballot = { ...ballot, closedAtMs: atMs, result }
  const { ballotId, round, follows, openedAtMs } = ballot
  const emptied = withVisible(
    withBallot({ ...state, secret: { ...state.secret, ...NO_VOTES } }, closed),
    NO_PROGRESS,
  )
  const settled = settleFollowed(emptied, closed)
  return {
    state: settled.state,
    effects: [
      emit({
        type: 'ballot-closed',
        ...{ ballotId, round, settings, items, follows, openedAtMs, closedAtMs: atMs, result },
      }),
      ...settled.effects,
    ],
  }
}

const NO_PROGRESS = { ballotProgress: {}, ballotCounts: { voted: 0, done: 0 } }

/** Calls the ballot off; what was voted is destroyed, and nobody learns it. */
export function withdraw(state: RoomState, { ballotId }: Ballot): Decision {
  const ballots = state.visible.ballots.filter((ballot) => ballot.ballotId !== ballotId)
  return {
    state: { ...withVisible(state, { ...NO_PROGRESS, ballots }), secret: { ...state.secret, ...NO_VOTES } },
    effects: [emit({ type: 'ballot-withdrawn', ballotId })],
  }
}

/** [BA7] Settles a tie, and that of the vote which this one was the run-off of. */
export function settleTie(state: RoomState, ballot: Ballot, settledIds: readonly string[]): Decision {
  const settled: Ballot = { ...ballot, settledIds: [...settledIds] }
  const further = settleFollowed(withBallot(state, settled), settled)
  const effect = emit({ type: 'ballot-settled', ballotId: ballot.ballotId, settledIds: [...settledIds] })
  return { state: further.state, effects: [effect, ...further.effects] }
}

/** A run-off without a tie of its own says who of the tied is in. */
function settleFollowed(state: RoomState, runOff: Ballot): Decision {
  const nothing = { state, effects: [] }
  if (runOff.follows?.why !== 'run-off') return nothing
  if (runOff.result?.tie && runOff.settledIds === null) return nothing
  const followed = findBallot(state.visible, runOff.follows.ballotId)
  if (!followed || followed.settledIds !== null) return nothing
  const inIds = runOff.items.map(({ id }) => id).filter((id) => isIn(runOff, id))
  return settleTie(state, followed, inIds)
}

/** [BA10] The event that goes to those who have not voted; `null` when everybody has. */
export function remindVoters({ visible, secret }: RoomState, ballot: Ballot): Effect | null {
  const missingIds = electorsOf(visible, ballot, secret).filter((id) => !isCounted(visible, secret, id))
  if (missingIds.length === 0) return null
  // Where only the count of those who voted may be known, the names of the others would say the rest.
  const isNaming = visible.ballotCounts.voted === 0 || Object.keys(visible.ballotProgress).length > 0
  const { ballotId, closesAtMs } = ballot
  return emit({
    type: 'ballot-reminder',
    ...{ ballotId, closesAtMs, missing: missingIds.length, missingIds: isNaming ? missingIds : [] },
  })
}

/** [BA8] The state with the words that the proposals of the current ballot have on the board now. */
export function followBoard(state: RoomState, readers: BoardReaders, nowMs: number): RoomState {
  const ballot = currentBallotOf(state.visible)
  if (!ballot || phaseOf(ballot, nowMs) !== 'open') return state
  const followed = followWordings(ballot, wordsNow(ballot, readers))
  return followed === ballot ? state : withBallot(state, followed)
}

/** What a vote's proposals lie on; read only where it is asked for. */
export type BoardReaders = { readonly readBoard: () => Board; readonly readNotes: () => NoteBoard }

/** The words that a ballot's proposals have now. */
function wordsNow(
  { items }: Ballot,
  { readBoard, readNotes }: BoardReaders,
): (cardId: string) => string | null {
  const notes = items.some(({ kind }) => kind === 'note') ? noteWordings(readNotes()) : null
  const inSet = items.some(({ kind }) => kind !== 'note') ? textsOf(readBoard()) : null
  return (cardId) => inSet?.(cardId) ?? notes?.get(cardId) ?? null
}

/** The words of the objectives and key results of a board, wherever they are on it: a parked one may be voted on still. */
export function textsOf(board: Board): (cardId: string) => string | null {
  const texts = new Map(
    [
      ...board.objectives.flatMap((objective) => [objective, ...objective.keyResults]),
      ...board.loose.keyResults,
      ...board.parked.flatMap((card) => (card.kind === 'objective' ? [card, ...card.keyResults] : [card])),
    ].map(({ id, text }) => [id, text]),
  )
  return (cardId) => texts.get(cardId) ?? null
}

/**
 * What the clock alone brings about of votes, up to `nowMs`: a planned one opens, people are reminded, a deadline closes. The
 * same state where nothing is due. Asked by `passTime`.
 */
export function passBallotTime(
  state: RoomState,
  nowMs: number,
  { seed, ...readers }: BoardReaders & { readonly seed: string },
): Decision {
  let current = state
  const effects: Effect[] = []
  const carry = (decision: Decision) => {
    current = decision.state
    effects.push(...decision.effects)
  }
  const planned = currentBallotOf(current.visible)
  if (planned && !planned.isAnnounced && nowMs >= planned.openedAtMs) {
    const texts = wordsNow(planned, readers)
    const items = planned.items.map((item) => ({ ...item, text: texts(item.id)?.trim() || item.text }))
    const opened = { ...planned, items, isAnnounced: true }
    carry({ state: withBallot(current, opened), effects: [ballotOpened(current.visible, opened)] })
  }
  const open = currentBallotOf(current.visible)
  const remindAtMs = open ? reminderTimeOf(open) : null
  if (open && remindAtMs !== null && nowMs >= remindAtMs && phaseOf(open, nowMs) === 'open') {
    const reminder = remindVoters(current, open)
    carry({ state: withBallot(current, { ...open, isReminded: true }), effects: reminder ? [reminder] : [] })
  }
  const due = currentBallotOf(current.visible)
  if (due?.closesAtMs != null && phaseOf(due, nowMs) === 'due') {
    // Not with the words of now: the deadline may be long past.
    carry(closeAndTally(current, due, due.closesAtMs, seed))
  }
  return { state: current, effects }
}

/** When `passBallotTime` has something to do next; `null` while only people can bring anything about. */
export function nextBallotTime(visible: Visible): number | null {
  const ballot = currentBallotOf(visible)
  if (!ballot) return null
  if (!ballot.isAnnounced) return ballot.openedAtMs
  return reminderTimeOf(ballot) ?? ballot.closesAtMs
}

function reminderTimeOf({ openedAtMs, closesAtMs, settings, isReminded }: Ballot): number | null {
  if (closesAtMs === null || isReminded || settings.remindBeforeMs === null) return null
  const atMs = closesAtMs - settings.remindBeforeMs
  // Of a vote that has only just opened nobody need be reminded.
  return atMs > openedAtMs ? atMs : null
}

function emit(payload: RoomEventPayload): Effect {
  return { type: 'emit', payload }
}
