import { effect, signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { countCards, layOut, readingOrder } from '../../client/models/notes-layout.ts'
import { createNotesModel } from '../../client/models/notes-model.ts'
import { type Box, stepTo } from '../../client/models/notes-steps.ts'
import { readNotes, revealCards } from '../../shared/board/notes.ts'
import { readBoard } from '../../shared/board/read.ts'
import {
  deleteSorted,
  groupNotes,
  moveNotes,
  renameGroup,
  splitGroup,
} from '../../shared/board/sort-edits.ts'
import { turnInto } from '../../shared/board/turn-note.ts'
import { deleteCard, replaceText } from '../../shared/board/write.ts'
import { AREA, makeNotesDoc, OTHER_AREA } from '../shared/board/sort-kit.ts'

const ME = 'me'

function openModel(doc = makeNotesDoc()) {
  const notes = signal(readNotes(doc))
  const board = signal(readBoard(doc))
  const areaIds = signal<readonly string[]>([AREA])
  const writers = signal<readonly { editing: string | null; name: string }[]>([])
  const model = createNotesModel(
    { notes, board, authorOf: (id) => (id === 'n1' ? 'Priya' : null), writers },
    areaIds,
  )
  const edit = (change: () => unknown) => {
    change()
    board.value = readBoard(doc)
    notes.value = readNotes(doc)
  }
  return { doc, model, edit, areaIds, writers }
}

/** How often a signal said something new. */
function countChanges(read: () => unknown): () => number {
  let count = -1
  effect(() => {
    read()
    count += 1
  })
  return () => count
}

describe('the layout', () => {
  test('is the same object while people only write, and keeps what did not change', () => {
    const doc = makeNotesDoc()
    groupNotes(doc, { ids: ['n1', 'n2'], groupId: 'a', name: 'One' }, ME)
    groupNotes(doc, { ids: ['n3'], groupId: 'b', name: 'Two' }, ME)
    const first = layOut(readNotes(doc), [AREA, OTHER_AREA])
    replaceText(doc, 'n1', 'Other words', ME)
    expect(layOut(readNotes(doc), [AREA, OTHER_AREA], first)).toBe(first)
    moveNotes(doc, { ids: ['n4'], parentId: 'b' }, ME)
    const second = layOut(readNotes(doc), [AREA, OTHER_AREA], first)
    expect(second).not.toBe(first)
    expect(second[0]?.groups[0]).toBe(first[0]?.groups[0])
    expect(second[1]).toBe(first[1])
    expect(readingOrder(second)).toEqual(['a', 'n1', 'n2', 'b', 'n3', 'n4', 'n5', 'w1', 'w2'])
    expect(countCards(second)).toEqual({ cards: 7, groups: 2 })
  })

  test('leaves a group out that has neither name nor notes', () => {
    const doc = makeNotesDoc()
    groupNotes(doc, { ids: ['n1'], groupId: 'a', name: '' }, ME)
    groupNotes(doc, { ids: ['n2'], groupId: 'b', name: 'Named' }, ME)
    moveNotes(doc, { ids: ['n1', 'n2'], parentId: AREA }, ME)
    expect(layOut(readNotes(doc), [AREA])[0]?.groups).toEqual([{ id: 'b', noteIds: [] }])
  })
})

describe('a board of notes', () => {
  test('tells each card of its own words alone', () => {
    const { doc, model, edit, writers } = openModel()
    const mine = countChanges(() => model.face('n1').value)
    const other = countChanges(() => model.face('n2').value)
    const layout = countChanges(() => model.layout.value)
    edit(() => replaceText(doc, 'n1', 'Other words', ME))
    writers.value = [{ editing: 'n1', name: 'Wei' }]
    writers.value = [{ editing: 'n1', name: 'Wei' }]
    expect([mine(), other(), layout()]).toEqual([2, 0, 0])
    expect(model.face('n1').peek()).toEqual({
      kind: 'note',
      text: 'Other words',
      became: null,
      author: 'Priya',
      about: null,
      writers: 'Wei',
    })
  })

  test('says what became of a card while it is there', () => {
    const { doc, model, edit } = openModel()
    edit(() => turnInto(doc, { id: 'n1', target: { kind: 'keyResult', objectiveId: 'o1' }, newId: 'k9' }, ME))
    expect(model.face('n1').peek()?.became).toBe('keyResult')
    edit(() => deleteCard(doc, 'k9', 1_000, ME))
    expect(model.face('n1').peek()?.became).toBeNull()
  })

  test('its tab stop moves on when the card is gone, and a selection lets go of it', () => {
    const { doc, model, edit } = openModel()
    expect(model.activeId.value).toBe('n1')
    model.activate('n3')
    model.toggle('n2')
    model.toggle('n3')
    edit(() => deleteSorted(doc, ['n3'], 1_000, ME))
    expect(model.activeId.value).toBe('n4')
    expect([...model.selection.value]).toEqual(['n2'])
    expect(model.isActive('n4').value).toBe(true)
    expect(model.isActive('n3').value).toBe(false)
    edit(() => deleteSorted(doc, ['n4', 'n5'], 1_000, ME))
    expect(model.activeId.value).toBe('n2')
    expect(model.face('n4').value).toBeNull()
  })

  test('a range takes what is of one kind, from the last one that was selected', () => {
    const { doc, model, edit } = openModel()
    edit(() => groupNotes(doc, { ids: ['n4', 'n5'], groupId: 'a', name: 'One' }, ME))
    model.toggle('n4')
    model.selectTo('n2')
    expect(model.targets()).toEqual(['n4', 'n5', 'n1', 'n2'])
    model.clear()
    expect(model.targets()).toEqual([model.activeId.peek()])
  })

  test('follows another choice of areas', () => {
    const { model, areaIds } = openModel()
    model.toggle('n1')
    areaIds.value = [OTHER_AREA]
    expect(model.order.value).toEqual(['w1', 'w2'])
    expect(model.selection.value.size).toBe(0)
    expect(model.activeId.value).toBe('w1')
  })

  test('stands still once it is disposed of', () => {
    const { doc, model, edit } = openModel()
    model.dispose()
    edit(() => {
      groupNotes(doc, { ids: ['n1'], groupId: 'a', name: 'One' }, ME)
      renameGroup(doc, 'a', 'Two', ME)
      splitGroup(doc, 'a', 1_000, ME)
    })
    expect(model.face('n1').peek()?.text).toBe('Note n1')
  })

  test('holds 480 cards without effort', () => {
    const doc = makeNotesDoc()
    const many = Array.from({ length: 480 }, (_, at) => ({ id: `m${at}`, areaId: AREA, text: `Card ${at}` }))
    revealCards(doc, { notes: many, keyResults: [] }, ME)
    const { model, edit } = openModel(doc)
    const drawn = countChanges(() => many.map(({ id }) => model.face(id).value))
    const before = performance.now()
    for (let at = 0; at < 20; at += 1) edit(() => replaceText(doc, `m${at}`, `Other ${at}`, ME))
    console.info(
      `a letter typed among 480 cards: ${((performance.now() - before) / 20).toFixed(1)} ms to know what to draw`,
    )
    expect(drawn()).toBe(20)
  })
})

describe('arrow keys', () => {
  const box = (column: number, row: number, width = 1): Box => ({
    left: column * 100,
    right: (column + width) * 100 - 10,
    top: row * 50,
    bottom: row * 50 + 40,
  })
  const grid = [
    ['a', box(0, 0)],
    ['b', box(1, 0)],
    ['c', box(2, 0)],
    ['d', box(0, 1)],
    ['e', box(1, 1)],
    ['wide', box(0, 2, 3)],
  ] as const
  const from = (id: string, direction: Parameters<typeof stepTo>[2]) => {
    const start = grid.find(([each]) => each === id)?.[1]
    if (start === undefined) throw new Error(`no ${id}`)
    return stepTo(grid, start, direction)
  }

  test('lead to the nearest card that way, and nowhere over the edge', () => {
    expect(from('a', 'right')).toBe('b')
    expect(from('e', 'left')).toBe('d')
    expect(from('e', 'up')).toBe('b')
    expect(from('d', 'down')).toBe('wide')
    expect(from('wide', 'up')).toBe('d')
    expect(from('a', 'up')).toBeNull()
    expect(from('wide', 'right')).toBeNull()
  })

  test('lead to the end of a shorter row, and past nothing that faces the card', () => {
    expect(from('c', 'down')).toBe('e')
    expect(from('c', 'left')).toBe('b')
    expect(from('b', 'down')).toBe('e')
  })
})
