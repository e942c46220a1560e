import { expect, test } from 'vitest'
import type { RecordedKeyResult, RecordedObjective, WorkshopOkrs } from '../../../shared/api/record-api.ts'
import { escapeMarkdown, okrsToMarkdown } from '../../../shared/okr/markdown.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import { EMPTY_PROVENANCE } from '../../../shared/okr/okr-set.ts'

function keyResult(change: Partial<RecordedKeyResult> = {}): RecordedKeyResult {
  return {
    id: 'kr',
    text: 'Reduce deployment time by 50%',
    fields: {
      ...EMPTY_KEY_RESULT_FIELDS,
      direction: 'decrease',
      unit: 'min',
      baseline: 48,
      target: 24,
      dueOn: '2027-03-31',
      commitment: 'committed',
      confidence: 7,
      ownerId: 'ana',
    },
    owner: { personId: 'ana', name: 'Ana' },
    accepted: true,
    droppedReason: null,
    initiatives: [],
    provenance: EMPTY_PROVENANCE,
    ...change,
  }
}

function objective(
  keyResults: RecordedKeyResult[],
  change: Partial<RecordedObjective> = {},
): RecordedObjective {
  return {
    id: 'o',
    text: 'Establish a world-class CI/CD pipeline',
    commitment: 'committed',
    droppedReason: null,
    keyResults,
    provenance: EMPTY_PROVENANCE,
    ...change,
  }
}

function okrs(objectives: RecordedObjective[]): WorkshopOkrs {
  return {
    format: 'turnout.okrs/1',
    workshop: {
      workshopId: 'w',
      title: 'Planning',
      teamId: 't',
      teamName: 'Platform',
      deletedAtMs: null,
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    },
    revision: 2,
    publishedAtMs: Date.UTC(2027, 0, 12, 9),
    revisions: [],
    objectives,
  }
}

/** The measure as it stands in the document. */
function measureOf(fields: Partial<RecordedKeyResult['fields']>): string | undefined {
  const text = okrsToMarkdown(
    okrs([objective([keyResult({ fields: { ...keyResult().fields, ...fields } })])]),
  )
  return /^ {2}- (.+?); owner/m.exec(text)?.[1]
}

test('writes headings, key results with their facts, and initiatives beneath', () => {
  const fromLadder = keyResult({
    text: 'Increase engagement with Feature X from 20% to 35%',
    initiatives: [{ id: 'i', text: 'Deploy Feature X', ownerId: null }],
    accepted: false,
    provenance: { ...EMPTY_PROVENANCE, original: 'Deploy Feature X' },
  })
  expect(okrsToMarkdown(okrs([objective([keyResult(), fromLadder])]))).toBe(`# Platform: OKRs 2027-Q1

Planning. 2027-01-01 to 2027-03-31. Revision 2, published 2027-01-12.

## 1. Establish a world-class CI/CD pipeline

*committed*

- **Reduce deployment time by 50%**
  - decrease from 48 to 24 min; owner: Ana; due 2027-03-31; committed; confidence 7 of 10
- **Increase engagement with Feature X from 20% to 35%**
  - decrease from 48 to 24 min; owner: Ana (not yet accepted); due 2027-03-31; committed; confidence 7 of 10
  - was: “Deploy Feature X”
  - Initiative: Deploy Feature X
`)
})

test('lists what was dropped at the end, with the reason', () => {
  const text = okrsToMarkdown(
    okrs([
      objective([
        keyResult(),
        keyResult({ text: 'Number of deployments', droppedReason: 'It counts our own work' }),
      ]),
      objective([], { text: 'Expand into Europe', droppedReason: '' }),
    ]),
  )
  expect(text).toContain(`## Dropped since an earlier revision

- ~~Number of deployments~~ It counts our own work
- ~~Expand into Europe~~
`)
  expect(text).not.toContain('## 2.')
})

test.each([
  ['a rise', { direction: 'increase', unit: '%', baseline: 20, target: 35 }, 'increase from 20 to 35%'],
  ['a start nobody knows yet', { baseline: 'unknown' }, 'decrease from not known yet to 24 min'],
  [
    'staying where it is',
    { direction: 'maintain', baseline: 99.9, target: 99.9, unit: '%' },
    'keep at 99.9%',
  ],
  ['a milestone', { direction: 'milestone', milestoneReason: 'The law asks' }, 'milestone: The law asks'],
  ['nothing', { direction: null }, 'no measure'],
] as const)('[KR4] says the measure of %s', (_, fields, words) => {
  expect(measureOf(fields)).toBe(words)
})

test.each([
  ['# Not a heading', '\\# Not a heading'],
  ['- not a list', '\\- not a list'],
  ['12. not a list', '12\\. not a list'],
  ['*bold* _soft_ `code`', '\\*bold\\* \\_soft\\_ \\`code\\`'],
  ['[link](javascript:alert(1))', '\\[link\\](javascript:alert(1))'],
  ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
  ['a &lt; b | c', 'a \\&lt; b \\| c'],
  ['two\n\n# lines', 'two \\# lines'],
  ['back\\slash', 'back\\\\slash'],
  ['Reduce p99 from 1.5 s to 0.8 s (EU-only)', 'Reduce p99 from 1.5 s to 0.8 s (EU-only)'],
])('shows %j word for word', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped)
})

test('[SE7] names the teams that share an objective, and what each brings', () => {
  const partners = [
    { team: 'Data', brings: 'the *events* pipeline' },
    { team: 'Legal', brings: '' },
  ]
  const text = okrsToMarkdown(okrs([objective([keyResult()], { partners })]))
  expect(text).toContain('\n\nWith Data: brings the \\*events\\* pipeline\n\nWith Legal\n\n')
})
