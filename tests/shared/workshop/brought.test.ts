import { describe, expect, test } from 'vitest'
import type { NoteBoard, NoteCard } from '../../../shared/board/cards.ts'
import { EMPTY_NOTES } from '../../../shared/board/notes.ts'
import { type BroughtCard, noteBrought } from '../../../shared/workshop/brought.ts'
import { ANONYMOUS, atStage, PRIVATE, withStage } from '../../support/private-writing.ts'
import { workshopAt } from './support.ts'

const open = () => atStage(workshopAt(), 'objectives')

function card(cardId: string, personId: string, change: Partial<BroughtCard> = {}): BroughtCard {
  return { root: 'objectives', cardId, personId, stageId: 'objectives', ...change }
}

function note(id: string, areaId: string, becameId: string | null = null): NoteCard {
  const base = { place: 'a0', text: id, deletedAt: null, parkedAt: null, groupId: null, aboutId: null }
  return { kind: 'note', id, areaId, becameId, ...base }
}

function boardWith(...notes: readonly NoteCard[]): NoteBoard {
  const areas = new Map<string, { areaId: string; groups: []; loose: NoteCard[] }>()
  for (const one of notes) {
    const area = areas.get(one.areaId) ?? { areaId: one.areaId, groups: [], loose: [] }
    area.loose.push(one)
    areas.set(one.areaId, area)
  }
  return { ...EMPTY_NOTES, areas }
}

describe('[SE5] who brought a card', () => {
  test('is told in an open, named stage, and counted by whether they lead', () => {
    const cards = [
      card('o-1', 'faye'),
      card('o-2', 'pat'),
      card('k-1', 'mika', { root: 'keyResults' }),
      card('n-1', 'mika', { root: 'notes' }),
    ]
    const { visible } = noteBrought(open(), cards, () => boardWith(note('n-1', 'discuss')))
    expect(visible.authors).toEqual({ 'o-1': 'faye', 'o-2': 'pat', 'k-1': 'mika', 'n-1': 'mika' })
    expect(visible.proposals).toEqual({ byFacilitators: 1, byOthers: 2 })
  })

  test('is counted once, however often it is brought and by whom', () => {
    const once = noteBrought(open(), [card('o-1', 'pat')], () => EMPTY_NOTES)
    expect(noteBrought(once, [card('o-1', 'mika'), card('o-1', 'pat')], () => EMPTY_NOTES)).toBe(once)
  })

  test('is not known of what was written in an anonymous stage', () => {
    const state = atStage(workshopAt(), 'objectives', ANONYMOUS)
    expect(noteBrought(state, [card('o-1', 'pat')], () => EMPTY_NOTES)).toBe(state)
    // Nor of a note that comes late into it, when the room has gone on.
    const gone = atStage(atStage(state, 'objectives', ANONYMOUS), 'key-results')
    const late = [card('n-1', 'pat', { root: 'notes', stageId: 'key-results' })]
    expect(noteBrought(gone, late, () => boardWith(note('n-1', 'objectives')))).toBe(gone)
    expect(noteBrought(gone, late, () => boardWith(note('n-1', 'objectives--worked')))).toBe(gone)
    const elsewhere = noteBrought(gone, late, () => boardWith(note('n-1', 'decisions')))
    expect(elsewhere.visible.authors).toEqual({ 'n-1': 'pat' })
  })

  test('is neither told nor counted of what was made of a note', () => {
    const state = noteBrought(open(), [card('o-1', 'faye'), card('o-2', 'faye')], () =>
      boardWith(note('n-1', 'reflect', 'o-1')),
    )
    expect(state.visible.authors).toEqual({ 'o-2': 'faye' })
    expect(state.visible.proposals).toEqual({ byFacilitators: 1, byOthers: 0 })
  })

  test('is told of a stage that is private and named, where somebody writes on the board all the same', () => {
    const state = atStage(withStage(workshopAt(), { id: 'ice', kind: 'icebreaker' }), 'ice', PRIVATE)
    const brought = noteBrought(state, [card('o-1', 'pat', { stageId: 'ice' })], () => EMPTY_NOTES)
    expect(brought.visible.authors).toEqual({ 'o-1': 'pat' })
  })
})
