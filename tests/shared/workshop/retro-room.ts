import { itemOf } from '../../../shared/retro/retro-state.ts'
import { createRoomState } from '../../../shared/workshop/create-room.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { enterRoom } from '../../../shared/workshop/roster.ts'
import type { StageKind } from '../../../shared/workshop/stages.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { templatePlan } from '../../../shared/workshop/templates.ts'
import { BASIS } from '../../support/retros.ts'
import { done, PEOPLE } from './support.ts'

/** A retro with a facilitator, two participants and an observer, which has gone as far as this stage. */
export function retroAt(stageId: StageKind = 'welcome', retro = BASIS): RoomState {
  const empty = createRoomState(
    {
      workshopId: 'w-2',
      title: 'What we learned',
      teamName: 'Delivery',
      kind: 'retro',
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      timeZone: 'Europe/Berlin',
      agenda: [...templatePlan('retro-60')],
      retro,
    },
    0,
  )
  const { secret, visible } = Object.values(PEOPLE).reduce(
    (state, person) => enterRoom(state, person, 0).state,
    empty,
  )
  const at = visible.agenda.findIndex(({ id }) => id === stageId)
  const agenda = visible.agenda.map((stage, index) => (index <= at ? { ...stage, enteredAtMs: 0 } : stage))
  return { secret, visible: { ...visible, agenda, stageId } }
}

/** The state after all these commands, each of the facilitator's or, as a pair, of the person named. */
export function played(
  state: RoomState,
  ...commands: readonly (Command | readonly [string, Command])[]
): RoomState {
  return commands.reduce((current, given) => {
    const [personId, command] = isPair(given) ? given : (['faye', given] as const)
    return done(current, command, personId).state
  }, state)
}

function isPair(given: Command | readonly [string, Command]): given is readonly [string, Command] {
  return Array.isArray(given)
}

export function grade(keyResultId: string, given: number | null): Command {
  return { type: 'give-grade', keyResultId, grade: given }
}

export const REVEAL_ALL: Command = { type: 'reveal-grades', keyResultId: null }

/** With the grades of `k-1` revealed, and a miss agreed on. */
export function missed(state = retroAt('grade')): RoomState {
  return played(
    state,
    ['pat', grade('k-1', 0.4)],
    ['mika', grade('k-1', 0.3)],
    { type: 'reveal-grades', keyResultId: 'k-1' },
    { type: 'agree-score', keyResultId: 'k-1', score: 0.4 },
  )
}

/** Everything said that has to be before a retro is closed. */
export function readyToClose(): RoomState {
  return played(
    missed(retroAt('close')),
    { type: 'name-cause', keyResultId: 'k-1', cause: 'dependency', note: 'The vendor was late' },
    { type: 'agree-score', keyResultId: 'k-2', score: 1 },
    { type: 'agree-score', keyResultId: 'k-3', score: 0.7 },
    ...(['k-1', 'k-2', 'k-3'] as const).map(
      (keyResultId): Command => ({
        type: 'decide-key-result',
        keyResultId,
        verdict: keyResultId === 'k-3' ? 'drop' : 'keep',
        why: `Why ${keyResultId}`,
      }),
    ),
  )
}

/** A key result as its retro knows it. */
export function item(state: RoomState, keyResultId = 'k-1') {
  return itemOf(retroOf(state), keyResultId)
}

export function retroOf({ visible }: RoomState) {
  if (visible.retro === null) throw new Error('There is a retro here.')
  return visible.retro
}

export const agree = (score: number | null, keyResultId = 'k-1'): Command => ({
  type: 'agree-score',
  keyResultId,
  score,
})
export const say = (text: string, keyResultId = 'k-1'): Command => ({
  type: 'say-as-owner',
  keyResultId,
  text,
})
export const cause = (given: 'focus' | null, note = 'Two projects at once'): Command => ({
  type: 'name-cause',
  keyResultId: 'k-1',
  cause: given,
  note,
})
