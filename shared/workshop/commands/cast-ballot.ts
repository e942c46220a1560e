import * as v from 'valibot'
import { BallotChoiceSchema, checkChoice } from '../../ballot/choice.ts'
import { ok, refuse } from '../../result.ts'
import { mayVote } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { isCounted, withProgress } from '../electorate.ts'
import { findBallot } from '../find-ballot.ts'
import { takeVote } from '../run-ballot.ts'
import type { Visible } from '../state.ts'

const GONE = refuse('no-open-ballot', 'This vote is closed.')

/**
 * [BA3] [BA4] One ballot a person, replaceable until close; budget and cap are enforced here. [BA5] Only that someone voted
 * becomes visible, and only the first time: casting again changes nothing that others can see.
 */
export const castBallot = defineCommand({
  schema: v.object({
    type: v.literal('cast-ballot'),
    ballotId: v.string(),
    choice: BallotChoiceSchema,
    /** [BA8] Items that were reworded, whose answer stands all the same. */
    confirmedIds: v.optional(v.array(v.string()), []),
    /** The `wordingVersion` of the ballot as the voter saw it. */
    seenVersion: v.optional(v.number(), Number.MAX_SAFE_INTEGER),
  }),
  allowed: (visible, command, actor, nowMs) =>
    allOf(
      () => mayVote(visible, command, actor, nowMs),
      () => {
        const checked = check(visible, command)
        return checked.ok ? ok(null) : checked
      },
    ),
  decide(state, command, { personId }, nowMs) {
    const ballot = findBallot(state.visible, command.ballotId)
    const checked = check(state.visible, command)
    if (!checked.ok || !ballot) return checked.ok ? GONE : checked
    const { confirmedIds, seenVersion } = command
    const vote = { personId, choice: checked.value, confirmedIds, seenVersion }
    const { state: next, effects } = takeVote(state, ballot, vote, nowMs)
    return decided(next, effects)
  },
})

type Cast = { readonly ballotId: string; readonly choice: v.InferOutput<typeof BallotChoiceSchema> }

function check(visible: Visible, { ballotId, choice }: Cast) {
  const ballot = findBallot(visible, ballotId)
  if (!ballot) return GONE
  return checkChoice(
    choice,
    ballot.settings,
    ballot.items.map(({ id }) => id),
  )
}

/** "I'm done", or not after all. What was voted counts either way. */
export const setBallotDone = defineCommand({
  schema: v.object({ type: v.literal('set-ballot-done'), ballotId: v.string(), done: v.boolean() }),
  allowed: (visible, command, actor, nowMs) => mayVote(visible, command, actor, nowMs),
  decide(state, { ballotId, done }, { personId }) {
    const ballot = findBallot(state.visible, ballotId)
    if (!ballot) return GONE
    const { secret, visible } = state
    if (done && !isCounted(visible, secret, personId)) {
      return refuse('not-voted-yet', 'Vote first, or abstain: then say that you are done.')
    }
    const others = secret.doneIds.filter((id) => id !== personId)
    const doneIds = done ? [...others, personId] : others
    return decided(withProgress({ ...state, secret: { ...secret, doneIds } }, ballot))
  },
})
