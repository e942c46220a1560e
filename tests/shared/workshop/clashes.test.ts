import { describe, expect, test } from 'vitest'
import type { Clash, ClashChoice } from '../../../shared/okr/clash.ts'
import type { KeyResultFields } from '../../../shared/okr/model.ts'
import { findClashes } from '../../../shared/workshop/clashes.ts'
import { recordRefused } from '../../../shared/workshop/publication.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import {
  boardOf,
  done,
  GOOD_BOARD,
  GOOD_FIELDS,
  keyResult,
  objective,
  refusalOf,
  workshopAt,
} from './support.ts'

const TARGET: Clash = {
  cardId: 'k-1',
  field: 'target',
  changeId: 'c-1',
  corrected: 30,
  workshop: 20,
  by: 'Priya',
  atMs: 5,
  reason: 'The market moved',
}
const clash = (change: Partial<Clash>): Clash => ({ ...TARGET, ...change })
const WORDS = clash({
  cardId: 'o-1',
  field: 'text',
  changeId: 'c-2',
  corrected: 'Other words',
  workshop: 'Objective o-1',
})
const DROP = clash({
  cardId: 'k-2',
  field: 'dropped',
  changeId: 'c-3',
  corrected: null,
  workshop: 'Key result k-2',
})

/** A room whose set the record refused because of corrections. */
function refusedWith(...clashes: readonly Clash[]): RoomState {
  const reasons = clashes.map((each) => ({ cardId: each.cardId, message: 'Choose.', clash: each }))
  return recordRefused(workshopAt('review'), { revision: 2, code: 'corrected-since', reasons })
}
const choose = (take: ClashChoice['take'], ...clashes: readonly Clash[]): ClashChoice[] =>
  clashes.map(({ cardId, field, changeId }) => ({ cardId, field, changeId, take }))
const withFirst = (fields: Partial<KeyResultFields>) =>
  boardOf([objective('o-1', [keyResult('k-1', { fields: { ...GOOD_FIELDS, ...fields } }), keyResult('k-2')])])

function finalise(state: RoomState, choices: readonly ClashChoice[], board = GOOD_BOARD) {
  const { effects } = done(state, { type: 'finalise', dropReasons: {}, choices: [...choices] }, 'faye', board)
  const publication = effects.find(({ type }) => type === 'publish')
  const edit = effects.find(({ type }) => type === 'edit-board')
  if (publication?.type !== 'publish') throw new Error('nothing is published')
  return { publication, edit: edit?.type === 'edit-board' ? edit.edit : null }
}

describe('[CH3] where a correction and the board say different things', () => {
  test('finalising waits until each is chosen', () => {
    const state = refusedWith(TARGET, WORDS)
    const give = (choices?: ClashChoice[]) =>
      refusalOf(state, { type: 'finalise', dropReasons: {}, ...(choices === undefined ? {} : { choices }) })
    expect(give()).toBe('choices-missing')
    expect(give(choose('workshop', TARGET))).toBe('choices-missing')
    expect(give(choose('workshop', TARGET, clash({ ...WORDS, changeId: 'an older one' })))).toBe(
      'choices-missing',
    )
    expect(give([...choose('workshop', TARGET), ...choose('correction', WORDS)])).toBe('done')
  })

  test('taking the workshop’s changes nothing on the board, and the event says what was chosen', () => {
    const choices = choose('workshop', TARGET)
    const { publication, edit } = finalise(refusedWith(TARGET), choices)
    expect(edit).toBeNull()
    expect(publication.choices).toEqual(choices)
    expect(publication.okrs.objectives[0]?.keyResults[0]?.fields.target).toBe(20)
  })

  test('keeping the correction puts it into the set and on the board', () => {
    const due = clash({ field: 'dueOn', changeId: 'c-4', corrected: '2027-03-01', workshop: '2027-03-15' })
    const { publication, edit } = finalise(
      refusedWith(TARGET, due, WORDS),
      choose('correction', TARGET, due, WORDS),
    )
    const [first] = publication.okrs.objectives
    expect(first?.text).toBe('Other words')
    expect(first?.keyResults[0]?.fields).toEqual({ ...GOOD_FIELDS, target: 30, dueOn: '2027-03-01' })
    expect(first?.keyResults[1]?.fields).toEqual(GOOD_FIELDS)
    expect(edit).toEqual({
      edit: 'keep-corrections',
      kept: [
        { cardId: 'k-1', isDropped: false, text: null, fields: { target: 30, dueOn: '2027-03-01' } },
        { cardId: 'o-1', isDropped: false, text: 'Other words', fields: {} },
      ],
    })
  })

  test('keeping a drop takes the card out, with the reason of then; what else was corrected of it is no matter', () => {
    const itsTarget = clash({ cardId: 'k-2', changeId: 'c-5' })
    const state = refusedWith(DROP, itsTarget)
    const published = { id: 'k-2', kind: 'keyResult', text: 'Key result k-2' } as const
    const known = { ...state, visible: { ...state.visible, publishedItems: [published] } }
    const { publication, edit } = finalise(known, choose('correction', DROP))
    expect(publication.okrs.objectives[0]?.keyResults.map(({ id }) => id)).toEqual(['k-1'])
    expect(publication.okrs.dropped).toEqual([{ id: 'k-2', kind: 'keyResult', reason: 'The market moved' }])
    expect(edit).toMatchObject({ kept: [{ cardId: 'k-2', isDropped: true }] })
  })

  test('[SE2] a drop that leaves an objective without key results stops finalising', () => {
    const state = refusedWith(clash({ ...DROP, cardId: 'k-1' }), DROP)
    const choices = choose('correction', clash({ ...DROP, cardId: 'k-1' }), DROP)
    expect(refusalOf(state, { type: 'finalise', dropReasons: {}, choices })).toBe('gates-not-met')
  })

  test('[KR9] a corrected owner stays, in this workshop or not', () => {
    const owner = clash({ field: 'ownerId', corrected: 'mia', workshop: 'pat', ownerName: 'Mia' })
    const { publication } = finalise(refusedWith(owner), choose('correction', owner))
    expect(publication.okrs.objectives[0]?.keyResults[0]?.fields.ownerId).toBe('mia')
  })

  test('a board that was changed to say the same, or has no such card any more, asks for nothing', () => {
    const { visible } = refusedWith(TARGET, DROP)
    expect(findClashes(visible, GOOD_BOARD)).toEqual([TARGET, DROP])
    expect(findClashes(visible, withFirst({ target: 30 }))).toEqual([DROP])
    expect(findClashes(visible, boardOf([objective('o-1', [])]))).toEqual([])
    const unset = clash({ field: 'dueOn', corrected: '2027-03-31', workshop: '2027-03-15' })
    // No due date is the cycle's last day (KR8).
    expect(findClashes(refusedWith(unset).visible, withFirst({ dueOn: null }))).toEqual([])
    expect(findClashes(workshopAt('review').visible, GOOD_BOARD)).toEqual([])
  })

  test('a value that is none of its field changes nothing', () => {
    const odd = clash({ corrected: 'thirty' })
    const { publication, edit } = finalise(refusedWith(odd), choose('correction', odd))
    expect(publication.okrs.objectives[0]?.keyResults[0]?.fields.target).toBe(20)
    expect(edit).toBeNull()
  })
})
