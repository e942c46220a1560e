import { type Box, type Direction, stepTo } from '../../../models/notes-steps.ts'
import type { NotesView } from './notes-context.ts'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/**
 * What a key does on a card that has the focus (in a field, or on a button, keys are theirs). Letters are shortcuts here alone.
 *
 * @returns whether the key was used
 */
export function pressOnCard(event: KeyboardEvent, board: HTMLElement, view: NotesView): boolean {
  const { notes, actions } = view
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event
  if (altKey) return false
  const targets = notes.targets()
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() !== 'a' || shiftKey) return false
    selectAll(view)
    return true
  }
  const direction = DIRECTIONS[key]
  if (direction !== undefined) {
    const next = cardBeside(board, notes.activeId.peek(), direction)
    if (next === null) return true
    goTo(board, view, next)
    if (shiftKey) actions.selectTo(next)
    return true
  }
  const shortcuts: Readonly<Record<string, () => void>> = {
    Home: () => goTo(board, view, notes.order.peek()[0] ?? null),
    End: () => goTo(board, view, notes.order.peek().at(-1) ?? null),
    ' ': () => {
      const id = notes.activeId.peek()
      if (id === null) return
      if (shiftKey) actions.selectTo(id)
      else actions.toggle(id)
    },
    Enter: () => actions.edit(oneOf(notes.activeId.peek())),
    F2: () => actions.edit(oneOf(notes.activeId.peek())),
    Escape: () => actions.clear(),
    Delete: () => actions.remove(targets),
    Backspace: () => actions.remove(targets),
    j: () => goTo(board, view, inOrder(view, 1)),
    k: () => goTo(board, view, inOrder(view, -1)),
    g: () => void actions.group(targets),
    m: () => actions.askWhere(targets),
    s: () => actions.split(targets),
    t: () => actions.askTurn(targets),
    p: () => actions.park(targets),
  }
  const shortcut = shortcuts[key.length === 1 ? key.toLowerCase() : key]
  shortcut?.()
  return shortcut !== undefined
}

/** Puts the focus on a card, and the board's tab stop with it. */
export function goTo(board: HTMLElement, { notes }: Pick<NotesView, 'notes'>, id: string | null): void {
  if (id === null) return
  notes.activate(id)
  board.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus()
}

/** The next card or the one before, as they are read. */
function inOrder({ notes }: NotesView, step: 1 | -1): string | null {
  const order = notes.order.peek()
  return order[order.indexOf(notes.activeId.peek() ?? '') + step] ?? null
}

/** All loose cards of the area that the active card is in, or all of its group. */
function selectAll({ notes, actions }: NotesView): void {
  const id = notes.activeId.peek()
  for (const { groups, looseIds } of notes.layout.peek()) {
    const list = [looseIds, ...groups.map(({ noteIds }) => noteIds)].find(
      (ids) => id !== null && ids.includes(id),
    )
    const [first, last] = [list?.[0], list?.at(-1)]
    if (first === undefined || last === undefined) continue
    notes.clear()
    notes.toggle(first)
    actions.selectTo(last)
  }
}

function cardBeside(board: HTMLElement, fromId: string | null, direction: Direction): string | null {
  const boxes: (readonly [string, Box])[] = []
  let from: Box | null = null
  for (const cell of board.querySelectorAll<HTMLElement>('[data-card]')) {
    const id = cell.dataset['card'] ?? ''
    // The row, not the cell: where it is not drawn, only the row has a size.
    const box = (cell.parentElement ?? cell).getBoundingClientRect()
    if (id === fromId) from = box
    boxes.push([id, box])
  }
  return from === null ? null : stepTo(boxes, from, direction)
}

function oneOf(id: string | null): readonly string[] {
  return id === null ? [] : [id]
}
