import * as v from 'valibot'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { type RoomLearning, RoomLearningSchema } from '../../../../shared/retro/retro-state.ts'
import type { DiscussedCard } from '../../../../shared/workshop/discussion-queue.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import type { Reflection } from './reflections.ts'

/** A learning that is being written. */
export type LearningDraft = Omit<RoomLearning, 'id'>

const DraftSchema = v.omit(RoomLearningSchema, ['id'])

/** One of nothing in particular. */
export const NEW_LEARNING: LearningDraft = {
  text: text.prefix,
  kind: 'learned',
  noteId: null,
  objectiveId: null,
  keyResultId: null,
}

/** The names under which a tab keeps what is being written. */
export const NEW_DRAFT_NAME = 'learning-new'
export const changeDraftName = (learningId: string): string => `learning-change-${learningId}`
export const ofCardDraftName = (cardId: string): string => `learning-of-${cardId}`

/** A card of the reflection as the beginning of a sentence. */
export function draftOfCard({ id, column, text: words, keyResultId }: Reflection): LearningDraft {
  return {
    text: (/^we learned\b/i.test(words) ? words : `${text.prefix}${lowerFirst(words)}`).slice(
      0,
      MAX_RETRO_LINE_LENGTH,
    ),
    kind: column,
    noteId: id,
    objectiveId: null,
    keyResultId,
  }
}

/**
 * What a learning begins with that is kept while a card is talked about: the card's words where it is one of the reflection,
 * else what it is about.
 * @param reflection what the card brought up; `null` for a card that is none of the reflection
 */
export function draftOfDiscussed(card: DiscussedCard, reflection: Reflection | null): LearningDraft {
  if (reflection !== null) return draftOfCard(reflection)
  switch (card.kind) {
    case 'keyResult':
      return { ...NEW_LEARNING, keyResultId: card.id }
    case 'objective':
      return { ...NEW_LEARNING, objectiveId: card.id }
    default:
      return { ...NEW_LEARNING, noteId: card.id }
  }
}

export function draftOfLearning({
  text: words,
  kind,
  noteId,
  objectiveId,
  keyResultId,
}: RoomLearning): LearningDraft {
  return { text: words, kind, noteId, objectiveId, keyResultId }
}

/** What a tab kept of one, or `null`. */
export function readLearningDraft(kept: string): LearningDraft | null {
  if (kept === '') return null
  try {
    const draft = v.safeParse(DraftSchema, JSON.parse(kept))
    return draft.success ? draft.output : null
  } catch {
    return null // Another version wrote it.
  }
}

/** The learnings that are kept of what a card is: of a card of the reflection one, of a key result or an objective any number. */
export function keptOf(
  learnings: readonly RoomLearning[],
  { noteId, objectiveId, keyResultId }: LearningDraft,
): readonly RoomLearning[] {
  return learnings.filter((one) =>
    noteId !== null
      ? one.noteId === noteId
      : keyResultId !== null
        ? one.keyResultId === keyResultId
        : one.objectiveId === objectiveId && one.keyResultId === null,
  )
}

/** "Small releases …" within a sentence; a word in capitals stays. */
function lowerFirst(words: string): string {
  const [first = '', second = ''] = words
  return /[A-Z]/.test(first) && /[a-z\s]/.test(second) && !/^I[\s']/.test(words)
    ? `${first.toLowerCase()}${words.slice(1)}`
    : words
}
