import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkBoard, inspectUpdate } from '../../../shared/board/guard.ts'
import { addSoWhatRung, openLadder, setLadderMeasure } from '../../../shared/board/ladder-edits.ts'
import { BOARD_ROOT } from '../../../shared/board/layout.ts'
import { allCards, findCard, readBoard, textOf } from '../../../shared/board/read.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import {
  createInitiative,
  createKeyResult,
  createObjective,
  deleteCard,
  moveCard,
  parkCards,
  replaceText,
  restoreCard,
  setKeyResultFields,
  unparkCard,
} from '../../../shared/board/write.ts'
import { exchangeAll, ME, makeBoardDoc, makeDoc, replicaOf } from './board-kit.ts'
import { SeededRandom } from './seeded-random.ts'

const SEEDS = process.env['TURNOUT_SOAK'] === '1' ? 2_000 : 200
const STEPS = 60
const REMOTE = 'remote'

type Replica = { readonly doc: Y.Doc; readonly undo: Y.UndoManager; readonly inbox: Uint8Array[] }

/** What every replica wrote, to hold the merged board against. */
type Ledger = {
  readonly created: Set<string>
  readonly positions: Map<string, Set<string>>
  readonly sent: Uint8Array[]
}

function makeReplicas(count: number, sent: Uint8Array[]): readonly Replica[] {
  const base = makeBoardDoc(1_000)
  const replicas = Array.from({ length: count }, (_, at): Replica => {
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
  return replicas
}

/** Some of what waits for a replica, in any order: late, early and overtaking. */
function deliverSome(replica: Replica, random: SeededRandom): void {
  const waiting = random.shuffle(replica.inbox.splice(0))
  const count = random.below(waiting.length + 1)
  for (const update of waiting.slice(0, count)) Y.applyUpdate(replica.doc, update, REMOTE)
  replica.inbox.push(...waiting.slice(count))
}

function notePositions(doc: Y.Doc, ledger: Ledger): void {
  for (const [id, position] of positionsOf(doc)) {
    const known = ledger.positions.get(id) ?? new Set()
    ledger.positions.set(id, known.add(position))
  }
}

function positionsOf(doc: Y.Doc): readonly (readonly [string, string])[] {
  return allCards(readBoard(doc)).map((card) => {
    if (card.kind === 'objective') return [card.id, `${BOARD_ROOT} ${card.place}`]
    return [card.id, `${card.kind === 'keyResult' ? card.objectiveId : card.keyResultId} ${card.place}`]
  })
}

/** Types as people do: a few characters in, a few out, emoji among them, somewhere in the text. */
function type(doc: Y.Doc, id: string, random: SeededRandom): void {
  const text = textOf(doc, id)
  if (text === null) return
  const letters = Array.from(text.toString())
  const typed = random.pick(['fast', ' ', '🚀', 'ü', '20%']) ?? ''
  letters.splice(random.below(letters.length + 1), random.below(3), typed)
  replaceText(doc, id, letters.join('').slice(0, 200), ME)
}

function editAtRandom(replica: Replica, ledger: Ledger, random: SeededRandom, step: number): void {
  const { doc, undo } = replica
  const cards = allCards(readBoard(doc))
  const idsOf = (kind: string) => cards.filter((card) => card.kind === kind).map((card) => card.id)
  const objective = random.pick(idsOf('objective')) ?? ''
  const keyResult = random.pick(idsOf('keyResult')) ?? ''
  const initiative = random.pick(idsOf('initiative')) ?? ''
  const any = random.pick(cards)?.id ?? ''
  const after = random.pick([null, undefined, any, objective, keyResult])
  const id = `n${doc.clientID}-${step}`
  const noteCreated = (wasMade: boolean) => wasMade && ledger.created.add(id)
  const edits: readonly (() => unknown)[] = [
    () => noteCreated(createObjective(doc, { id, text: 'Expand', after }, ME)),
    () => noteCreated(createKeyResult(doc, { id, objectiveId: objective, text: 'Two launches', after }, ME)),
    () => noteCreated(createInitiative(doc, { id, keyResultId: keyResult, text: 'Translate' }, ME)),
    () => moveCard(doc, { id: keyResult, parentId: objective, after: after ?? null }, ME),
    () => moveCard(doc, { id: keyResult, parentId: objective, after: null }, ME),
    () => moveCard(doc, { id: objective, parentId: BOARD_ROOT, after: after ?? null }, ME),
    () => moveCard(doc, { id: initiative, parentId: keyResult, after: null }, ME),
    () => type(doc, any, random),
    () => type(doc, 'o1', random),
    () => type(doc, random.pick(readBoard(doc).ladders.flatMap((ladder) => ladder.rungs))?.id ?? '', random),
    () => deleteCard(doc, any, step, ME),
    () => restoreCard(doc, any, ME),
    () => parkCards(doc, [any, keyResult], step, ME),
    () => unparkCard(doc, any, ME),
    () =>
      setKeyResultFields(
        doc,
        keyResult,
        { target: random.below(100), unit: random.pick(['%', 'min']) ?? '' },
        ME,
      ),
    () =>
      openLadder(
        doc,
        { ladderId: `l${id}`, rungIds: [1, 2, 3, 4, 5].map((at) => `r${at}${id}`), cardId: any },
        ME,
      ),
    () =>
      addSoWhatRung(doc, { id: `s${id}`, ladderId: readBoard(doc).ladders[0]?.id ?? '', after: null }, ME),
    () => setLadderMeasure(doc, readBoard(doc).ladders[0]?.id ?? '', { target: step }, ME),
    () => undo.undo(),
    () => undo.redo(),
  ]
  if (random.below(2) === 0) undo.stopCapturing()
  random.pick(edits)?.()
}

function playSeed(seed: number): void {
  const random = new SeededRandom(seed)
  const ledger: Ledger = { created: new Set(['o1', 'k1', 'k2', 'i1']), positions: new Map(), sent: [] }
  const replicas = makeReplicas(2 + random.below(3), ledger.sent)
  for (const replica of replicas) notePositions(replica.doc, ledger)
  for (let step = 0; step < STEPS; step += 1) {
    const replica = random.pick(replicas)
    if (replica === undefined) continue
    editAtRandom(replica, ledger, random, step)
    notePositions(replica.doc, ledger)
    if (random.below(3) === 0) deliverSome(random.pick(replicas) ?? replica, random)
  }
  const docs = replicas.map((replica) => replica.doc)
  exchangeAll(docs)

  const merged = docs[0] ?? makeDoc()
  const board = readBoard(merged)
  for (const doc of docs) expect(readBoard(doc), `seed ${seed}: replicas differ`).toEqual(board)
  const ids = allCards(board).map((card) => card.id)
  expect(ids.toSorted(), `seed ${seed}: cards lost or doubled`).toEqual([...ledger.created].sort())
  for (const [id, position] of positionsOf(merged)) {
    expect(ledger.positions.get(id), `seed ${seed}: torn position of ${id}`).toContain(position)
  }
  for (const update of [...ledger.sent, Y.encodeStateAsUpdate(merged)]) {
    expect(inspectUpdate(update), `seed ${seed}: honest update refused`).toMatchObject({ ok: true })
  }
  expect(checkBoard(merged), `seed ${seed}: honest board refused`).toEqual({ ok: true, value: null })
  for (const replica of replicas) {
    replica.undo.destroy()
    replica.doc.destroy()
  }
}

test(`replicas converge, lose nothing and stay inside the guard: ${SEEDS} seeds`, {
  timeout: 600_000,
}, () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      playSeed(seed)
    } catch (error) {
      console.error(`convergence failed on seed ${seed}`)
      throw error
    }
  }
})

describe('at the same time', () => {
  test('two people move the same card: it ends whole in one of the two places, once', () => {
    for (const [first, second] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const base = makeBoardDoc(1_000)
      createObjective(base, { id: 'o2', text: 'Expand into the European market' }, ME)
      createObjective(base, { id: 'o3', text: 'Third' }, ME)
      createKeyResult(base, { id: 'k3', objectiveId: 'o2', text: '' }, ME)
      const mine = replicaOf(base, first)
      const theirs = replicaOf(base, second)
      moveCard(mine, { id: 'k1', parentId: 'o2', after: 'k3' }, ME)
      moveCard(theirs, { id: 'k1', parentId: 'o3', after: null }, ME)
      const wanted = [mine, theirs].map((doc) => findCard(readBoard(doc), 'k1'))
      exchangeAll([mine, theirs])
      expect(readBoard(mine)).toEqual(readBoard(theirs))
      expect(wanted).toContainEqual(findCard(readBoard(mine), 'k1'))
      expect(allCards(readBoard(mine)).filter((card) => card.id === 'k1')).toHaveLength(1)
    }
  })

  test('one edits offline while another deletes: it is deleted, and restorable with the edit', () => {
    const offline = makeBoardDoc(1)
    const online = replicaOf(offline, 2)
    replaceText(offline, 'k1', 'Reduce deployment time by 60%', ME)
    createInitiative(offline, { id: 'i2', keyResultId: 'k1', text: 'Run tests in parallel' }, ME)
    deleteCard(online, 'k1', 1_000, ME)
    exchangeAll([offline, online])
    const shown = readBoard(offline).objectives[0]?.keyResults.map((card) => card.id)
    expect(shown).toEqual(['k2'])
    expect(readBoard(online).deleted).toMatchObject([{ id: 'k1', text: 'Reduce deployment time by 60%' }])
    restoreCard(online, 'k1', ME)
    exchangeAll([offline, online])
    expect(readBoard(offline).objectives[0]?.keyResults[0]).toMatchObject({
      id: 'k1',
      text: 'Reduce deployment time by 60%',
      initiatives: [{ id: 'i1' }, { id: 'i2' }],
    })
  })

  test('one adds a key result while another deletes its objective: it is loose, not lost', () => {
    const mine = makeBoardDoc(1)
    const theirs = replicaOf(mine, 2)
    createKeyResult(mine, { id: 'k3', objectiveId: 'o1', text: 'Daily deployments' }, ME)
    deleteCard(theirs, 'o1', 1_000, ME)
    exchangeAll([mine, theirs])
    expect(readBoard(theirs).loose.keyResults.map((card) => card.id)).toEqual(['k1', 'k2', 'k3'])
  })

  test('both type in one title: both inputs are in it', () => {
    const mine = makeBoardDoc(1)
    const theirs = replicaOf(mine, 2)
    replaceText(mine, 'o1', 'Now: Establish a world-class CI/CD pipeline', ME)
    replaceText(theirs, 'o1', 'Establish a world-class CI/CD pipeline that people trust 🚀', ME)
    exchangeAll([mine, theirs])
    expect(textOf(mine, 'o1')?.toString()).toBe(
      'Now: Establish a world-class CI/CD pipeline that people trust 🚀',
    )
    expect(readBoard(mine)).toEqual(readBoard(theirs))
  })

  test('both add behind the same card: both are there in the same order, and a third fits between', () => {
    const mine = makeBoardDoc(1)
    const theirs = replicaOf(mine, 2)
    createKeyResult(mine, { id: 'k3', objectiveId: 'o1', text: '', after: 'k1' }, ME)
    createKeyResult(theirs, { id: 'k4', objectiveId: 'o1', text: '', after: 'k1' }, ME)
    exchangeAll([mine, theirs])
    createKeyResult(theirs, { id: 'k5', objectiveId: 'o1', text: '', after: 'k3' }, ME)
    exchangeAll([mine, theirs])
    for (const doc of [mine, theirs]) {
      const order = readBoard(doc).objectives[0]?.keyResults.map((card) => card.id)
      expect(order).toEqual(['k1', 'k3', 'k5', 'k4', 'k2'])
    }
  })
})
