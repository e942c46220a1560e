import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { areaIdOf, type Board } from '../../../shared/board/cards.ts'
import { BOARD_LIMITS } from '../../../shared/board/layout.ts'
import { readNotes, revealCards } from '../../../shared/board/notes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { createObjective } from '../../../shared/board/write.ts'
import type { BoardEdit, Decision } from '../../../shared/workshop/command.ts'
import { type Command, decide } from '../../../shared/workshop/decide.ts'
import { revealStage } from '../../../shared/workshop/reveal.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { ANONYMOUS, atStage, PRIVATE, pulseOf, withStage, writeOf } from '../../support/private-writing.ts'
import { seeds } from '../../support/soak.ts'
import { SeededRandom } from '../board/seeded-random.ts'
import { done, GOOD_BOARD, NOW_MS, PEOPLE, workshopAt } from './support.ts'

type RevealCards = Extract<BoardEdit, { edit: 'reveal-cards' }>

const named = () => atStage(workshopAt(), 'objectives', PRIVATE)
const anonymous = () => atStage(workshopAt(), 'objectives', ANONYMOUS)
const write = (state: RoomState, personId: string, command: Command) => done(state, command, personId).state

/** Fresh ids that say nothing of how many there were before. */
function idsOf(seed: number) {
  const random = new SeededRandom(seed)
  return () => `card-${random.next().toString(36).slice(2)}${random.next().toString(36).slice(2)}`
}

function reveal(state: RoomState, { seed = 1, stageId = 'objectives', board = GOOD_BOARD } = {}) {
  const newId = idsOf(seed)
  return revealStage(state, stageId, NOW_MS, { readBoard: () => board, newId, seed: newId() })
}

function editOf({ effects }: Decision): RevealCards {
  const [effect] = effects
  if (effect?.type !== 'edit-board' || effect.edit.edit !== 'reveal-cards')
    throw new Error('Nothing revealed.')
  expect(effects).toHaveLength(1)
  return effect.edit
}

/** Three people with two cards each, written by turns. */
function written(state: RoomState) {
  let current = state
  for (const number of [1, 2]) {
    for (const personId of ['faye', 'pat', 'mika']) {
      current = write(current, personId, writeOf(`card-${personId}-${number}`, `${personId} ${number}`))
    }
  }
  return current
}
const TEXTS = ['faye 1', 'faye 2', 'mika 1', 'mika 2', 'pat 1', 'pat 2']

describe('a reveal', () => {
  test('puts every card on the board once, in the stage’s area, and leaves none in the secrets', () => {
    const decision = reveal(written(named()))
    const { notes, keyResults } = editOf(decision)
    expect(notes.map(({ text }) => text).sort()).toEqual(TEXTS)
    expect(new Set(notes.map(({ areaId }) => areaId))).toEqual(new Set(['objectives']))
    expect(keyResults).toEqual([])
    expect(decision.state.secret.cards).toEqual({})
    expect(decision.state.visible.writing).toEqual({})
    expect(decision.state.visible.revealed).toEqual({
      objectives: { atMs: NOW_MS, cards: 6, naming: 'named' },
    })
  })

  test('names the authors of a named stage', () => {
    const decision = reveal(written(named()))
    const { authors } = decision.state.visible
    for (const { id, text } of editOf(decision).notes) expect(authors[id]).toBe(text.split(' ')[0])
    expect(Object.keys(authors)).toHaveLength(6)
  })

  test('names nobody in an anonymous stage, and nowhere in the state', () => {
    const before = written(anonymous())
    const decision = reveal(before)
    expect(decision.state.visible.authors).toEqual({})
    expect(decision.state.visible.revealed['objectives']?.naming).toBe('anonymous')
    const { roster: _roster, ...rest } = decision.state.visible
    expect(JSON.stringify([rest, decision.state.secret, decision.effects])).not.toMatch(/"(faye|pat|mika)"/)
  })

  test('gives ids that no author’s device has made', () => {
    const { notes } = editOf(reveal(written(anonymous())))
    for (const { id } of notes) expect(id).not.toMatch(/faye|pat|mika/)
  })

  test('keeps what was promised: a card of an anonymous stage stays without a name, if the stage is named by now', () => {
    const before = write(anonymous(), 'pat', writeOf('card-pat', 'pat 1'))
    const now = write(atStage(before, 'objectives', PRIVATE), 'mika', writeOf('card-mika', 'mika 1'))
    const decision = reveal(now)
    expect(Object.values(decision.state.visible.authors)).toEqual(['mika'])
    expect(decision.state.visible.revealed['objectives']?.naming).toBe('anonymous')
    const again = reveal(write(decision.state, 'pat', writeOf('card-more', 'pat 2')))
    expect(again.state.visible.revealed['objectives']?.naming).toBe('anonymous')
    // Also if its author finishes it, or was offline and has not heard yet, when the stage is named.
    const finished = write(now, 'pat', writeOf('card-pat', 'pat 1, finished'))
    const offline = write(finished, 'pat', writeOf('card-late', 'pat 2', { isAnonymous: true }))
    expect(Object.values(reveal(offline).state.visible.authors)).toEqual(['mika'])
  })

  test('may be done again, for what was written since', () => {
    const first = reveal(written(named()))
    expect(reveal(first.state, { seed: 2 })).toEqual({ state: first.state, effects: [] })
    const late = reveal(write(first.state, 'pat', writeOf('card-late', 'late')), { seed: 3 })
    expect(editOf(late).notes.map(({ text }) => text)).toEqual(['late'])
    expect(late.state.visible.revealed['objectives']?.cards).toBe(7)
    expect(Object.keys(late.state.visible.authors)).toHaveLength(7)
  })

  test('is of one stage: what was written in others waits on', () => {
    const both = atStage(atStage(workshopAt(), 'key-results', PRIVATE), 'objectives', PRIVATE)
    const one = write(both, 'pat', writeOf('card-here', 'here'))
    const two = write(one, 'pat', writeOf('card-there', 'there', { stageId: 'key-results' }))
    const { state, effects } = reveal(two)
    expect(JSON.stringify(effects)).not.toContain('there')
    expect(state.secret.cards['pat']?.map(({ text }) => text)).toEqual(['there'])
    expect(state.visible.writing).toEqual({ 'key-results': { cards: 1, people: { pat: 1 } } })
  })

  test('reveals the cards of who was sent out, or watches by now, with the others', () => {
    const sent = done(written(named()), { type: 'remove-person', personId: 'mika' }).state
    const watching = done(sent, { type: 'set-role', personId: 'pat', role: 'observer' }).state
    expect(
      editOf(reveal(watching))
        .notes.map(({ text }) => text)
        .sort(),
    ).toEqual(TEXTS)
  })

  test('puts key results under their objectives, and those of an objective that is gone into the stage’s area', () => {
    let state = atStage(workshopAt(), 'key-results', PRIVATE)
    for (const [cardId, objectiveId] of [
      ['card-fits', 'o-1'],
      ['card-gone', 'o-9'],
      ['card-loose', null],
    ] as const) {
      state = write(state, 'pat', writeOf(cardId, cardId, { stageId: 'key-results', objectiveId }))
    }
    const { notes, keyResults } = editOf(reveal(state, { stageId: 'key-results' }))
    expect(keyResults.map(({ text, objectiveId }) => [text, objectiveId])).toEqual([['card-fits', 'o-1']])
    expect(notes.map(({ text }) => text).sort()).toEqual(['card-gone', 'card-loose'])
    expect(new Set(notes.map(({ areaId }) => areaId))).toEqual(new Set(['key-results']))
    // A full board takes notes still.
    const full: Board = { ...GOOD_BOARD, cardCount: BOARD_LIMITS.maxCards }
    expect(editOf(reveal(state, { stageId: 'key-results', board: full })).notes).toHaveLength(3)
  })

  test('[RE3] puts what was written under a column into that column', () => {
    let state = withStage(workshopAt(), { id: 'reflect', kind: 'reflect', settings: PRIVATE })
    for (const column of ['worked', 'learned', 'differently']) {
      state = write(state, 'pat', writeOf(`card-${column}`, column, { stageId: 'reflect', column }))
    }
    for (const { areaId, text } of editOf(reveal(state, { stageId: 'reflect' })).notes) {
      expect(areaId).toBe(areaIdOf('reflect', text))
    }
  })
})

describe('the order of a reveal', () => {
  const TEN = Array.from({ length: 10 }, (_, at) => `text ${at}`)
  const inOrder = TEN.reduce(
    (state, text, at) => write(state, at < 5 ? 'pat' : 'mika', writeOf(`card-no-${at}`, text)),
    anonymous(),
  )

  test('says nothing about who wrote what, or when: every card comes to every place as often', () => {
    const RUNS = 2_000
    const places = TEN.map(() => TEN.map(() => 0))
    let sameAuthor = 0
    for (let seed = 1; seed <= RUNS; seed++) {
      const texts = editOf(reveal(inOrder, { seed })).notes.map(({ text }) => text)
      texts.forEach((text, place) => {
        const row = places[TEN.indexOf(text)]
        if (row) row[place] = (row[place] ?? 0) + 1
      })
      const isPat = texts.map((text) => TEN.indexOf(text) < 5)
      sameAuthor += isPat.filter((pat, at) => at > 0 && pat === isPat[at - 1]).length
    }
    // Expected 200 at each place, with a deviation of 13: five of those is one in a million.
    for (const count of places.flat()) expect(Math.abs(count - RUNS / 10)).toBeLessThan(70)
    // Of 9 neighbours 4 are by the same author, by chance.
    expect(sameAuthor / RUNS).toBeGreaterThan(3.8)
    expect(sameAuthor / RUNS).toBeLessThan(4.2)
  })

  test('is as good as any other where the ids are handed out in order, and ids tell no place', () => {
    const orders = new Set<string>()
    for (let run = 0; run < 50; run++) {
      let ids = 0
      const newId = () => `new-id-${++ids}`
      const inputs = { readBoard: () => GOOD_BOARD, newId, seed: `seed-${run}` }
      const { notes } = editOf(revealStage(inOrder, 'objectives', NOW_MS, inputs))
      expect(notes.map(({ id }) => id)).toEqual(TEN.map((_, at) => `new-id-${at + 11}`))
      orders.add(notes.map(({ text }) => text).join())
    }
    expect(orders.size).toBe(50)
  })

  test('cannot be worked out afterwards: its seed is in neither the state nor the effects', () => {
    const inputs = { readBoard: () => GOOD_BOARD, newId: idsOf(1), seed: 'seed-nobody-knows' }
    expect(JSON.stringify(revealStage(inOrder, 'objectives', NOW_MS, inputs))).not.toContain('nobody-knows')
  })
})

describe('[SE5] what facilitators and others proposed', () => {
  test('is counted at the reveal of a named stage', () => {
    expect(reveal(written(named())).state.visible.proposals).toEqual({ byFacilitators: 2, byOthers: 4 })
  })

  test('is counted in an anonymous stage where enough people wrote, else one number would tell an author', () => {
    expect(reveal(written(anonymous())).state.visible.proposals).toEqual({ byFacilitators: 0, byOthers: 0 })
    const four = done(anonymous(), { type: 'set-role', personId: 'ola', role: 'participant' }).state
    const all = write(written(four), 'ola', writeOf('card-ola', 'ola 1'))
    expect(reveal(all).state.visible.proposals).toEqual({ byFacilitators: 2, byOthers: 5 })
  })

  test('is no light question, and no look back', () => {
    const state = withStage(workshopAt(), { id: 'icebreaker', kind: 'icebreaker', settings: PRIVATE })
    const answered = write(state, 'pat', writeOf('card-one', 'One', { stageId: 'icebreaker' }))
    const { visible } = reveal(answered, { stageId: 'icebreaker' }).state
    expect(visible.proposals).toEqual({ byFacilitators: 0, byOthers: 0 })
    expect(Object.values(visible.authors)).toEqual(['pat'])
  })
})

describe('the show of a pulse', () => {
  const asked = () => atStage(withStage(workshopAt(), { id: 'pulse', kind: 'pulse' }), 'pulse')

  test('counts the answers and gives the words, apart from each other and from their people', () => {
    const given = [
      ['faye', pulseOf(4, 'fine')],
      ['pat', pulseOf(2, 'tired')],
      ['mika', pulseOf(4)],
    ] as const
    const state = given.reduce((current, [personId, command]) => write(current, personId, command), asked())
    const shown = reveal(state, { stageId: 'pulse' })
    expect(shown.effects).toEqual([])
    const { words, counts } = shown.state.visible.pulses['pulse'] ?? {}
    expect(counts).toEqual([0, 1, 0, 2, 0])
    expect(words?.toSorted()).toEqual(['fine', 'tired'])
    expect(shown.state.secret.pulses).toEqual({})
    expect(shown.state.visible.writing).toEqual({})
    const orders = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        reveal(state, { seed, stageId: 'pulse' }).state.visible.pulses['pulse']?.words.join(),
      ),
    )
    expect(orders).toEqual(new Set(['fine,tired', 'tired,fine']))
  })

  test('of nothing is nothing', () => {
    const state = asked()
    expect(reveal(state, { stageId: 'pulse' })).toEqual({ state, effects: [] })
    expect(reveal(state, { stageId: 'nowhere' })).toEqual({ state, effects: [] })
  })
})

/*
 * Random sequences of writing, withdrawing, revealing, moving on, and settings that change meanwhile, by everybody, with the
 * board changing under them. At the end everything that was written and not withdrawn is on the board once, as it was last
 * written, and no anonymous card has an author.
 */
const STEPS = 60
const SEEDS = seeds({ test: 300, soak: 1_500 })
const STAGES = ['objectives', 'key-results', 'ice'] as const

test(`no card is lost or doubled by any sequence (${SEEDS.length} sequences)`, () => {
  const seen = { written: 0, withdrawn: 0, reveals: 0, refused: 0, named: 0, keyResults: 0 }
  for (const seed of SEEDS) {
    try {
      runSequence(new SeededRandom(seed), seen)
    } catch (error) {
      throw new Error(`Seed ${seed}: TURNOUT_SEED=${seed} runs it again.`, { cause: error })
    }
  }
  // Sequences in which nothing happens would show nothing.
  if (SEEDS.length > 1)
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(SEEDS.length / 4)
}, 60_000)

type Waiting = { readonly stageId: string; readonly text: string; readonly isAnonymous: boolean }

function runSequence(
  random: SeededRandom,
  seen: {
    written: number
    withdrawn: number
    reveals: number
    refused: number
    named: number
    keyResults: number
  },
) {
  const doc = new Y.Doc()
  for (const id of ['o-1', 'o-2']) createObjective(doc, { id, text: id }, null)
  let state = withStage(workshopAt(), { id: 'ice', kind: 'icebreaker', enteredAtMs: null })
  state = atStage(state, 'objectives', random.pick([PRIVATE, ANONYMOUS]) ?? PRIVATE)
  /** By person and card id: what must come to the board. */
  const waiting = new Map<string, Waiting>()
  const shown = new Map<string, { readonly personId: string; readonly isAnonymous: boolean }>()
  let texts = 0

  const give = (personId: string, command: Command) => {
    const newId = () => `new-${random.next().toString(36).slice(2)}`
    const inputs = {
      readBoard: () => readBoard(doc),
      readNotes: () => readNotes(doc),
      readComments: () => [],
      ids: [],
      newId,
    }
    const result = decide(state, command, { personId }, NOW_MS, inputs)
    if (!result.ok) {
      seen.refused += 1
      return false
    }
    state = result.value.state
    for (const effect of result.value.effects) {
      if (effect.type !== 'edit-board' || effect.edit.edit !== 'reveal-cards') continue
      expect(revealCards(doc, effect.edit, 'room')).toBe(true)
    }
    return true
  }
  const revealStageNow = (stageId: string) => {
    const isAnonymousNow =
      state.visible.agenda.find(({ id }) => id === stageId)?.settings.naming === 'anonymous'
    if (!give('faye', { type: 'reveal', stageId })) return
    seen.reveals += 1
    for (const [key, card] of waiting) {
      if (card.stageId !== stageId) continue
      const [personId = ''] = key.split('/')
      waiting.delete(key)
      shown.set(card.text, { personId, isAnonymous: card.isAnonymous || isAnonymousNow })
    }
  }

  for (let step = 0; step < STEPS; step++) {
    const personId = random.pick(Object.keys(PEOPLE)) ?? 'pat'
    const cardId = `card-no-${random.below(4)}`
    const key = `${personId}/${cardId}`
    const stageId = random.pick(STAGES) ?? 'objectives'
    const what = random.below(20)
    if (what < 11) {
      const text = `text ${++texts}`
      const objectiveId = random.pick([null, 'o-1', 'o-2', 'o-9']) ?? null
      const stage = state.visible.agenda.find(({ id }) => id === stageId)
      const isChange = random.below(4) === 0
      if (give(personId, writeOf(cardId, text, { stageId, objectiveId, isChange }))) {
        seen.written += 1
        const isAnonymous = stage?.settings.naming === 'anonymous' || waiting.get(key)?.isAnonymous === true
        waiting.set(key, { stageId, text, isAnonymous })
      }
    } else if (what < 13) {
      if (give(personId, { type: 'withdraw-private', cardId })) {
        seen.withdrawn += 1
        expect(waiting.delete(key)).toBe(true)
      }
    } else if (what < 15) revealStageNow(stageId)
    else if (what < 17) state = atStage(state, stageId)
    else if (what < 18) {
      const settings = random.pick([PRIVATE, ANONYMOUS, { writing: 'open', naming: 'named' } as const])
      const present = state.visible.stageId
      state = atStage(atStage(state, stageId, { naming: 'named', ...settings }), present)
    } else if (what < 19)
      give('faye', { type: 'remove-person', personId: random.pick(['mika', 'ola']) ?? 'mika' })
    else createObjective(doc, { id: `o-${texts}-new`, text: 'Another' }, null)
    const cards = Object.values(state.secret.cards).flat()
    expect(cards.map(({ text }) => text).sort()).toEqual([...waiting.values()].map(({ text }) => text).sort())
  }
  for (const stageId of STAGES) revealStageNow(stageId)
  expect(state.secret.cards).toEqual({})
  expect(state.visible.writing).toEqual({})

  const notes = [...readNotes(doc).areas.values()].flatMap(({ loose }) => loose)
  const keyResults = readBoard(doc).objectives.flatMap((objective) => objective.keyResults)
  seen.keyResults += keyResults.length
  const all = [...notes, ...keyResults]
  expect(all.map(({ text }) => text).sort()).toEqual([...shown.keys()].sort())
  for (const { id, text } of all) {
    const card = shown.get(text)
    expect(state.visible.authors[id] ?? null).toBe(card?.isAnonymous ? null : card?.personId)
    if (!card?.isAnonymous) seen.named += 1
  }
  const revealed = Object.values(state.visible.revealed).reduce((sum, { cards }) => sum + cards, 0)
  expect(revealed).toBe(all.length)
}
