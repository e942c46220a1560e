import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { phaseOf } from '../../../shared/ballot/ballot.ts'
import { answersOf, type BallotChoice } from '../../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import type { Board } from '../../../shared/board/cards.ts'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import { type Command, decide } from '../../../shared/workshop/decide.ts'
import { passTime } from '../../../shared/workshop/pass-time.ts'
import { followBoard } from '../../../shared/workshop/run-ballot.ts'
import { currentBallotOf, NO_SECRET, type RoomState } from '../../../shared/workshop/state.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  castOf,
  confidenceSettings,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  levels,
  openOf,
  scoreSettings,
  scores,
} from '../../support/ballots.ts'
import { seeds } from '../../support/soak.ts'
import { SeededRandom } from '../board/seeded-random.ts'
import { boardOf, keyResult, NOW_MS, objective, workshopAt } from './support.ts'

/*
 * Random sequences of commands by everybody, honest or not, with the clock and the board moving under them. After each step:
 * nobody's ballot was changed by anybody else, nobody has more than the settings give, a repeated ballot changes nothing, and
 * what is closed adds up to what was cast.
 */

const STEPS = 10
const PEOPLE = ['faye', 'pat', 'mika', 'ola', 'stranger', 'constructor'] as const
const ITEM_IDS = ['k-1', 'k-2', 'k-3', 'o-1', 'k-9', '__proto__'] as const
const MINUTE_MS = 60_000

type Run = { state: RoomState; nowMs: number; texts: readonly string[]; opened: number }

/** With `TURNOUT_SEED` one sequence alone, again. */
const SEEDS = seeds({ test: 20_000, soak: 100_000 })

test(`[BA3] [BA4] no sequence of commands gets more than the budget or another’s ballot changed (${SEEDS.length} sequences)`, () => {
  const seen = { casts: 0, closed: 0, refused: 0 }
  for (const seed of SEEDS) {
    try {
      runSequence(new SeededRandom(seed), seen)
    } catch (error) {
      throw new Error(`Seed ${seed}: TURNOUT_SEED=${seed} runs it again.`, { cause: error })
    }
  }
  // Sequences that never vote would show nothing.
  expect(seen.casts).toBeGreaterThan(SEEDS.length / 4)
  expect(seen.refused).toBeGreaterThan(SEEDS.length / 4)
  if (SEEDS.length > 1) expect(seen.closed).toBeGreaterThan(SEEDS.length / 40)
}, 120_000)

function runSequence(random: SeededRandom, seen: { casts: number; closed: number; refused: number }) {
  const run: Run = {
    state: workshopAt('vote'),
    nowMs: NOW_MS,
    texts: ['First', 'Second', 'Third'],
    opened: 0,
  }
  // A vote is open in most of them from the start.
  if (random.below(8) > 0) give(run, 'faye', openOf(['k-1', 'k-2', 'k-3', 'o-1'], anySettings(random)))
  for (let step = 0; step < STEPS; step += 1) {
    const before = run.state
    const dice = random.below(20)
    if (dice === 0) {
      passTo(run, run.nowMs + random.below(5) * MINUTE_MS)
    } else if (dice === 1) {
      run.texts = run.texts.map((text) => (random.below(3) === 0 ? `Word ${random.below(3)}` : text))
      run.state = followBoard(
        run.state,
        { readBoard: () => boardOfRun(run), readNotes: () => EMPTY_NOTES },
        run.nowMs,
      )
    } else {
      const personId = random.pick(PEOPLE) ?? 'pat'
      const command = anyCommand(random, run, personId)
      const isDone = give(run, personId, command)
      if (!isDone) {
        seen.refused += 1
        insist(run.state === before)
      } else {
        check(before, run, personId, command)
        if (command.type === 'cast-ballot') seen.casts += 1
      }
    }
    checkState(run.state)
    seen.closed += closedCount(run.state) - closedCount(before)
  }
}

const closedCount = ({ visible }: RoomState) =>
  visible.ballots.filter(({ closedAtMs }) => closedAtMs !== null).length

function boardOfRun({ texts }: Run): Board {
  return boardOf([
    objective(
      'o-1',
      texts.map((text, at) => keyResult(`k-${at + 1}`, { text })),
    ),
  ])
}

function give(run: Run, personId: string, command: Command): boolean {
  const ids = [`b-${run.opened}`, 'id-1', 'id-2']
  const result = decide(run.state, command, { personId }, run.nowMs, {
    readBoard: () => boardOfRun(run),
    readNotes: () => EMPTY_NOTES,
    readComments: () => [],
    newId: () => `id-${run.state.visible.ballots.length}-new`,
    ids,
  })
  if (!result.ok) return false
  run.state = result.value.state
  if (command.type === 'open-ballot') run.opened += 1
  return true
}

function passTo(run: Run, nowMs: number) {
  run.nowMs = nowMs
  const before = run.state
  run.state = passTime(before, nowMs, {
    readBoard: () => boardOfRun(run),
    readNotes: () => EMPTY_NOTES,
    seed: 'seed',
    newId: () => 'new',
  }).state
  const again = passTime(run.state, nowMs, {
    readBoard: () => boardOfRun(run),
    readNotes: () => EMPTY_NOTES,
    seed: 'other',
    newId: () => 'new',
  })
  insist(isDeepStrictEqual(again, { state: run.state, effects: [] }))
}

/** What a command that was carried out may have done. */
function check(before: RoomState, run: Run, personId: string, command: Command) {
  const after = run.state
  switch (command.type) {
    case 'cast-ballot': {
      const ballot = currentBallotOf(before.visible)
      insist(ballot !== null && phaseOf(ballot, run.nowMs) === 'open')
      insist(ballot?.ballotId === command.ballotId)
      expectOthersUnchanged(before, after, personId)
      expectRepeatChangesNothing(run, personId, command)
      return
    }
    case 'close-ballot': {
      const closed = after.visible.ballots.at(-1)
      const counted = Object.entries(before.secret.choices).filter(
        ([id]) => before.visible.roster[id]?.removed === false,
      )
      const { cast = 0, abstained = 0 } = closed?.result?.turnout ?? {}
      insist(cast + abstained === counted.length)
      if (closed?.settings.method === 'dots') {
        const given = counted.flatMap(([, choice]) =>
          choice.answer === 'dots' ? Object.values(choice.dots) : [],
        )
        const total = sumOf(closed.result?.rows.map((row) => row.total) ?? [])
        const hasStale = closed.result?.rows.some(({ staleBallots }) => staleBallots > 0)
        if (hasStale) insist(total < sumOf(given))
        else insist(total === sumOf(given))
      }
      return
    }
    case 'open-ballot':
    case 'withdraw-ballot':
      return
    default:
      insist(after.secret.choices === before.secret.choices)
  }
}

function expectOthersUnchanged(before: RoomState, after: RoomState, personId: string) {
  const others = new Set([...Object.keys(before.secret.choices), ...Object.keys(after.secret.choices)])
  others.delete(personId)
  for (const id of others) insist(after.secret.choices[id] === before.secret.choices[id])
}

function expectRepeatChangesNothing(run: Run, personId: string, command: Command) {
  const once = run.state
  insist(give(run, personId, command) === true)
  insist(isDeepStrictEqual(run.state, once))
  run.state = once
}

/** What holds at all times. */
function checkState({ visible, secret }: RoomState) {
  const open = currentBallotOf(visible)
  if (open === null) {
    insist(isDeepStrictEqual(secret, NO_SECRET))
    return
  }
  const itemIds = open.items.map(({ id }) => id)
  for (const [personId, choice] of Object.entries(secret.choices)) {
    insist(['faye', 'pat', 'mika', 'ola'].includes(personId))
    if (open.settings.electorIds) insist(open.settings.electorIds.includes(personId))
    for (const id of Object.keys(answersOf(choice))) insist(itemIds.includes(id))
    if (choice.answer === 'abstain') continue
    insist(choice.answer === open.settings.method)
    if (choice.answer !== 'dots' || open.settings.method !== 'dots') continue
    const counts = Object.values(choice.dots)
    insist(sumOf(counts) <= open.settings.budget)
    insist(Math.max(0, ...counts) <= open.settings.capPerItem)
  }
  const { voted, done } = visible.ballotCounts
  insist(done <= voted)
  insist(voted <= Object.keys(secret.choices).length)
  if (Object.keys(visible.ballotProgress).length > 0) {
    insist(Object.keys(visible.ballotProgress).length === voted)
  }
}

function anyCommand(random: SeededRandom, { state, nowMs }: Run, personId: string): Command {
  const ballotId = random.below(10) === 0 ? 'b-9' : (state.visible.ballots.at(-1)?.ballotId ?? 'b-0')
  switch (random.below(24)) {
    case 0:
      return { type: 'close-ballot', ballotId }
    case 1:
      return { type: 'withdraw-ballot', ballotId }
    case 2:
      return { type: 'extend-ballot', ballotId, closesAtMs: nowMs + random.below(10) * MINUTE_MS }
    case 3:
      return { type: 'set-ballot-done', ballotId, done: random.below(2) === 0 }
    case 4:
      return { type: 'remove-person', personId: random.pick(PEOPLE) ?? 'mika' }
    case 5:
      return {
        type: 'set-role',
        personId: random.pick(PEOPLE) ?? 'mika',
        role: random.pick(['observer', 'participant'] as const) ?? 'observer',
      }
    case 6:
      return { type: 'settle-tie', ballotId, itemIds: ['k-1'] }
    case 7:
      return { type: 'apply-cut-line', ballotId }
    case 8:
      return { type: 'remind-voters', ballotId }
    case 9:
      return { type: 'advance-stage', from: state.visible.stageId }
    case 10: {
      const command = openOf(random.shuffle(ITEM_IDS).slice(0, 4), anySettings(random))
      const opensAtMs = random.below(3) === 0 ? nowMs + random.below(3) * MINUTE_MS : null
      const closesAtMs = random.below(2) === 0 ? nowMs + random.below(8) * MINUTE_MS : null
      return { ...command, opensAtMs, closesAtMs }
    }
    default:
      return {
        ...castOf(ballotId, anyChoice(random, state, personId)),
        seenVersion: random.below(3),
        confirmedIds: random.below(3) === 0 ? ['k-1'] : [],
      }
  }
}

function anySettings(random: SeededRandom): BallotSettings {
  const common = {
    anonymous: random.below(2) === 0,
    cutLine: random.below(2) === 0 ? null : 1 + random.below(3),
    tieRule: random.pick(['run-off', 'facilitator', 'keep-both'] as const) ?? 'keep-both',
    reasons: random.pick(['off', 'off', 'optional', 'required'] as const) ?? 'off',
    quorumPercent: random.below(2) === 0 ? null : 50,
    electorIds: random.below(5) === 0 ? ['pat', 'mika', 'ola'] : null,
    remindBeforeMs: random.below(2) === 0 ? null : MINUTE_MS,
  }
  const method = random.below(6)
  if (method === 0) return scoreSettings(common)
  if (method === 1) return approveSettings(common)
  if (method === 2) return fistSettings(common)
  if (method === 3) return confidenceSettings(common)
  return dotSettings({ budget: 1 + random.below(6), capPerItem: 1 + random.below(4), ...common })
}

/** Mostly of the open vote's own method; within its limits or not. */
function anyChoice(random: SeededRandom, { visible }: RoomState, personId: string): BallotChoice {
  if (random.below(8) === 0) return ABSTAIN
  const method = random.below(12) === 0 ? 'dots' : (visible.ballots.at(-1)?.settings.method ?? 'dots')
  const ids = ITEM_IDS.slice(0, random.below(20) === 0 ? 6 : 4).filter(() => random.below(2) === 0)
  const each = <Answer>(answer: () => Answer) => Object.fromEntries(ids.map((id) => [id, answer()] as const))
  const reasonRule = visible.ballots.at(-1)?.settings.reasons ?? 'off'
  const reasons = reasonRule === 'off' ? {} : each(() => `Because, says ${personId}`)
  if (method === 'score')
    return scores(
      each(() => [1 + random.below(5), 1 + random.below(5)] as const),
      reasons,
    )
  if (method === 'fist')
    return fingers(
      each(() => random.below(6)),
      reasons,
    )
  if (method === 'confidence')
    return levels(
      each(() => random.below(11)),
      reasons,
    )
  if (method === 'approve') {
    return approvals(
      each(() => random.pick(['yes', 'no', 'abstain'] as const) ?? 'yes'),
      reasons,
    )
  }
  return dots(
    each(() => random.below(3)),
    reasons,
  )
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Like `expect`, which is too slow to be asked millions of times. */
function insist(holds: boolean): void {
  if (!holds) throw new Error('This must always hold.')
}
