import { keyResultsOf } from '../retro/basis.ts'
import { roundScore } from '../retro/grade.ts'
import { itemOf } from '../retro/retro-state.ts'
import { isInRoom, withItem } from './retro-permission.ts'
import type { RoomState, Visible } from './state.ts'

/*
 * [RE1] Grades before and at their reveal. They are kept among the secrets by key result and person. Of the others it is known
 * who has graded and nothing else: it is the same whatever was given, and when it was changed.
 */

/** The state with somebody's grade of a key result; `undefined`: they have given none. */
export function withGrade(
  state: RoomState,
  keyResultId: string,
  personId: string,
  grade: number | null | undefined,
): RoomState {
  const { grades } = state.secret.retro
  const { [personId]: _before, ...others } = gradesOf(state, keyResultId)
  const own = grade === undefined ? others : { ...others, [personId]: grade }
  const { [keyResultId]: _all, ...rest } = grades
  const next = Object.keys(own).length === 0 ? rest : { ...grades, [keyResultId]: own }
  const secret = { ...state.secret, retro: { ...state.secret.retro, grades: next } }
  return withGraders({ ...state, secret }, keyResultId)
}

/**
 * Who has graded what is not revealed, after somebody was sent out or let in again: nothing waits for a reveal that would show
 * nothing, and whoever comes back has graded what they had.
 */
export function withCurrentGraders(state: RoomState): RoomState {
  return Object.keys(state.secret.retro.grades).reduce(withGraders, state)
}

/** The state without grades that wait and do not count, of a key result whose score the room agreed on without them. */
export function withoutUncounted(state: RoomState, keyResultId: string): RoomState {
  const { [keyResultId]: uncounted, ...grades } = state.secret.retro.grades
  if (uncounted === undefined) return state
  return { ...state, secret: { ...state.secret, retro: { ...state.secret.retro, grades } } }
}

/**
 * Who has graded and was not sent out since, in the order of names and not of grading, so that nothing tells who did when.
 */
function withGraders(state: RoomState, keyResultId: string): RoomState {
  const { retro } = state.visible
  if (retro === null) return state
  const gradedIds = Object.keys(gradesOf(state, keyResultId))
    .filter((personId) => isInRoom(state.visible, personId))
    .toSorted()
  const { gradedIds: before } = itemOf(retro, keyResultId)
  const isSame = gradedIds.length === before.length && gradedIds.every((id, at) => before[at] === id)
  return isSame ? state : withItem(state, keyResultId, { gradedIds })
}

/** The key results whose grades wait to be revealed, in their order. */
export function waitingForReveal({ retro }: Pick<Visible, 'retro'>): readonly string[] {
  if (retro === null) return []
  return keyResultsOf(retro.basis)
    .map(({ id }) => id)
    .filter((id) => {
      const { gradedIds, revealed } = itemOf(retro, id)
      return revealed === null && gradedIds.length > 0
    })
}

/**
 * [RE1] The key results whose grades the room has gone on from without a reveal, by hand or by the clock, and the stage in which
 * that is made up for: there they are revealed, and until then everybody grades. `null`: there are none, or the room is there.
 */
export function findLeftHidden(
  visible: Pick<Visible, 'retro' | 'agenda' | 'stageId'>,
): { readonly stageId: string; readonly keyResultIds: readonly string[] } | null {
  const { agenda, stageId } = visible
  const stage = agenda.findLast(({ kind, enteredAtMs }) => kind === 'grade' && enteredAtMs !== null)
  const keyResultIds = waitingForReveal(visible)
  const isHere = agenda.some(({ id, kind }) => id === stageId && kind === 'grade')
  return stage === undefined || isHere || keyResultIds.length === 0
    ? null
    : { stageId: stage.id, keyResultIds }
}

/**
 * The state with the grades of these key results shown: in ascending order, so that nothing in them says whose they are, and
 * out of the secrets. Those of people who were sent out do not count, as their votes would not.
 */
export function revealGrades(state: RoomState, keyResultIds: readonly string[], nowMs: number): RoomState {
  const { visible, secret } = state
  const grades = { ...secret.retro.grades }
  let revealed = state
  for (const keyResultId of keyResultIds) {
    const shown = Object.entries(gradesOf(state, keyResultId))
      .filter(([personId]) => isInRoom(visible, personId))
      .flatMap(([, grade]) => (grade === null ? [] : [roundScore(grade)]))
      .toSorted((a, b) => a - b)
    delete grades[keyResultId]
    revealed = withItem(revealed, keyResultId, { revealed: { grades: shown, revealedAtMs: nowMs } })
  }
  return { ...revealed, secret: { ...secret, retro: { ...secret.retro, grades } } }
}

function gradesOf({ secret }: RoomState, keyResultId: string): Readonly<Record<string, number | null>> {
  const { grades } = secret.retro
  return (Object.hasOwn(grades, keyResultId) ? grades[keyResultId] : undefined) ?? {}
}
