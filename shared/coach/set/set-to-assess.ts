import type { KeyResultFields } from '../../okr/model.ts'
import type { Partner } from '../../okr/partners.ts'
import type { Finding } from '../finding.ts'

export type KeyResultInSet = {
  readonly id: string
  readonly text: string
  /** `null`: only the words are known (a line of a file, say). */
  readonly fields: Pick<KeyResultFields, 'dueOn'> | null
}

export type ObjectiveInSet = {
  readonly id: string
  readonly text: string
  /** [SE7] Other teams that share it, where that was filled in. */
  readonly partners?: readonly Partner[]
  readonly keyResults: readonly KeyResultInSet[]
}

/** A whole set of OKRs with what is known beside its cards; `null` is not known, and then nothing is said about it. */
export type SetToAssess = {
  readonly objectives: readonly ObjectiveInSet[]
  readonly cycle: { readonly startsOn: string; readonly endsOn: string } | null
  /** [SE5] How many of the cards were first brought by facilitators, and how many by others. */
  readonly proposals: { readonly byFacilitators: number; readonly byOthers: number } | null
  /** [SE6] How many things are written down that will not be done. */
  readonly notDoing: number | null
  /** [SE3] Questions to the group are asked at review; there a missing due date means the cycle's last day (KR8). */
  readonly isReview: boolean
}

/** A finding about several cards, or about the set where no card is named. It never points at words. */
export type SetFinding = Finding & { readonly cardIds: readonly string[] }
