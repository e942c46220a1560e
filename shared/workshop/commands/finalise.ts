import * as v from 'valibot'
import { ClashChoiceSchema } from '../../okr/clash.ts'
import { MAX_TEXT_LENGTH } from '../../okr/model.ts'
import { canonicalText, isTooLarge, OkrSetSchema } from '../../okr/okr-set.ts'
import { ok, refuse } from '../../result.ts'
import { stageIdOfKind } from '../agenda.ts'
import { choiceOf, findClashes, keptCorrections, reasonsOfDrops, withKept } from '../clashes.ts'
import { allOf, decided, defineCommand, withVisible } from '../command.ts'
import { enterStage, stageChanged } from '../move-stage.ts'
import { buildOkrSet, findPublicationProblems, findVanishedItems, reasonOf } from '../publication.ts'
import { currentBallotOf } from '../state.ts'

/** More than five fields of every key result that a board holds are none of ours. */
const MAX_CHOICES = 2_000

/**
 * Publishes the board as the next revision. The gates KR4, KR8, KR9, SE2 and RE5 must be met; what the last revision had and
 * the board no longer has needs a reason. [CH3] Where the record refused the set because of corrections, it has to be said
 * which is to be: a correction that is kept is put on the board, so that the set says it, and later ones do too.
 */
export const finalise = defineCommand({
  schema: v.object({
    type: v.literal('finalise'),
    dropReasons: v.record(v.string(), v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))),
    /** [CH3] For each clash with a correction which is to be; left out where there is none. */
    choices: v.optional(v.pipe(v.array(ClashChoiceSchema), v.maxLength(MAX_CHOICES))),
  }),
  allowed: (visible) =>
    allOf(
      () =>
        visible.publication.status === 'publishing'
          ? refuse('already-publishing', 'The OKRs are on their way already.')
          : ok(null),
      () =>
        currentBallotOf(visible)
          ? refuse(
              'ballot-open',
              'Close the vote first, or withdraw it: its result belongs to what is published.',
            )
          : ok(null),
    ),
  decide(state, { dropReasons: given, choices = [] }, actor, nowMs, { readBoard, readNotes }) {
    const clashes = findClashes(state.visible, readBoard())
    const unchosen = clashes.filter((clash) => choiceOf(clash, choices) === null)
    if (unchosen.length > 0) {
      return refuse(
        'choices-missing',
        `Choose what is to be where corrections say otherwise: ${unchosen.length} to choose.`,
      )
    }
    const kept = keptCorrections(clashes, choices)
    const board = withKept(readBoard(), kept)
    const dropReasons = { ...reasonsOfDrops(clashes, choices), ...given }
    const [problem] = findPublicationProblems(state.visible, board, kept)
    if (problem) return refuse('gates-not-met', problem.message)
    const unexplained = findVanishedItems(state.visible, board).find(
      ({ id }) => reasonOf(dropReasons, id) === '',
    )
    if (unexplained) {
      return refuse(
        'drop-reasons-missing',
        `Say why “${unexplained.text}” is dropped: it was in the last revision.`,
      )
    }
    const revision = state.visible.publishedRevision + 1
    const okrs = buildOkrSet(state.visible, board, dropReasons, readNotes?.())
    // A hostile client can leave on the board what no client of ours writes, such as ids that are none.
    if (!v.is(OkrSetSchema, okrs)) {
      return refuse(
        'gates-not-met',
        'Something on the board cannot be published. Delete the card and write it anew.',
      )
    }
    // The record would refuse it, and a request that is larger still would never reach the record to be refused.
    if (isTooLarge(canonicalText(okrs))) {
      return refuse('gates-not-met', 'This is more text than one revision holds. Shorten texts and answers.')
    }
    const finalisedId = stageIdOfKind(state.visible, 'finalised')
    if (finalisedId === null) return refuse('unknown-stage', 'The agenda has no end to go to.')
    const next = withVisible(enterStage(state, finalisedId, nowMs), {
      publication: { status: 'publishing', revision },
    })
    return decided(next, [
      ...(kept.length === 0
        ? []
        : [{ type: 'edit-board', edit: { edit: 'keep-corrections', kept } } as const]),
      stageChanged(next),
      {
        ...{ type: 'publish', revision, okrs, finalisedBy: actor.personId },
        ...(choices.length === 0 ? {} : { choices }),
      },
    ])
  },
})
