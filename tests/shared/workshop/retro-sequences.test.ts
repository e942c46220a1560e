import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import { keyResultsOf } from '../../../shared/retro/basis.ts'
import { CAUSES, VERDICTS } from '../../../shared/retro/grade.ts'
import type { ProcessAnswers } from '../../../shared/retro/process-pulse.ts'
import { mayHaveCause } from '../../../shared/retro/read-score.ts'
import { findRetroProblems } from '../../../shared/retro/retro-problems.ts'
import { itemOf } from '../../../shared/retro/retro-state.ts'
import { type Command, decide } from '../../../shared/workshop/decide.ts'
import { isInRoom } from '../../../shared/workshop/retro-permission.ts'
import { type RoomState, RoomStateSchema, type Visible } from '../../../shared/workshop/state.ts'
import { SeededRandom } from '../board/seeded-random.ts'
import { retroAt } from './retro-room.ts'
import { GOOD_BOARD, NOW_MS } from './support.ts'

/*
 * Random sequences of commands of a retro by everybody, honest or not. Each is played twice, the second time with other grades
 * and other answers: what everybody may know must be the same in both, but for what was revealed.
 */

const SEQUENCES = 2_000
const STEPS = 30
const PEOPLE = ['faye', 'pat', 'mika', 'ola', 'stranger', 'constructor'] as const
const KEY_RESULTS = ['k-1', 'k-2', 'k-3', 'k-4', 'k-9', '__proto__'] as const
const STAGES = ['grade', 'reflect', 'decide', 'actions', 'process-pulse', 'close'] as const
const ROW_IDS = ['row-number-1', 'row-number-2', 'row-number-3'] as const

/** With `TURNOUT_SEED` one sequence alone, again. */
const only = process.env['TURNOUT_SEED']
const SEEDS = only ? [Number(only)] : Array.from({ length: SEQUENCES }, (_, at) => at + 1)

test(`[RE1] no sequence of commands tells a grade before its reveal, or whose it was after it (${SEEDS.length} sequences)`, () => {
  const seen = { grades: 0, reveals: 0, refused: 0, closed: 0 }
  for (const seed of SEEDS) {
    try {
      play(new SeededRandom(seed), seen)
    } catch (error) {
      throw new Error(`Seed ${seed}: TURNOUT_SEED=${seed} runs it again.`, { cause: error })
    }
  }
  // Sequences in which nothing happens would show nothing.
  if (SEEDS.length === 1) return
  expect(seen.grades).toBeGreaterThan(SEEDS.length)
  expect(seen.refused).toBeGreaterThan(SEEDS.length)
  expect(seen.reveals).toBeGreaterThan(SEEDS.length / 4)
  expect(seen.closed).toBeGreaterThan(SEEDS.length / 10)
}, 120_000)

type Seen = { grades: number; reveals: number; refused: number; closed: number }

function play(random: SeededRandom, seen: Seen): void {
  let state = retroAt('grade')
  let twin = state
  const isToEnd = random.below(3) === 0
  for (let step = 0; step < STEPS; step += 1) {
    const isEnding = isToEnd && step >= STEPS - 14
    const command = isEnding ? closing(state.visible, random) : anyCommand(random)
    // Most of what is to be decided is the facilitator's.
    const isLeading = isEnding || (command.type !== 'give-grade' && random.below(3) > 0)
    const personId = isLeading ? 'faye' : (random.pick(PEOPLE) ?? 'pat')
    const next = give(state, command, personId)
    const nextOfTwin = give(twin, withOtherGrades(command), personId)
    insist((next === null) === (nextOfTwin === null), 'refused for what was graded')
    if (next === null || nextOfTwin === null) {
      seen.refused += 1
      continue
    }
    check(state, next, command, personId)
    insist(isDeepStrictEqual(masked(next.visible), masked(nextOfTwin.visible)), 'told by other grades')
    if (command.type === 'give-grade') seen.grades += 1
    if (command.type === 'reveal-grades') seen.reveals += 1
    if (command.type === 'finalise-retro') seen.closed += 1
    state = next
    twin = nextOfTwin
  }
  insist(v.is(RoomStateSchema, JSON.parse(JSON.stringify(state))), 'a state that can be stored')
}

function give(state: RoomState, command: Command, personId: string): RoomState | null {
  const result = decide(state, command, { personId }, NOW_MS, {
    readBoard: () => GOOD_BOARD,
    readNotes: () => EMPTY_NOTES,
    readComments: () => [],
    newId: () => 'new',
    ids: ['id-1', 'id-2'],
  })
  return result.ok ? result.value.state : null
}

function check(before: RoomState, after: RoomState, command: Command, personId: string): void {
  const { retro } = after.visible
  if (retro === null) throw new Error('The retro is gone.')
  for (const { id, commitment } of keyResultsOf(retro.basis)) {
    const { revealed, gradedIds, cause, score } = itemOf(retro, id)
    const given = Object.keys(after.secret.retro.grades[id] ?? {})
    const counted = given.filter((personId) => isInRoom(after.visible, personId))
    if (revealed === null) insist(isDeepStrictEqual(gradedIds, counted.toSorted()), 'who has graded is told')
    else {
      insist(given.length === 0, 'what is revealed is no secret any more')
      insist(revealed.grades.length <= gradedIds.length, 'no more grades than people')
      insist(isDeepStrictEqual(revealed.grades, revealed.grades.toSorted(byNumber)), 'in ascending order')
    }
    insist(cause === null || mayHaveCause(score, commitment), '[RE4] a cause is of a miss')
  }
  // Nobody changes another's grade that counts; a reveal takes all of them away.
  if (command.type !== 'reveal-grades') {
    const isHere = (who: string) => who !== personId && isInRoom(after.visible, who)
    insist(isDeepStrictEqual(gradesOf(before, isHere), gradesOf(after, isHere)), 'others’ grades stay')
  }
  if (command.type === 'finalise-retro') {
    insist(findRetroProblems(before.visible).length === 0, 'closed with something missing')
    insist(after.visible.publication.status === 'publishing', 'on its way')
  }
  // Sent a second time, it changes nothing, or is refused.
  const again = give(after, command, personId)
  if (again !== null && isRepeatable(command)) insist(isDeepStrictEqual(again, after), 'twice is once')
}

const byNumber = (a: number, b: number) => a - b

function gradesOf({ secret }: RoomState, isTheirs: (personId: string) => boolean): unknown {
  return Object.entries(secret.retro.grades).flatMap(([id, given]) =>
    Object.entries(given).flatMap(([who, grade]) => (isTheirs(who) ? [[id, who, grade]] : [])),
  )
}

function isRepeatable({ type }: Command): boolean {
  return type !== 'advance-stage' && type !== 'remove-person'
}

/** What everybody may know, without what was revealed: of that only how much. */
function masked(visible: Visible): unknown {
  const { retro } = visible
  if (retro === null) return visible
  const items = Object.entries(retro.items).map(([id, item]) => {
    return [id, { ...item, revealed: item.revealed === null ? null : 'revealed' }]
  })
  const pulses = Object.values(retro.processPulses).map(({ answered }) => answered)
  return { ...visible, retro: { ...retro, items, processPulses: pulses } }
}

/** The same command, with another grade or other answers in it. */
function withOtherGrades(command: Command): Command {
  if (command.type === 'give-grade') {
    return { ...command, grade: command.grade === null ? 0.1 : command.grade > 0.5 ? null : 1 }
  }
  if (command.type === 'give-process-pulse') {
    return { ...command, answers: { clear: 1, ours: null, useful: null, focus: 5, safe: null } }
  }
  return command
}

function anyCommand(random: SeededRandom): Command {
  const keyResultId = random.pick(KEY_RESULTS) ?? 'k-1'
  const rowId = random.pick(ROW_IDS) ?? 'row-number-1'
  const score = random.below(11) / 10
  const makers: readonly (() => Command)[] = [
    ...Array.from({ length: 10 }, () => (): Command => {
      return { type: 'give-grade', keyResultId, grade: random.below(6) === 0 ? null : score }
    }),
    () => ({ type: 'withdraw-grade', keyResultId }),
    ...Array.from({ length: 2 }, () => (): Command => {
      return { type: 'reveal-grades', keyResultId: random.below(3) > 0 ? null : keyResultId }
    }),
    () => ({ type: 'show-key-result', keyResultId }),
    () => ({ type: 'say-as-owner', keyResultId, text: random.below(4) === 0 ? '' : 'We waited' }),
    ...Array.from({ length: 4 }, () => (): Command => {
      return { type: 'agree-score', keyResultId, score: random.below(8) === 0 ? null : score }
    }),
    ...Array.from({ length: 3 }, () => (): Command => {
      return { type: 'name-cause', keyResultId, cause: random.pick(CAUSES) ?? null, note: '' }
    }),
    ...Array.from({ length: 4 }, () => (): Command => {
      const verdict = random.pick(VERDICTS) ?? 'drop'
      return { type: 'decide-key-result', keyResultId, verdict, why: 'So it is' }
    }),
    () => ({
      ...{ type: 'keep-learning', learningId: rowId, text: 'Vendors are late', kind: 'learned' },
      ...{ noteId: random.below(2) === 0 ? null : 'note-1', objectiveId: null, keyResultId },
    }),
    () => ({ type: 'change-learning', learningId: rowId, kind: 'worked' }),
    () => ({ type: 'drop-learning', learningId: rowId }),
    () => ({ type: 'add-action', actionId: rowId, text: 'Call', ownerId: 'pat', dueOn: '2027-04-01' }),
    () => ({ type: 'change-action', actionId: rowId, ownerId: random.pick(PEOPLE) ?? null }),
    () => ({ type: 'remove-action', actionId: rowId }),
    () => ({
      type: 'settle-last-action',
      actionId: random.pick(['action-old', rowId]) ?? '',
      outcome: 'done',
    }),
    () => ({ type: 'give-process-pulse', stageId: 'process-pulse', answers: anyAnswers(random) }),
    () => ({ type: 'reveal', stageId: 'process-pulse' }),
    () => ({ type: 'go-to-stage', stageId: random.pick(STAGES) ?? 'grade' }),
    () => ({ type: 'remove-person', personId: random.below(3) === 0 ? 'mika' : 'stranger' }),
    () => ({ type: 'finalise-retro' }),
  ]
  return (random.pick(makers) ?? (() => ({ type: 'finalise-retro' }) as const))()
}

/** What would bring the retro nearer to its end. */
function closing(visible: Visible, random: SeededRandom): Command {
  const [problem] = findRetroProblems(visible)
  const { keyResultId } = problem ?? {}
  if (keyResultId == null) {
    return visible.stageId === 'close'
      ? { type: 'finalise-retro' }
      : { type: 'go-to-stage', stageId: 'close' }
  }
  switch (problem?.code) {
    case 'grades-hidden':
      return { type: 'reveal-grades', keyResultId }
    case 'score-missing':
      return { type: 'agree-score', keyResultId, score: random.below(11) / 10 }
    case 'cause-missing':
      return { type: 'name-cause', keyResultId, cause: 'focus', note: '' }
    default:
      return { type: 'decide-key-result', keyResultId, verdict: 'drop', why: 'So it is' }
  }
}

function anyAnswers(random: SeededRandom): ProcessAnswers {
  const answer = () => (random.below(4) === 0 ? null : 1 + random.below(5))
  return { clear: 3, ours: answer(), useful: answer(), focus: answer(), safe: answer() }
}

function insist(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what)
}
