import * as v from 'valibot'
import type { CommentCard } from '../../board/cards.ts'
import { can } from '../../identity/roles.ts'
import { ok, type Result, refuse } from '../../result.ts'
import { type Actor, decided, defineCommand, type RefusalCode, withVisible } from '../command.ts'
import { participantOf, type Visible } from '../state.ts'
import { CommentTextSchema } from './add-comment.ts'

/** Gives a comment of one's own other words. */
export const changeComment = defineCommand({
  schema: v.object({
    type: v.literal('change-comment'),
    commentId: v.string(),
    text: CommentTextSchema,
  }),
  allowed: (visible, { commentId }, actor) =>
    requireAuthor(visible, commentId, actor, 'Nobody is named as its author, so nobody can change it.'),
  decide(state, { commentId, text }, _actor, _nowMs, { readComments }) {
    if (!isThere(readComments(), commentId)) return gone()
    return decided(state, [{ type: 'edit-board', edit: { edit: 'change-comment', commentId, text } }])
  },
})

/** Takes a comment away: one's own, or as a facilitator anybody's. */
export const deleteComment = defineCommand({
  schema: v.object({ type: v.literal('delete-comment'), commentId: v.string() }),
  allowed: (visible, { commentId }, actor) =>
    leads(visible, actor)
      ? ok(null)
      : requireAuthor(
          ...([visible, commentId, actor] as const),
          'Nobody is named as its author, so only a facilitator can delete it.',
        ),
  decide(state, { commentId }, _actor, _nowMs, { readComments }) {
    if (!isThere(readComments(), commentId)) return gone()
    const { [commentId]: _author, ...authors } = state.visible.authors
    const next = Object.hasOwn(state.visible.authors, commentId) ? withVisible(state, { authors }) : state
    return decided(next, [{ type: 'edit-board', edit: { edit: 'delete-comment', commentId } }])
  },
})

/** @param unnamed what to say of a comment from an anonymous stage */
function requireAuthor(
  { authors }: Visible,
  commentId: string,
  actor: Actor,
  unnamed: string,
): Result<null, RefusalCode> {
  if (!Object.hasOwn(authors, commentId)) return refuse('not-the-author', unnamed)
  return authors[commentId] === actor.personId
    ? ok(null)
    : refuse('not-the-author', 'Only the person who wrote this comment can do that.')
}

function leads(visible: Visible, { personId }: Actor): boolean {
  const participant = participantOf(visible, personId)
  return participant !== null && can(participant.role, 'lead-workshop')
}

function isThere(comments: readonly CommentCard[], commentId: string): boolean {
  return comments.some(({ id, deletedAt }) => id === commentId && deletedAt === null)
}

function gone() {
  return refuse('unknown-comment', 'That comment is not there any more.')
}
