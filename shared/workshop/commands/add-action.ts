import * as v from 'valibot'
import { DaySchema } from '../../okr/model.ts'
import { ok, type Result, refuse } from '../../result.ts'
import { RetroLineSchema } from '../../retro/grade.ts'
import { type Actor, allOf, decided, defineCommand, type RefusalCode, requireBoardFree } from '../command.ts'
import { isInRoom, NO_RETRO, requireRetro, withRetro } from '../retro-permission.ts'
import type { Visible } from '../state.ts'

/** Few are done; more than this are none. */
export const MAX_ACTIONS = 50

/** Made by the device of whoever adds it. The record knows the action by it. */
const ActionIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))
const TextSchema = v.pipe(RetroLineSchema, v.minLength(1, 'Say what is to be done.'))

/** [RE7] Adds an action. Owner and date may come later: before the retro is closed. */
export const addAction = defineCommand({
  schema: v.object({
    type: v.literal('add-action'),
    actionId: ActionIdSchema,
    text: TextSchema,
    ownerId: v.optional(v.nullable(v.string()), null),
    dueOn: v.optional(v.nullable(DaySchema), null),
  }),
  allowed: (visible, { actionId, ownerId }, actor) =>
    allOf(
      () => mayChangeActions(visible, actor),
      () => requireOwner(visible, ownerId),
      () => requireRoom(visible, actionId),
    ),
  decide(state, { actionId, text, ownerId, dueOn }) {
    const { retro } = state.visible
    if (retro === null) return NO_RETRO
    // Sent a second time, it is there already, in the words of now.
    if (retro.actions.some(({ id }) => id === actionId)) return decided(state)
    const action = { id: actionId, text, ownerId, dueOn }
    return decided(withRetro(state, ({ actions }) => ({ actions: [...actions, action] })))
  },
})

/** Changes an action of this retro. What is left out stays. */
export const changeAction = defineCommand({
  schema: v.object({
    type: v.literal('change-action'),
    actionId: ActionIdSchema,
    text: v.optional(TextSchema),
    ownerId: v.optional(v.nullable(v.string())),
    dueOn: v.optional(v.nullable(DaySchema)),
  }),
  allowed: (visible, { ownerId }, actor) =>
    allOf(
      () => mayChangeActions(visible, actor),
      () => requireOwner(visible, ownerId ?? null),
    ),
  decide(state, { actionId, text, ownerId, dueOn }) {
    const { retro } = state.visible
    if (retro === null) return NO_RETRO
    const before = retro.actions.find(({ id }) => id === actionId)
    if (before === undefined) return refuse('unknown-action', 'Somebody has removed this action meanwhile.')
    const after = {
      ...before,
      text: text ?? before.text,
      ownerId: ownerId === undefined ? before.ownerId : ownerId,
      dueOn: dueOn === undefined ? before.dueOn : dueOn,
    }
    return decided(
      withRetro(state, ({ actions }) => ({
        actions: actions.map((action) => (action === before ? after : action)),
      })),
    )
  },
})

/** Removes an action of this retro. Nothing where somebody else was faster. */
export const removeAction = defineCommand({
  schema: v.object({ type: v.literal('remove-action'), actionId: ActionIdSchema }),
  allowed: (visible, _command, actor) => mayChangeActions(visible, actor),
  decide: (state, { actionId }) =>
    decided(withRetro(state, ({ actions }) => ({ actions: actions.filter(({ id }) => id !== actionId) }))),
})

function mayChangeActions(visible: Visible, actor: Actor): Result<null, RefusalCode> {
  return allOf(
    () => requireRetro(visible),
    () => requireBoardFree(visible, actor),
  )
}

function requireOwner(visible: Visible, ownerId: string | null): Result<null, RefusalCode> {
  return ownerId === null || isInRoom(visible, ownerId)
    ? ok(null)
    : refuse('unknown-person', 'That person is not in the workshop.')
}

function requireRoom({ retro }: Visible, actionId: string): Result<null, RefusalCode> {
  const actions = retro?.actions ?? []
  return actions.length < MAX_ACTIONS || actions.some(({ id }) => id === actionId)
    ? ok(null)
    : refuse('too-many-actions', `${MAX_ACTIONS} actions are enough. Remove one first.`)
}
