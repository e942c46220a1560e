import type { RoomEventPayload } from '../../../shared/events/room-events.ts'
import { dotSettings } from '../../support/ballots.ts'

type BallotClosed = Extract<RoomEventPayload, { type: 'ballot-closed' }>

/** An anonymous vote by dots on one key result, which is in, as its room tells of it. */
export function closedBallot(
  change: Partial<BallotClosed> = {},
  { itemId, inCut }: { readonly itemId: string; readonly inCut: boolean } = { itemId: 'kr-1', inCut: true },
): BallotClosed {
  return {
    type: 'ballot-closed',
    ballotId: 'ballot-1',
    round: 1,
    settings: dotSettings({ budget: 3, capPerItem: 2 }),
    items: [
      {
        id: itemId,
        kind: 'keyResult',
        text: 'Reduce deployment time by 50%',
        rewordedTo: null,
        rewordedIn: 0,
      },
    ],
    follows: null,
    openedAtMs: 1,
    closedAtMs: 2,
    result: {
      rows: [
        {
          ...{ itemId, rank: 1, total: 5, supporters: 3, ballots: [2, 2, 1], inCut },
          ...{ confidence: [], disagreement: null, isContested: false, staleBallots: 0, reasons: [] },
        },
      ],
      turnout: { cast: 3, abstained: 0, eligible: 4 },
      quorum: null,
      tie: null,
      named: [],
    },
    ...change,
  }
}
