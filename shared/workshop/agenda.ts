import { ok, type Result, refuse } from '../result.ts'
import {
  MAX_STAGES,
  neighbourStage,
  STAGE_KINDS,
  type Stage,
  type StageKind,
  type StagePlan,
} from './stages.ts'
import type { Visible } from './state.ts'
import type { RoomKind } from './workshop-kinds.ts'

/*
 * The agenda of a workshop: stages in order. The last one is always `finalised`, which is entered by finalising only, and one
 * `review`, in a retro `close`, stands somewhere before it, since that is where it is finalised. A room that publishes nothing
 * has neither.
 */

/** A room's agenda from a plan. Ids are the kinds, numbered where a kind comes again: `vote`, `vote-2`. */
export function startAgenda(
  plan: readonly StagePlan[],
  nowMs: number,
  roomKind: RoomKind = 'planning',
): readonly Stage[] {
  const stages: Stage[] = []
  for (const stage of completePlan(plan, roomKind)) {
    const isFirst = stages.length === 0
    stages.push({
      ...stage,
      id: freshStageId(stages, stage.kind),
      skipped: false,
      enteredAtMs: isFirst ? nowMs : null,
    })
  }
  return stages
}

/** An id that no stage of the agenda has. */
export function freshStageId(stages: readonly Pick<Stage, 'id'>[], kind: StageKind): string {
  const taken = new Set(stages.map(({ id }) => id))
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? kind : `${kind}-${number}`
    if (!taken.has(id)) return id
  }
}

/** The stage with this id, or `null`. */
export function findStage(visible: Pick<Visible, 'agenda'>, stageId: string): Stage | null {
  return visible.agenda.find(({ id }) => id === stageId) ?? null
}

/** The stage that the room is at. */
export function currentStage(visible: Pick<Visible, 'agenda' | 'stageId'>): Stage {
  const stage = findStage(visible, visible.stageId) ?? visible.agenda[0]
  if (stage === undefined) throw new Error('A workshop without an agenda.')
  return stage
}

/** What the room's stage is for. */
export function currentKind(visible: Pick<Visible, 'agenda' | 'stageId'>): StageKind {
  return currentStage(visible).kind
}

/** The agenda's own stage of a kind that there is one of. */
export function stageIdOfKind(visible: Pick<Visible, 'agenda'>, kind: StageKind): string | null {
  return visible.agenda.find((stage) => stage.kind === kind)?.id ?? null
}

/** Whether an agenda can be held: not too long, with one stage before the end in which it is finalised. */
export function checkAgenda(
  stages: readonly Pick<StagePlan, 'kind'>[],
  roomKind: RoomKind = 'planning',
): Result<null, 'wrong-agenda'> {
  if (stages.length > MAX_STAGES) {
    return refuse('wrong-agenda', `An agenda has ${MAX_STAGES} stages at most.`)
  }
  const misplaced = stages.find(
    ({ kind }) => kind !== FINALISED_IN[roomKind] && isOfOtherRooms(kind, roomKind),
  )
  if (misplaced) return refuse('wrong-agenda', NOT_HERE[roomKind])
  const end = FINALISED_IN[roomKind]
  if (end === null) {
    return stages.length > 0 ? ok(null) : refuse('wrong-agenda', 'An agenda has a stage at least.')
  }
  if (stages.filter(({ kind }) => kind === end).length !== 1) return refuse('wrong-agenda', ONE_END[end])
  return stages.length >= 2 ? ok(null) : refuse('wrong-agenda', 'An agenda has a stage besides its end.')
}

/**
 * The kinds of stages that can be added to a room's agenda. Where a room is finalised, and its end, come by themselves; the
 * others are those that have something to do in such a room.
 */
export function addableKinds(roomKind: RoomKind): readonly StageKind[] {
  return STAGE_KINDS.filter((kind) => !ENDS.includes(kind) && !isOfOtherRooms(kind, roomKind))
}

/** Whether the room is at the last stage there is, in a room that ends without finalising. */
export function isAtOpenEnd(visible: Pick<Visible, 'workshop' | 'agenda' | 'stageId'>): boolean {
  return (
    FINALISED_IN[visible.workshop.kind] === null &&
    neighbourStage(visible.agenda, visible.stageId, 1) === null
  )
}

/** The stage in which a room of a kind is finalised: OKRs in a planning, what was learned in a retro. `null`: in none. */
export const FINALISED_IN = {
  planning: 'review',
  'check-in': null,
  retro: 'close',
} as const satisfies Record<RoomKind, StageKind | null>

const ENDS: readonly StageKind[] = ['review', 'close', 'finalised']

/** Kinds that belong to rooms of one kind: elsewhere nothing that is done in them would come to anything. */
const ONLY_IN: Partial<Record<StageKind, RoomKind>> = {
  'look-back': 'planning',
  objectives: 'planning',
  'key-results': 'planning',
  outcomes: 'planning',
  commit: 'planning',
  review: 'planning',
  'open-actions': 'retro',
  grade: 'retro',
  decide: 'retro',
  actions: 'retro',
  'process-pulse': 'retro',
  close: 'retro',
}

function isOfOtherRooms(kind: StageKind, roomKind: RoomKind): boolean {
  const only = ONLY_IN[kind]
  return (
    (only !== undefined && only !== roomKind) || (kind === 'finalised' && FINALISED_IN[roomKind] === null)
  )
}

const NOT_HERE = {
  planning: 'A stage of this agenda belongs to a retro. Leave it out.',
  'check-in': 'Nothing is finalised here: leave the review, and the writing of OKRs, out.',
  retro: 'A retro writes no OKRs: leave their stages out.',
} as const satisfies Record<RoomKind, string>

const ONE_END = {
  review: 'An agenda has one review: that is where the OKRs are finalised.',
  close: 'An agenda of a retro has one close: that is where it goes into the record.',
} as const

/** The plan with what every agenda of a room that is finalised ends with, and without an end where none is. */
function completePlan(plan: readonly StagePlan[], roomKind: RoomKind): readonly StagePlan[] {
  const end = FINALISED_IN[roomKind]
  const stages = plan.filter(({ kind }) => !ENDS.includes(kind) || kind === end)
  if (end === null) return stages
  const bare = (kind: StageKind): StagePlan => ({
    kind,
    name: '',
    minutes: null,
    settings: { writers: 'everyone', writing: 'open', naming: 'named', prompt: '', ballot: null },
  })
  const last = stages.some(({ kind }) => kind === end) ? [] : [bare(end)]
  return [...stages, ...last, bare('finalised')]
}
