import * as v from 'valibot'
import { DotSettingsSchema } from '../../ballot/dots.ts'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireCapability, requireStage, withVisible } from '../command.ts'
import { openBallotOf } from '../state.ts'

/**
 * [BA1] Opens a dot ballot on the board's key results with settings that are fixed from now on. [BA8] The proposals'
 * words are copied into it.
 */
export const openBallot = defineCommand({
  schema: v.object({ type: v.literal('open-ballot'), settings: DotSettingsSchema }),
  allowed: (visible, _command, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'lead-workshop'),
      () => requireStage(visible, 'vote'),
      () => (openBallotOf(visible) ? refuse('ballot-already-open', 'A vote is already open.') : ok(null)),
    ),
  decide(state, { settings }, _actor, nowMs, { readBoard, ids: [ballotId = ''] }) {
    const items = readBoard()
      .objectives.flatMap(({ keyResults }) => keyResults)
      .map(({ id, text }) => ({ id, text: text.trim() }))
      .filter(({ text }) => text !== '')
    if (items.length === 0) return refuse('nothing-to-vote-on', 'There is no key result to vote on yet.')
    const { ballots } = state.visible
    const ballot = {
      ballotId,
      round: ballots.length + 1,
      settings: { ...settings, capPerItem: Math.min(settings.capPerItem, settings.budget) },
      items,
      openedAtMs: nowMs,
      closedAtMs: null,
      voterIds: [],
      result: null,
    }
    return decided({
      ...withVisible(state, { ballots: [...ballots, ballot] }),
      secret: { ...state.secret, choices: {} },
    })
  },
})
