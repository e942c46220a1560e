import type { Learning, LookBack } from '../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import {
  indexLearnings,
  type KeyResultDraft,
  type SuggestedLearning,
  suggestLearnings,
} from '../../shared/retro/similar.ts'
import { type ApiResult, request } from '../api/request.ts'

/** What a team brings from before, and what of it is like a draft. */
export type FromBefore = {
  readonly lookBack: LookBack
  readonly suggest: (draft: KeyResultDraft) => readonly SuggestedLearning<Learning>[]
}

/** [RE6] Reads what a planning begins with: a file of its own, as it is wanted after the stage stands, and in plannings alone. */
export async function readFromBefore(workshopId: string): Promise<ApiResult<FromBefore>> {
  const answer = await request(RETRO_ROUTES.lookBack, { params: { workshopId } })
  if (!answer.ok) return answer
  const lookBack = answer.value
  // Read when the first draft is there to be compared.
  let index: ReturnType<typeof indexLearnings<Learning>> | null = null
  const suggest = (draft: KeyResultDraft) => {
    if (draft.text.trim() === '' || lookBack.learnings.length === 0) return []
    index ??= indexLearnings(lookBack.learnings)
    return suggestLearnings(draft, index)
  }
  return { ok: true, value: { lookBack, suggest } }
}
