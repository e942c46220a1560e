import * as v from 'valibot'
import { BaselineSchema, DaySchema, DIRECTIONS, MAX_TEXT_LENGTH } from '../../okr/model.ts'
import { refuse } from '../../result.ts'
import { decided, defineCommand, requireBoardFree, withVisible } from '../command.ts'

/**
 * Ends a ladder: the chosen sentence becomes the key result, the original words become an initiative under it, and so
 * does the step that establishes an unknown baseline (KR5): all once, however many people choose.
 */
export const chooseOutcome = defineCommand({
  schema: v.object({
    type: v.literal('choose-outcome'),
    ladderId: v.string(),
    sentence: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
    baselineStep: v.optional(v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))),
    fields: v.object({
      direction: v.nullable(v.picklist(DIRECTIONS)),
      unit: v.pipe(v.string(), v.maxLength(100)),
      baseline: BaselineSchema,
      target: v.nullable(v.pipe(v.number(), v.finite())),
      dueOn: v.nullable(DaySchema),
    }),
  }),
  allowed: (visible, _command, actor) => requireBoardFree(visible, actor),
  decide(
    state,
    { ladderId, sentence, baselineStep, fields },
    _actor,
    _nowMs,
    { readBoard, ids: [keyResultId = '', initiativeId = '', stepId = ''] },
  ) {
    const board = readBoard()
    const words = sentence.trim()
    const step = baselineStep?.trim() ?? ''
    if (words === '') return refuse('sentence-missing', 'Write or choose the sentence first.')
    const ladder = board.ladders.find(({ id }) => id === ladderId)
    if (!ladder) return refuse('unknown-ladder', 'That ladder is not there any more.')
    if (ladder.chosen) return refuse('ladder-finished', 'Someone has already chosen an outcome here.')
    const edit = {
      edit: 'choose-outcome' as const,
      ladderId,
      keyResultId,
      initiativeId,
      baselineStep: step === '' || fields.baseline !== 'unknown' ? null : { id: stepId, text: step },
      sentence: words,
      fields,
    }
    const isOnKeyResult = [
      ...board.objectives.flatMap(({ keyResults }) => keyResults),
      ...board.loose.keyResults,
    ].some(({ id }) => id === ladder.cardId)
    // The key result that the choice makes is the ladder's too: its provenance is found by it.
    const ladders = { ...state.visible.ladders, [keyResultId]: ladderId }
    const next = isOnKeyResult ? state : withVisible(state, { ladders })
    return decided(next, [{ type: 'edit-board', edit }])
  },
})
