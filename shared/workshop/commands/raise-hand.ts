import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { requireHere, withoutHand, withParticipant } from '../roster.ts'
import { participantOf } from '../state.ts'

/** "I would like to say something", or not any more. Observers may, too: it is the one way they have to ask for a word. */
export const raiseHand = defineCommand({
  schema: v.object({ type: v.literal('raise-hand'), raised: v.boolean() }),
  decide(state, { raised }, { personId }, nowMs) {
    const me = participantOf(state.visible, personId)
    if (me === null) return decided(state)
    if (!raised) return decided(withParticipant(state, personId, withoutHand(me)))
    // Asking again does not lose one's place.
    return decided(withParticipant(state, personId, { ...me, handRaisedAtMs: me.handRaisedAtMs ?? nowMs }))
  },
})

/** A facilitator takes somebody's hand down: they have had their turn. `null`: everybody's. */
export const lowerHand = defineCommand({
  schema: v.object({ type: v.literal('lower-hand'), personId: v.nullable(v.string()) }),
  decide(state, { personId }) {
    const { roster } = state.visible
    if (personId === null) {
      const lowered = Object.entries(roster).map(([id, person]) => [id, withoutHand(person)] as const)
      return decided(withVisible(state, { roster: Object.fromEntries(lowered) }))
    }
    const person = requireHere(state.visible, personId)
    return person.ok ? decided(withParticipant(state, personId, withoutHand(person.value))) : person
  },
})
