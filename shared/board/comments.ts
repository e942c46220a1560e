import type * as Y from 'yjs'
import type { CommentCard } from './cards.ts'
import { entriesOf, groupBy } from './entries.ts'
import { entryOf, isId, isPlainText, KEY } from './layout.ts'
import { editText } from './text-change.ts'
import { createCard, setValues } from './write.ts'

/*
 * Comments. They come by command, so that the room knows whose they are and in an anonymous stage forgets it: no comment is
 * made under a person's own Yjs id.
 */

export const MAX_COMMENT_LENGTH = 1_000
/** Comments of one card that are not deleted. */
export const MAX_COMMENTS_ON_CARD = 100
/** Comments of a board, deleted ones included: under what a root may hold, so that no board ever stands still for them. */
export const MAX_COMMENTS = 900

/** The comments that are not deleted, by the card they are about, oldest first. */
export function readComments(doc: Y.Doc): ReadonlyMap<string, readonly CommentCard[]> {
  return groupBy(
    readAllComments(doc).filter(({ deletedAt }) => deletedAt === null),
    ({ cardId }) => cardId,
  )
}

/** All comments that there ever were, deleted ones included; those of one card oldest first. */
export function readAllComments(doc: Y.Doc): readonly CommentCard[] {
  return entriesOf(doc, 'comments').map((entry): CommentCard => {
    const { [KEY.atMs]: atMs, [KEY.mentionIds]: mentionIds } = entry.values
    return {
      kind: 'comment',
      id: entry.id,
      cardId: entry.parentId,
      place: entry.place,
      text: entry.text,
      deletedAt: entry.deletedAt,
      atMs: typeof atMs === 'number' ? atMs : 0,
      mentionIds: Array.isArray(mentionIds) ? mentionIds.filter(isId) : [],
    }
  })
}

/** Adds a comment to a card, behind those that are there. `atMs` in ms. */
export function addComment(
  doc: Y.Doc,
  comment: {
    readonly commentId: string
    readonly cardId: string
    readonly text: string
    readonly mentionIds: readonly string[]
    readonly atMs: number
  },
  origin: unknown,
): boolean {
  const values = { [KEY.atMs]: comment.atMs, [KEY.mentionIds]: [...comment.mentionIds] }
  return createCard(
    doc,
    'comments',
    { id: comment.commentId, parentId: comment.cardId, text: comment.text, values },
    origin,
  )
}

/** Makes a comment say something else. */
export function changeComment(
  doc: Y.Doc,
  { commentId, text }: { readonly commentId: string; readonly text: string },
  origin: unknown,
): boolean {
  const shared = entryOf(doc, 'comments', commentId)?.get(KEY.text)
  if (!isPlainText(shared)) return false
  doc.transact(() => editText(shared, text), origin)
  return true
}

/** Soft, like every deletion. `nowMs` in ms. */
export function deleteComment(doc: Y.Doc, commentId: string, nowMs: number, origin: unknown): boolean {
  const entry = entryOf(doc, 'comments', commentId)
  return entry !== null && setValues(doc, entry, { [KEY.deletedAt]: nowMs }, origin)
}
