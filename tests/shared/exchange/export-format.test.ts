import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { CSV_FIELDS, CSV_ROWS } from '../../../shared/exchange/csv-columns.ts'
import { documentToMarkdown } from '../../../shared/exchange/markdown.ts'
import { readDocument } from '../../../shared/exchange/read-document.ts'
import { TEAM_FORMAT } from '../../../shared/exchange/team-document.ts'

const page = readFileSync(new URL('../../../docs/export-format.md', import.meta.url), 'utf8')

function example(): unknown {
  const json = /```json\n([\s\S]+?)\n```/.exec(page)?.[1] ?? ''
  return JSON.parse(json)
}

test('the example of the format’s page is a document of the format, and nothing else', () => {
  const read = readDocument(example())
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  // What the format does not know would have been left out.
  expect(read.value).toEqual(example())
  expect(read.value.workshops[0]?.objectives[0]?.keyResults[0]?.checkIns).toHaveLength(1)
})

test('the page names the format, every key and every field of a table', () => {
  expect(page).toContain(TEAM_FORMAT)
  const keys = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key)
      // Described by the OpenAPI document.
      if (key !== 'ballots' && key !== 'provenance') walk(inner)
    }
  }
  walk(example())
  const prose = page.replace(/```json[\s\S]+?```/, '')
  expect([...keys].filter((key) => key !== 'id' && !prose.includes(`\`${key}\``))).toEqual([])
  expect(CSV_ROWS.filter((rows) => !page.includes(`\`${rows}\``))).toEqual([])
  expect(CSV_FIELDS.filter((field) => !page.includes(`\`${field}\``))).toEqual([])
})

test('a document of the version before still comes in, without what that version did not have', () => {
  const { agendas: _, linkedTeams: __, retros: ___, ...older } = v.parse(v.looseObject({}), example())
  const read = readDocument({ ...older, format: 'turnout.team/1' })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(read.value).toEqual({ ...older, format: TEAM_FORMAT, agendas: [], linkedTeams: [], retros: [] })
})

test('a newer document is refused by its format, before anything else is said', () => {
  const newer = { format: 'turnout.team/3', team: 'in another form' }
  expect(readDocument(newer)).toEqual({
    ok: false,
    problems: [{ path: 'format', message: 'This file is not in the format turnout.team/2.' }],
  })
  expect(readDocument(null).ok).toBe(false)
})

test('the example reads as Markdown', () => {
  const read = readDocument(example())
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(documentToMarkdown(read.value, '2027-02-01')).toBe(
    [
      '# Platform: OKRs',
      'As of 2027-02-01.',
      '## 2027-Q1',
      '2027-01-01 to 2027-03-31.',
      '### 1. Deploying is quick and safe',
      '*committed*',
      'With Security: brings Faster reviews',
      [
        '- **Deployments take 24 minutes instead of 48**',
        '  - decrease from 48 to 24 min; owner: Ana; due 2027-03-31',
        '  - At risk; 15% of the way; confidence 3 of 10',
        '  - 2027-01-18, Ana: 44.5 min. The build cache is not shared yet',
        '  - Next step: Share the cache',
        '  - Corrected on 2027-01-11: We measured again',
        '  - Initiative (doing): Cache the build’s layers',
      ].join('\n'),
      '### Retro 2027-Q1',
      'Mean score: 0.4',
      [
        '- **0.4** Deployments take 24 minutes instead of 48; missed for a dependency: The network team had no time',
        '  - Next: keep, People still wait',
      ].join('\n'),
      'Learned:',
      '- Ask the network team before we plan',
      'To do:',
      '- [x] Meet the network team each month (Priya Raman, until 2027-04-15, done)',
    ]
      .join('\n\n')
      .concat('\n'),
  )
})
