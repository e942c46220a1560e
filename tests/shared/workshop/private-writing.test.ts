import { describe, expect, test } from 'vitest'
import { parseClientMessage } from '../../../shared/protocol/client-messages.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { mineOf, type RoomState } from '../../../shared/workshop/state.ts'
import {
  MAX_PRIVATE_CARDS,
  MAX_PRIVATE_CARDS_IN_ROOM,
  MAX_PRIVATE_TEXT_LENGTH,
} from '../../../shared/workshop/writing.ts'
import { withWritingProgress } from '../../../shared/workshop/writing-progress.ts'
import { ANONYMOUS, atStage, PRIVATE, pulseOf, withStage, writeOf } from '../../support/private-writing.ts'
import { done, refusalOf, workshopAt } from './support.ts'

const named = () => atStage(workshopAt(), 'objectives', PRIVATE)
const anonymous = () => atStage(workshopAt(), 'objectives', ANONYMOUS)
const withdrawOf = (cardId: string): Command => ({ type: 'withdraw-private', cardId })

function given(state: RoomState, ...commands: readonly (readonly [personId: string, command: Command])[]) {
  return commands.reduce((current, [personId, command]) => done(current, command, personId).state, state)
}

const textsOf = (state: RoomState, personId: string) =>
  mineOf(state.secret, personId).cards.map(({ text }) => text)

describe('a card that is written alone', () => {
  test('is in its author’s own part of the state and in nobody else’s', () => {
    const state = given(named(), ['pat', writeOf('card-pat', 'Answer sooner')])
    expect(textsOf(state, 'pat')).toEqual(['Answer sooner'])
    expect(textsOf(state, 'faye')).toEqual([])
    expect(JSON.stringify(state.visible)).not.toContain('Answer sooner')
  })

  test('is changed under its id, in its place, and nobody sees that it was', () => {
    const first = given(named(), ['pat', writeOf('card-one', 'One')], ['pat', writeOf('card-two', 'Two')])
    const changed = given(first, ['pat', writeOf('card-one', 'One and a half', { isChange: true })])
    expect(textsOf(changed, 'pat')).toEqual(['One and a half', 'Two'])
    expect(changed.visible).toBe(first.visible)
  })

  test('may have the id of another’s, who loses nothing by it', () => {
    const state = given(
      named(),
      ['pat', writeOf('card-one', 'Pat’s')],
      ['mika', writeOf('card-one', 'Mika’s')],
    )
    expect([textsOf(state, 'pat'), textsOf(state, 'mika')]).toEqual([['Pat’s'], ['Mika’s']])
    expect(refusalOf(given(state, ['pat', withdrawOf('card-one')]), withdrawOf('card-one'), 'pat')).toBe(
      'unknown-card',
    )
    expect(textsOf(given(state, ['pat', withdrawOf('card-one')]), 'mika')).toEqual(['Mika’s'])
  })

  test('is not made anew by a change that comes after it was revealed or withdrawn', () => {
    const state = given(named(), ['pat', writeOf('card-one', 'One')], ['mika', writeOf('card-two', 'Two')])
    const change = writeOf('card-one', 'One and a half', { isChange: true })
    expect(refusalOf(given(state, ['pat', withdrawOf('card-one')]), change, 'pat')).toBe('unknown-card')
    const revealed = given(state, ['faye', { type: 'reveal', stageId: 'objectives' }])
    expect(refusalOf(revealed, change, 'pat')).toBe('unknown-card')
    expect(refusalOf(revealed, withdrawOf('card-one'), 'pat')).toBe('unknown-card')
  })

  test('belongs to the stage that it was written in', () => {
    const both = atStage(atStage(workshopAt(), 'key-results', PRIVATE), 'objectives', PRIVATE)
    const state = given(both, ['pat', writeOf('card-one', 'One')])
    expect(refusalOf(state, writeOf('card-one', 'One', { stageId: 'key-results' }), 'pat')).toBe(
      'unknown-card',
    )
  })

  test('waits for the next reveal where the room has moved on meanwhile', () => {
    const left = atStage(named(), 'key-results')
    expect(refusalOf(left, writeOf('card-one', 'One'), 'pat')).toBe('done')
    expect(refusalOf(left, writeOf('card-one', 'One', { stageId: 'key-results' }), 'pat')).toBe('not-private')
    expect(refusalOf(left, writeOf('card-one', 'One', { stageId: 'nowhere' }), 'pat')).toBe('unknown-stage')
    const ahead = { ...left.visible.agenda.find(({ id }) => id === 'outcomes') }
    expect(ahead.enteredAtMs).toBeNull()
    expect(refusalOf(left, writeOf('card-one', 'One', { stageId: 'outcomes' }), 'pat')).toBe('wrong-stage')
  })

  test('is finished, and no other begun, where the stage was opened to all meanwhile', () => {
    const state = given(named(), ['pat', writeOf('card-one', 'One')])
    const open = atStage(state, 'objectives', { writing: 'open' })
    expect(refusalOf(open, writeOf('card-one', 'One and a half'), 'pat')).toBe('done')
    expect(refusalOf(open, writeOf('card-two', 'Two'), 'pat')).toBe('not-private')
    expect(refusalOf(open, { type: 'reveal', stageId: 'objectives' })).toBe('done')
  })

  test('is written by facilitators alone where the stage says so', () => {
    const state = atStage(workshopAt(), 'objectives', { ...PRIVATE, writers: 'facilitators' })
    expect(refusalOf(state, writeOf('card-one', 'One'), 'pat')).toBe('not-allowed')
    expect(refusalOf(state, writeOf('card-one', 'One'), 'faye')).toBe('done')
  })

  test('is not taken once the OKRs are final, and a locked board does not matter', () => {
    const locked = done(named(), { type: 'lock-board', locked: true }).state
    expect(refusalOf(locked, writeOf('card-one', 'One'), 'pat')).toBe('done')
    expect(refusalOf(atStage(named(), 'finalised'), writeOf('card-one', 'One'), 'pat')).toBe('wrong-stage')
  })

  test('names the objective or the column that belongs to its stage, and nothing else', () => {
    const keyResults = atStage(workshopAt(), 'key-results', PRIVATE)
    const command = writeOf('card-one', 'One', {
      stageId: 'key-results',
      objectiveId: 'o-1',
      column: 'worked',
    })
    const [card] = mineOf(given(keyResults, ['pat', command]).secret, 'pat').cards
    expect(card).toMatchObject({ objectiveId: 'o-1', column: null })
    const elsewhere = writeOf('card-one', 'One', { objectiveId: 'o-1', column: 'worked' })
    const [other] = mineOf(given(named(), ['pat', elsewhere]).secret, 'pat').cards
    expect(other).toMatchObject({ objectiveId: null, column: null })
  })

  test('[RE3] lies in one of the three columns of a look back', () => {
    const state = withStage(workshopAt(), { id: 'reflect', kind: 'reflect', settings: PRIVATE })
    const inColumn = (column: string | null) => writeOf('card-one', 'One', { stageId: 'reflect', column })
    expect(refusalOf(state, inColumn('learned'), 'pat')).toBe('done')
    expect(refusalOf(state, inColumn(null), 'pat')).toBe('invalid-command')
    expect(refusalOf(state, inColumn('elsewhere'), 'pat')).toBe('invalid-command')
  })

  test('is one of not too many', () => {
    let state = named()
    for (let at = 0; at < MAX_PRIVATE_CARDS; at++)
      state = given(state, ['pat', writeOf(`card-no-${at}`, 'One')])
    expect(refusalOf(state, writeOf('card-one', 'One'), 'pat')).toBe('too-many-cards')
    expect(refusalOf(state, writeOf('card-no-3', 'Three'), 'pat')).toBe('done')
    expect(refusalOf(state, writeOf('card-one', 'One'), 'mika')).toBe('done')
    // What was revealed lies on the same board.
    const full = { atMs: 1, cards: MAX_PRIVATE_CARDS_IN_ROOM - MAX_PRIVATE_CARDS, naming: 'named' } as const
    const inRoom = { ...state, visible: { ...state.visible, revealed: { objectives: full } } }
    expect(refusalOf(inRoom, writeOf('card-one', 'One'), 'mika')).toBe('too-many-cards')
  })

  test('has a text of its own, trimmed and not too long', () => {
    const read = (text: string) =>
      parseClientMessage(JSON.stringify({ id: 'command-1', ...writeOf('card-one', text) }))
    const long = 'x'.repeat(MAX_PRIVATE_TEXT_LENGTH)
    expect(read('  Ship faster \n')).toMatchObject({ value: { command: { text: 'Ship faster' } } })
    expect(read(`${long} `)).toMatchObject({ value: { command: { text: long } } })
    expect(read(`${long}x`)).toMatchObject({ refusal: { code: 'invalid-command' } })
    expect(read(' \n ')).toMatchObject({ refusal: { message: 'Write something first.' } })
    const wrongId = JSON.stringify({ id: 'command-1', ...writeOf('card one', 'One') })
    expect(parseClientMessage(wrongId)).toMatchObject({ refusal: { code: 'invalid-command' } })
  })
})

describe('what others see of it', () => {
  test('in a named stage is how many cards each person has, in the order of names', () => {
    const state = given(
      named(),
      ['pat', writeOf('card-one', 'One')],
      ['mika', writeOf('card-two', 'Two')],
      ['pat', writeOf('card-three', 'Three')],
    )
    expect(state.visible.writing).toEqual({ objectives: { cards: 3, people: { mika: 1, pat: 2 } } })
    expect(Object.keys(state.visible.writing['objectives']?.people ?? {})).toEqual(['mika', 'pat'])
    const without = given(state, ['mika', withdrawOf('card-two')])
    expect(without.visible.writing).toEqual({ objectives: { cards: 2, people: { pat: 2 } } })
  })

  test('in an anonymous stage is the sum and no name', () => {
    const state = given(
      anonymous(),
      ['pat', writeOf('card-one', 'One')],
      ['mika', writeOf('card-two', 'Two')],
    )
    expect(state.visible.writing).toEqual({ objectives: { cards: 2, people: {} } })
  })

  test('follows the settings of the stage, and never tells of whom it was promised not to', () => {
    const before = given(anonymous(), ['pat', writeOf('card-one', 'One')])
    const nowNamed = withWritingProgress(atStage(before, 'objectives', PRIVATE), 'objectives')
    const after = given(nowNamed, ['mika', writeOf('card-two', 'Two')])
    expect(after.visible.writing).toEqual({ objectives: { cards: 2, people: { mika: 1 } } })
    const hidden = withWritingProgress(atStage(after, 'objectives', ANONYMOUS), 'objectives')
    expect(hidden.visible.writing).toEqual({ objectives: { cards: 2, people: {} } })
  })

  test('goes away with the last card', () => {
    const state = given(named(), ['pat', writeOf('card-one', 'One')], ['pat', withdrawOf('card-one')])
    expect(state.visible.writing).toEqual({})
    expect(state.secret.cards).toEqual({})
  })
})

describe('a pulse', () => {
  const asked = () => atStage(withStage(workshopAt(), { id: 'pulse', kind: 'pulse' }), 'pulse')

  test('is one answer of each person, replaceable, of which only the number is known', () => {
    const state = given(
      asked(),
      ['pat', pulseOf(2, 'tired')],
      ['mika', pulseOf(5)],
      ['pat', pulseOf(3, 'better')],
    )
    expect(mineOf(state.secret, 'pat').pulses).toEqual({ pulse: { score: 3, word: 'better' } })
    expect(state.visible.writing).toEqual({ pulse: { cards: 2, people: {} } })
    expect(JSON.stringify(state.visible)).not.toContain('better')
  })

  test('is over once it was shown: a second show would be about whoever came late', () => {
    const state = given(asked(), ['pat', pulseOf(2, 'tired')], ['faye', { type: 'reveal', stageId: 'pulse' }])
    expect(refusalOf(state, pulseOf(5), 'mika')).toBe('pulse-shown')
    expect(refusalOf(state, { type: 'reveal', stageId: 'pulse' })).toBe('nothing-to-reveal')
  })

  test('is asked for in its own stage', () => {
    expect(refusalOf(asked(), pulseOf(3, '', 'objectives'), 'pat')).toBe('wrong-stage')
    expect(refusalOf(asked(), writeOf('card-one', 'One', { stageId: 'pulse' }), 'pat')).toBe('not-private')
  })
})
