import { describe, expect, test } from 'vitest'
import { openBoardDocument } from '../../client/models/board-document.ts'

function withObjective() {
  const document = openBoardDocument({ onOwnEdit: () => {} })
  document.edits.create('objective', { id: 'o-1', parentId: '', text: 'Win the North and close faster' })
  const texts = () => document.board.value.objectives.map(({ text }) => text)
  return { document, edits: document.edits, texts }
}

/** Two edits that belong together, as a help makes them. */
function split({ edits }: ReturnType<typeof withObjective>) {
  return edits.asOne(
    () =>
      edits.create('objective', { id: 'o-2', parentId: '', text: 'Close faster', after: 'o-1' }) &&
      edits.setText('o-1', 'Win the North'),
  )
}

describe('several edits as one', () => {
  test('are one transaction and one step of undo', () => {
    const made = withObjective()
    made.edits.create('objective', { id: 'o-3', parentId: '', text: 'Last' })
    let transactions = 0
    made.document.doc.on('afterTransaction', () => {
      transactions += 1
    })
    expect(split(made)).toBe(true)
    expect(transactions).toBe(1)
    expect(made.texts()).toEqual(['Win the North', 'Close faster', 'Last'])
    made.document.undo()
    expect(made.texts()).toEqual(['Win the North and close faster', 'Last'])
    made.document.redo()
    expect(made.texts()).toEqual(['Win the North', 'Close faster', 'Last'])
  })

  test('say that they could not be made, and what comes after is a step of its own', () => {
    const made = withObjective()
    split(made)
    expect(split(made)).toBe(false)
    made.edits.create('objective', { id: 'o-4', parentId: '', text: 'Another' })
    made.document.undo()
    expect(made.texts()).toEqual(['Win the North', 'Close faster'])
  })
})

describe('parking', () => {
  test('is a step of undo of its own, and so is taking back', () => {
    const made = withObjective()
    made.edits.setText('o-1', 'Win the North')
    expect(made.edits.park('o-1', 1_000)).toBe(true)
    expect(made.texts()).toEqual([])
    expect(made.document.board.value.parked.map(({ parkedAt }) => parkedAt)).toEqual([1_000])
    made.document.undo()
    expect(made.texts()).toEqual(['Win the North'])
    made.document.redo()
    expect(made.edits.unpark('o-1')).toBe(true)
    expect(made.edits.unpark('o-1')).toBe(false)
    expect(made.texts()).toEqual(['Win the North'])
    made.document.undo()
    expect(made.texts()).toEqual([])
  })
})

describe('the undo of what was done last', () => {
  test('takes it back', () => {
    const made = withObjective()
    split(made)
    made.document.undoOfLast()()
    expect(made.texts()).toEqual(['Win the North and close faster'])
  })

  test('does nothing once something else was done', () => {
    const made = withObjective()
    split(made)
    const undo = made.document.undoOfLast()
    made.edits.create('objective', { id: 'o-4', parentId: '', text: 'Another' })
    undo()
    expect(made.texts()).toEqual(['Win the North', 'Close faster', 'Another'])
  })
})
