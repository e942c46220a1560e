import { expect, test } from 'vitest'
import { suggestCycle } from '../../../client/screens/start/retro-cycle-field.tsx'
import { retrosOfCycle } from '../../../client/screens/team/retro-start/retros-of-cycle.ts'
import {
  listKeyResults,
  nextToGrade,
  stillGrading,
} from '../../../client/screens/workshop/retro/key-results.ts'
import { reflectionsOf } from '../../../client/screens/workshop/retro/reflections.ts'
import type { CycleSession } from '../../../shared/api/living-okrs.ts'
import { areaIdOf, type GroupCard, type NoteBoard, type NoteCard } from '../../../shared/board/cards.ts'
import { NO_ITEM, startRetro } from '../../../shared/retro/retro-state.ts'
import { changeParticipant } from '../../../shared/workshop/roster.ts'
import { startDeadline } from '../../../shared/workshop/run-timer.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { retroAt } from '../../shared/workshop/retro-room.ts'
import { BASIS } from '../../support/retros.ts'

const retro = startRetro(BASIS)
const idOf = (found: ReturnType<typeof nextToGrade>) => found?.keyResult.id ?? null

test('key results keep their order over objectives, each with what the room said of it', () => {
  const scored = { ...retro, items: { 'k-2': { ...NO_ITEM, score: 0.4 } } }
  const all = listKeyResults(scored)
  expect(all.map(({ keyResult, number }) => `${number} ${keyResult.id}`)).toEqual([
    '1 k-1',
    '2 k-2',
    '3 k-3',
    '4 k-4',
  ])
  expect(all.map(({ item }) => item.score)).toEqual([null, 0.4, null, null])
})

test('[RE1] the next to grade is the next one without a score, from the start again at the end, never a dropped one', () => {
  const all = listKeyResults({ ...retro, items: { 'k-2': { ...NO_ITEM, score: 1 } } })
  expect(idOf(nextToGrade(all, null))).toBe('k-1')
  expect(idOf(nextToGrade(all, 'k-1'))).toBe('k-3')
  // k-4 was dropped during the cycle.
  expect(idOf(nextToGrade(all, 'k-3'))).toBe('k-1')
  const done = listKeyResults({
    ...retro,
    items: Object.fromEntries(['k-1', 'k-2', 'k-3'].map((id) => [id, { ...NO_ITEM, score: 0.7 }])),
  })
  expect(nextToGrade(done, 'k-1')).toBeNull()
})

test('[RE1] grading waits for whoever has left out one that is open, over days also for those who are not here', () => {
  const { visible } = retroAt('grade')
  // Ola only watches.
  const graded = (...gradedIds: string[]) => ({ ...NO_ITEM, gradedIds })
  const items = { 'k-1': graded('faye', 'mika', 'pat'), 'k-2': { ...NO_ITEM, score: 1 } }
  const all = listKeyResults({ ...retro, items: { ...items, 'k-3': graded('faye', 'mika', 'pat') } })
  // k-4 was dropped during the cycle, and waits for nobody.
  expect(stillGrading(visible, all)).toEqual([])
  const withoutPat = listKeyResults({ ...retro, items: { ...items, 'k-3': graded('faye', 'mika') } })
  expect(stillGrading(visible, withoutPat)).toEqual(['Pat'])
  const roster = changeParticipant(visible, 'pat', { attendance: 'gone' })
  expect(stillGrading({ ...visible, roster }, withoutPat)).toEqual([])
  const timer = startDeadline(visible.stageId, { endsAtMs: 60_000, atEnd: 'nothing' }, 0)
  expect(stillGrading({ ...visible, roster, timer }, withoutPat)).toEqual(['Pat'])
})

const note = (id: string, text: string, column: 'worked' | 'learned', aboutId: string | null = null) =>
  ({
    ...{ kind: 'note', id, text, place: id, areaId: areaIdOf('reflect', column), groupId: null },
    ...{ deletedAt: null, parkedAt: null, becameId: null, aboutId },
  }) satisfies NoteCard

test('[RE6] what was written comes most voted first; a group without a name has its cards’ words, and is about what all are', () => {
  const [one, two] = [note('n-1', 'Small releases', 'learned', 'k-1'), note('n-2', 'Often', 'learned', 'k-1')]
  const group: GroupCard = {
    kind: 'group',
    ...{ id: 'g-1', text: '', place: 'a', areaId: areaIdOf('reflect', 'learned') },
    ...{ deletedAt: null, parkedAt: null, becameId: null, notes: [one, two] },
  }
  const areas = [
    { areaId: areaIdOf('reflect', 'worked'), groups: [], loose: [note('n-3', 'Pairing', 'worked')] },
    { areaId: areaIdOf('reflect', 'learned'), groups: [group], loose: [note('n-4', ' ', 'learned')] },
  ]
  const notes: NoteBoard = {
    areas: new Map(areas.map((area) => [area.areaId, area])),
    parked: [],
    deleted: [],
  }
  const { visible } = retroAt('close')
  expect(reflectionsOf(visible, notes)).toEqual([
    { id: 'n-3', column: 'worked', text: 'Pairing', keyResultId: null },
    { id: 'g-1', column: 'learned', text: 'Small releases · Often', keyResultId: 'k-1' },
  ])
  const voted = { ...visible, ballots: [closedOn(['g-1', 'n-3'])] }
  expect(reflectionsOf(voted, notes).map(({ id }) => id)).toEqual(['g-1', 'n-3'])
})

/** A closed vote that ranked these, best first. */
function closedOn(ids: readonly string[]): Visible['ballots'][number] {
  const settings = {
    method: 'approve',
    anonymous: true,
    cutLine: null,
    tieRule: 'keep-both',
    reasons: 'off',
  } as const
  return {
    ...{ ballotId: 'b-1', round: 1, wordingVersion: 0, follows: null, openedAtMs: 0, isAnnounced: true },
    ...{ closesAtMs: null, closedAtMs: 1, isReminded: false, quorumAtMs: null, settledIds: null },
    isCutApplied: false,
    settings: { ...settings, quorumPercent: null, electorIds: null, remindBeforeMs: null },
    items: ids.map((id) => ({ id, kind: 'note', text: id, rewordedTo: null, rewordedIn: 0 })),
    result: {
      rows: ids.map((itemId, index) => ({
        ...{ itemId, rank: index + 1, total: 2 - index, supporters: 1, ballots: [1], inCut: true },
        ...{ confidence: [], disagreement: null, isContested: false, staleBallots: 0, reasons: [] },
      })),
      turnout: { eligible: 2, cast: 2, abstained: 0 },
      quorum: null,
      tie: null,
      named: [],
    },
  }
}

const listed = (workshopId: string, change: Partial<CycleSession>): CycleSession => ({
  ...({ workshopId, kind: 'retro', joined: true } as const),
  ...{ stageId: 'grade', hasRetro: false, createdAtMs: 1, meetingWeekOn: null },
  ...change,
})

test('a cycle’s retro goes on until it is finalised; of those on record the newest is read', () => {
  const workshops = [
    listed('first', { stageId: 'finalised', hasRetro: true, createdAtMs: 1 }),
    listed('second', { stageId: 'finalised', hasRetro: true, createdAtMs: 2 }),
    listed('meeting', { kind: 'check-in', createdAtMs: 3 }),
  ]
  const { open, held } = retrosOfCycle(workshops)
  expect([open, held?.workshopId]).toEqual([null, 'second'])
  const reopened = [...workshops, listed('third', { hasRetro: true, stageId: 'close', createdAtMs: 5 })]
  expect(retrosOfCycle(reopened).open?.workshopId).toBe('third')
})

test('a retro looks back on the newest cycle that has begun, before the first has begun on the first', () => {
  const cycle = (name: string, startsOn: string) => ({ cycleId: name, name, startsOn, endsOn: '2028-01-01' })
  const cycles = [cycle('Q2', '2027-04-01'), cycle('Q1', '2027-01-01')]
  expect(suggestCycle(cycles, '2027-04-02')?.name).toBe('Q2')
  expect(suggestCycle(cycles, '2027-03-31')?.name).toBe('Q1')
  expect(suggestCycle(cycles, '2026-12-01')?.name).toBe('Q1')
  expect(suggestCycle([], '2027-01-01')).toBeNull()
})
