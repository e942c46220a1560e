import { describe, expect, test } from 'vitest'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'

describe('[KR4] a number or threshold that can be checked', () => {
  test.each([
    'Zero accidents in the mill',
    'No patient waits more than an hour',
    'Half of the members pay online',
    'Nine out of ten parcels arrive whole',
    'A dozen clinics order from us',
    'App rating 4.6+',
    'Stay below 0.2 % errors',
    'Double the number of guests',
    'Inspect every lift twice a year',
    'Deploy time to under a minute',
  ])('%s', (text) => expect(classifyKeyResult(text).measurable).toBe(true))

  test.each([
    ['no number', 'Fewer complaints at the till'],
    ['a placeholder', 'Increase sign-ups by X%'],
    ['a version', 'Version 4.0 of the driver app is live'],
    ['a version behind its name', 'Move the clusters to Kubernetes 1.29'],
    ['a standard', 'Pass the ISO 27001 audit'],
    ['a quarter', 'Finish the Q3 plan'],
    ['a name', 'Move the 24/7 hotline to Leeds'],
    ['a phase', 'Close out phase 2 of the ERP project'],
    ['a start without a target', 'Bounce rate (now: 61%) goes down'],
    ['an adjective', 'The 24-hour line is up'],
  ])('but not %s: “%s”', (_what, text) => expect(classifyKeyResult(text).measurable).toBe(false))
})

describe('[KR5] where it starts', () => {
  test.each([
    ['from 60% to 85%', 'Increase coverage from 60% to 85%', 60, 85],
    ['an arrow', 'CAC: $410 → $280', 410, 280],
    ['two numbers', 'Newsletter opens 18% to 27%', 18, 27],
    ['down from', 'First reply in under two hours, down from six', 6, 2],
    ['now', 'Checkout conversion 2.3% (currently 1.7%)', 1.7, 2.3],
    ['thousands', 'App users go from 8k to 20k', 8_000, 20_000],
    ['instead of', 'Hiring a nurse takes 45 days instead of 70', 70, 45],
  ])('%s: “%s”', (_what, text, baseline, target) => {
    const { hasBaseline, measure } = classifyKeyResult(text)
    expect(hasBaseline).toBe(true)
    expect(measure).toMatchObject({ baseline, target })
  })

  test.each([
    'Reduce costs by 30%',
    'Sales +20%',
    'Halve the queue',
    'The number of guests doubled',
    'Two days faster from order to door',
    '3x more guests',
  ])('a relative change with its size: %s', (text) =>
    expect(classifyKeyResult(text).hasBaseline).toBe('relative'),
  )

  test.each([
    'NPS of 55 among clinic admins',
    'Keep the ratio between 3 and 4',
    'The planner is used by 70% of nurses',
    '85-90% of new hires stay',
    'Sign up 1,000 members',
  ])('nothing of where it starts: %s', (text) => expect(classifyKeyResult(text).hasBaseline).toBe(false))

  test('the direction is read from the numbers before the verb', () => {
    expect(classifyKeyResult('Improve load time from 4 s to 2 s').measure.direction).toBe('decrease')
    expect(classifyKeyResult('Increase coverage to 85%').measure).toMatchObject({
      direction: 'increase',
      unit: '%',
    })
  })
})
