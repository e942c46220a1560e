import { describe, expect, it } from 'vitest'
import { answer } from '../../coach/answers.ts'
import { validationExamples } from '../../coach/examples.ts'
import { measure } from '../../coach/figures.ts'

/** What the coach must reach on statements that nobody read while it was made. */
const FLOORS: ReadonlyArray<readonly [figure: string, floor: number]> = [
  ['type macro-F1', 0.86],
  ['measurable accuracy', 0.97],
  ['has_baseline macro-F1', 0.9],
  ['time_bound F1', 0.92],
  ['"this is an output", asserted: right', 0.95],
  ['true outputs spoken on', 0.75],
  ['any problem: accuracy', 0.85],
  ['mean F1 of the problems', 0.75],
]

describe('on the validation split', () => {
  const examples = validationExamples()
  const { figures } = measure(answer(examples))

  it('has as many statements as ever', () => {
    expect(examples.keyResults.length).toBe(136)
    expect(examples.objectives.length).toBe(72)
  })

  it.each(FLOORS)('KR1 OB1: %s is at least %d', (name, floor) => {
    expect(figures.find((figure) => figure.name === name)?.value).toBeGreaterThanOrEqual(floor)
  })
})
