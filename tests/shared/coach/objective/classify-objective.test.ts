import { describe, expect, test } from 'vitest'
import type { ObjectiveProblem } from '../../../../shared/coach/classification.ts'
import { classifyObjective } from '../../../../shared/coach/objective/classify-objective.ts'

function problemsOf(text: string): readonly ObjectiveProblem[] {
  return classifyObjective(text).problems.map(({ problem }) => problem)
}

describe('[OB1] a task', () => {
  test.each([
    'Launch our new booking app',
    'Migrate the archive to the new building’s servers',
    'Create a new pricing page',
    'Set up a data warehouse',
    'Hire a world-class marketing team',
  ])('%s', (text) => expect(problemsOf(text)).toEqual(['is_task']))

  test.each([
    'Build a reputation for honest quotes',
    'Create a place where night nurses can rest',
    'Establish a world-class test laboratory',
    'Deliver an outstanding in-store experience for parents',
    'Make our price list worth reading',
  ])('but no task: %s', (text) => expect(problemsOf(text)).toEqual([]))
})

describe('[OB2] a target number', () => {
  test.each([
    'Be present in 12 countries',
    'Grow the bakery’s revenue to €2m',
    'Double the number of guests from abroad',
    'Nine out of ten pupils read for pleasure',
    'Win three of the five biggest clinics',
  ])('%s', (text) => expect(problemsOf(text)).toContain('contains_metric'))

  test.each([
    'Passengers over 65 travel with us without help',
    'Give every first-time buyer one person to call',
    'Nobody in the valley drives to the city for a doctor',
    'Leave the 2027 season with a squad that people want to watch',
    'Put an end to double bookings in our holiday flats',
    'Be the number one address for used bicycles',
  ])('but no number to reach: %s', (text) => expect(problemsOf(text)).not.toContain('contains_metric'))
})

describe('[OB3] any company’s words', () => {
  test.each([
    'Improve customer satisfaction',
    'Be better',
    'Drive innovation',
    'Become more agile',
    'Raise the bar',
  ])('%s', (text) => expect(problemsOf(text)).toEqual(['vague']))

  test.each([
    'Improve the satisfaction of tenants with our repairs',
    'Significantly improve the reliability of our core payment service',
    'Improve developer productivity',
  ])('but it says whom or where: %s', (text) => expect(problemsOf(text)).toEqual([]))
})

describe('[OB4] business as usual', () => {
  test.each([
    'Keep the shop website up',
    'Maintain our accreditation',
    'Process payroll correctly and on time',
    'Comply with the new packaging rules',
  ])('%s', (text) => expect(problemsOf(text)).toContain('business_as_usual'))

  test.each(['Keep small shops out of bankruptcy', 'Reach monthly active readers in the north'])(
    'but a change: %s',
    (text) => expect(problemsOf(text)).not.toContain('business_as_usual'),
  )
})

describe('[OB5] two aims', () => {
  test.each([
    'Win the student market and make deliveries on time again',
    'Reduce waiting lists for knees while winning back the trust of family doctors',
    'Make evening classes pay for themselves; attract young apprentices',
    'Become known among designers + get paper out of the warehouse',
    'Sellers earn more with us, and cyclists feel safe around our vans',
  ])('%s', (text) => expect(problemsOf(text)).toContain('compound'))

  test.each([
    'Safe and affordable rides to school',
    'Attract and keep the best nurses in the north',
    'Sales and product tell customers the same story',
    'Readers can see where our money goes and why',
    'Make sharing recipes easy and fun',
  ])('but one: %s', (text) => expect(problemsOf(text)).not.toContain('compound'))
})

describe('[OB6] words that only insiders know', () => {
  test.each([
    'Bring the TX-3 to the field',
    'Push NDR up in the south',
    'Shift left in the claims team',
    'Finish the Orion train',
  ])('%s', (text) => expect(problemsOf(text)).toContain('jargon'))

  test.each([
    'Make IT the nurses’ friend',
    'Open the UK to our bakers',
    'Become the PDF tool that lawyers love',
  ])('but known to all: %s', (text) => expect(problemsOf(text)).not.toContain('jargon'))
})

test('a problem points at the words that it is about', () => {
  const text = 'O1: Cut energy use in the plant by 15%.'
  const [problem] = classifyObjective(text).problems
  expect(problem?.problem).toBe('contains_metric')
  expect(text.slice(problem?.span?.start, problem?.span?.end)).toBe('15%')
})
