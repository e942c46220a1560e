import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { CSRF_HEADER, fillPath } from '../../shared/api/route.ts'
import { readCsv } from '../../shared/exchange/csv.ts'
import { type TeamDocument, TeamDocumentSchema } from '../../shared/exchange/team-document.ts'
import { addDays } from '../../shared/okr/days.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expectInsideWindow } from './support/layout.ts'
import { expectFocus, heading } from './support/look.ts'
import type { Device, Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

const TODAY = new Date().toISOString().slice(0, 10)
const CYCLE = { name: 'This cycle', startsOn: addDays(TODAY, -30), endsOn: addDays(TODAY, 60) }

/** What the first story took along. */
let taken: TeamDocument | null = null
const BY_NOBODY = { personId: null, token: null }

/** Somebody with a team of their own that has no OKRs yet. */
async function openTeam(name: string, device?: Device): Promise<{ person: Person; teamId: string }> {
  const person = await product.open(name, device)
  const reply = await person.page.request.post('/api/workshops', {
    headers: { [CSRF_HEADER]: '1' },
    data: {
      ...{ displayName: 'Ines', team: { as: 'new', name: 'Platform team' }, title: 'Planning' },
      ...{ kind: 'planning', cycle: CYCLE, timeZone: 'UTC' },
    },
  })
  const { teamId } = await reply.json()
  return { person, teamId }
}

const openTakeAlong = async ({ person, teamId }: { person: Person; teamId: string }) => {
  await person.page.goto(`/t/${teamId}/take-along`)
  await heading(person, 'Take along, bring in').waitFor()
}

const SHEET = [
  'Goal;Outcome;Who;From;Target;Unit;Actual;Confidence;Notes',
  'Deploying is quick;Deploys take 24 min instead of 48;ines;48;24;min;30,5;7;"=SUM(A1) is no formula; it is said"',
  'Deploying is quick;Few deploys fail;Nobody;30;ten;%;;;',
  'Deploying is quick;Few deploys are rolled back;INES;12;3;%;9;6;-',
  'People trust us;They recommend us;ines;;40;points;;8;No survey yet',
  'People trust us;;ines;1;2;;;;',
].join('\n')

it('a sheet comes in as it was looked at; taken along it comes into an empty team as the same pages', async () => {
  const first = await openTeam('Ines')
  const { page } = first.person
  await openTakeAlong(first)
  await expectAccessible(first.person, 'taking along with nothing in it')

  // A damaged file is told of, and nothing is lost.
  await page.getByText('Paste its text').click()
  await page.getByLabel('Text of a CSV or JSON file').fill('{"format": "turnout.team/1",')
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.getByText('it is damaged').waitFor()
  expect(await page.getByLabel('Text of a CSV or JSON file').inputValue()).toContain('turnout.team/1')

  await page.locator('input[type=file]').setInputFiles({
    name: 'okrs.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(SHEET),
  })
  // "Outcome" and "Who" are nobody's usual names for a column: the page asks.
  await page.getByText('Say which column is: Key result.').waitFor()
  const importIt = page.getByRole('button', { name: 'Import it' })
  expect(await importIt.isDisabled()).toBe(true)
  await page.getByLabel('What the column Outcome is').selectOption({ label: 'Key result' })
  await page.getByLabel('What the column Who is').selectOption({ label: 'Owner' })
  await page.getByRole('heading', { name: '2 rows cannot be imported' }).waitFor()
  const faulty = page.getByRole('region', { name: '2 rows cannot be imported' }).getByRole('row')
  await expect
    .poll(() => faulty.allInnerTexts())
    .toEqual([
      expect.anything(),
      expect.stringMatching(/^3\s+Target\s+ten\s+This is not a number \(with a comma before decimals\)\.$/),
      expect.stringMatching(/^6\s+Outcome\s+\(empty\)\s+Say what the key result is\.$/),
    ])
  await page.getByText('3 of 5 rows can be imported.').waitFor()
  expect(await importIt.isDisabled()).toBe(true)
  await expectAccessible(first.person, 'a sheet with faulty rows')
  await expectInsideWindow(first.person, 'a sheet with faulty rows')

  await page.getByLabel('Leave out these 2 rows').check()
  await importIt.click()
  await page.getByRole('heading', { name: 'It is imported' }).waitFor()
  await expectFocus(page.getByRole('heading', { name: 'It is imported' }))
  await page.getByText('3 key results under 2 objectives, with 3 check-ins.').waitFor()
  await addHistory(first)

  // Out in every format.
  await openTakeAlong(first)
  const csv = await save(first.person, 'CSV, key results')
  const table = readCsv(csv)
  expect(table.rows.map(({ cells }) => cells[table.header.indexOf('Current value')])).toEqual([
    '28.5',
    '9',
    '',
  ])
  expect(await save(first.person, 'CSV, check-ins')).toContain(`,'=SUM(A1) is no formula; it is said,`)
  expect(await save(first.person, 'Markdown')).toContain('# Platform team: OKRs\n')
  const json = await save(first.person, 'JSON')
  taken = v.parse(TeamDocumentSchema, JSON.parse(json))

  // Back in, on a phone, into a team without any.
  const second = await openTeam('Ines on her phone', 'phone')
  await openTakeAlong(second)
  const phone = second.person.page
  await phone.locator('input[type=file]').setInputFiles({
    name: 'team.json',
    mimeType: 'application/json',
    buffer: Buffer.from(json),
  })
  await phone.getByText('3 key results under 2 objectives, with 4 check-ins, 1 course correction.').waitFor()
  await expectAccessible(second.person, 'a document looked at on a phone')
  await phone.getByRole('button', { name: 'Import it' }).click()
  await phone.getByRole('link', { name: 'Open the OKRs' }).click()
  await phone.getByText('Deploys take 24 min instead of 48').first().waitFor()
  // As wide as the first, so that the same is shown.
  await phone.setViewportSize({ width: 1440, height: 900 })
  expect(await readPages(second)).toEqual(await readPages(first))
  expect([...first.person.problems, ...second.person.problems]).toEqual([])
})

it('what a later file knows beyond what is here is taken by choice, and who came with it is said to be a member', async () => {
  if (taken === null) throw new Error('The story before has taken nothing along')
  const document = { ...taken, people: taken.people.map((one) => ({ ...one, name: 'Bea' })) }
  const team = await openTeam('Ines again')
  const { page } = team.person
  const choose = async (what: unknown) => {
    await openTakeAlong(team)
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'team.json', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify(what)),
    })
  }
  const importIt = page.getByRole('button', { name: 'Import it' })
  await choose(document)
  await page.getByText('New people: Bea.').waitFor()
  await importIt.click()
  await page.getByRole('heading', { name: 'It is imported' }).waitFor()

  // The same file with one more check-in.
  const added = { value: 26, confidence: 8, note: 'Still better', nextStep: null, by: BY_NOBODY }
  const later = {
    ...document,
    workshops: document.workshops.map((workshop) => ({
      ...workshop,
      objectives: workshop.objectives.map((objective, at) => ({
        ...objective,
        keyResults: objective.keyResults.map((one, place) => ({
          ...one,
          checkIns:
            at + place > 0
              ? one.checkIns
              : [...one.checkIns, { ...added, id: 'later-1', madeOn: TODAY, madeAtMs: Date.now() }],
        })),
      })),
    })),
  }
  await choose(later)
  await page.getByText('The file has beyond it: 1 check-in.').waitFor()
  expect(await importIt.isDisabled()).toBe(true)
  await expectAccessible(team.person, 'a later file')
  await expectInsideWindow(team.person, 'a later file')
  await page.getByLabel('Take what is new').check()
  await importIt.click()
  await page.getByRole('heading', { name: 'It is imported' }).waitFor()

  await page.goto(`/t/${team.teamId}/people`)
  await page.getByText('from an import').waitFor()
  await page.getByRole('button', { name: 'Who is Bea?' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who is Bea?' })
  await expectAccessible(team.person, 'who somebody is')
  await dialog.getByLabel('This is').selectOption({ label: 'Ines' })
  await dialog.getByRole('button', { name: 'Make them one person' }).click()
  await page.getByText('from an import').waitFor({ state: 'detached' })
  await page.goto(`/t/${team.teamId}`)
  const row = page.locator('#content').getByText('Deploys take 24 min instead of 48').first()
  await row.waitFor()
  expect(await page.locator('#content').innerText()).not.toContain('Bea')
  expect(team.person.problems).toEqual([])
})

/** A later check-in and a course correction, as programs and other pages send them. */
async function addHistory({ person, teamId }: { person: Person; teamId: string }): Promise<void> {
  const { request } = person.page
  const okrs = await (await request.get(fillPath(RECORD_ROUTES.cycleOkrs.path, { teamId }))).json()
  const [keyResult] = okrs.objectives[0].keyResults
  const send = async (path: string, data: unknown) => {
    const reply = await request.post(fillPath(path, { keyResultId: keyResult.id }), {
      headers: { [CSRF_HEADER]: '1' },
      data,
    })
    expect(reply.status(), await reply.text()).toBe(200)
  }
  await send(RECORD_ROUTES.checkIn.path, {
    value: 28.5,
    confidence: 8,
    note: 'Caching helps',
    nextStep: null,
  })
  await send(RECORD_ROUTES.correctKeyResult.path, {
    changes: { target: 20 },
    reason: 'It goes faster than we thought',
  })
}

/** Clicks a link to a file and reads what the browser saves. */
async function save({ page }: Person, name: string): Promise<string> {
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  return readFile(await (await saving).path(), 'utf8')
}

/** The words of the team's page, and of the pages of each objective and key result. */
async function readPages({ person: { page }, teamId }: { person: Person; teamId: string }) {
  const okrs = await (await page.request.get(fillPath(RECORD_ROUTES.cycleOkrs.path, { teamId }))).json()
  const places: { path: string; text: string }[] = okrs.objectives.flatMap(
    (objective: { id: string; text: string; keyResults: { id: string; text: string }[] }) => [
      { path: '', text: objective.text },
      { path: `/o/${objective.id}`, text: objective.text },
      ...objective.keyResults.map(({ id, text }) => ({ path: `/kr/${id}`, text })),
    ],
  )
  expect(places).toHaveLength(7)
  const read: string[] = []
  for (const { path, text } of places) {
    await page.goto(`/t/${teamId}${path}`)
    const content = page.locator('#content')
    await content.getByText(text).first().waitFor()
    // It asks for the team's workshops first, and comes after the OKRs.
    if (path === '') await content.getByRole('button', { name: 'Hold a retro' }).waitFor()
    read.push(await content.innerText())
  }
  return read
}
