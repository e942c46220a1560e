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
 * `review` stands somewhere before it, since that is where OKRs are finalised. A room that publishes nothing has neither.
 */

/** A room's agenda from a plan. Ids are the kinds, numbered where a kind comes again: `vote`, `vote-2`. */
export function startAgenda(
  plan: readonly StagePlan[],
  nowMs: number,
  roomKind: RoomKind = 'planning',
): readonly Stage[] {
  const stages: Stage[] = []
  for (const stage of PUBLISHES[roomKind] ? completePlan(plan) : withoutEnd(plan)) {
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

/** Whether an agenda can be held: not too long, with one review before the end where OKRs are finalised. */
export function checkAgenda(
  stages: readonly Pick<StagePlan, 'kind'>[],
  roomKind: RoomKind = 'planning',
): Result<null, 'wrong-agenda'> {
  if (stages.length > MAX_STAGES) {
    return refuse('wrong-agenda', `An agenda has ${MAX_STAGES} stages at most.`)
  }
  const ends = stages.filter(({ kind }) => ENDS.includes(kind)).length
  if (!PUBLISHES[roomKind]) {
    if (ends > 0) return refuse('wrong-agenda', 'Nothing is finalised here: leave the review out.')
    return stages.length > 0 ? ok(null) : refuse('wrong-agenda', 'An agenda has a stage at least.')
  }
  if (stages.filter(({ kind }) => kind === 'review').length !== 1) {
    return refuse('wrong-agenda', 'An agenda has one review: that is where the OKRs are finalised.')
  }
  return stages.length >= 2 ? ok(null) : refuse('wrong-agenda', 'An agenda has a stage besides the review.')
}

/**
 * The kinds of stages that can be added to a room's agenda. The review and the end come by themselves; where nothing is
 * published there is no use in writing OKRs, since what stands on the board would change nothing.
 */
export function addableKinds(roomKind: RoomKind): readonly StageKind[] {
  return STAGE_KINDS.filter(
    (kind) => !ENDS.includes(kind) && (PUBLISHES[roomKind] || !ONLY_FOR_PUBLISHING.includes(kind)),
  )
}

const ENDS: readonly StageKind[] = ['review', 'finalised']
const ONLY_FOR_PUBLISHING: readonly StageKind[] = ['objectives', 'key-results', 'outcomes', 'commit']

/** Whether the room is at the last stage there is, in a room that ends without finalising. */
export function isAtOpenEnd(visible: Pick<Visible, 'workshop' | 'agenda' | 'stageId'>): boolean {
  return !PUBLISHES[visible.workshop.kind] && neighbourStage(visible.agenda, visible.stageId, 1) === null
}

/** Rooms in which OKRs are finalised. */
const PUBLISHES: Readonly<Record<RoomKind, boolean>> = { planning: true, 'check-in': false }

function withoutEnd(plan: readonly StagePlan[]): readonly StagePlan[] {
  return plan.filter(({ kind }) => kind !== 'review' && kind !== 'finalised')
}

/** The plan with what every agenda ends with. */
function completePlan(plan: readonly StagePlan[]): readonly StagePlan[] {
  const stages = plan.filter(({ kind }) => kind !== 'finalised')
  const bare = (kind: StageKind): StagePlan => ({
    kind,
    name: '',
    minutes: null,
    settings: { writers: 'everyone', writing: 'open', naming: 'named', prompt: '', ballot: null },
  })
  const review = stages.some(({ kind }) => kind === 'review') ? [] : [bare('review')]
  return [...stages, ...review, bare('finalised')]
}
