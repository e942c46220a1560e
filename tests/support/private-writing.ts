import * as v from 'valibot'
import type { Command } from '../../shared/workshop/decide.ts'
import { type Stage, StageSchema, type StageSettings } from '../../shared/workshop/stages.ts'
import type { RoomState } from '../../shared/workshop/state.ts'

/** The room at a stage of its agenda, with other settings there. */
export function atStage(state: RoomState, stageId: string, settings: Partial<StageSettings> = {}): RoomState {
  const visible = { ...state.visible, stageId, agenda: [...state.visible.agenda] }
  const at = visible.agenda.findIndex(({ id }) => id === stageId)
  const stage = visible.agenda[at]
  if (stage === undefined) throw new Error(`No stage ${stageId}.`)
  visible.agenda[at] = {
    ...stage,
    enteredAtMs: stage.enteredAtMs ?? 1,
    settings: { ...stage.settings, ...settings },
  }
  return { ...state, visible }
}

export const PRIVATE = { writing: 'private', naming: 'named' } as const
export const ANONYMOUS = { writing: 'private', naming: 'anonymous' } as const

/** A state with one more stage in front of its agenda, which the room has been at. */
export function withStage(
  state: RoomState,
  stage: Partial<v.InferInput<typeof StageSchema>> & Pick<Stage, 'id' | 'kind'>,
): RoomState {
  const whole = v.parse(StageSchema, { skipped: false, enteredAtMs: 1, ...stage })
  return { ...state, visible: { ...state.visible, agenda: [whole, ...state.visible.agenda] } }
}

type WritePrivate = Extract<Command, { type: 'write-private' }>

export function writeOf(cardId: string, text: string, change: Partial<WritePrivate> = {}): WritePrivate {
  return {
    type: 'write-private',
    cardId,
    stageId: 'objectives',
    text,
    objectiveId: null,
    column: null,
    isChange: false,
    isAnonymous: false,
    ...change,
  }
}

export function pulseOf(
  score: number,
  word = '',
  stageId = 'pulse',
): Extract<Command, { type: 'give-pulse' }> {
  return { type: 'give-pulse', stageId, score, word }
}
