import type { BallotSettings, TieRule } from '../../../shared/ballot/settings.ts'
import { assertNever } from '../../../shared/result.ts'

const TIES = {
  'run-off': 'a tie is run off',
  facilitator: 'a facilitator settles a tie',
  'keep-both': 'a tie keeps both',
} satisfies Record<TieRule, string>

/**
 * What was agreed before a vote, in one line: "3 dots each, at most 2 on one; anonymous; best 5 are in; a tie is run off".
 * What is not asked for is not named.
 */
export function settingsInWords(settings: BallotSettings): string {
  const { anonymous, cutLine, tieRule, reasons, quorumPercent, electorIds } = settings
  return [
    methodInWords(settings),
    anonymous ? 'anonymous' : 'by name',
    electorIds === null
      ? null
      : `${electorIds.length === 1 ? '1 person votes' : `${electorIds.length} people vote`}`,
    quorumPercent === null ? null : `quorum ${quorumPercent}%`,
    cutLine === null ? null : cutLine === 1 ? 'the best one is in' : `best ${cutLine} are in`,
    // Without a cut there is no place that two could tie for.
    cutLine === null ? null : TIES[tieRule],
    reasons === 'off' ? null : reasons === 'required' ? 'with reasons' : 'reasons if you like',
  ]
    .filter((part) => part !== null)
    .join('; ')
}

function methodInWords(settings: BallotSettings): string {
  switch (settings.method) {
    case 'dots': {
      const { budget, capPerItem } = settings
      const each = budget === 1 ? '1 dot each' : `${budget} dots each`
      return capPerItem >= budget ? each : `${each}, at most ${capPerItem} on one`
    }
    case 'score':
      return 'importance and confidence, 1 to 5'
    case 'approve':
      return 'yes, no or abstain'
    case 'fist':
      return 'fist of five, 0 to 5'
    case 'confidence':
      return 'confidence, 0 to 10'
    default:
      return assertNever(settings)
  }
}
