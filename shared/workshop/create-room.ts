import type { CreateRoom } from '../events/new-room.ts'
import { startRetro } from '../retro/retro-state.ts'
import { startAgenda } from './agenda.ts'
import { NO_SECRET, type RoomState } from './state.ts'
import { templatePlan } from './templates.ts'

/** A room with the agenda that it was created with, at its first stage. */
export function createRoomState(
  { agenda: plan, carried: _, candidates, retro, ...workshop }: CreateRoom,
  nowMs: number,
): RoomState {
  const agenda = startAgenda(plan ?? templatePlan('open-board'), nowMs, workshop.kind)
  return {
    visible: {
      workshop,
      agenda: [...agenda],
      stageId: agenda[0]?.id ?? '',
      timer: null,
      writing: {},
      revealed: {},
      pulses: {},
      authors: {},
      proposals: { byFacilitators: 0, byOthers: 0 },
      discussion: null,
      spotlight: null,
      leaderId: null,
      roster: {},
      joiningLocked: false,
      boardLocked: false,
      ballots: [],
      ballotProgress: {},
      ballotCounts: { voted: 0, done: 0 },
      ladders: {},
      acceptances: {},
      dismissals: {},
      publication: { status: 'none' },
      retro: retro === undefined ? null : startRetro(retro),
      candidates: candidates ?? {},
      publishedItems: [],
      publishedRevision: 0,
    },
    secret: NO_SECRET,
  }
}
