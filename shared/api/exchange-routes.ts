import * as v from 'valibot'
import { CSV_FIELDS, CSV_ROWS, CsvMappingSchema } from '../exchange/csv-columns.ts'
import { DAY_ORDERS, DECIMAL_MARKS } from '../exchange/csv-values.ts'
import { TeamDocumentSchema } from '../exchange/team-document.ts'
import { WorkshopTitleSchema } from '../identity/names.ts'
import type { Route } from './route.ts'

/** The most bytes of a file that is brought in: five years of a busy team are a quarter of it. */
export const IMPORT_LIMIT_BYTES = 8 * 1024 * 1024

/** `download=1`: as a file to save. */
const DownloadSchema = v.object({ download: v.optional(v.literal('1')) })
/** `rows`: one for each key result, with its current values, or one for each check-in. */
const CsvQuerySchema = v.object({
  ...DownloadSchema.entries,
  rows: v.optional(v.picklist(CSV_ROWS, 'Use key-results or check-ins.'), 'key-results'),
})

const NotationSchema = v.object({ decimals: v.picklist(DECIMAL_MARKS), days: v.picklist(DAY_ORDERS) })

/** A file to bring in. What is left out of a CSV file's choices is guessed. */
export const ImportFileSchema = v.variant('kind', [
  v.object({
    kind: v.literal('csv'),
    text: v.string('Bring the file’s text.'),
    /** What the imported workshop is called. */
    title: WorkshopTitleSchema,
    mapping: v.optional(v.nullable(CsvMappingSchema), null),
    notation: v.optional(v.nullable(NotationSchema), null),
    /** The team’s cycle for rows that name none. */
    cycleId: v.optional(v.nullable(v.string()), null),
  }),
  v.object({
    kind: v.literal('json'),
    /** A document of the format `turnout.team/2`: see docs/export-format.md. */
    document: v.unknown(),
  }),
])
export type ImportFile = v.InferInput<typeof ImportFileSchema>
export type ReadImportFile = v.InferOutput<typeof ImportFileSchema>

export const ConfirmImportSchema = v.object({
  file: ImportFileSchema,
  /** That of the preview: what would become of the file now must still be what was shown. */
  fingerprint: v.string('Look at the preview first, and send its fingerprint.'),
  /** Rows that cannot be taken are left out; else nothing is imported while there are any. */
  leaveOutFaulty: v.optional(v.boolean(), false),
  /** What the file has of workshops that are here, beyond what is here of them, comes in; else it is left out. */
  takeNew: v.optional(v.boolean(), false),
})

const CellRemarkSchema = v.object({
  /** As a spreadsheet shows it: the header is row 1. */
  row: v.number(),
  column: v.string(),
  value: v.string(),
  reason: v.string(),
})
export type CellRemark = v.InferOutput<typeof CellRemarkSchema>

const BecomesKeyResultSchema = v.object({
  text: v.string(),
  owner: v.nullable(v.string()),
  /** Such as "increase from 20 to 35 %". */
  measure: v.string(),
  dueOn: v.nullable(v.string()),
  checkIns: v.number(),
})

const NewsCountsSchema = v.object({
  revisions: v.number(),
  ballots: v.number(),
  objectives: v.number(),
  keyResults: v.number(),
  initiatives: v.number(),
  checkIns: v.number(),
  changes: v.number(),
})

/** What a file would become. */
const BecomesSchema = v.object({
  cycles: v.array(
    v.object({ name: v.string(), startsOn: v.string(), endsOn: v.string(), isNew: v.boolean() }),
  ),
  /** `isHere`: it was imported before, or comes from this team. */
  workshops: v.array(
    v.object({
      title: v.string(),
      cycleName: v.string(),
      isHere: v.boolean(),
      /** Of one that is here: what the file has beyond it, or says otherwise; `null` where the file has nothing of that. */
      news: v.nullable(
        v.object({
          counts: NewsCountsSchema,
          /** Statements that read from then on as the file says: corrected, or published anew. */
          corrected: v.number(),
          /** What reads otherwise in the file and stays, since it went on here too. */
          stays: v.array(v.string()),
          /** `false`: nothing in it is known by the file’s ids, so that nothing can be added to it. */
          isKnown: v.boolean(),
        }),
      ),
      objectives: v.array(v.object({ text: v.string(), keyResults: v.array(BecomesKeyResultSchema) })),
    }),
  ),
  /** Of the workshops that come in. */
  counts: v.object({
    objectives: v.number(),
    keyResults: v.number(),
    checkIns: v.number(),
    changes: v.number(),
    ballots: v.number(),
  }),
  /** How many retros come in, with their learnings and actions. */
  retros: v.number(),
  newPeople: v.array(v.string()),
  /** Whether the team takes its rhythm and time zone from the file too. */
  takesSettings: v.boolean(),
  /** What a person should know, in a sentence each. */
  notes: v.array(v.string()),
})
export type Becomes = v.InferOutput<typeof BecomesSchema>

export const ImportPreviewSchema = v.object({
  becomes: BecomesSchema,
  fingerprint: v.string(),
  /** Of a CSV file; `null` for a document. */
  csv: v.nullable(
    v.object({
      columns: v.array(v.object({ name: v.string(), samples: v.array(v.string()) })),
      mapping: CsvMappingSchema,
      /** Fields without which nothing can be imported, and which no column is yet. */
      missing: v.array(v.picklist(CSV_FIELDS)),
      notation: NotationSchema,
      cycleId: v.nullable(v.string()),
      rows: v.object({ total: v.number(), good: v.number(), faulty: v.number(), leftOut: v.number() }),
      errors: v.array(CellRemarkSchema),
      notes: v.array(CellRemarkSchema),
    }),
  ),
})
export type ImportPreview = v.InferOutput<typeof ImportPreviewSchema>

export const ImportedSchema = v.object({
  workshopIds: v.array(v.string()),
  /** Where to look first; `null` when everything was here already. */
  cycleId: v.nullable(v.string()),
  counts: BecomesSchema.entries.counts,
})
export type Imported = v.InferOutput<typeof ImportedSchema>

/** Taking a team's record along, and bringing one in. */
export const EXCHANGE_ROUTES = {
  exportTeamJson: {
    method: 'GET',
    path: '/api/teams/:teamId/export.json',
    access: 'team',
    needs: 'read-team',
    summary: 'Everything of a team as one document of the format turnout.team/2',
    query: DownloadSchema,
    reply: TeamDocumentSchema,
  },
  exportTeamCsv: {
    method: 'GET',
    path: '/api/teams/:teamId/export.csv',
    access: 'team',
    needs: 'read-team',
    summary: 'All key results of a team, or all check-ins, as CSV',
    query: CsvQuerySchema,
    reply: { text: 'text/csv' },
  },
  exportTeamMarkdown: {
    method: 'GET',
    path: '/api/teams/:teamId/export.md',
    access: 'team',
    needs: 'read-team',
    summary: 'All OKRs of a team, and how they stand, as Markdown',
    query: DownloadSchema,
    reply: { text: 'text/markdown' },
  },
  exportCycleJson: {
    method: 'GET',
    path: '/api/cycles/:cycleId/export.json',
    access: 'team',
    needs: 'export-okrs',
    summary: 'A cycle’s OKRs with their history as a document of the format turnout.team/2',
    query: DownloadSchema,
    reply: TeamDocumentSchema,
  },
  exportCycleCsv: {
    method: 'GET',
    path: '/api/cycles/:cycleId/export.csv',
    access: 'team',
    needs: 'export-okrs',
    summary: 'A cycle’s key results, or check-ins, as CSV',
    query: CsvQuerySchema,
    reply: { text: 'text/csv' },
  },
  exportCycleMarkdown: {
    method: 'GET',
    path: '/api/cycles/:cycleId/export.md',
    access: 'team',
    needs: 'export-okrs',
    summary: 'A cycle’s OKRs, and how they stand, as Markdown',
    query: DownloadSchema,
    reply: { text: 'text/markdown' },
  },
  exportWorkshopJson: {
    method: 'GET',
    path: '/api/workshops/:workshopId/export.json',
    access: 'team',
    needs: 'export-okrs',
    summary: 'What a workshop published and what became of it, as a document of the format turnout.team/2',
    query: DownloadSchema,
    reply: TeamDocumentSchema,
  },
  exportWorkshopCsv: {
    method: 'GET',
    path: '/api/workshops/:workshopId/export.csv',
    access: 'team',
    needs: 'export-okrs',
    summary: 'The key results that a workshop published, or their check-ins, as CSV',
    query: CsvQuerySchema,
    reply: { text: 'text/csv' },
  },
  exportWorkshopMarkdown: {
    method: 'GET',
    path: '/api/workshops/:workshopId/export.md',
    access: 'team',
    needs: 'export-okrs',
    summary: 'What a workshop published, and how it stands, as Markdown',
    query: DownloadSchema,
    reply: { text: 'text/markdown' },
  },
  previewImport: {
    method: 'POST',
    path: '/api/teams/:teamId/import/preview',
    access: 'team',
    needs: 'import-okrs',
    maxBodyBytes: IMPORT_LIMIT_BYTES,
    summary: 'What a file would become; nothing is imported',
    body: v.object({ file: ImportFileSchema }),
    reply: ImportPreviewSchema,
  },
  confirmImport: {
    method: 'POST',
    path: '/api/teams/:teamId/import',
    access: 'team',
    needs: 'import-okrs',
    once: true,
    maxBodyBytes: IMPORT_LIMIT_BYTES,
    summary: 'Import a file: all of it, or nothing',
    body: ConfirmImportSchema,
    reply: ImportedSchema,
  },
} as const satisfies Record<string, Route>
