import * as v from 'valibot'
import { can } from '../../identity/roles.ts'
import { ok, type Result, refuse } from '../../result.ts'
import { wasDropped } from '../../retro/basis.ts'
import { RetroLineSchema } from '../../retro/grade.ts'
import { itemOf } from '../../retro/retro-state.ts'
import { type Actor, decided, defineCommand, type RefusalCode } from '../command.ts'
import { canSpeak, requireKeyResult, withItem } from '../retro-permission.ts'
import { participantOf, type Visible } from '../state.ts'

/**
 * [RE1] After the reveal, the owner's word; `''` takes it back. Of an owner who cannot say it here (they have left the team,
 * were never in this room, or only watch) and where nobody owned it, a facilitator may write it down.
 */
export const sayAsOwner = defineCommand({
  schema: v.object({ type: v.literal('say-as-owner'), keyResultId: v.string(), text: RetroLineSchema }),
  allowed: (visible, { keyResultId }, actor) => {
    const speaker = speakerOf(visible, keyResultId, actor)
    return speaker.ok ? ok(null) : speaker
  },
  decide(state, { keyResultId, text }, actor) {
    const speaker = speakerOf(state.visible, keyResultId, actor)
    if (!speaker.ok) return speaker
    const { personId } = actor
    const ownerWord = text === '' ? null : { text, personId, byOwner: speaker.value === 'owner' }
    return decided(withItem(state, keyResultId, { ownerWord }))
  },
})

function speakerOf(
  visible: Visible,
  keyResultId: string,
  { personId }: Actor,
): Result<'owner' | 'facilitator', RefusalCode> {
  const found = requireKeyResult(visible, keyResultId)
  if (!found.ok) return found
  const { retro, keyResult } = found.value
  const { revealed, score, gradedIds } = itemOf(retro, keyResultId)
  // Of what nobody graded there is nothing to wait for once a score is agreed on, or where it was dropped on the way.
  const isUngraded = gradedIds.length === 0 && (score !== null || wasDropped(keyResult))
  if (revealed === null && !isUngraded) {
    return refuse('grades-hidden', 'Reveal the grades first: the owner speaks after that.')
  }
  const { owner } = keyResult
  if (owner?.personId === personId) return ok('owner')
  if (owner !== null && canSpeak(visible, owner.personId)) {
    return refuse('not-the-owner', `This word is ${owner.name}’s, who owns it.`)
  }
  const me = participantOf(visible, personId)
  return me !== null && can(me.role, 'lead-workshop')
    ? ok('facilitator')
    : refuse('not-the-owner', 'Its owner is not here. A facilitator may write down what they said.')
}
