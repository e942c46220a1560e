import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { type Coach, type CoachHelps, createCoachModel, SETTLE_MS } from '../../client/models/coach-model.ts'
import type { Board } from '../../shared/board/cards.ts'
import type { CardContext, Statement } from '../../shared/coach/assessment.ts'
import type { KeyResultClassification } from '../../shared/coach/classification.ts'
import type { SmartLights } from '../../shared/coach/smart.ts'
import type { StageKind } from '../../shared/workshop/stages.ts'
import { boardOf, keyResult, objective } from '../shared/workshop/support.ts'

const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }

/** A coach that notes what it is asked, and time that passes when it is told to. */
function bench(board: Board, load?: () => Promise<Coach>) {
  const asked: { readonly statement: Statement; readonly context: CardContext }[] = []
  let sets = 0
  const recording: Coach = {
    assess: (statement, context) => {
      asked.push({ statement, context })
      return statement.kind === 'objective'
        ? { kind: 'objective', classification: { problems: [] }, findings: [] }
        : { kind: 'key_result', classification: OUTCOME, findings: [] }
    },
    assessSet: () => {
      sets += 1
      return []
    },
    smartLights: () => LIGHTS,
  }
  const timers: { atMs: number; run: () => void }[] = []
  let nowMs = 0
  let failures = 0
  let helpLoads = 0
  const boardNow = signal(board)
  const stageKind = signal<StageKind>('key-results')
  const model = createCoachModel({
    load: load ?? (() => Promise.resolve(recording)),
    loadHelps: () => {
      helpLoads += 1
      return helpLoads === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(HELPS)
    },
    board: boardNow,
    cycle: signal(CYCLE),
    stageKind,
    onFailed: () => {
      failures += 1
    },
    later: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run }
      timers.push(timer)
      return () => {
        const at = timers.indexOf(timer)
        if (at >= 0) timers.splice(at, 1)
      }
    },
  })
  const pass = (ms: number) => {
    nowMs += ms
    for (const timer of timers.filter(({ atMs }) => atMs <= nowMs)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.run()
    }
  }
  return {
    ...{ model, board: boardNow, stageKind, asked, pass, recording },
    texts: () => asked.splice(0).map(({ statement }) => statement.text),
    setsRead: () => {
      model.set.value
      return sets
    },
    failed: () => failures,
    helpLoads: () => helpLoads,
    waiting: () => timers.length,
  }
}

const HELPS: CoachHelps = { split: () => null, moveNumber: () => null, withBaseline: () => null }

const LIGHTS: SmartLights = {
  specific: 'met',
  measurable: 'met',
  achievable: 'unknown',
  relevant: 'met',
  timeBound: 'not-yet',
}
const OUTCOME: KeyResultClassification = {
  type: 'outcome',
  confidence: 1,
  reason: 'measure-moves',
  typeSpan: null,
  measurable: true,
  targetSpan: null,
  hasBaseline: false,
  timeBound: false,
  timeSpan: null,
  measure: { direction: null, unit: '', baseline: null, target: null },
}

const two = (first: string, second = 'Second') =>
  boardOf([objective('o-1', [keyResult('k-1', { text: first }), keyResult('k-2', { text: second })])])

async function loaded(board: Board) {
  const made = bench(board)
  made.model.start()
  await Promise.resolve()
  await Promise.resolve()
  return made
}

describe('what the coach reads', () => {
  test('is everything once when it arrives, and before that nothing is known', async () => {
    const { model, texts } = bench(two('First'))
    expect(model.coach.value).toBeNull()
    expect(model.readingOf('k-1').value).toBeNull()
    expect(model.set.value).toEqual([])
    model.start()
    await Promise.resolve()
    await Promise.resolve()
    expect(texts().sort()).toEqual(['First', 'Objective o-1', 'Second'])
    expect(model.readingOf('k-1').value).toMatchObject({ words: 'First', lights: LIGHTS })
    expect(model.readingOf('o-1').value).toMatchObject({ lights: null })
  })

  test('while somebody types, one card is read once, when its words have been still', async () => {
    const { model, board, texts, pass, setsRead } = await loaded(two(''))
    texts()
    const before = setsRead()
    for (const text of ['D', 'De', 'Dep', 'Depl', 'Deploy X']) {
      board.value = two(text)
      pass(SETTLE_MS - 1)
    }
    expect(texts()).toEqual([])
    expect(model.readingOf('k-1').value?.words).toBe('')
    pass(1)
    expect(texts()).toEqual(['Deploy X'])
    expect(model.readingOf('k-1').value?.words).toBe('Deploy X')
    expect(setsRead()).toBe(before + 1)
  })

  test('others who type elsewhere do not put it off, nor is anything read for them again', async () => {
    const { board, texts, pass } = await loaded(two('First', ''))
    texts()
    board.value = two('First, changed', '')
    for (const text of ['a', 'ab', 'abc']) {
      pass(SETTLE_MS / 2)
      board.value = two('First, changed', text)
    }
    expect(texts()).toEqual(['First, changed'])
  })

  test('a word that was taken back at once is not read again', async () => {
    const { board, texts, pass, waiting } = await loaded(two('First'))
    texts()
    board.value = two('First!')
    board.value = two('First')
    pass(SETTLE_MS)
    expect(texts()).toEqual([])
    expect(waiting()).toBe(0)
  })

  test('[KR8] values count at once', async () => {
    const { board, asked } = await loaded(two('First'))
    asked.splice(0)
    const fields = { ...keyResult('k-1').fields, dueOn: '2027-02-01' }
    board.value = boardOf([
      objective('o-1', [keyResult('k-1', { text: 'First', fields }), keyResult('k-2', { text: 'Second' })]),
    ])
    expect(asked).toMatchObject([
      { statement: { text: 'First' }, context: { fields: { dueOn: '2027-02-01' } } },
    ])
  })

  test('[KR8] from Commit on a missing date is the cycle’s last day; [OB8] at review that is known', async () => {
    const fields = { ...keyResult('k-1').fields, dueOn: null }
    const board = boardOf([objective('o-1', [keyResult('k-1', { fields })])])
    const { stageKind, asked } = await loaded(board)
    const dueOf = () => asked.splice(0).map(({ context }) => context.fields?.dueOn)
    expect(dueOf()).toEqual([undefined, null])
    stageKind.value = 'commit'
    expect(dueOf()).toEqual([CYCLE.endsOn])
    stageKind.value = 'review'
    expect(asked.map(({ context }) => context.isReview)).toEqual([true, true])
  })

  test('[KR7] a key result without an objective is read as an orphan, and one that is deleted no more', async () => {
    const loose = { keyResults: [keyResult('k-9', { text: 'Lost' })], initiatives: [] }
    const { model, board, asked } = await loaded({ ...boardOf([]), loose })
    expect(asked).toMatchObject([{ context: { objective: '' } }])
    board.value = boardOf([])
    expect(model.readingOf('k-9').value).toBeNull()
  })

  test('a full board is read in several goes', async () => {
    const cards = Array.from({ length: 150 }, (_, at) => keyResult(`k-${at}`, { text: `Result ${at}` }))
    const { asked, pass } = await loaded(boardOf([objective('o-1', cards)]))
    expect(asked.length).toBeLessThan(100)
    for (let rounds = 0; rounds < 5; rounds += 1) pass(0)
    expect(asked).toHaveLength(151)
  })
})

describe('a coach that cannot be loaded', () => {
  test('says so once, is tried again, and is there when it came', async () => {
    let isOnline = false
    const made = bench(two('First'), () =>
      isOnline ? Promise.resolve(made.recording) : Promise.reject(new Error('offline')),
    )
    const { model, failed, pass, texts } = made
    model.start()
    for (let tries = 0; tries < 4; tries += 1) {
      await Promise.resolve()
      await Promise.resolve()
      pass(60_000)
    }
    expect(failed()).toBe(1)
    expect(model.readingOf('k-1').value).toBeNull()
    isOnline = true
    await Promise.resolve()
    await Promise.resolve()
    pass(60_000)
    await Promise.resolve()
    await Promise.resolve()
    expect(texts()).toContain('First')
  })

  test('is left alone once the room is closed', async () => {
    const made = bench(two('First'))
    made.model.start()
    made.model.dispose()
    await Promise.resolve()
    await Promise.resolve()
    expect(made.asked).toEqual([])
    expect(made.waiting()).toBe(0)
  })
})

test('the helps come when somebody looks closer, once; after a failure the next look brings them', async () => {
  const { model, helpLoads } = await loaded(two('First'))
  expect(helpLoads()).toBe(0)
  model.wantHelps()
  model.wantHelps()
  await Promise.resolve()
  await Promise.resolve()
  expect([helpLoads(), model.helps.value]).toEqual([1, null])
  model.wantHelps()
  await Promise.resolve()
  await Promise.resolve()
  model.wantHelps()
  expect([helpLoads(), model.helps.value]).toEqual([2, HELPS])
})
