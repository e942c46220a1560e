import { signal } from '@preact/signals'
import * as v from 'valibot'
import { type OwnPresence, type Presence, PresenceSchema } from '../../shared/protocol/messages.ts'

/** So often at most the others are told of my caret. */
const CARET_WINDOW_MS = 120

/**
 * Who writes in which card, and where in it. It says what people do, not who is in the room: that is the roster's to say, since a quiet tab
 * sends nothing.
 */
export function createPresenceModel(send: (presence: OwnPresence | null) => void) {
  const others = signal<readonly Presence[]>([])
  let me: { readonly personId: string; readonly name: string } | null = null
  let editing: string | null = null
  let caret: string | null = null
  let caretTimer: ReturnType<typeof setTimeout> | null = null
  let isHere = true

  const tell = () => {
    if (caretTimer !== null) clearTimeout(caretTimer)
    caretTimer = null
    send(isHere && me !== null ? { editing, ...(caret === null ? {} : { caret }) } : null)
  }

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
      caret = null
      tell()
    },
    stopEditing(cardId: string): void {
      if (editing !== cardId) return
      editing = null
      caret = null
      tell()
    },
    /**
     * The caret of the text that I edit is somewhere else. Told after a moment, with where it is then: a quick writer is
     * no burden, and who rests is silent.
     */
    moveCaret(cardId: string, whereNow: () => string | null): void {
      if (editing !== cardId || caretTimer !== null) return
      caretTimer = setTimeout(() => {
        caretTimer = null
        const next = editing === cardId ? whereNow() : null
        if (next === caret) return
        caret = next
        tell()
      }, CARET_WINDOW_MS)
    },
    setHere(next: boolean): void {
      isHere = next
      tell()
    },
  }
}
export type PresenceModel = ReturnType<typeof createPresenceModel>
