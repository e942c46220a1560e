import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Board, NoteBoard } from '../../shared/board/cards.ts'
import { layOut, type NotesLayout, readingOrder } from './notes-layout.ts'

/** What a note or group shows, besides where it lies. */
export type Face = {
  readonly kind: 'note' | 'group'
  readonly text: string
  /** What was made of it and is still there. */
  readonly became: 'objective' | 'keyResult' | null
  /** Who brought it, where that may be known. */
  readonly author: string | null
  /** What it is about, in words: a key result of a retro; `null`: none, or not said. */
  readonly about: string | null
  /** Names of those who write in it now. */
  readonly writers: string
}

export type NotesPorts = {
  readonly notes: ReadonlySignal<NoteBoard>
  readonly board: ReadonlySignal<Board>
  /** The name of whoever brought a card, or `null`. */
  readonly authorOf: (cardId: string) => string | null
  /** The words of what a card is about by its `aboutId`, or `null`. Left out: nothing is. */
  readonly aboutOf?: (aboutId: string | null) => string | null
  readonly writers: ReadonlySignal<readonly { readonly editing: string | null; readonly name: string }[]>
}

/**
 * A board of notes in pieces, so that each card follows its own and nothing else: with hundreds of cards a letter typed, a card
 * selected or a colleague's caret must not draw them all anew.
 */
export function createNotesModel(ports: NotesPorts, areaIds: ReadonlySignal<readonly string[]>) {
  const faces = new Map<string, Signal<Face | null>>()
  const selectedFlags = new Map<string, Signal<boolean>>()
  const activeFlags = new Map<string, Signal<boolean>>()
  const hoverFlags = new Map<string, Signal<boolean>>()
  let hoverId: string | null = null
  const selection = signal<ReadonlySet<string>>(new Set())
  const activeId = signal<string | null>(null)
  const editingId = signal<string | null>(null)
  const isSelecting = signal(false)
  let anchorId: string | null = null

  let lastLayout: NotesLayout = []
  const layout = computed(() => {
    lastLayout = layOut(ports.notes.value, areaIds.value, lastLayout)
    return lastLayout
  })
  const order = computed(() => readingOrder(layout.value))

  const became = computed(() => {
    const kinds = new Map<string, Face['became']>()
    const { objectives, loose, parked } = ports.board.value
    for (const objective of objectives) {
      kinds.set(objective.id, 'objective')
      for (const { id } of objective.keyResults) kinds.set(id, 'keyResult')
    }
    for (const { id } of loose.keyResults) kinds.set(id, 'keyResult')
    for (const { id, kind } of parked) kinds.set(id, kind)
    return kinds
  })

  const stopFaces = effect(() => {
    const writers = new Map<string, string[]>()
    for (const { editing, name } of ports.writers.value) {
      if (editing === null) continue
      writers.set(editing, [...new Set([...(writers.get(editing) ?? []), name])])
    }
    const seen = new Set<string>()
    batch(() => {
      for (const card of cardsOf(ports.notes.value)) {
        seen.add(card.id)
        const face: Face = {
          kind: card.kind,
          text: card.text,
          became: card.becameId === null ? null : (became.value.get(card.becameId) ?? null),
          author: card.kind === 'note' ? ports.authorOf(card.id) : null,
          about: card.kind === 'note' ? (ports.aboutOf?.(card.aboutId) ?? null) : null,
          writers: (writers.get(card.id) ?? []).join(', '),
        }
        const shown = faces.get(card.id)
        if (shown === undefined) faces.set(card.id, signal(face))
        else if (!isSameFace(shown.peek(), face)) shown.value = face
      }
      for (const [id, shown] of faces) if (!seen.has(id)) shown.value = null
    })
  })

  const setActive = (id: string | null) => {
    const before = activeId.peek()
    if (before === id) return
    batch(() => {
      if (before !== null) flagOf(activeFlags, before).value = false
      if (id !== null) flagOf(activeFlags, id).value = true
      activeId.value = id
    })
  }
  const setSelection = (next: ReadonlySet<string>) => {
    const before = selection.peek()
    batch(() => {
      for (const id of before) if (!next.has(id)) flagOf(selectedFlags, id).value = false
      for (const id of next) if (!before.has(id)) flagOf(selectedFlags, id).value = true
      selection.value = next
    })
  }

  // What is gone is neither selected nor active: whoever stood on it stands on what has come to its place.
  let lastOrder: readonly string[] = []
  const stopFollowing = effect(() => {
    const now = order.value
    const there = new Set(now)
    const active = activeId.peek()
    if (active === null || !there.has(active)) {
      const at = active === null ? 0 : lastOrder.indexOf(active)
      const rest = [...lastOrder.slice(Math.max(0, at)), ...lastOrder.slice(0, Math.max(0, at)).toReversed()]
      setActive(rest.find((id) => there.has(id)) ?? now[0] ?? null)
    }
    if ([...selection.peek()].some((id) => !there.has(id))) {
      setSelection(new Set([...selection.peek()].filter((id) => there.has(id))))
    }
    lastOrder = now
  })

  return {
    layout,
    order,
    selection: selection as ReadonlySignal<ReadonlySet<string>>,
    /** The card that the keys are about: the board's one tab stop. */
    activeId: activeId as ReadonlySignal<string | null>,
    /** The card whose words are in a field. */
    editingId,
    /** A tap selects: for fingers, which have no modifier keys. */
    isSelecting,
    face: (id: string): ReadonlySignal<Face | null> => {
      const known = faces.get(id)
      if (known !== undefined) return known
      const made = signal<Face | null>(null)
      faces.set(id, made)
      return made
    },
    isSelected: (id: string): ReadonlySignal<boolean> => flagOf(selectedFlags, id),
    isActive: (id: string): ReadonlySignal<boolean> => flagOf(activeFlags, id),
    activate: setActive,
    isHovered: (id: string): ReadonlySignal<boolean> => flagOf(hoverFlags, id),
    /** The pointer is on another card, or on none. */
    hover(id: string | null): void {
      if (hoverId === id) return
      batch(() => {
        if (hoverId !== null) flagOf(hoverFlags, hoverId).value = false
        if (id !== null) flagOf(hoverFlags, id).value = true
      })
      hoverId = id
    },
    toggle(id: string): void {
      const next = new Set(selection.peek())
      if (!next.delete(id)) next.add(id)
      anchorId = id
      setSelection(next)
    },
    /** Selects everything of its kind from what was selected last to here. */
    selectTo(id: string): void {
      const ids = order.peek()
      const [from, to] = [ids.indexOf(anchorId ?? activeId.peek() ?? id), ids.indexOf(id)]
      const kind = faces.get(id)?.peek()?.kind
      const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
      setSelection(
        new Set([...selection.peek(), ...range.filter((at) => faces.get(at)?.peek()?.kind === kind)]),
      )
    },
    select: setSelection,
    clear(): void {
      anchorId = null
      setSelection(new Set())
    },
    /** What an action is about: what is selected, else the active card. */
    targets(): readonly string[] {
      const active = activeId.peek()
      if (selection.peek().size === 0) return active === null ? [] : [active]
      return order.peek().filter((id) => selection.peek().has(id))
    },
    dispose(): void {
      stopFaces()
      stopFollowing()
    },
  }
}
export type NotesModel = ReturnType<typeof createNotesModel>

function* cardsOf(notes: NoteBoard) {
  for (const { groups, loose } of notes.areas.values()) {
    for (const group of groups) {
      yield group
      yield* group.notes
    }
    yield* loose
  }
}

function flagOf(flags: Map<string, Signal<boolean>>, id: string): Signal<boolean> {
  const flag = flags.get(id) ?? signal(false)
  flags.set(id, flag)
  return flag
}

function isSameFace(left: Face | null, right: Face): boolean {
  return (
    left !== null &&
    left.text === right.text &&
    left.became === right.became &&
    left.author === right.author &&
    left.about === right.about &&
    left.writers === right.writers
  )
}
