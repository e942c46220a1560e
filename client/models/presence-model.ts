import { signal } from '@preact/signals'
import * as v from 'valibot'
import {
  type OwnPresence,
  type Presence,
  PresenceSchema,
  type Reaction,
} from '../../shared/protocol/messages.ts'

/** So often at most the others are told of my caret. */
const CARET_WINDOW_MS = 120

/** So often at most of my pointer: in a full room less often, since each move goes to everybody. */
const POINTER_WINDOW_MS = 80
const POINTER_WINDOW_MS_PER_PERSON = 8

/** A pointer that rests so long is taken away: its owner reads, and a name lying on a card is in the way. */
const POINTER_RESTS_MS = 6_000

/** A reaction is over after this long. */
export const REACTION_MS = 3_000
/** Nobody reacts faster than this: what is pressed in between is dropped. */
const REACTION_WINDOW_MS = 600

export type Pointer = NonNullable<OwnPresence['pointer']>
export type Writer = Pick<Presence, 'personId' | 'name' | 'role' | 'editing' | 'caret'>
export type PointerOf = {
  /** A person has one for each of their tabs. */
  readonly clientId: number
  readonly personId: string
  readonly name: string
  readonly pointer: Pointer
}
export type ShownReaction = { readonly personId: string; readonly name: string; readonly kind: Reaction }

/**
 * What people do: who writes in which card and where in it, what they point at, and their reactions. Not who is in the room:
 * that is the roster's to say, since a quiet tab sends nothing. Each kind is a signal of its own, since a pointer moves many
 * times a second, and nothing but the pointers may be drawn for it.
 */
export function createPresenceModel(send: (presence: OwnPresence | null) => void) {
  const others = signal<readonly Writer[]>([])
  const pointers = signal<readonly PointerOf[]>([])
  const looks = signal<ReadonlyMap<string, string>>(new Map())
  const reactionListeners = new Set<(reaction: ShownReaction) => void>()
  /** The number of the last reaction that was shown, by client. */
  const seenReactions = new Map<number, number>()
  let me: { readonly personId: string; readonly name: string } | null = null
  let editing: string | null = null
  let caret: string | null = null
  let caretTimer: ReturnType<typeof setTimeout> | null = null
  let isHere = true
  let pointer: Pointer | null = null
  let toldPointer: Pointer | null = null
  let pointerTimer: ReturnType<typeof setTimeout> | null = null
  let restTimer: ReturnType<typeof setTimeout> | undefined
  let lookingAt: string | null = null
  let reaction: NonNullable<OwnPresence['reaction']> | null = null
  let reactionTimer: ReturnType<typeof setTimeout> | undefined
  let reactedAtMs = Number.NEGATIVE_INFINITY
  let reactionCount = 0

  /** What is waiting to be told of the caret is of a text that is left. */
  const forgetCaret = () => {
    if (caretTimer !== null) clearTimeout(caretTimer)
    caretTimer = null
    caret = null
  }
  const tell = () => {
    toldPointer = pointer
    if (!isHere || me === null) return send(null)
    send({
      editing,
      ...(caret === null ? {} : { caret }),
      ...(pointer === null ? {} : { pointer }),
      ...(lookingAt === null ? {} : { lookingAt }),
      ...(reaction === null ? {} : { reaction }),
    })
  }
  const movePointer = (next: Pointer | null, peopleCount: number) => {
    clearTimeout(restTimer)
    pointer = next
    if (next !== null) restTimer = setTimeout(() => movePointer(null, peopleCount), POINTER_RESTS_MS)
    if (pointerTimer !== null || isSamePointer(pointer, toldPointer)) return
    tell()
    const windowMs = Math.max(POINTER_WINDOW_MS, peopleCount * POINTER_WINDOW_MS_PER_PERSON)
    const wait = () => {
      pointerTimer = setTimeout(() => {
        pointerTimer = null
        if (isSamePointer(pointer, toldPointer)) return
        tell()
        wait()
      }, windowMs)
    }
    wait()
  }
  const show = (shown: ShownReaction) => {
    for (const listener of reactionListeners) listener(shown)
  }
  const showReaction = (clientId: number, { personId, name, reaction: theirs }: Presence) => {
    if (theirs === undefined || seenReactions.get(clientId) === theirs.number) return
    seenReactions.set(clientId, theirs.number)
    show({ personId, name, kind: theirs.kind })
  }

  return {
    /** Everybody else's tabs; it changes when somebody starts or stops to write, or their caret moves. */
    others,
    pointers,
    /** By person, the card at the top of what they see: of those who lead. */
    looks,
    /** The people besides me who write in a card now, each once however many tabs they have. */
    writersOf(cardId: string): readonly Writer[] {
      const writing = others.value.filter((person) => person.editing === cardId)
      return [...new Map(writing.map((person) => [person.personId, person])).values()]
    },
    /** Takes what came from the room; what is not presence is left out. */
    receive(states: ReadonlyMap<number, unknown>): void {
      const writers: Writer[] = []
      const nextPointers: PointerOf[] = []
      const nextLooks = new Map<string, string>()
      for (const [clientId, state] of states) {
        const parsed = v.safeParse(PresenceSchema, state)
        if (!parsed.success || parsed.output.personId === me?.personId) continue
        const { pointer: theirs, lookingAt: look, reaction: _shown, ...writer } = parsed.output
        writers.push(writer)
        const { personId, name } = writer
        if (theirs !== undefined) nextPointers.push({ clientId, personId, name, pointer: theirs })
        if (look !== undefined) nextLooks.set(personId, look)
        showReaction(clientId, parsed.output)
      }
      if (!isSame(others.peek(), writers)) others.value = writers
      if (!isSame(pointers.peek(), nextPointers)) pointers.value = nextPointers
      if (!isSame([...looks.peek()], [...nextLooks])) looks.value = nextLooks
    },
    introduce(person: { personId: string; name: string }): void {
      if (me?.personId === person.personId && me.name === person.name) return
      me = { personId: person.personId, name: person.name }
      tell()
    },
    startEditing(cardId: string): void {
      editing = cardId
      forgetCaret()
      tell()
    },
    stopEditing(cardId: string): void {
      if (editing !== cardId) return
      editing = null
      forgetCaret()
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
    /** My pointer is there now, or on no card. `peopleCount`: how many are told of it. */
    point: movePointer,
    /** The card at the top of what I see, while I lead; `null` else. */
    lookAt(cardId: string | null): void {
      if (lookingAt === cardId) return
      lookingAt = cardId
      tell()
    },
    /** Shows a reaction of mine to everybody, me too. `false` when the one before was a moment ago. */
    react(kind: Reaction): boolean {
      const nowMs = Date.now()
      if (me === null || nowMs - reactedAtMs < REACTION_WINDOW_MS) return false
      reactedAtMs = nowMs
      // Not from 0: a tab that was loaded again goes on, and the others have seen its small numbers.
      reactionCount = Math.max(reactionCount + 1, nowMs)
      reaction = { kind, number: reactionCount }
      tell()
      show({ ...me, kind })
      clearTimeout(reactionTimer)
      reactionTimer = setTimeout(() => {
        reaction = null
        tell()
      }, REACTION_MS)
      return true
    },
    /** Called with each reaction once. Returns how to stop. */
    onReaction(listener: (reaction: ShownReaction) => void): () => void {
      reactionListeners.add(listener)
      return () => reactionListeners.delete(listener)
    },
    setHere(next: boolean): void {
      isHere = next
      if (!next) pointer = null
      tell()
    },
    dispose(): void {
      for (const timer of [caretTimer, pointerTimer, restTimer, reactionTimer])
        clearTimeout(timer ?? undefined)
    },
  }
}
export type PresenceModel = ReturnType<typeof createPresenceModel>

function isSamePointer(one: Pointer | null, other: Pointer | null): boolean {
  return one?.cardId === other?.cardId && one?.x === other?.x && one?.y === other?.y
}

/** By what they say: they are parsed anew each time. */
function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other)
}
