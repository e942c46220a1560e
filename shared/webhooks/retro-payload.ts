import * as v from 'valibot'
import { CauseSchema, roundScore, ScoreSchema, VerdictSchema } from '../retro/grade.ts'
import type { RetroRecord } from '../retro/retro-record.ts'
import { retroScore } from '../retro/retro-score.ts'
import { LEARNING_KINDS } from '../retro/retro-state.ts'
import { count, ofWorkshop } from './envelope.ts'
import { ofTeam, person } from './record-payload.ts'

/*
 * What webhooks are told of retros. Scores are what the room agreed on; grades that people gave stay in the workshop [GR3].
 */

const action = { id: v.string(), text: v.string(), owner: person, dueOn: v.string() } as const

export const RETRO_PAYLOADS = [
  v.object({
    type: v.literal('retro.published'),
    ...ofWorkshop,
    /** The retro's own page, which everybody of the team may read; `workshop.url` is its room. Missing in what was queued before there was one. */
    url: v.optional(v.string()),
    revision: count,
    /** [GR1] To a tenth; `null`: nothing was graded. */
    meanScore: v.nullable(ScoreSchema),
    keyResults: v.array(
      v.object({
        id: v.string(),
        text: v.string(),
        /** `null`: it was dropped during the cycle, and not graded. */
        score: v.nullable(ScoreSchema),
        /** [RE4] Of a miss. */
        cause: v.nullable(CauseSchema),
        verdict: VerdictSchema,
        why: v.string(),
      }),
    ),
    learnings: v.array(v.object({ id: v.string(), text: v.string(), kind: v.picklist(LEARNING_KINDS) })),
    actions: v.array(v.object(action)),
  }),
  v.object({
    type: v.literal('action.due'),
    ...ofTeam,
    actions: v.array(v.object({ ...action, cycleName: v.string() })),
  }),
] as const

export type RetroPayload = v.InferOutput<(typeof RETRO_PAYLOADS)[number]>
type Published = Extract<RetroPayload, { type: 'retro.published' }>

/** What a retro's ids stand for; whoever or whatever is not in it is left out. */
type Known = {
  readonly names: ReadonlyMap<string, string>
  readonly keyResults: ReadonlyMap<string, { readonly text: string; readonly objectiveId: string }>
}

/** What a retro says, with names and words where they are known. */
export function publishedRetro(
  { keyResults, learnings, actions }: RetroRecord,
  known: Known,
): Pick<Published, 'meanScore' | 'keyResults' | 'learnings' | 'actions'> {
  const mean = retroScore(
    keyResults.map(({ id, score }) => ({ objectiveId: known.keyResults.get(id)?.objectiveId ?? '', score })),
  )
  return {
    meanScore: mean === null ? null : roundScore(mean),
    keyResults: keyResults.map(({ id, score, cause, verdict, why }) => ({
      ...{ id, text: known.keyResults.get(id)?.text ?? '' },
      ...{ score, cause, verdict, why },
    })),
    learnings: learnings.map(({ id, text, kind }) => ({ id, text, kind })),
    actions: actions.map(({ id, text, ownerId, dueOn }) => {
      const name = known.names.get(ownerId)
      return { id, text, owner: name === undefined ? null : { id: ownerId, name }, dueOn }
    }),
  }
}
