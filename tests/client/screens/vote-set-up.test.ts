import { describe, expect, it } from 'vitest'
import { groupsOf } from '../../../client/screens/workshop/vote/cast/ballot-groups.ts'
import { concernsOfClosing, progressOf } from '../../../client/screens/workshop/vote/cast/progress-of.ts'
import {
  cutCountOf,
  DEFAULT_SET_UP,
  electorIdsOf,
  hasCut,
  settingsOf,
  setUpOf,
} from '../../../client/screens/workshop/vote/set-up/set-up-state.ts'
import type { Ballot } from '../../../shared/ballot/ballot.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import type { Role } from '../../../shared/identity/roles.ts'
import { createRoomState } from '../../../shared/workshop/create-room.ts'
import type { BallotStep, Visible } from '../../../shared/workshop/state.ts'
import { dotSettings, fistSettings } from '../../support/ballots.ts'

function visibleWith(
  roles: Readonly<Record<string, Role>>,
  progress: Record<string, BallotStep> = {},
): Visible {
  const workshop = {
    ...{ workshopId: 'w', title: 'Planning', teamName: 'Platform', kind: 'planning' as const },
    cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    timeZone: 'Europe/Berlin',
  }
  const person = (role: Role) => ({
    ...{ name: 'N', role, joinedAtMs: 0, ready: false, attendance: 'here' as const, removed: false },
  })
  const steps = Object.values(progress)
  return {
    ...createRoomState(workshop, 0).visible,
    roster: Object.fromEntries(Object.entries(roles).map(([id, role]) => [id, person(role)])),
    ballotProgress: progress,
    ballotCounts: { voted: steps.length, done: steps.filter((step) => step === 'done').length },
  }
}

function ballotOf(settings: BallotSettings, items: Ballot['items'] = []): Ballot {
  return {
    ...{ ballotId: 'b', round: 1, settings, items, wordingVersion: 0, follows: null },
    ...{ openedAtMs: 0, isAnnounced: true, closesAtMs: null, closedAtMs: null, isReminded: false },
    ...{ quorumAtMs: null, result: null, settledIds: null, isCutApplied: false },
  }
}

const ROOM = visibleWith({ ines: 'facilitator', jonas: 'participant', mia: 'participant', otto: 'observer' })

describe('the settings that the form stands for', () => {
  it('[BA3] suggests the budget from how many are voted on, and no cap above it', () => {
    expect(settingsOf(DEFAULT_SET_UP, 15, ROOM, null)).toMatchObject({
      ...{ method: 'dots', budget: 5, capPerItem: 2, anonymous: true, cutLine: 5, tieRule: 'run-off' },
      ...{ reasons: 'off', quorumPercent: null, electorIds: null, remindBeforeMs: null },
    })
    const settings = settingsOf({ ...DEFAULT_SET_UP, budget: 1 }, 15, ROOM, null)
    expect(settings).toMatchObject({ budget: 1, capPerItem: 1 })
  })

  it('[BA7] draws a line only where it leaves something out', () => {
    expect(hasCut(DEFAULT_SET_UP, 5)).toBe(false)
    expect(hasCut(DEFAULT_SET_UP, 6)).toBe(true)
    expect(hasCut({ ...DEFAULT_SET_UP, kind: 'objective' }, 4)).toBe(true)
    // These say by themselves what is in.
    expect(hasCut({ ...DEFAULT_SET_UP, method: 'approve' }, 20)).toBe(false)
    expect(cutCountOf({ ...DEFAULT_SET_UP, cutCount: 9 }, 4)).toBe(3)
  })

  it('[BA10] asks for reasons and reminds over days, unless it is chosen otherwise', () => {
    const overDays = { ...DEFAULT_SET_UP, isOverDays: true }
    expect(settingsOf(overDays, 3, ROOM, 60_000)).toMatchObject({
      reasons: 'optional',
      remindBeforeMs: 60_000,
    })
    expect(settingsOf({ ...overDays, reasons: 'off' }, 3, ROOM, null)).toMatchObject({ reasons: 'off' })
    expect(settingsOf(DEFAULT_SET_UP, 3, ROOM, 60_000).remindBeforeMs).toBeNull()
  })

  it('[BA1] names those who vote only where not everybody does', () => {
    expect(electorIdsOf(DEFAULT_SET_UP, ROOM)).toBeNull()
    expect(electorIdsOf({ ...DEFAULT_SET_UP, electors: 'participants' }, ROOM)).toEqual(['jonas', 'mia'])
    const chosen = { ...DEFAULT_SET_UP, electors: 'chosen' as const, electorIds: ['mia', 'otto', 'gone'] }
    // An observer cannot vote, whoever ticked them before they became one.
    expect(electorIdsOf(chosen, ROOM)).toEqual(['mia'])
  })

  it('begins a vote after another one as that one was', () => {
    for (const settings of [
      dotSettings({ cutLine: 2, tieRule: 'facilitator', budget: 2, capPerItem: 1, electorIds: ['jonas'] }),
      fistSettings({ quorumPercent: 40, reasons: 'required', anonymous: false }),
    ]) {
      const followUp = {
        ...{ itemIds: ['a', 'b', 'c'], settings },
        follows: { ballotId: 'x', why: 'new-round' as const },
      }
      expect(settingsOf(setUpOf(followUp), 3, ROOM, null)).toEqual(settings)
    }
  })
})

describe('how far the room is', () => {
  it('[BA5] is told by name, those who watch now included', () => {
    const visible = visibleWith(
      { ines: 'facilitator', jonas: 'participant', mia: 'participant', otto: 'observer' },
      { mia: 'done', otto: 'voted' },
    )
    expect(progressOf(visible, ballotOf(dotSettings({ quorumPercent: 50 })))).toEqual({
      ...{ voted: 2, done: 1, eligible: 4, needed: 2 },
      names: { done: ['mia'], voted: ['otto'], waiting: ['ines', 'jonas'] },
    })
  })

  it('[BA5] is a number alone in an anonymous vote of fewer than four', () => {
    expect(progressOf(ROOM, ballotOf(dotSettings())).names).toBeNull()
    expect(progressOf(ROOM, ballotOf(dotSettings({ anonymous: false }))).names).not.toBeNull()
  })

  it('says what speaks against closing now', () => {
    const roles = {
      a: 'participant',
      b: 'participant',
      c: 'participant',
      d: 'participant',
      e: 'participant',
    } as const
    const concerns = (voted: string[], settings: BallotSettings) =>
      concernsOfClosing(
        visibleWith(roles, Object.fromEntries(voted.map((id) => [id, 'voted' as const]))),
        ballotOf(settings),
      )
    expect(concerns([], dotSettings())).toEqual(['nobody'])
    expect(concerns(['a'], dotSettings({ quorumPercent: 50 }))).toEqual(['below-quorum', 'tells-too-much'])
    expect(concerns(['a', 'b', 'c'], dotSettings({ quorumPercent: 50 }))).toEqual(['tells-too-much'])
    expect(concerns(['a', 'b', 'c'], dotSettings({ anonymous: false }))).toEqual([])
    expect(concerns(['a', 'b', 'c', 'd'], dotSettings({ quorumPercent: 50 }))).toEqual([])
  })
})

describe('the list of a ballot', () => {
  it('has key results under the objective where they stand now, and keeps what is gone from the board', () => {
    const item = (id: string, kind: 'objective' | 'keyResult') => ({
      ...{ id, kind, text: id, rewordedTo: null, rewordedIn: 0 },
    })
    const items = [
      item('o', 'objective'),
      item('k1', 'keyResult'),
      item('k2', 'keyResult'),
      item('k3', 'keyResult'),
    ]
    const groups = groupsOf(ballotOf(dotSettings(), items), [
      { id: 'p', text: 'First', keyResults: [{ id: 'k2' }] },
      { id: 'q', text: 'Second', keyResults: [{ id: 'k1' }, { id: 'other' }] },
    ])
    expect(groups.map(({ title, items: shown }) => [title, shown.map(({ id }) => id)])).toEqual([
      ['Objectives', ['o']],
      ['First', ['k2']],
      ['Second', ['k1']],
      ['Not on the board any more', ['k3']],
    ])
  })
})
