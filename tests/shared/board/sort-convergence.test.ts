import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkBoard, inspectUpdate } from '../../../shared/board/guard.ts'
import { readNotes } from '../../../shared/board/notes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import {
  createNote,
  deleteSorted,
  groupNotes,
  mergeGroups,
  moveGroup,
  moveNotes,
  parkSorted,
  renameGroup,
  restoreSorted,
  splitGroup,
  unparkSorted,
} from '../../../shared/board/sort-edits.ts'
import { turnInto } from '../../../shared/board/turn-note.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import { exchangeAll, ME, replicaOf } from './board-kit.ts'
import { SeededRandom } from './seeded-random.ts'
import { AREA, allSorted, makeNotesDoc, OTHER_AREA } from './sort-kit.ts'

const SEEDS = process.env['TURNOUT_SOAK'] === '1' ? 2_000 : 150
const STEPS = 50
const REMOTE = 'remote'

type Replica = { readonly doc: Y.Doc; readonly undo: Y.UndoManager; readonly inbox: Uint8Array[] }

/** @returns the id of a note that was made, if one was */
function sortAtRandom({ doc, undo }: Replica, random: SeededRandom, step: number): string | null {
  const all = allSorted(readNotes(doc))
  const some = (kind: 'note' | 'group') =>
    random
      .shuffle(all.filter((card) => card.kind === kind))
      .slice(0, 1 + random.below(3))
      .map(({ id }) => id)
  const notes = some('note')
  const [group = '', other = ''] = some('group')
  const any = random.pick(all)?.id ?? ''
  const areaId = random.pick([AREA, OTHER_AREA]) ?? AREA
  const after = random.pick([null, undefined, notes[0], any])
  const id = `m${doc.clientID}-${step}`
  let made: string | null = null
  const edits: readonly (() => unknown)[] = [
    () => {
      if (createNote(doc, { id, parentId: random.pick([areaId, group]) ?? '', text: 'New', after }, ME))
        made = id
    },
    () => groupNotes(doc, { ids: notes, groupId: `g${id}`, name: random.pick(['', 'Trust']) ?? '' }, ME),
    () => groupNotes(doc, { ids: notes, groupId: `g${id}`, name: 'Releases' }, ME),
    () => moveNotes(doc, { ids: notes, parentId: group, after }, ME),
    () => moveNotes(doc, { ids: notes, parentId: areaId, after }, ME),
    () => moveGroup(doc, { id: group, areaId, after }, ME),
    () => mergeGroups(doc, { fromId: group, intoId: other }, ME),
    () => mergeGroups(doc, { fromId: other, intoId: group }, ME),
    () => splitGroup(doc, group, step, ME),
    () => renameGroup(doc, group, `Name ${random.below(9)}`, ME),
    () => deleteSorted(doc, [any], step, ME),
    () => restoreSorted(doc, any, ME),
    () => parkSorted(doc, [any], step, ME),
    () => unparkSorted(doc, any, ME),
    () => turnInto(doc, { id: any, target: { kind: 'objective' }, newId: `o${id}` }, ME),
    () => turnInto(doc, { id: any, target: { kind: 'keyResult', objectiveId: 'o1' }, newId: `k${id}` }, ME),
    () => undo.undo(),
    () => undo.redo(),
  ]
  if (random.below(2) === 0) undo.stopCapturing()
  random.pick(edits)?.()
  return made
}

function playSeed(seed: number): void {
  const random = new SeededRandom(seed)
  const base = makeNotesDoc(1_000)
  const sent: Uint8Array[] = []
  const notes = new Set(['n1', 'n2', 'n3', 'n4', 'n5', 'w1', 'w2'])
  const replicas = Array.from({ length: 2 + random.below(3) }, (_, at): Replica => {
    const doc = replicaOf(base, at + 1)
    return { doc, undo: createUndo(doc, ME), inbox: [] }
  })
  for (const from of replicas) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === REMOTE) return
      sent.push(update)
      for (const to of replicas) if (to !== from) to.inbox.push(update)
    })
  }
  for (let step = 0; step < STEPS; step += 1) {
    const replica = random.pick(replicas)
    const made = replica === undefined ? null : sortAtRandom(replica, random, step)
    if (made !== null) notes.add(made)
    const reader = random.pick(replicas)
    if (reader === undefined || random.below(3) !== 0) continue
    for (const update of random.shuffle(reader.inbox.splice(0))) Y.applyUpdate(reader.doc, update, REMOTE)
  }
  const docs = replicas.map(({ doc }) => doc)
  exchangeAll(docs)

  const [merged = base] = docs
  const board = readNotes(merged)
  for (const doc of docs) {
    expect(readNotes(doc), `seed ${seed}: replicas differ`).toEqual(board)
    expect(readBoard(doc), `seed ${seed}: boards differ`).toEqual(readBoard(merged))
  }
  const seen = allSorted(board).map(({ id }) => id)
  const seenNotes = allSorted(board).flatMap(({ kind, id }) => (kind === 'note' ? [id] : []))
  expect(seen.toSorted(), `seed ${seed}: something is there twice`).toEqual([...new Set(seen)].sort())
  expect(seenNotes.toSorted(), `seed ${seed}: notes lost`).toEqual([...notes].sort())
  for (const update of [...sent, Y.encodeStateAsUpdate(merged)]) {
    expect(inspectUpdate(update), `seed ${seed}: honest update refused`).toMatchObject({ ok: true })
  }
  expect(checkBoard(merged), `seed ${seed}: honest board refused`).toEqual({ ok: true, value: null })
  for (const { doc, undo } of replicas) {
    undo.destroy()
    doc.destroy()
  }
}

test(`people who sort at once end with the same board and every note once: ${SEEDS} seeds`, {
  timeout: 600_000,
}, () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      playSeed(seed)
    } catch (error) {
      console.error(`sorting failed on seed ${seed}`)
      throw error
    }
  }
})
