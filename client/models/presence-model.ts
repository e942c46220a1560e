import { signal } from '@preact/signals'
import * as v from 'valibot'
import { type OwnPresence, type Presence, PresenceSchema } from '../../shared/protocol/messages.ts'

/**
 * Who writes in which card. It says what people do, not who is in the room: that is the roster's to say, since a quiet tab
 * sends nothing.
 */
export function createPresenceModel(send: (presence: OwnPresence | null) => void) {
  const others = signal<readonly Presence[]>([])
  let me: { readonly personId: string; readonly name: string } | null = null
  let editing: string | null = null
  let isHere = true

  const tell = () => send(isHere && me !== null ? { editing } : null)

  return {
    others,
    /** The people besides me who write in a card now, each once however many tabs they have. */
    writersOf(cardId: string): readonly Presence[] {
      const writing = others.value.filter((person) => person.editing === cardId)
      return [...new Map(writing.map((person) => [person.personId, person])).values()]
    },
    /** Takes what came from the room; what is not presence is left out. */
    receive(states: ReadonlyMap<number, unknown>): void {
      const people: Presence[] = []
      for (const state of states.values()) {
        const parsed = v.safeParse(PresenceSchema, state)
        if (parsed.success && parsed.output.personId !== me?.personId) people.push(parsed.output)
      }
      others.value = people
    },
    introduce(person: { personId: string; name: string }): void {
      if (me?.personId === person.personId && me.name === person.name) return
      me = { personId: person.personId, name: person.name }
      tell()
    },
    startEditing(cardId: string): void {
      editing = cardId
      tell()
    },
    stopEditing(cardId: string): void {
      if (editing !== cardId) return
      editing = null
      tell()
    },
    setHere(next: boolean): void {
      isHere = next
      tell()
    },
  }
}
export type PresenceModel = ReturnType<typeof createPresenceModel>
