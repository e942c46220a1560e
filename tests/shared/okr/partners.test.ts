import { expect, test } from 'vitest'
import { isSameTeam, peopleOfTeam, tidyPartners } from '../../../shared/okr/partners.ts'

test('[SE7] rows without a team are left out, and words are trimmed', () => {
  const rows = [
    { team: ' Data ', brings: ' events ' },
    { team: '  ', brings: 'nobody knows' },
  ]
  expect(tidyPartners(rows)).toEqual([{ team: 'Data', brings: 'events' }])
})

test('[SE7] people are a team’s whatever the letters’ case and the white space', () => {
  const people = [
    { name: 'Ana', homeTeam: 'data  Platform' },
    { name: 'Ben', homeTeam: 'Data' },
    { name: 'Cy' },
  ]
  expect(peopleOfTeam(' Data platform', people).map(({ name }) => name)).toEqual(['Ana'])
  expect(peopleOfTeam('', people)).toEqual([])
})

test.each([
  ['Data Platform', 'data  platform', true],
  [' Data Platform\n', 'Data Platform', true],
  // Letters of full width, and one that is two signs.
  ['Ｄａｔａ', 'data', true],
  ['Cafe\u0301', 'Caf\u00e9', true],
  ['Data', 'Data Platform', false],
  ['DataPlatform', 'Data Platform', false],
  ['', 'Data', false],
])('[SE7] whether “%s” and “%s” are one team: %s', (one, other, isSame) => {
  expect(isSameTeam(one, other)).toBe(isSame)
  expect(isSameTeam(other, one)).toBe(isSame)
})
