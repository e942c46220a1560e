import { describe, expect, test } from 'vitest'
import { can, ROLES, type Role } from '../../../shared/identity/roles.ts'
import { AUTHORITY, type Authority, type CommandType } from '../../../shared/workshop/authority.ts'
import { allowed, COMMANDS, type Command } from '../../../shared/workshop/decide.ts'
import { isBoardOpenIn, STAGE_KINDS, type StageKind } from '../../../shared/workshop/stages.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { withStage } from '../../support/private-writing.ts'
import { CASES } from './command-cases.ts'
import { NOW_MS, refusalOf } from './support.ts'

/** What is said when the table refuses. Nothing else may say it where the table lets pass. */
const BY_ROLE = 'not-allowed'
const BY_STAGE = 'wrong-stage'

/** The table in words: what must come of a command, before anything that is about its subject. */
function verdict(
  { needs, at }: Authority,
  role: Role,
  kind: StageKind,
): 'pass' | typeof BY_ROLE | typeof BY_STAGE {
  if (!can(role, needs)) return BY_ROLE
  const fits = at === 'any' || (at === 'open' ? isBoardOpenIn(kind) : at.includes(kind))
  return fits ? 'pass' : BY_STAGE
}

/** The room at a stage of this kind, which has been added for it: what the command is about stays as it is. */
function atKind(state: RoomState, kind: StageKind): RoomState {
  const id = 'the-stage'
  const there = withStage(state, { id, kind })
  return { ...there, visible: { ...there.visible, stageId: id } }
}

/** The same command, given by who sees the room where it is. */
function givenAt(command: Command, { visible }: RoomState): Command {
  return command.type === 'advance-stage' || command.type === 'skip-stage'
    ? { ...command, from: visible.stageId }
    : command
}

const GIVERS = { facilitator: 'faye', participant: 'pat', observer: 'ola' } as const satisfies Record<
  Role,
  string
>
const TYPES = Object.keys(AUTHORITY).filter((type): type is CommandType => Object.hasOwn(AUTHORITY, type))

test('there is a row for every command, and none besides', () => {
  expect(TYPES.toSorted()).toEqual(Object.keys(COMMANDS).toSorted())
})

describe.each(TYPES)('%s', (type) => {
  const { state, command, board, beside } = CASES[type]

  test.each(ROLES)('as a %s, at every kind of stage', (role) => {
    const personId = GIVERS[role]
    for (const kind of STAGE_KINDS) {
      const there = atKind(state, kind)
      const given = givenAt(command, there)
      const expected = verdict(AUTHORITY[type], role, kind)
      const asked = allowed(there.visible, given, { personId }, NOW_MS)
      const said = asked.ok ? 'pass' : asked.refusal.code
      const where = `${type} as ${role} at ${kind}`
      if (expected !== 'pass') {
        expect(said, where).toBe(expected)
        expect(refusalOf(there, given, personId, board, NOW_MS, beside), `${where}, decided`).toBe(expected)
      } else {
        expect([BY_ROLE, BY_STAGE], `${where}: refused although the table lets it pass`).not.toContain(said)
      }
    }
  })

  test('may be given by somebody somewhere', () => {
    const passes = ROLES.flatMap((role) =>
      STAGE_KINDS.filter((kind) => verdict(AUTHORITY[type], role, kind) === 'pass'),
    )
    expect(passes).not.toEqual([])
  })
})

/** Told once more by hand, since the test above would follow any change of the table. */
describe('what the table must never say', () => {
  const mayGive = (type: CommandType, role: Role) =>
    STAGE_KINDS.some((kind) => verdict(AUTHORITY[type], role, kind) === 'pass')
  const given = (role: Role) => TYPES.filter((type) => mayGive(type, role)).toSorted()

  test('observers may speak up, say who they are, and take back what they gave before: nothing else', () => {
    expect(given('observer')).toEqual([
      'raise-hand',
      'rename',
      'set-attendance',
      'withdraw-grade',
      'withdraw-private',
    ])
  })

  test('participants lead nothing', () => {
    for (const type of given('participant')) {
      expect(['lead-workshop', 'manage-people'], type).not.toContain(AUTHORITY[type].needs)
    }
  })

  test('facilitators may do all that others may', () => {
    for (const role of ROLES)
      for (const type of given(role)) expect(mayGive(type, 'facilitator'), type).toBe(true)
  })

  test('what is published stays as it is until it is re-opened', () => {
    const writing = ['write-board', 'own-key-results']
    // Not part of what is published.
    const talk: readonly CommandType[] = ['add-comment', 'change-comment', 'delete-comment']
    const onFinalised = TYPES.filter(
      (type) => verdict(AUTHORITY[type], 'facilitator', 'finalised') === 'pass',
    )
    expect(onFinalised).toContain('reopen')
    for (const type of onFinalised.filter((each) => !talk.includes(each)))
      expect(writing, type).not.toContain(AUTHORITY[type].needs)
  })
})
