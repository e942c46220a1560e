import { describe, expect, test } from 'vitest'
import { checkAgenda, findStage } from '../../../shared/workshop/agenda.ts'
import type { AgendaChange } from '../../../shared/workshop/change-agenda.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { MAX_STAGES, STAGE_KINDS } from '../../../shared/workshop/stages.ts'
import type { RoomState, Visible } from '../../../shared/workshop/state.ts'
import { seeds } from '../../support/soak.ts'
import { SeededRandom } from '../board/seeded-random.ts'
import { done, give, refusalOf, workshopAt } from './support.ts'

const SETTINGS = {
  writers: 'everyone',
  writing: 'open',
  naming: 'named',
  prompt: '',
  ballot: null,
} as const

function command(change: AgendaChange): Command {
  return { type: 'change-agenda', change }
}

function add(kind: 'sort' | 'vote' | 'reflect' | 'pulse' | 'review' | 'finalised', afterId: string | null) {
  return command({ how: 'add', kind, afterId, name: '', minutes: null, settings: SETTINGS })
}

const idsOf = ({ visible }: RoomState) => visible.agenda.map(({ id }) => id)

function withVisible(state: RoomState, change: Partial<Visible>): RoomState {
  return { ...state, visible: { ...state.visible, ...change } }
}

/** People wrote in the objectives stage, alone. */
function writtenAlone(naming: 'named' | 'anonymous'): RoomState {
  const set = command({
    how: 'edit',
    stageId: 'objectives',
    settings: { writing: 'private', naming },
  })
  return withVisible(done(workshopAt(), set).state, { writing: { objectives: { cards: 3, people: {} } } })
}

describe('adding', () => {
  test('puts a stage behind another, or first, with an id of its own', () => {
    const sorted = done(workshopAt(), add('sort', 'objectives')).state
    expect(idsOf(sorted).slice(0, 4)).toEqual(['welcome', 'objectives', 'sort', 'key-results'])
    const voting = done(sorted, add('vote', null)).state
    expect(idsOf(voting).slice(0, 2)).toEqual(['vote-2', 'welcome'])
    expect(voting.visible.stageId).toBe('welcome')
  })

  test('settings say what will hold', () => {
    const { state } = done(
      workshopAt(),
      command({
        how: 'add',
        kind: 'reflect',
        afterId: 'welcome',
        name: 'Look back',
        minutes: 12,
        settings: { ...SETTINGS, naming: 'anonymous' },
      }),
    )
    expect(findStage(state.visible, 'reflect')).toMatchObject({
      name: 'Look back',
      minutes: 12,
      settings: { writing: 'private', naming: 'anonymous' },
      skipped: false,
      enteredAtMs: null,
    })
  })

  test('is refused behind the end, of an end, of a second review, and behind nothing', () => {
    expect(refusalOf(workshopAt(), add('sort', 'finalised'))).toBe('wrong-agenda')
    expect(refusalOf(workshopAt(), add('finalised', 'welcome'))).toBe('wrong-agenda')
    expect(refusalOf(workshopAt(), add('review', 'welcome'))).toBe('wrong-agenda')
    expect(refusalOf(workshopAt(), add('sort', 'lunch'))).toBe('unknown-stage')
  })

  test('ends at the most stages an agenda may have', () => {
    let state = workshopAt()
    while (state.visible.agenda.length < MAX_STAGES) state = done(state, add('sort', 'welcome')).state
    expect(refusalOf(state, add('sort', 'welcome'))).toBe('wrong-agenda')
  })

  test('a new stage does not take the id of one that something is kept of', () => {
    const state = withVisible(workshopAt(), {
      pulses: { pulse: { counts: [0, 0, 1, 0, 0], words: ['fine'] } },
    })
    expect(idsOf(done(state, add('pulse', 'welcome')).state)[1]).toBe('pulse-2')
  })
})

describe('removing and moving', () => {
  test('a stage goes, and the others keep their order', () => {
    const { state } = done(workshopAt(), command({ how: 'remove', stageId: 'outcomes' }))
    expect(idsOf(state)).toEqual([
      'welcome',
      'objectives',
      'key-results',
      'vote',
      'commit',
      'review',
      'finalised',
    ])
  })

  test('the stage that the room is at stays, and so do the review and the end', () => {
    expect(refusalOf(workshopAt('vote'), command({ how: 'remove', stageId: 'vote' }))).toBe('stage-in-use')
    expect(refusalOf(workshopAt(), command({ how: 'remove', stageId: 'review' }))).toBe('wrong-agenda')
    expect(refusalOf(workshopAt(), command({ how: 'remove', stageId: 'finalised' }))).toBe('wrong-agenda')
    expect(refusalOf(workshopAt(), command({ how: 'remove', stageId: 'lunch' }))).toBe('unknown-stage')
  })

  test('a stage stays that people wrote in alone, and says what to do', () => {
    const written = writtenAlone('named')
    const remove = command({ how: 'remove', stageId: 'objectives' })
    const refused = give(written, remove)
    expect(refused.ok ? '' : refused.refusal.message).toContain('Reveal their cards first')
    const revealed = withVisible(written, {
      writing: {},
      revealed: { objectives: { atMs: 1, cards: 3, naming: 'named' } },
    })
    expect(refusalOf(revealed, remove)).toBe('stage-in-use')
  })

  test('moves to anywhere before the end, the current one too', () => {
    const { state } = done(
      workshopAt('vote'),
      command({ how: 'move', stageId: 'vote', afterId: 'objectives' }),
    )
    expect(idsOf(state).slice(0, 3)).toEqual(['welcome', 'objectives', 'vote'])
    const first = done(state, command({ how: 'move', stageId: 'review', afterId: null })).state
    expect(idsOf(first)[0]).toBe('review')
    expect(refusalOf(state, command({ how: 'move', stageId: 'finalised', afterId: null }))).toBe(
      'wrong-agenda',
    )
    expect(refusalOf(state, command({ how: 'move', stageId: 'vote', afterId: 'finalised' }))).toBe(
      'wrong-agenda',
    )
  })
})

describe('editing', () => {
  test('changes what is given and nothing else', () => {
    const edit = command({
      how: 'edit',
      stageId: 'objectives',
      minutes: 9,
      settings: { prompt: 'Dream big' },
    })
    const named = done(workshopAt(), command({ how: 'edit', stageId: 'objectives', name: 'Dreams' })).state
    expect(findStage(done(named, edit).state.visible, 'objectives')).toMatchObject({
      name: 'Dreams',
      minutes: 9,
      settings: { ...SETTINGS, prompt: 'Dream big' },
    })
    const untimed = done(named, command({ how: 'edit', stageId: 'objectives', minutes: null })).state
    expect(findStage(untimed.visible, 'objectives')?.minutes).toBeNull()
  })

  test('what was written alone stays so until it is revealed, by the names it was written under', () => {
    const edit = (settings: Extract<AgendaChange, { how: 'edit' }>['settings']) =>
      command({ how: 'edit', stageId: 'objectives', settings })
    expect(refusalOf(writtenAlone('named'), edit({ writing: 'open' }))).toBe('stage-in-use')
    expect(refusalOf(writtenAlone('named'), edit({ naming: 'anonymous' }))).toBe('stage-in-use')
    expect(refusalOf(writtenAlone('anonymous'), edit({ naming: 'named' }))).toBe('stage-in-use')
    expect(refusalOf(writtenAlone('named'), edit({ prompt: 'Anything else?' }))).toBe('done')
    const revealed = (naming: 'named' | 'anonymous') =>
      withVisible(writtenAlone(naming), {
        writing: {},
        revealed: { objectives: { atMs: 1, cards: 3, naming } },
      })
    expect(refusalOf(revealed('anonymous'), edit({ naming: 'named' }))).toBe('stage-in-use')
    expect(refusalOf(revealed('named'), edit({ naming: 'anonymous' }))).toBe('done')
    expect(refusalOf(revealed('named'), edit({ writing: 'open' }))).toBe('done')
  })

  test('the end stays as it is, and so does a finalised workshop', () => {
    const rename = command({ how: 'edit', stageId: 'finalised', name: 'Party' })
    expect(refusalOf(workshopAt(), rename)).toBe('wrong-agenda')
    expect(refusalOf(workshopAt('finalised'), add('sort', 'welcome'))).toBe('wrong-stage')
  })
})

describe('any sequence of changes', () => {
  const pick = <Item>(random: SeededRandom, items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = items[random.below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from.')
    return item
  }

  const randomChange = (random: SeededRandom, state: RoomState): AgendaChange => {
    const ids = [...idsOf(state), 'lunch']
    const afterId = random.below(6) === 0 ? null : pick(random, ids)
    const stageId = pick(random, ids)
    switch (random.below(4)) {
      case 0:
        return {
          how: 'add',
          kind: pick(random, STAGE_KINDS),
          afterId,
          name: '',
          minutes: random.below(90) + 1,
          settings: SETTINGS,
        }
      case 1:
        return { how: 'remove', stageId }
      case 2:
        return { how: 'move', stageId, afterId }
      default:
        return {
          how: 'edit',
          stageId,
          minutes: null,
          settings: {
            writing: pick(random, ['open', 'private'] as const),
            naming: pick(random, ['named', 'anonymous'] as const),
          },
        }
    }
  }

  test.each(seeds({ test: 20, soak: 500 }))('keeps the agenda one that can be held (seed %i)', (seed) => {
    const random = new SeededRandom(seed)
    let state = withVisible(workshopAt(), { writing: { outcomes: { cards: 1, people: {} } } })
    let changed = 0
    for (let step = 0; step < 200; step += 1) {
      const isMove = random.below(4) === 0
      const next = isMove
        ? give(state, { type: 'go-to-stage', stageId: pick(random, idsOf(state)) })
        : give(state, command(randomChange(random, state)))
      if (!next.ok) continue
      if (!isMove) changed += 1
      state = next.value.state
      const { agenda, stageId } = state.visible
      expect(new Set(agenda.map(({ id }) => id)).size).toBe(agenda.length)
      expect(agenda.filter(({ kind }) => kind === 'finalised')).toHaveLength(1)
      expect(agenda.at(-1)?.kind).toBe('finalised')
      expect(checkAgenda(agenda).ok).toBe(true)
      expect(findStage(state.visible, stageId)).not.toBeNull()
      expect(findStage(state.visible, 'outcomes')).not.toBeNull()
      for (const { settings } of agenda) {
        if (settings.naming === 'anonymous') expect(settings.writing).toBe('private')
      }
    }
    expect(changed).toBeGreaterThan(20)
  })
})
