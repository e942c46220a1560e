import { keyResultsOf } from './basis.ts'
import { MAX_RETRO_LINE_LENGTH } from './grade.ts'
import type { RetroRecord } from './retro-record.ts'
import { itemOf, type Retro } from './retro-state.ts'

/**
 * What a retro says, as the record keeps it. `lastPulseStageId`: the last stage of the agenda whose process pulse was shown.
 *
 * A key result that was dropped during the cycle and of which nothing was decided is dropped, for the reason of then. Call it
 * where nothing stops the retro from being closed (`findRetroProblems`): then every key result has a verdict.
 */
export function buildRetroRecord(retro: Retro, lastPulseStageId: string | null): RetroRecord {
  return {
    keyResults: keyResultsOf(retro.basis).map(({ id, droppedReason }) => {
      const { score, revealed, ownerWord, cause, causeNote, verdict, why } = itemOf(retro, id)
      return {
        id,
        score,
        grades: revealed?.grades ?? [],
        ownerWord: ownerWord?.text ?? null,
        ...(ownerWord?.byOwner === false ? { ownerWordBy: 'facilitator' as const } : {}),
        cause,
        causeNote,
        verdict: verdict ?? 'drop',
        why: verdict === null ? (droppedReason ?? '').trim().slice(0, MAX_RETRO_LINE_LENGTH) : why,
      }
    }),
    outcomes: retro.basis.openActions.flatMap(({ id }) => {
      const outcome = Object.hasOwn(retro.outcomes, id) ? retro.outcomes[id] : undefined
      return outcome === undefined ? [] : [{ actionId: id, outcome }]
    }),
    learnings: retro.learnings.map(({ noteId: _card, ...learning }) => learning),
    actions: retro.actions.flatMap(({ id, text, ownerId, dueOn }) =>
      ownerId === null || dueOn === null ? [] : [{ id, text, ownerId, dueOn }],
    ),
    processPulse:
      (lastPulseStageId !== null && Object.hasOwn(retro.processPulses, lastPulseStageId)
        ? retro.processPulses[lastPulseStageId]
        : undefined) ?? null,
  }
}
