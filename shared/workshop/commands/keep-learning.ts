import * as v from 'valibot'
import { isId } from '../../board/layout.ts'
import { ok, type Result, refuse } from '../../result.ts'
import { findKeyResult } from '../../retro/basis.ts'
import { RetroLineSchema } from '../../retro/grade.ts'
import { type RoomLearning, RoomLearningSchema } from '../../retro/retro-state.ts'
import { allOf, decided, defineCommand, type RefusalCode, requireBoardFree } from '../command.ts'
import { NO_RETRO, requireRetro, withRetro } from '../retro-permission.ts'
import type { Visible } from '../state.ts'

/** More than anybody takes along; enough that nobody meets it. */
export const MAX_LEARNINGS = 100

/** Made by the device of whoever keeps it. The record knows the learning by it. */
const LearningIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))
const TextSchema = v.pipe(RetroLineSchema, v.minLength(1, 'Say what was learned.'))
const KindSchema = RoomLearningSchema.entries.kind
const NoteIdSchema = v.nullable(
  v.pipe(
    v.string(),
    v.check((id) => isId(id), 'That is no card.'),
  ),
)

/** What a learning is about, as a command says it. */
type About = { readonly objectiveId: string | null; readonly keyResultId: string | null }

/**
 * [RE6] Keeps a learning, mostly of a card of the reflection: one of each card. Of a key result it is about its objective, too.
 */
export const keepLearning = defineCommand({
  schema: v.object({
    type: v.literal('keep-learning'),
    learningId: LearningIdSchema,
    text: TextSchema,
    kind: KindSchema,
    noteId: v.optional(NoteIdSchema, null),
    objectiveId: v.optional(v.nullable(v.string()), null),
    keyResultId: v.optional(v.nullable(v.string()), null),
  }),
  allowed: (visible, command, actor) =>
    allOf(
      () => requireRetro(visible),
      () => requireBoardFree(visible, actor),
      () => requirePlace(visible, command),
      () => {
        const about = aboutOf(visible, command)
        return about.ok ? ok(null) : about
      },
    ),
  decide(state, { learningId, text, kind, noteId, ...command }) {
    const { retro } = state.visible
    if (retro === null) return NO_RETRO
    // Sent a second time, it is kept already, in the words of now.
    if (retro.learnings.some(({ id }) => id === learningId)) return decided(state)
    const about = aboutOf(state.visible, command)
    if (!about.ok) return about
    const learning: RoomLearning = { id: learningId, text, kind, noteId, ...about.value }
    return decided(withRetro(state, ({ learnings }) => ({ learnings: [...learnings, learning] })))
  },
})

/** Changes a learning that is kept. What is left out stays. */
export const changeLearning = defineCommand({
  schema: v.object({
    type: v.literal('change-learning'),
    learningId: LearningIdSchema,
    text: v.optional(TextSchema),
    kind: v.optional(KindSchema),
    objectiveId: v.optional(v.nullable(v.string())),
    keyResultId: v.optional(v.nullable(v.string())),
  }),
  allowed: (visible, _command, actor) =>
    allOf(
      () => requireRetro(visible),
      () => requireBoardFree(visible, actor),
    ),
  decide(state, { learningId, text, kind, objectiveId, keyResultId }) {
    const { retro } = state.visible
    if (retro === null) return NO_RETRO
    const before = retro.learnings.find(({ id }) => id === learningId)
    if (before === undefined) {
      return refuse('unknown-learning', 'Somebody has taken this learning back meanwhile.')
    }
    const isMoved = objectiveId !== undefined || keyResultId !== undefined
    const about = isMoved
      ? aboutOf(state.visible, { objectiveId: objectiveId ?? null, keyResultId: keyResultId ?? null })
      : ok({ objectiveId: before.objectiveId, keyResultId: before.keyResultId })
    if (!about.ok) return about
    const after = { ...before, text: text ?? before.text, kind: kind ?? before.kind, ...about.value }
    return decided(
      withRetro(state, ({ learnings }) => ({
        learnings: learnings.map((learning) => (learning === before ? after : learning)),
      })),
    )
  },
})

/** Takes a learning back; the card that it was made of stays where it is. Nothing where somebody else was faster. */
export const dropLearning = defineCommand({
  schema: v.object({ type: v.literal('drop-learning'), learningId: LearningIdSchema }),
  allowed: (visible, _command, actor) =>
    allOf(
      () => requireRetro(visible),
      () => requireBoardFree(visible, actor),
    ),
  decide: (state, { learningId }) =>
    decided(
      withRetro(state, ({ learnings }) => ({ learnings: learnings.filter(({ id }) => id !== learningId) })),
    ),
})

function requirePlace(
  { retro }: Visible,
  { learningId, noteId }: { readonly learningId: string; readonly noteId: string | null },
): Result<null, RefusalCode> {
  const learnings = retro?.learnings ?? []
  if (learnings.some(({ id }) => id === learningId)) return ok(null)
  if (noteId !== null && learnings.some((learning) => learning.noteId === noteId)) {
    return refuse('already-kept', 'Somebody has kept this card as a learning meanwhile.')
  }
  return learnings.length < MAX_LEARNINGS
    ? ok(null)
    : refuse('too-many-learnings', `${MAX_LEARNINGS} learnings are kept already. Take one back first.`)
}

function aboutOf({ retro }: Visible, { objectiveId, keyResultId }: About): Result<About, RefusalCode> {
  if (retro === null) return NO_RETRO
  if (keyResultId !== null) {
    const keyResult = findKeyResult(retro.basis, keyResultId)
    return keyResult === null
      ? refuse('unknown-key-result', 'This retro does not look back on that key result.')
      : ok({ objectiveId: keyResult.objectiveId, keyResultId })
  }
  return objectiveId === null || retro.basis.objectives.some(({ id }) => id === objectiveId)
    ? ok({ objectiveId, keyResultId })
    : refuse('unknown-card', 'This retro does not look back on that objective.')
}
