import type { Imported, ImportPreview, ReadImportFile } from '../../shared/api/exchange-routes.ts'
import { readCsv } from '../../shared/exchange/csv.ts'
import { REQUIRED_FIELDS } from '../../shared/exchange/csv-columns.ts'
import { documentOfRows } from '../../shared/exchange/csv-document.ts'
import { planCsvImport } from '../../shared/exchange/csv-import.ts'
import { hasNews, type WorkshopNews } from '../../shared/exchange/newer.ts'
import { readDocument } from '../../shared/exchange/read-document.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import { farthestReach } from '../../shared/identity/record-capabilities.ts'
import { ok, refuse } from '../../shared/result.ts'
import { type ApiResult, refuseFields } from '../http/refusals.ts'
import { sha256Hex } from '../keys.ts'
import type { OncePlan } from '../record/once.ts'
import type { RecordAccess } from '../record/record-access.ts'
import type { Services } from '../services.ts'
import { describeImport } from './becomes.ts'
import { type FoundNews, findNews } from './find-news.ts'
import { importStatements } from './import-statements.ts'
import { type Known, readKnown } from './known-rows.ts'
import { type PlacedAgendas, placeAgendas } from './place-agendas.ts'
import { type PlacedDocument, placeDocument } from './place-document.ts'

type CsvFile = Extract<ReadImportFile, { kind: 'csv' }>

/** A file as far as it could be read: what would become of it, and the document that says so. */
type Looked = {
  readonly preview: ImportPreview
  readonly placed: PlacedDocument
  readonly agendas: PlacedAgendas
  readonly news: FoundNews
}

/** What a file would become in the team; reads and decides, and writes nothing. */
export async function lookAtFile(
  services: Services,
  allowed: RecordAccess,
  file: ReadImportFile,
): Promise<ApiResult<Looked>> {
  const read = file.kind === 'csv' ? await readCsvFile(services, allowed, file) : readJson(file.document)
  if (!read.ok) return read
  const { document, csv } = read.value
  const placed = await placeDocument(services.db, allowed.team.id, document, allowed.token?.id ?? null)
  const takesSettings =
    file.kind === 'json' &&
    document.scope === 'team' &&
    placed.known.isEmpty &&
    farthestReach(allowed.roles, 'manage-team') === 'any'
  const agendas = placeAgendas(placed, farthestReach(allowed.roles, 'manage-team') === 'any')
  const news = await findNews(services, allowed, document, placed)
  const becomes = describeImport(placed, { takesSettings, agendas, news })
  const fingerprint = await fingerprintOf([becomes, csv, agendas.coming])
  return ok({ preview: { becomes, csv, fingerprint }, placed, agendas, news })
}

/** Of what people were shown: when it is another, they look again. */
function fingerprintOf(shown: unknown): Promise<string> {
  return sha256Hex(JSON.stringify(shown))
}

type Read = { readonly document: TeamDocument; readonly csv: ImportPreview['csv'] }

function readJson(value: unknown): ApiResult<Read> {
  const read = readDocument(value)
  if (read.ok) return ok({ document: read.value, csv: null })
  const fields = read.problems.map(({ path, message }) => [
    path === '' ? 'document' : `document.${path}`,
    message,
  ])
  return refuseFields('invalid-input', 'This file cannot be imported as it is.', Object.fromEntries(fields))
}

const SAMPLES = 3

/** Without those who turned out to be somebody else. */
function membersIn({ people }: Known) {
  return people.filter(({ sameAs }) => sameAs === null)
}

async function readCsvFile(
  { db, now, newId }: Services,
  { team, person, token, today }: RecordAccess,
  { text, title, mapping, notation, cycleId }: CsvFile,
): Promise<ApiResult<Read>> {
  const known = await readKnown(db, team.id, { people: [], cycles: [], workshops: [] }, null)
  const table = readCsv(text)
  const chosen = known.cycles.find(({ id }) => id === cycleId)?.id ?? null
  const plan = planCsvImport(
    table,
    { mapping, notation },
    { people: membersIn(known), cycles: known.cycles, cycleId: chosen, today },
  )
  if (!plan.ok) return plan
  const { keyResults, faultyRows, leftOutRows, errors, notes } = plan.value
  const document = documentOfRows(keyResults, {
    title,
    team: { name: team.name, timeZone: team.timeZone, rhythm: team.rhythm },
    people: membersIn(known).map(({ id, name }) => ({ id, name, standing: 'member', homeTeam: null })),
    personId: person?.personId ?? null,
    token: token?.name ?? null,
    today,
    nowMs: now(),
    newId,
  })
  if (!document.ok) return document
  return ok({
    document: document.value,
    csv: {
      columns: table.header.map((name, at) => ({
        name,
        samples: table.rows.slice(0, SAMPLES).map(({ cells }) => (cells[at] ?? '').slice(0, 80)),
      })),
      mapping: plan.value.mapping,
      missing: REQUIRED_FIELDS.filter((field) => typeof plan.value.mapping[field] !== 'number'),
      notation: plan.value.notation,
      cycleId: chosen,
      rows: {
        total: table.rows.length,
        good: keyResults.length,
        faulty: faultyRows.length,
        leftOut: leftOutRows.length,
      },
      errors: [...errors],
      notes: [...notes],
    },
  })
}

type Confirmed = {
  readonly file: ReadImportFile
  readonly fingerprint: string
  readonly leaveOutFaulty: boolean
  readonly takeNew: boolean
}

/** Looks at the file once more, and says what is to be written where it still is what was shown. */
export async function planImport(
  services: Services,
  allowed: RecordAccess,
  { file, fingerprint, leaveOutFaulty, takeNew }: Confirmed,
): Promise<ApiResult<OncePlan<Imported>>> {
  const looked = await lookAtFile(services, allowed, file)
  if (!looked.ok) return looked
  const { preview, placed, agendas, news: found } = looked.value
  const { becomes, csv } = preview
  if (preview.fingerprint !== fingerprint) {
    return refuse('conflict', 'What would be imported is not what you were shown any more. Look at it again.')
  }
  if (csv && csv.missing.length > 0) {
    return refuse('invalid-input', 'Say which columns hold the objective and the key result.')
  }
  if (csv && csv.rows.faulty > 0 && !leaveOutFaulty) {
    const fields = csv.errors.map(({ row, column, reason }) => [
      `row ${row}${column && `, ${column}`}`,
      reason,
    ])
    const message = `${csv.rows.faulty} rows cannot be taken. Mend them, or say that they are to be left out.`
    return refuseFields('invalid-input', message, Object.fromEntries(fields))
  }
  if (csv && csv.rows.good === 0) return refuse('invalid-input', 'There is no row that can be imported.')
  const memberId = allowed.person?.personId ?? placed.known.tokenMadeBy
  if (memberId === null) throw new Error('An import by nobody')
  const { workshops, retros } = placed.document
  const news = [...found.values()].filter((each) => each !== 'unmatched').filter(hasNews)
  if (workshops.length + retros.length === 0 && found.size > 0 && !(takeNew && news.length > 0)) {
    return refuse(
      'newer-not-taken',
      news.length > 0
        ? 'This file has something new of workshops that are here. Say that it is to be taken, or leave it.'
        : 'This file reads otherwise than what is here, and has nothing that can be added to it.',
    )
  }
  return ok({
    statements: await importStatements(services, placed, {
      teamId: allowed.team.id,
      memberId,
      token: allowed.token,
      takesSettings: becomes.takesSettings,
      agendas: agendas.coming,
      news: takeNew ? news : [],
    }),
    reply: {
      workshopIds: [...workshops, ...(takeNew ? news.map(({ theirs }) => theirs) : [])].map(({ id }) => id),
      cycleId:
        (workshops.at(-1) ?? (takeNew ? news.at(-1)?.theirs : undefined) ?? retros.at(-1))?.cycleId ?? null,
      counts: takeNew ? addCounts(becomes.counts, news) : becomes.counts,
    },
  })
}

function addCounts(counts: Imported['counts'], news: readonly WorkshopNews[]): Imported['counts'] {
  return news.reduce(
    (sum, { counts: its }) => ({
      objectives: sum.objectives + its.objectives,
      keyResults: sum.keyResults + its.keyResults,
      checkIns: sum.checkIns + its.checkIns,
      changes: sum.changes + its.changes,
      ballots: sum.ballots + its.ballots,
    }),
    counts,
  )
}
