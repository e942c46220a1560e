import {
  KEY_RESULT_TYPES,
  OBJECTIVE_PROBLEMS,
  type ObjectiveProblem,
} from '../../shared/coach/classification.ts'
import type { Answered, AnsweredKeyResult, AnsweredObjective } from './answers.ts'
import {
  bootstrapInterval,
  type Case,
  confusion,
  f1,
  type Interval,
  macroF1,
  mean,
  wilsonInterval,
} from './scores.ts'

/** A figure with how many cases it is over and where it would lie in 95 of 100 such samples. */
export type Figure = { readonly name: string; readonly n: number; readonly value: number } & Interval

export type Figures = {
  readonly figures: readonly Figure[]
  /** Rows are expected types, columns answered ones, in the order of `KEY_RESULT_TYPES`. */
  readonly confusion: readonly (readonly number[])[]
}

const BOOTSTRAP = { seed: 20_270_331, rounds: 1_000 }
const BASELINES = [true, 'relative', false] as const

export function typeCases(answered: readonly AnsweredKeyResult[]) {
  return answered.map(({ example, classification }) => ({
    expected: example.labels.type,
    answered: classification.type,
  }))
}

/** All that is asked of the coach, in the order in which it is printed. */
export function measure({ keyResults, objectives }: Answered): Figures {
  const types = typeCases(keyResults)
  const measurable = keyResults.map(({ example, classification }) => ({
    expected: example.labels.measurable,
    answered: classification.measurable,
  }))
  const baselines = keyResults.map(({ example, classification }) => ({
    expected: example.labels.has_baseline,
    answered: classification.hasBaseline,
  }))
  const timeBound = keyResults.map(({ example, classification }) => ({
    expected: example.labels.time_bound,
    answered: classification.timeBound,
  }))
  const asserted = keyResults.filter(({ message }) => message === 'asserts')
  const outputs = keyResults.filter(({ example }) => example.labels.type === 'output')
  const isOutput = ({ example }: AnsweredKeyResult) => example.labels.type === 'output'
  return {
    figures: [
      ...(keyResults.length === 0
        ? []
        : [
            ...typeFigures('type', types),
            proportion('measurable accuracy', measurable, agrees),
            resampled('has_baseline macro-F1', baselines, (cases) => macroF1(cases, BASELINES)),
            resampled('time_bound F1', timeBound, (cases) => f1(cases, true)),
            proportion('"this is an output", asserted: right', asserted, isOutput),
            proportion('true outputs that are asserted', outputs, ({ message }) => message === 'asserts'),
            proportion('true outputs spoken on', outputs, ({ message }) => message !== 'silent'),
          ]),
      ...(objectives.length === 0 ? [] : objectiveFigures(objectives)),
    ],
    confusion: confusion(types, KEY_RESULT_TYPES),
  }
}

export function typeFigures(
  name: string,
  types: ReadonlyArray<Case<(typeof KEY_RESULT_TYPES)[number]>>,
): readonly Figure[] {
  return [
    proportion(`${name} accuracy`, types, agrees),
    resampled(`${name} macro-F1`, types, (cases) => macroF1(cases, KEY_RESULT_TYPES)),
  ]
}

function objectiveFigures(objectives: readonly AnsweredObjective[]): readonly Figure[] {
  return [
    proportion(
      'any problem: accuracy',
      objectives,
      ({ example, problems }) => example.labels.problems.length > 0 === problems.length > 0,
    ),
    ...OBJECTIVE_PROBLEMS.map((problem) =>
      resampled(`${problem} F1`, objectives, (cases) => problemF1(cases, problem)),
    ),
    resampled('mean F1 of the problems', objectives, (cases) =>
      mean(
        OBJECTIVE_PROBLEMS.map((problem) => problemF1(cases, problem)).filter(
          (value) => !Number.isNaN(value),
        ),
      ),
    ),
  ]
}

function problemF1(objectives: readonly AnsweredObjective[], problem: ObjectiveProblem): number {
  const cases = objectives.map(({ example, problems }) => ({
    expected: example.labels.problems.includes(problem),
    answered: problems.includes(problem),
  }))
  return f1(cases, true)
}

function agrees<Label>({ expected, answered }: Case<Label>): boolean {
  return expected === answered
}

function proportion<Item>(name: string, items: readonly Item[], counts: (item: Item) => boolean): Figure {
  const successes = items.filter(counts).length
  return {
    name,
    n: items.length,
    value: successes / items.length,
    ...wilsonInterval(successes, items.length),
  }
}

function resampled<Item>(
  name: string,
  items: readonly Item[],
  figure: (items: readonly Item[]) => number,
): Figure {
  return { name, n: items.length, value: figure(items), ...bootstrapInterval(items, figure, BOOTSTRAP) }
}
