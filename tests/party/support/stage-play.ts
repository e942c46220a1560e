import type * as Y from 'yjs'
import { createKeyResult, createObjective, setKeyResultFields } from '../../../shared/board/write.ts'
import type { StageKind } from '../../../shared/workshop/stages.ts'
import type { RoomClient } from './room-client.ts'

/** Writes one objective with one key result that meets every gate. */
export function writeGoodSet(doc: Y.Doc, ownerId: string) {
  createObjective(doc, { id: 'o-pipeline', text: 'Establish a world-class CI/CD pipeline' }, null)
  const text = 'Reduce deployment time by 50%'
  createKeyResult(doc, { id: 'k-time', objectiveId: 'o-pipeline', text }, null)
  const measure = { direction: 'decrease', unit: 'minutes', baseline: 40, target: 20 } as const
  setKeyResultFields(doc, 'k-time', { ...measure, ownerId, dueOn: '2027-03-15' }, null)
}

/** Goes forward, stage by stage, until the room is there. */
export async function advanceTo(facilitator: RoomClient, stageId: StageKind) {
  for (;;) {
    const from = facilitator.visible?.stageId ?? 'welcome'
    const agenda = facilitator.visible?.agenda.map(({ id }) => id) ?? []
    if (agenda.indexOf(from) >= agenda.indexOf(stageId)) return
    const answer = await facilitator.command({ type: 'advance-stage', from })
    if (answer !== 'done') throw new Error(`The room did not go on from ${from}: ${answer.message}`)
    await facilitator.until('the stage has moved', () => facilitator.visible?.stageId !== from)
  }
}
