import * as v from 'valibot'
import type { Board, NoteBoard } from '../../board/cards.ts'
import { MAX_COMMENT_LENGTH, MAX_COMMENTS, MAX_COMMENTS_ON_CARD } from '../../board/comments.ts'
import { isId } from '../../board/layout.ts'
import { MAX_MENTIONS } from '../../board/values.ts'
import { ok, refuse } from '../../result.ts'
import { currentStage } from '../agenda.ts'
import { decided, defineCommand, withVisible } from '../command.ts'
import { participantOf } from '../state.ts'

export const CommentTextSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Write something first.'),
  v.maxLength(MAX_COMMENT_LENGTH, `Use at most ${MAX_COMMENT_LENGTH} characters.`),
)

/** Of an anonymous comment the document says no more than the minute: to the millisecond it could be found in a log. */
const MINUTE_MS = 60_000

/**
 * Says something about a card. Who said it is known where the stage is named; in an anonymous one nothing that is stored or
 * sent to others tells, which is why the author's device makes the id: the room need not remember that it took the command,
 * since a comment that is there already is not added twice.
 */
export const addComment = defineCommand({
  schema: v.object({
    type: v.literal('add-comment'),
    commentId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
    cardId: v.string(),
    text: CommentTextSchema,
    mentionIds: v.pipe(
      v.array(v.string()),
      v.maxLength(MAX_MENTIONS, `Mention at most ${MAX_MENTIONS} people.`),
    ),
  }),
  allowed: (visible, { mentionIds }) =>
    mentionIds.every((id) => isId(id) && participantOf(visible, id)?.removed === false)
      ? ok(null)
      : refuse('unknown-person', 'Somebody you mention is not in this workshop any more.'),
  decide(state, command, actor, nowMs, { readBoard, readNotes, readComments }) {
    const { commentId, cardId, text } = command
    const { visible } = state
    const isAnonymous = currentStage(visible).settings.naming === 'anonymous'
    const comments = readComments()
    if (comments.some(({ id }) => id === commentId)) return decided(state)
    if (!isThere(cardId, readBoard(), readNotes())) {
      return refuse('unknown-card', 'That card is not on the board any more.')
    }
    const onCard = comments.filter((comment) => comment.cardId === cardId && comment.deletedAt === null)
    if (onCard.length >= MAX_COMMENTS_ON_CARD) {
      return refuse('too-many-comments', `A card can have ${MAX_COMMENTS_ON_CARD} comments at most.`)
    }
    if (comments.length >= MAX_COMMENTS) {
      return refuse('too-many-comments', `A workshop can have ${MAX_COMMENTS} comments at most.`)
    }
    const atMs = isAnonymous ? nowMs - (nowMs % MINUTE_MS) : nowMs
    const mentionIds = [...new Set(command.mentionIds)]
    const edit = { edit: 'add-comment' as const, commentId, cardId, text, mentionIds, atMs }
    const effects = [{ type: 'edit-board' as const, edit }]
    if (isAnonymous) return ok({ state, effects, isUnsigned: true })
    const authors = { ...visible.authors, [commentId]: actor.personId }
    return decided(withVisible(state, { authors }), effects)
  },
})

/** Whether something can be said about a card: it is there, in the set or parked. */
function isThere(cardId: string, board: Board, notes: NoteBoard): boolean {
  const keyResults = [...board.objectives, ...board.parked].flatMap((card) =>
    card.kind === 'objective' ? card.keyResults : [card],
  )
  const initiatives = [...keyResults, ...board.loose.keyResults].flatMap((card) => card.initiatives)
  const onNotes = [...notes.areas.values()].flatMap(({ groups, loose }) => [
    ...loose,
    ...groups.flatMap((group) => [group, ...group.notes]),
  ])
  return [
    ...[board.objectives, board.parked, keyResults, board.loose.keyResults],
    ...[initiatives, board.loose.initiatives, onNotes, notes.parked],
  ].some((cards) => cards.some(({ id }) => id === cardId))
}
