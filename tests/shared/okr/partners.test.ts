import { expect, test } from 'vitest'
import { peopleOfTeam, tidyPartners } from '../../../shared/okr/partners.ts'

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
