import { findStage } from './agenda.ts'
import type { Effect } from './command.ts'
import type { StageKind } from './stages.ts'
import type { RoomState } from './state.ts'

/**
 * Enters a stage: it is no longer skipped, its first entry is noted, nobody is ready yet, and the clock of the stage before is
 * gone. Nothing that was written is lost.
 */
export function enterStage(state: RoomState, stageId: string, nowMs: number): RoomState {
  const { visible } = state
  return {
    ...state,
    visible: {
      ...visible,
      stageId,
      timer: null,
      spotlight: null,
      agenda: visible.agenda.map((stage) =>
        stage.id === stageId ? { ...stage, skipped: false, enteredAtMs: stage.enteredAtMs ?? nowMs } : stage,
      ),
      roster: Object.fromEntries(
        Object.entries(visible.roster).map(([personId, participant]) => [
          personId,
          { ...participant, ready: false },
        ]),
      ),
    },
  }
}

/** The event of a room that is at another stage now: told by its kind, which a list of workshops has words for. */
export function stageChanged(state: RoomState): Effect {
  const kind: StageKind = findStage(state.visible, state.visible.stageId)?.kind ?? 'welcome'
  return { type: 'emit', payload: { type: 'stage-changed', stageId: kind } }
}
