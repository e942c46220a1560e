import * as v from 'valibot'
import { isId } from '../../board/layout.ts'
import { decided, defineCommand, withVisible } from '../command.ts'

const CardIdSchema = v.pipe(
  v.string(),
  v.check((id) => isId(id), 'That is no card.'),
)

/** "Look here": points everybody at a card, once, until it is taken back or the room goes to another stage. */
export const spotlight = defineCommand({
  schema: v.object({ type: v.literal('spotlight'), cardId: v.nullable(CardIdSchema) }),
  decide: (state, { cardId }, { personId }, nowMs) =>
    decided(withVisible(state, { spotlight: cardId === null ? null : { cardId, personId, atMs: nowMs } })),
})
