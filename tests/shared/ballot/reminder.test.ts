import { expect, test } from 'vitest'
import { reminderText } from '../../../shared/ballot/reminder.ts'

const LINK = 'https://turnout.example/w/w-1'
const REMINDER = {
  title: 'First quarter',
  missing: 3,
  closesAt: 'Thu 26 Nov, 17:00 (Europe/Berlin)',
  link: LINK,
}

test('[BA10] names how many have not voted, and who where that may be known', () => {
  expect(reminderText({ ...REMINDER, names: ['Ana', 'Bo', 'Cy'] })).toBe(
    [
      '3 people have not voted yet on “First quarter”: Ana, Bo and Cy.',
      'The vote is open until Thu 26 Nov, 17:00 (Europe/Berlin).',
      `Vote, or abstain, here: ${LINK}`,
    ].join('\n'),
  )
  expect(reminderText(REMINDER)).toMatch(/^3 people have not voted yet on “First quarter”\.\n/)
  expect(reminderText({ ...REMINDER, missing: 1, names: ['Ana'] })).toMatch(
    /^1 person has not voted yet on “First quarter”: Ana\.\n/,
  )
})

test('a vote without a deadline is open', () => {
  expect(reminderText({ ...REMINDER, closesAt: null }).split('\n')[1]).toBe('The vote is open.')
})

test('many names are cut short, and the rest counted', () => {
  const names = Array.from({ length: 25 }, (_, at) => `P${at + 1}`)
  const [first = ''] = reminderText({ ...REMINDER, missing: 300, names }).split('\n')
  expect(first).toMatch(/: P1, P2, .*, P20 and 280 more\.$/)
})

test('what people typed brings no lines of its own', () => {
  const text = reminderText({ ...REMINDER, title: 'First\nquarter', missing: 1, names: ['Ana\r\n@here'] })
  expect(text.split('\n')).toHaveLength(3)
  expect(text).toContain('“First quarter”: Ana @here.')
})
