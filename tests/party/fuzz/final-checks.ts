import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { Ballot } from '../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import { tallyBallots } from '../../../shared/ballot/tally.ts'
import { checkBoard } from '../../../shared/board/guard.ts'
import { BOARD_ROOTS, rootMap } from '../../../shared/board/layout.ts'
import { readBoard } from '../../../shared/board/read.ts'
import type { RoomEvent } from '../../../shared/events/room-events.ts'
import { currentBallotOf, type Visible } from '../../../shared/workshop/state.ts'
import { type Ledger, missingIn } from './ledger.ts'
import type { SimulatedDisk } from './simulated-disk.ts'
import type { SimulatedPerson } from './simulated-person.ts'
import type { StoredRoom } from './stored-room.ts'

/** What was left when everything had been mended and come to rest. */
export type Ending = {
  readonly people: readonly SimulatedPerson[]
  /** Came last: knows what the room has in memory, and nothing else. */
  readonly late: SimulatedPerson
  readonly stored: StoredRoom
  readonly ledger: Ledger
  readonly events: readonly RoomEvent[]
  /** Roles given by the Worker: each at most one event. */
  readonly grants: number
  readonly isHostileThere: boolean
  readonly disk: Pick<SimulatedDisk, 'read'>
}

/** Everything that must hold in the end, and does not. */
export function finalProblems(ending: Ending): readonly string[] {
  const { people, late, stored, ledger } = ending
  const inside = people.filter(({ stoppedFor }) => stoppedFor === null)
  return [
    ...people.flatMap((person) => departureProblems(person, ledger)),
    ...inside.flatMap((person) =>
      differences(person.doc, late.doc, `the document of ${person.who.personId}`),
    ),
    ...differences(stored.doc, late.doc, 'the stored document'),
    ...missingIn(late.doc, ledger.acknowledged).map((what) => `acknowledged and not in the room: ${what}`),
    ...stored.problems,
    ...inside
      .filter((person) => !isDeepStrictEqual(person.visible, late.visible))
      .map(
        (person) =>
          `${person.who.personId} sees another state: ${differingPaths(person.visible, late.visible)}`,
      ),
    ...inside.flatMap((person) => choiceProblems(person, ledger)),
    ...cardProblems(late.doc),
    ...(late.visible ? attendanceProblems(late.visible, people) : []),
    ...(late.visible && currentBallotOf(late.visible) === null ? traceProblems(ending.disk) : []),
    ...(late.visible ? stateProblems(late.visible, ending) : ['nobody sees the state']),
  ]
}

function differences(doc: Y.Doc, room: Y.Doc, whose: string): readonly string[] {
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(room))) return [`${whose} is not the room's`]
  return isDeepStrictEqual(readBoard(doc), readBoard(room)) ? [] : [`${whose} reads as another board`]
}

function stateProblems(visible: Visible, { ledger, late, events, grants, people, isHostileThere }: Ending) {
  const count = (type: RoomEvent['payload']['type']) =>
    events.filter(({ payload }) => payload.type === type).length
  const done = (...types: Parameters<Ledger['doneOf']>[0][]) =>
    types.reduce((sum, type) => sum + ledger.doneOf(type).length, 0)
  const gone = new Set(people.filter(({ stoppedFor }) => stoppedFor !== null).map(({ who }) => who.personId))
  const open = [...ledger.commands.values()].filter(({ answer }) => answer === null)
  const unanswered = open.filter(({ personId }) => !gone.has(personId))
  // Whoever was removed is not told what became of their last commands.
  const untold = open.length - unanswered.length
  const problems = unanswered.map(({ command, id }) => `${command.type} ${id} was never answered`)
  const expect = (what: string, actual: number, least: number, most = least) => {
    if (actual < least || actual > most + untold)
      problems.push(`${actual} × ${what}, ${least} to ${most} expected`)
  }
  const refusals = events.filter(({ payload }) => payload.type === 'finalised').length
  const moves = done('advance-stage', 'skip-stage', 'go-to-stage', 'reopen', 'finalise')
  expect('stage-changed', count('stage-changed'), moves, moves + refusals)
  expect('finalised', count('finalised'), done('finalise'))
  const byTheClock = visible.ballots.filter(({ closedAtMs, closesAtMs }) => {
    return closedAtMs !== null && closedAtMs === closesAtMs
  }).length
  expect('ballot-closed', count('ballot-closed'), done('close-ballot') + byTheClock)
  expect('ballot-withdrawn', count('ballot-withdrawn'), done('withdraw-ballot'))
  expect('ballot-extended', count('ballot-extended'), done('extend-ballot'))
  const entries = new Set(people.map(({ who }) => who.personId)).size + 1
  const roles = done('set-role', 'remove-person') + grants
  // Changes that were decided together are told as one, of each person the newest.
  expect('people told of', peopleTold(events).length, entries, entries + roles + (isHostileThere ? 1 : 0))
  expect('ballots', visible.ballots.length + done('withdraw-ballot'), done('open-ballot'))
  const board = readBoard(late.doc)
  // The hostile person may open ladders too, as every participant may.
  expect(
    'ladders',
    board.ladders.length,
    done('open-ladder'),
    isHostileThere ? Number.MAX_SAFE_INTEGER : done('open-ladder'),
  )
  expect('chosen outcomes', board.ladders.filter(({ chosen }) => chosen).length, done('choose-outcome'))
  for (const ladder of board.ladders) {
    const asked = ladder.rungs.filter(({ question }) => question !== 'so-what').length
    expect(`rungs of ladder ${ladder.id}`, asked, 5)
    if (!Object.values(visible.ladders).includes(ladder.id))
      problems.push(`ladder ${ladder.id} is not in the state`)
  }
  if (!checkBoard(late.doc).ok) problems.push('the board is not as a board is')
  problems.push(...rosterProblems(visible, events))
  return untold > 0 ? problems : [...problems, ...ballotProblems(visible, ledger)]
}

function peopleTold(events: readonly RoomEvent[]) {
  return events.flatMap(({ payload }) => (payload.type === 'roster-changed' ? payload.people : []))
}

/** What the Worker was told last of each person, and of the door, is how it is. */
function rosterProblems({ roster, joiningLocked }: Visible, events: readonly RoomEvent[]): readonly string[] {
  const told = new Map(peopleTold(events).map((person) => [person.personId, person]))
  const wrong = Object.entries(roster).filter(([personId, { name, role, removed }]) => {
    return !isDeepStrictEqual(told.get(personId), { personId, name, role, removed })
  })
  const doors = events.flatMap(({ payload }) =>
    payload.type === 'roster-changed' ? [payload.joiningLocked] : [],
  )
  return [
    ...wrong.map(
      ([personId]) => `the Worker was told last of ${personId}: ${JSON.stringify(told.get(personId))}`,
    ),
    ...(doors.at(-1) === joiningLocked ? [] : ['the Worker was told something else of the door']),
  ]
}

/** [BA9] With no vote open, nobody's choice is on the disk any more. */
function traceProblems(disk: Pick<SimulatedDisk, 'read'>): readonly string[] {
  return [...disk.read()].flatMap(([key, value]) =>
    value.includes('"answer":') ? [`${key} still holds what somebody chose`] : [],
  )
}

/** Each ballot counts what each person last chose in it, once. */
function ballotProblems({ ballots }: Visible, ledger: Ledger): readonly string[] {
  const removed = ledger.doneOf('remove-person').map(({ command }) => {
    return command.type === 'remove-person' ? command.personId : ''
  })
  return ballots.flatMap((ballot) => {
    const choices = new Map(
      ledger
        .doneOf('cast-ballot')
        .flatMap(({ personId, command }) =>
          command.type === 'cast-ballot' && command.ballotId === ballot.ballotId
            ? [[personId, command.choice] as const]
            : [],
        ),
    )
    // Whether somebody was sent out before the end of a vote or after it cannot be told here.
    return removed.some((personId) => choices.has(personId)) ? [] : countProblems(ballot, choices)
  })
}

function countProblems(
  { ballotId, settings, items, result }: Ballot,
  choices: ReadonlyMap<string, BallotChoice>,
) {
  if (result === null) return []
  const { turnout } = result
  if (turnout.cast + turnout.abstained !== choices.size)
    return [`${ballotId} counts other ballots than were cast`]
  const ballots = [...choices].map(([personId, choice]) => ({ personId, choice, staleItemIds: [] }))
  const expected = tallyBallots({ settings, items, ballots, eligible: turnout.eligible, seed: '' })
  // What was reworded meanwhile counts less: by how much depends on when.
  return result.rows.flatMap((row) => {
    const own = expected.rows.find(({ itemId }) => itemId === row.itemId)
    const isRight =
      row.staleBallots > 0 || isDeepStrictEqual([row.total, row.ballots], [own?.total, own?.ballots])
    return isRight ? [] : [`${row.itemId} was counted wrong in ${ballotId}`]
  })
}

/** Where two values differ, for whoever has to find out why. */
function differingPaths(left: unknown, right: unknown, path = ''): string {
  if (isDeepStrictEqual(left, right)) return ''
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return ` ${path} is ${JSON.stringify(left)} and should be ${JSON.stringify(right)}`
  }
  const [before, after] = [new Map(Object.entries(left)), new Map(Object.entries(right))]
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].map((key) => differingPaths(before.get(key), after.get(key), `${path}/${key}`)).join('')
}

/** Nobody honest is sent away for good but by being removed. */
function departureProblems({ who, stoppedFor }: SimulatedPerson, ledger: Ledger): readonly string[] {
  const isRemoved = [...ledger.commands.values()].some(
    ({ command }) => command.type === 'remove-person' && command.personId === who.personId,
  )
  if (stoppedFor === null || stoppedFor === 'left' || (stoppedFor === 'removed' && isRemoved)) return []
  return [`${who.personId} was sent away: ${stoppedFor}`]
}

/** Whoever has a tab in the room is there, and nobody else. */
function attendanceProblems({ roster }: Visible, people: readonly SimulatedPerson[]): readonly string[] {
  const present = new Set(
    people.filter(({ stoppedFor }) => stoppedFor === null).map(({ who }) => who.personId),
  )
  return Object.entries(roster).flatMap(([personId, { attendance }]) => {
    if (personId === 'p-late' || (attendance !== 'gone') === present.has(personId)) return []
    return [`${personId} is shown as ${attendance}`]
  })
}

/** Everybody sees what they last chose in the open ballot, in every tab. */
function choiceProblems({ who, visible, mine }: SimulatedPerson, ledger: Ledger): readonly string[] {
  const open = visible?.ballots.find(({ closedAtMs }) => closedAtMs === null)
  const choices = ledger.doneOf('cast-ballot').flatMap(({ personId, command }) => {
    const isTheirs = personId === who.personId && command.type === 'cast-ballot'
    return isTheirs && command.ballotId === open?.ballotId ? [command.choice] : []
  })
  const last = choices.at(-1) ?? null
  return isDeepStrictEqual(mine.choice, last) ? [] : [`${who.personId} sees another choice as theirs`]
}

/** Cards are deleted softly: no entry that was ever made is taken out or replaced. */
function cardProblems(doc: Y.Doc): readonly string[] {
  return BOARD_ROOTS.flatMap((root) => {
    const items = [...(rootMap(doc, root)?._map ?? [])]
    return items.flatMap(([id, item]) =>
      root !== 'meta' && (item.deleted || item.left !== null) ? [`the entry ${id} of ${root} is gone`] : [],
    )
  })
}
