import { can } from '../identity/roles.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type BasisKeyResult, findKeyResult } from '../retro/basis.ts'
import { NO_ITEM, type Retro, type RetroItem } from '../retro/retro-state.ts'
import { type RefusalCode, withVisible } from './command.ts'
import { participantOf, type RoomState, type Visible } from './state.ts'

export const NO_RETRO = refuse('no-retro', 'This room holds no retro.')

/** Whether there is a retro here at all. */
export function requireRetro({ retro }: Pick<Visible, 'retro'>): Result<null, RefusalCode> {
  return retro === null ? NO_RETRO : ok(null)
}

/** The key result, if it is one of this retro's. */
export function requireKeyResult(
  { retro }: Pick<Visible, 'retro'>,
  keyResultId: string,
): Result<{ readonly retro: Retro; readonly keyResult: BasisKeyResult }, RefusalCode> {
  if (retro === null) return NO_RETRO
  const keyResult = findKeyResult(retro.basis, keyResultId)
  return keyResult === null
    ? refuse('unknown-key-result', 'This retro does not look back on that key result.')
    : ok({ retro, keyResult })
}

/** Grades wait for the stage in which everybody sees the evidence first [RE1]. */
export function requireGrading({ agenda }: Pick<Visible, 'agenda'>): Result<null, RefusalCode> {
  return agenda.some(({ kind, enteredAtMs }) => kind === 'grade' && enteredAtMs !== null)
    ? ok(null)
    : refuse('wrong-stage', 'The retro has not got to grading yet.')
}

/** Whether a person is in this workshop: then they may own an action, and what they gave alone counts. */
export function isInRoom(visible: Visible, personId: string): boolean {
  return participantOf(visible, personId)?.removed === false
}

/** Whether somebody can speak for themselves here: in the room, and not only to watch. */
export function canSpeak(visible: Visible, personId: string): boolean {
  const participant = participantOf(visible, personId)
  return participant !== null && !participant.removed && can(participant.role, 'write-board')
}

/** The state with the retro changed. Nothing where there is none. */
export function withRetro(state: RoomState, change: (retro: Retro) => Partial<Retro>): RoomState {
  const { retro } = state.visible
  return retro === null ? state : withVisible(state, { retro: { ...retro, ...change(retro) } })
}

/** The state with what the room says of one key result changed. */
export function withItem(state: RoomState, keyResultId: string, change: Partial<RetroItem>): RoomState {
  return withRetro(state, ({ items }) => ({
    items: {
      ...items,
      [keyResultId]: {
        ...((Object.hasOwn(items, keyResultId) ? items[keyResultId] : undefined) ?? NO_ITEM),
        ...change,
      },
    },
  }))
}
