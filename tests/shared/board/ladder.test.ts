import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { RUNG_QUESTIONS } from '../../../shared/board/cards.ts'
import {
  addSoWhatRung,
  chooseOutcome,
  type OutcomeChoice,
  openLadder,
  setLadderMeasure,
} from '../../../shared/board/ladder-edits.ts'
import { findCard, ladderOf, readBoard, textOf } from '../../../shared/board/read.ts'
import { deleteCard, replaceText } from '../../../shared/board/write.ts'
import { exchangeAll, ME, makeBoardDoc, replicaOf } from './board-kit.ts'

const ROOM = 'room'
const RUNG_IDS = ['r1', 'r2', 'r3', 'r4', 'r5']
const FIELDS = { unit: '% of weekly users', baseline: 20, target: 35, dueOn: '2027-03-31', confidence: 5 }
const SENTENCE = 'Increase engagement with Feature X from 20% to 35% of weekly users by 31 March'

function openOn(doc: Y.Doc, cardId: string): boolean {
  return openLadder(doc, { ladderId: 'l1', rungIds: RUNG_IDS, cardId }, ROOM)
}

type Change = Partial<Pick<OutcomeChoice, 'keyResultId' | 'initiativeId' | 'sentence' | 'fields'>>

function choose(doc: Y.Doc, { fields = {}, ...change }: Change = {}): boolean {
  const choice = { ladderId: 'l1', initiativeId: 'i9', sentence: SENTENCE, now: 1_000, ...change }
  return chooseOutcome(doc, { ...choice, fields: { ...FIELDS, ...fields } }, ROOM)
}

describe('opening', () => {
  test('makes five rungs in order, keeps the original and puts it on the first', () => {
    const doc = makeBoardDoc()
    replaceText(doc, 'k1', 'Deploy Feature X', ME)
    expect(openOn(doc, 'k1')).toBe(true)
    replaceText(doc, 'k1', 'Deploy Feature X, now', ME)
    const ladder = ladderOf(readBoard(doc), 'k1')
    expect(ladder).toMatchObject({ id: 'l1', cardId: 'k1', original: 'Deploy Feature X', chosen: false })
    expect(ladder?.rungs.map((rung) => rung.question)).toEqual(RUNG_QUESTIONS)
    expect(ladder?.rungs.map((rung) => rung.text)).toEqual(['Deploy Feature X', '', '', '', ''])
    expect(ladder?.measure).toEqual({ unit: '', baseline: null, target: null, dueOn: null })
  })

  test('happens once for a card, and is refused for what is not there or with ids that are taken', () => {
    const doc = makeBoardDoc()
    expect(openOn(doc, 'nobody')).toBe(false)
    expect(openLadder(doc, { ladderId: 'l1', rungIds: ['r1', 'r2'], cardId: 'k1' }, ROOM)).toBe(false)
    expect(
      openLadder(doc, { ladderId: 'l1', rungIds: ['r1', 'r1', 'r3', 'r4', 'r5'], cardId: 'k1' }, ROOM),
    ).toBe(false)
    expect(openLadder(doc, { ladderId: 'k2', rungIds: RUNG_IDS, cardId: 'k1' }, ROOM)).toBe(false)
    deleteCard(doc, 'k2', 1, ME)
    expect(openOn(doc, 'k2')).toBe(false)
    expect(readBoard(doc).ladders).toEqual([])
    expect(openOn(doc, 'k1')).toBe(true)
    const again = ['s1', 's2', 's3', 's4', 's5']
    expect(openLadder(doc, { ladderId: 'l2', rungIds: again, cardId: 'k1' }, ROOM)).toBe(false)
    expect(readBoard(doc).ladders).toHaveLength(1)
  })
})

test('people type on rungs together, ask "so what?" again, and set the measure', () => {
  const doc = makeBoardDoc()
  openOn(doc, 'k1')
  const theirs = replicaOf(doc, 2)
  replaceText(doc, 'r2', 'Weekly users', ME)
  replaceText(theirs, 'r3', 'They come back', 'them')
  expect(addSoWhatRung(theirs, { id: 'r6', ladderId: 'l1', after: 'r3' }, 'them')).toBe(true)
  expect(setLadderMeasure(doc, 'l1', { unit: '%', baseline: 'unknown' }, ME)).toBe(true)
  expect(setLadderMeasure(theirs, 'l1', { target: 35, dueOn: '2027-03-31' }, 'them')).toBe(true)
  exchangeAll([doc, theirs])
  const ladder = ladderOf(readBoard(doc), 'k1')
  expect(ladder?.rungs.map((rung) => rung.id)).toEqual(['r1', 'r2', 'r3', 'r6', 'r4', 'r5'])
  expect(ladder?.rungs.map((rung) => rung.text)).toEqual([
    'Reduce deployment time by 50%',
    'Weekly users',
    'They come back',
    '',
    '',
    '',
  ])
  expect(ladder?.measure).toEqual({ unit: '%', baseline: 'unknown', target: 35, dueOn: '2027-03-31' })
  expect(setLadderMeasure(doc, 'l1', { target: Number.POSITIVE_INFINITY }, ME)).toBe(false)
  expect(setLadderMeasure(doc, 'l9', { target: 1 }, ME)).toBe(false)
  expect(addSoWhatRung(doc, { id: 'r7', ladderId: 'l9', after: null }, ME)).toBe(false)
  expect(textOf(doc, 'r6')).not.toBeNull()
})

describe('choosing an outcome', () => {
  test('[KR1] on a key result: it takes the sentence, the output goes beneath it as an initiative', () => {
    const doc = makeBoardDoc()
    replaceText(doc, 'k1', 'Deploy Feature X', ME)
    openOn(doc, 'k1')
    expect(choose(doc)).toBe(true)
    const board = readBoard(doc)
    expect(findCard(board, 'k1')).toMatchObject({
      text: SENTENCE,
      origin: 'ladder',
      objectiveId: 'o1',
      fields: { unit: '% of weekly users', baseline: 20, target: 35, dueOn: '2027-03-31', confidence: 5 },
      initiatives: [{ id: 'i1' }, { id: 'i9', text: 'Deploy Feature X' }],
    })
    expect(ladderOf(board, 'k1')).toMatchObject({ chosen: true, original: 'Deploy Feature X' })
    expect(findCard(board, 'k2')).toMatchObject({ origin: 'written' })
  })

  test('[OB1] on an objective: a new key result under it, and the output under that', () => {
    const doc = makeBoardDoc()
    openOn(doc, 'o1')
    expect(choose(doc)).toBe(false)
    expect(choose(doc, { keyResultId: 'k9' })).toBe(true)
    expect(findCard(readBoard(doc), 'k9')).toMatchObject({
      text: SENTENCE,
      origin: 'ladder',
      objectiveId: 'o1',
      initiatives: [{ id: 'i9', text: 'Establish a world-class CI/CD pipeline' }],
    })
    expect(findCard(readBoard(doc), 'o1')?.text).toBe('Establish a world-class CI/CD pipeline')
  })

  test('[KR1] on an initiative: a new key result beside its old one, and the initiative moves under it', () => {
    const doc = makeBoardDoc()
    openOn(doc, 'i1')
    expect(choose(doc, { keyResultId: 'k9' })).toBe(true)
    const board = readBoard(doc)
    expect(findCard(board, 'k9')).toMatchObject({
      text: SENTENCE,
      objectiveId: 'o1',
      initiatives: [{ id: 'i1' }],
    })
    expect(findCard(board, 'k1')).toMatchObject({ initiatives: [] })
    expect(findCard(board, 'i9')).toBeNull()
  })

  test('is made whole or not at all', () => {
    const doc = makeBoardDoc()
    openOn(doc, 'k1')
    const before = Y.encodeStateVector(doc)
    expect(choose(doc, { sentence: '  ' })).toBe(false)
    expect(choose(doc, { sentence: 'x'.repeat(2_001) })).toBe(false)
    expect(choose(doc, { fields: { confidence: 11 } })).toBe(false)
    expect(choose(doc, { fields: { ownerId: '' } })).toBe(false)
    expect(choose(doc, { initiativeId: 'k2' })).toBe(false)
    expect(Y.encodeStateVector(doc)).toEqual(before)
    expect(choose(doc)).toBe(true)
    expect(choose(doc, { sentence: 'Another', initiativeId: 'i10' })).toBe(false)
    expect(findCard(readBoard(doc), 'k1')?.text).toBe(SENTENCE)
  })

  test('keeps what another typed in the card at the same time', () => {
    const room = makeBoardDoc()
    openOn(room, 'k1')
    const theirs = replicaOf(room, 2)
    replaceText(theirs, 'k1', 'Reduce deployment time by 50%, twice', 'them')
    choose(room)
    exchangeAll([room, theirs])
    expect(findCard(readBoard(room), 'k1')?.text).toContain(', twice')
    expect(readBoard(room)).toEqual(readBoard(theirs))
  })
})

describe('a baseline that nobody knows yet', () => {
  const step = { id: 'i10', text: 'Measure engagement for two weeks to get the baseline, by 15 January' }

  test('[KR5] the step that finds it becomes an initiative beside the original', () => {
    const doc = makeBoardDoc()
    replaceText(doc, 'k1', 'Deploy Feature X', ME)
    openOn(doc, 'k1')
    const choice = { ladderId: 'l1', initiativeId: 'i9', sentence: SENTENCE, now: 1_000, baselineStep: step }
    expect(chooseOutcome(doc, { ...choice, fields: { baseline: 'unknown' } }, ROOM)).toBe(true)
    const card = findCard(readBoard(doc), 'k1')
    const texts = card?.kind === 'keyResult' ? card.initiatives.map(({ text }) => text) : []
    expect(texts).toEqual(expect.arrayContaining(['Deploy Feature X', step.text]))
  })

  test('[KR5] an id that is taken refuses the whole choice', () => {
    const doc = makeBoardDoc()
    openOn(doc, 'k1')
    const choice = { ladderId: 'l1', initiativeId: 'i9', sentence: SENTENCE, now: 1_000, fields: {} }
    expect(chooseOutcome(doc, { ...choice, baselineStep: { ...step, id: 'k2' } }, ROOM)).toBe(false)
    expect(readBoard(doc).ladders[0]?.chosen).toBe(false)
  })
})
