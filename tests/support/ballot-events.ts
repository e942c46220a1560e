import type { RoomEventPayload } from '../../shared/events/room-events.ts'
import { dotSettings } from './ballots.ts'

const ITEMS = [
  { id: 'kr-1', text: 'Reduce deployment time by 50%' },
  { id: 'kr-2', text: 'Raise <b>uptime</b> & trust' },
].map((item) => ({ ...item, kind: 'keyResult' as const, rewordedTo: null, rewordedIn: 0 }))

const FACTS = {
  ballotId: 'ballot-1',
  round: 1,
  settings: dotSettings({ cutLine: 1, quorumPercent: 50 }),
  items: ITEMS,
  follows: null,
  openedAtMs: Date.parse('2027-01-11T09:00:00Z'),
}
const CLOSES_AT_MS = Date.parse('2027-01-13T17:00:00Z')

export function ballotOpened(): Extract<RoomEventPayload, { type: 'ballot-opened' }> {
  return { type: 'ballot-opened', ...FACTS, closesAtMs: CLOSES_AT_MS, eligible: 5 }
}

export function ballotReminder(missing: number, missingIds: string[]): RoomEventPayload {
  return { type: 'ballot-reminder', ballotId: 'ballot-1', closesAtMs: CLOSES_AT_MS, missing, missingIds }
}

export function ballotQuorum(): RoomEventPayload {
  return { type: 'ballot-quorum', ballotId: 'ballot-1', needed: 3, voted: 3, eligible: 5 }
}

/** With reasons and, as in a vote by name, who chose what. */
export function ballotClosed(ballotId = 'ballot-1'): Extract<RoomEventPayload, { type: 'ballot-closed' }> {
  const row = { confidence: [], disagreement: 0.2, isContested: false, staleBallots: 0 }
  return {
    type: 'ballot-closed',
    ...FACTS,
    ballotId,
    closedAtMs: CLOSES_AT_MS,
    result: {
      rows: [
        {
          ...row,
          ...{ itemId: 'kr-1', rank: 1, total: 5, supporters: 3, ballots: [2, 2, 1], inCut: true },
          reasons: [{ text: 'A secret reason', personId: 'person-1' }],
        },
        {
          ...row,
          ...{ itemId: 'kr-2', rank: 2, total: 1, supporters: 1, ballots: [1], inCut: false },
          isContested: true,
          reasons: [],
        },
      ],
      turnout: { cast: 3, abstained: 1, eligible: 5 },
      quorum: { needed: 3, isMet: true },
      tie: null,
      named: [{ personId: 'person-1', choice: { answer: 'dots', dots: { 'kr-1': 2 }, reasons: {} } }],
    },
  }
}
