import * as v from 'valibot'
import { BallotChoiceSchema, checkChoice } from '../../ballot/dots.ts'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireCapability, withVisible } from '../command.ts'
import { openBallotOf } from '../state.ts'

/**
 * [BA3] [BA4] One ballot a person, replaceable until close; budget and cap are enforced here. [BA5] Only that someone
 * voted becomes visible, and only the first time: casting again changes nothing that others can see.
 */
export const castBallot = defineCommand({
  schema: v.object({ type: v.literal('cast-ballot'), ballotId: v.string(), choice: BallotChoiceSchema }),
  allowed: (visible, { ballotId, choice }, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'cast-ballot'),
      () => {
        const ballot = openBallotOf(visible)
        if (ballot?.ballotId !== ballotId) return refuse('no-open-ballot', 'This vote is closed.')
        const checked = checkChoice(
          choice,
          ballot.settings,
          ballot.items.map(({ id }) => id),
        )
        return checked.ok ? ok(null) : checked
      },
    ),
  decide(state, { choice }, actor) {
    const ballot = openBallotOf(state.visible)
    if (!ballot) return refuse('no-open-ballot', 'This vote is closed.')
    const checked = checkChoice(
      choice,
      ballot.settings,
      ballot.items.map(({ id }) => id),
    )
    if (!checked.ok) return checked
    const secret = { ...state.secret, choices: { ...state.secret.choices, [actor.personId]: checked.value } }
    if (ballot.voterIds.includes(actor.personId)) return decided({ ...state, secret })
    const voted = { ...ballot, voterIds: [...ballot.voterIds, actor.personId] }
    const ballots = [...state.visible.ballots.slice(0, -1), voted]
    return decided({ ...withVisible(state, { ballots }), secret })
  },
})
