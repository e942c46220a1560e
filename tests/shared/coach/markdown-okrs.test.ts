import { describe, expect, it } from 'vitest'
import {
  OKR_EXPORT_FORMAT,
  type RecordedKeyResult,
  type RecordedObjective,
} from '../../../shared/api/record-api.ts'
import { readOkrs } from '../../../shared/coach/markdown-okrs.ts'
import { okrsToMarkdown } from '../../../shared/okr/markdown.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import { EMPTY_PROVENANCE } from '../../../shared/okr/okr-set.ts'

/** The words alone: each objective (or `null`) with its key results. */
function words(markdown: string): [string | null, ...string[]][] {
  return readOkrs(markdown).map(({ objective, keyResults }) => [
    objective?.text ?? null,
    ...keyResults.map(({ text }) => text),
  ])
}

const LABELLED: ReadonlyArray<readonly [title: string, markdown: string]> = [
  ['headings and bullets', '## Objective 1: Calm nights\n\n- KR1: Fewer alarms\n- KR2: Zero pages\n'],
  ['bold labels', '**O1** Calm nights\n\n**KR1** Fewer alarms\n\n**KR2:** Zero pages\n'],
  [
    'bold labels with the mark around the colon',
    '**O1:** Calm nights\n- **KR1:** Fewer alarms\n- **KR2:** Zero pages',
  ],
  ['single letters on bare lines', 'O: Calm nights\nKR: Fewer alarms\nKR: Zero pages\n'],
  ['numbers of the objective in the key result', 'O1: Calm nights\nO1KR1: Fewer alarms\nO1.KR2 – Zero pages'],
  ['brackets', '[O1] Calm nights\n* [KR1] Fewer alarms\n* [KR2] Zero pages'],
  [
    'numbered labels without a colon',
    '# Objective 1 Calm nights\n- KR 1.1 Fewer alarms\n- KR 1.2 Zero pages',
  ],
  [
    'a label with the words below',
    '## Objective 1\n\nCalm nights\n\n### Key results\n\n1. Fewer alarms\n2. Zero pages',
  ],
  [
    'headings for each key result',
    '# Objective: Calm nights\n## Key Result 1: Fewer alarms\n## Key Result 2: Zero pages',
  ],
  ['a list in a list', '- Objective: Calm nights\n  - Fewer alarms\n  - Zero pages'],
  [
    'an item for the key results',
    '- **Objective:** Calm nights\n- **Key Results:**\n  - Fewer alarms\n  - Zero pages',
  ],
  ['a bare list in a list', '- Calm nights\n    - Fewer alarms\n    - Zero pages\n'],
  ['a bare heading', '## Calm nights\n\n- Fewer alarms\n- Zero pages\n'],
  ['a bare heading below a title', '# OKRs Q3\n\n### Calm nights\n* Fewer alarms\n* Zero pages'],
  ['a bold line as heading', '**Calm nights**\n\n- Fewer alarms\n- Zero pages\n'],
  ['a heading that is underlined', 'Calm nights\n-----------\n\n1) Fewer alarms\n2) Zero pages'],
  ['key results with labels below a bare heading', '## Calm nights\n- KR1: Fewer alarms\n- KR2: Zero pages'],
  ['check boxes', '## O1: Calm nights\n- [ ] Fewer alarms\n- [x] Zero pages'],
  ['a quotation', '> **Objective:** Calm nights\n> - KR1: Fewer alarms\n> - KR2: Zero pages'],
  ['lines of Windows', '# Objective: Calm nights\r\n- KR: Fewer alarms\r\n- KR: Zero pages\r\n'],
  [
    'a table',
    '| Objective | Key result | Owner |\n|---|:--|--|\n| Calm nights | Fewer alarms | Ann |\n| | Zero pages | Bo |',
  ],
  [
    'a table with several in a cell',
    'Objective | KRs\n--- | ---\nCalm nights | 1. Fewer alarms<br>2. Zero pages',
  ],
  [
    'a table of key results below a heading',
    '## Objective: Calm nights\n\n| # | Key Results | Target |\n|-|-|-|\n| 1 | Fewer alarms | 9 |\n| 2 | Zero pages | 0 |',
  ],
]

describe('readOkrs', () => {
  it.each(LABELLED)('reads %s', (_, markdown) => {
    expect(words(markdown)).toEqual([['Calm nights', 'Fewer alarms', 'Zero pages']])
  })

  it('joins the lines that an item wraps into', () => {
    expect(words('- O: Calm\n  nights\n- KR1: Fewer\n  alarms\n- KR2: Zero\npages\n')).toEqual([
      ['Calm nights', 'Fewer alarms', 'Zero pages'],
    ])
  })

  it('keeps key results with their objective', () => {
    const markdown = '# Team\n## Objective 1: One\n- KR1: a a\n## Objective 2: Two\n- KR1: b b\n- KR2: c c\n'
    expect(words(markdown)).toEqual([
      ['One', 'a a'],
      ['Two', 'b b', 'c c'],
    ])
  })

  it('reads several bare objectives in one list below the name of a team', () => {
    const markdown = '## Engineering\n- One\n  - a a\n  - b b\n- Two\n  - c c\n'
    expect(words(markdown)).toEqual([
      ['One', 'a a', 'b b'],
      ['Two', 'c c'],
    ])
  })

  it('leaves out what is neither: initiatives, owners, details, code, comments, front matter, what is struck out', () => {
    const markdown = [
      '---\nobjective: none\n---',
      '<!-- Objective: none -->',
      '```\nObjective: none\n- KR1: none\n```',
      '## Objective: Calm nights',
      'Some background that nobody asked about.',
      '- KR1: Fewer alarms\n  - Owner: Ann\n  - a detail\n- Initiative: Buy earplugs\n- ~~KR2: Dropped~~',
      '### Initiatives\n- Paint the walls\n- Close the windows',
      '### Notes\n* One more thing',
    ].join('\n\n')
    expect(words(markdown)).toEqual([['Calm nights', 'Fewer alarms']])
  })

  it('takes key results that stand below no objective', () => {
    expect(words('KR1: Fewer alarms\nKR2: Zero pages')).toEqual([[null, 'Fewer alarms', 'Zero pages']])
  })

  it('finds nothing in prose, and nothing in nothing', () => {
    expect(words('# Minutes\n\nWe met at nine.\n\n- Ann was late\n')).toEqual([])
    expect(words('')).toEqual([])
  })

  it("takes Markdown's marks off the words and knows where each stood", () => {
    const markdown =
      '# OKRs\n\n- **KR1:** Get `p95` of [search](https://example.org) *below* 2\\*3 s, snake_case & 3 * 4'
    const [found] = readOkrs(markdown)
    const words = found?.keyResults[0]
    expect(words?.text).toBe('Get p95 of search below 2*3 s, snake_case & 3 * 4')
    for (const [at, offset] of (words?.offsets ?? []).entries())
      expect(markdown[offset]).toBe(words?.text[at])
  })

  it('reads what the record exports', () => {
    const keyResult: RecordedKeyResult = {
      id: 'k1',
      text: 'Reduce time from merge to production from 48 to 24 hours',
      fields: { ...EMPTY_KEY_RESULT_FIELDS, direction: 'decrease', baseline: 48, target: 24, unit: 'h' },
      owner: { personId: 'p1', name: 'Ann' },
      accepted: true,
      initiatives: [{ id: 'i1', text: 'Deploy feature X', ownerId: null }],
      provenance: { ...EMPTY_PROVENANCE, original: 'Deploy feature X' },
      droppedReason: null,
    }
    const objective: RecordedObjective = {
      id: 'o1',
      text: '1. Make *releases* boring',
      commitment: 'committed',
      keyResults: [keyResult, { ...keyResult, id: 'k2', text: 'Gone', droppedReason: 'done' }],
      provenance: EMPTY_PROVENANCE,
      droppedReason: null,
    }
    const markdown = okrsToMarkdown({
      format: OKR_EXPORT_FORMAT,
      workshop: {
        workshopId: 'w1',
        teamId: 't1',
        deletedAtMs: null,
        cycle: { name: 'Q1 2027', startsOn: '2027-01-01', endsOn: '2027-03-31' },
        teamName: 'Payments',
        title: 'Planning',
      },
      revision: 1,
      revisions: [],
      publishedAtMs: 0,
      objectives: [
        objective,
        { ...objective, id: 'o2', text: 'Without key results', keyResults: [] },
        { ...objective, id: 'o3', text: 'Let go', droppedReason: 'no time' },
      ],
    })
    expect(words(markdown)).toEqual([
      ['1. Make *releases* boring', 'Reduce time from merge to production from 48 to 24 hours'],
      ['Without key results'],
    ])
  })

  it('takes no longer than it reads: marks without end', () => {
    const started = performance.now()
    for (const piece of ['[', '<!--', '*', '`', '|', '- ', '> ', '#', '<a', '~~', 'KR', 'O1KR', '\\'])
      readOkrs(piece.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
