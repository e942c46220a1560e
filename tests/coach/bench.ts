// `npm run coach:bench`: how long the coach takes, beside two simple peers that answer less.
import { assess } from '../../shared/coach/assess.ts'
import type { Statement } from '../../shared/coach/assessment.ts'
import { assessSet } from '../../shared/coach/set/assess-set.ts'
import { type KeyResultExample, trainingExamples } from './examples.ts'
import { peers } from './peers.ts'

export type Timing = {
  readonly name: string
  readonly medianMs: number
  readonly p95Ms: number
  /** What is promised; `null` for peers. */
  readonly limitMs: number | null
}

const ROUNDS = 30
/** Until the engine has compiled what runs often, as it has after a minute of typing. */
const WARM_UP_ROUNDS = 5
const LIMITS = { statementMs: 0.2, setMs: 5 } as const

/** @param nowMs a clock of fractions of milliseconds */
export function timeCoach(nowMs: () => number): readonly Timing[] {
  const { keyResults, objectives } = trainingExamples()
  const statements: readonly Statement[] = [
    ...keyResults.map(({ text }) => ({ kind: 'key_result', text }) as const),
    ...objectives.map(({ text }) => ({ kind: 'objective', text }) as const),
  ]
  const sets = Array.from({ length: 20 }, (_, at) => ({
    objectives: objectives.slice(at * 5, at * 5 + 5).map(({ text }, index) => ({
      id: `${index}`,
      text,
      keyResults: keyResults
        .slice((at * 5 + index) * 5, (at * 5 + index) * 5 + 5)
        .map((keyResult) => ({ id: `${keyResult.id}`, text: keyResult.text, fields: null })),
    })),
    cycle: null,
    proposals: null,
    notDoing: null,
    isReview: false,
  }))
  return [
    time('assess one statement', LIMITS.statementMs, statements, (statement) => assess(statement), nowMs),
    time(
      'assess a set of 5 × 5',
      LIMITS.setMs,
      sets,
      (set) => {
        for (const { text, keyResults: ofObjective } of set.objectives) {
          assess({ kind: 'objective', text })
          for (const keyResult of ofObjective) assess({ kind: 'key_result', text: keyResult.text })
        }
        return assessSet(set)
      },
      nowMs,
    ),
    ...peers(keyResults).map(({ name, type }) =>
      time<KeyResultExample>(`peer, type alone: ${name}`, null, keyResults, type, nowMs),
    ),
  ]
}

function time<Item>(
  name: string,
  limitMs: number | null,
  items: readonly Item[],
  work: (item: Item) => unknown,
  nowMs: () => number,
): Timing {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const item of items) work(item)
  const timesMs: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const item of items) {
      const startedMs = nowMs()
      work(item)
      timesMs.push(nowMs() - startedMs)
    }
  timesMs.sort((a, b) => a - b)
  const at = (quantile: number) => timesMs[Math.floor(quantile * (timesMs.length - 1))] ?? Number.NaN
  return { name, medianMs: at(0.5), p95Ms: at(0.95), limitMs }
}

/** One line for each, and whether all limits are kept. */
export function reportTimings(timings: readonly Timing[]): { lines: readonly string[]; isFine: boolean } {
  const lines = timings.map(({ name, medianMs, p95Ms, limitMs }) => {
    const limit =
      limitMs === null ? '' : `  at most ${limitMs} ms: ${medianMs <= limitMs ? 'kept' : 'MISSED'}`
    return `${name.padEnd(38)} median ${medianMs.toFixed(4)} ms  p95 ${p95Ms.toFixed(4)} ms${limit}`
  })
  return { lines, isFine: timings.every(({ medianMs, limitMs }) => limitMs === null || medianMs <= limitMs) }
}
