import * as v from 'valibot'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { startLearning } from '../../../../shared/retro/learning-sentence.ts'
import { type RoomLearning, RoomLearningSchema } from '../../../../shared/retro/retro-state.ts'
import type { DiscussedCard } from '../../../../shared/workshop/discussion-queue.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
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

/**
 * A card of the reflection as the beginning of a sentence.
 * @param names words that keep their capital: `namesIn`
 */
export function draftOfCard(
  { id, column, text: words, keyResultId }: Reflection,
  names: ReadonlySet<string>,
): LearningDraft {
  const start = startLearning(column, words, names)
  return {
    text: text.start[start.as](start.words).slice(0, MAX_RETRO_LINE_LENGTH),
    kind: column,
    noteId: id,
    objectiveId: null,
    keyResultId,
  }
}

/** The words of the names that a room knows, in small letters: of its people, and of who owned what. */
export function namesIn({ roster, retro }: Visible): ReadonlySet<string> {
  const owners =
    retro?.basis.objectives.flatMap(({ keyResults }) => keyResults.map(({ owner }) => owner)) ?? []
  const names = [...Object.values(roster), ...owners].map((person) => person?.name ?? '')
  return new Set(names.flatMap((name) => name.toLowerCase().split(/\s+/)))
}

/**
 * What a learning begins with that is kept while a card is talked about: the card's words where it is one of the reflection,
 * else what it is about.
 * @param reflection what the card brought up; `null` for a card that is none of the reflection
 */
export function draftOfDiscussed(
  card: DiscussedCard,
  reflection: Reflection | null,
  names: ReadonlySet<string>,
): LearningDraft {
  if (reflection !== null) return draftOfCard(reflection, names)
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
