import type { StageId } from './stages.ts'
import type { RoomState } from './state.ts'

/** Enters a stage: it is no longer skipped, its first entry is noted, and nobody is ready yet. Nothing is lost. */
export function enterStage(state: RoomState, stageId: StageId, nowMs: number): RoomState {
  const { visible } = state
  return {
    ...state,
    visible: {
      ...visible,
      stageId,
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
