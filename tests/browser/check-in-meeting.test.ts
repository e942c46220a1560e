import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import { CSRF_HEADER, fillPath } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { addDays } from '../../shared/okr/days.ts'
import { expectAccessible } from './support/accessibility.ts'
import { press } from './support/board.ts'
import { joinByLink } from './support/join.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { readInvitation } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

const TODAY = new Date().toISOString().slice(0, 10)
const CYCLE = { name: 'This cycle', startsOn: addDays(TODAY, -16), endsOn: addDays(TODAY, 60) }
const FAST = 'Deploys take 24 min instead of 48'
const FEW = 'Few deploys are rolled back'

let product: Product
let ines: Person
let jonas: Person
let teamId: string

beforeAll(async () => {
  product = await openProduct()
  ;[ines, jonas] = await Promise.all([product.open('Ines'), product.open('Jonas', 'phone')])
})
afterAll(() => product.stop())
tellAsStory(() => [ines, jonas])

test('[CH1] a member starts a meeting from the team’s page, and a guest comes in on a phone', async () => {
  teamId = await bringOkrs()
  const { page } = ines
  await page.goto(`/t/${teamId}`)
  const hold = page.getByRole('button', { name: 'Hold a check-in meeting' })
  await hold.waitFor()
  await expectAccessible(ines, 'the team’s page with a meeting to hold')
  await hold.click()
  await heading(ines, 'Who is here?').waitFor()
  await page.getByRole('banner').getByText('Check-in, week 3 of This cycle').waitFor()
  await page.getByText('We look at what changed in This cycle').waitFor()
  const room = page.url()

  await page.goto(`/t/${teamId}`)
  await page.getByRole('link', { name: 'Go to the meeting' }).click()
  await heading(ines, 'Who is here?').waitFor()
  expect(page.url()).toBe(room)
  const { link } = await readInvitation(ines)
  await joinByLink(jonas, link)
})

test('[CH1] both see what changed, the drop first, and the one that is pointed at', async () => {
  await lead('Next: What changed').click()
  await allSee([ines, jonas], (person) => heading(person, 'What changed, and what do we make of it?'))
  for (const { page } of [ines, jonas]) {
    const cards = page.getByRole('main').getByRole('listitem').getByRole('heading', { level: 2 })
    await expect.poll(() => cards.allInnerTexts()).toEqual([FEW, FAST])
  }
  await ines.page.getByRole('button', { name: `Show this to all: “${FEW}”` }).click()
  await jonas.page.getByText('Ines points at this:').waitFor()
  await jonas.page.locator('.changecard.is-here').getByText(FEW).waitFor()
  await expectAccessible(ines, 'what changed')
  await expectAccessible(jonas, 'what changed on a phone')
  await expectInsideWindow(ines, 'what changed')
})

test('[BA5] the vote opens in one press, is secret until it is closed, and stands beside what the owner said', async () => {
  await lead('Next: Vote on key results').click()
  await lead('Open the vote').click()
  await allSee([ines, jonas], (person) => levelOf(person, FEW, 3))
  await press(ines, levelOf(ines, FEW, 4))
  await press(jonas, levelOf(jonas, FEW, 3))
  await press(jonas, levelOf(jonas, FAST, 8))
  await press(ines, levelOf(ines, FAST, 7))
  await ines.page.getByText('2 of 2 voted').first().waitFor()
  expect(ines.heard.join('\n')).not.toMatch(/"rows"|"total"/)
  await expectAccessible(jonas, 'a vote on confidence on a phone')

  await lead('Close the vote').click()
  const closeAnyway = ines.page.getByRole('dialog').getByRole('button', { name: 'Close the vote' })
  const beside = ines.page.getByRole('region', { name: 'Beside what was said last' })
  await closeAnyway.or(beside).first().waitFor()
  if (await closeAnyway.isVisible()) await closeAnyway.click()
  await allSee([ines, jonas], ({ page }) => page.getByRole('region', { name: 'Beside what was said last' }))
  const first = beside.getByRole('listitem').first()
  await first.getByText(FEW).waitFor()
  await first.getByText('the room says 3.5').waitFor()
  await first.getByText('2.5 below').waitFor()
  const checkIn = first.getByRole('link', { name: `Check in on “${FEW}”` })
  expect(await checkIn.getAttribute('href')).toMatch(new RegExp(`^/t/${teamId}/check-in\\?kr=`))
  // A guest who owns nothing is not sent where they would be refused.
  expect(await jonas.page.getByRole('link', { name: /^Check in on/ }).count()).toBe(0)
  await expectAccessible(ines, 'the result beside the record')
  await expectAccessible(jonas, 'the result beside the record on a phone')
  await expectInsideWindow(jonas, 'the result beside the record')
})

test('the talk begins with what dropped, and is the end, with the way back to the team; nothing is to be finalised', async () => {
  await lead('Next: Discuss').click()
  await ines.page.getByText('This is the last stage.').waitFor()
  await lead('Start discussing').click()
  await allSee([ines, jonas], ({ page }) => page.getByRole('article').getByText(FEW))
  expect(await ines.page.getByRole('button', { name: /Next:|Finalise/ }).count()).toBe(0)
  await lead('Next card').click()
  await lead('Done with the last card').click()
  await allSee([ines, jonas], ({ page }) => page.getByRole('region', { name: 'That is all.' }))
  await expectAccessible(jonas, 'the end of a meeting on a phone')
  await jonas.page.getByRole('link', { name: 'To the team’s space' }).click()
  await heading(jonas, 'This cycle, week 3 of 11').waitFor()
  expect([...ines.problems, ...jonas.problems]).toEqual([])
})

test('another member comes to this week’s meeting from the team’s page, as herself', async () => {
  const { invitationLink } = await sendAs(ines, fillPath(ROUTES.teamInvitation.path, { teamId }), {})
  const mara = await product.open('Mara')
  const { page } = mara
  await page.goto(invitationLink)
  await page.getByLabel('Join as …?').fill(mara.name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.waitForURL(/\/t\//)
  await page.goto(`/t/${teamId}`)
  await page.getByRole('button', { name: 'Join the meeting' }).click()
  await heading(mara, 'Everything is talked about').waitFor()
  expect(page.url()).toBe(ines.page.url())
  expect(mara.problems).toEqual([])
  await mara.context.close()
})

function lead(name: string): Locator {
  return ines.page.getByRole('region', { name: 'Facilitator' }).getByRole('button', { name, exact: true })
}

function levelOf({ page }: Person, keyResult: string, level: number): Locator {
  return page
    .getByRole('group', { name: `Confidence, 0 to 10, for ${keyResult}` })
    .or(page.getByRole('radiogroup', { name: `Confidence, 0 to 10, for ${keyResult}` }))
    .getByText(String(level), { exact: true })
}

/** A team of Ines' with two key results of hers, one of which fell since the week before. */
async function bringOkrs(): Promise<string> {
  const { request } = ines.page
  const send = (path: string, data: unknown) => sendAs(ines, path, data)
  const created = await send(ROUTES.createWorkshop.path, {
    ...{ displayName: 'Ines', team: { as: 'new', name: 'Platform team' }, title: 'Planning' },
    ...{ kind: 'planning', cycle: CYCLE, timeZone: 'UTC' },
  })
  const params = { teamId: String(created.teamId) }
  const text = [
    'Objective;Key result;Owner;Baseline;Target;Unit;Current value;Current confidence;Last check-in',
    `Deploying is quick;${FAST};Ines;48;24;min;30;7;${addDays(TODAY, -7)}`,
    `Deploying is quick;${FEW};Ines;12;3;%;9;8;${addDays(TODAY, -7)}`,
  ].join('\n')
  const okrsOf = async () => (await request.get(`/api/teams/${params.teamId}/okrs`)).json()
  const { cycle, me } = await okrsOf()
  const file = { kind: 'csv', text, title: 'From a sheet', cycleId: cycle.cycleId }
  const { fingerprint } = await send(fillPath(EXCHANGE_ROUTES.previewImport.path, params), { file })
  await send(fillPath(EXCHANGE_ROUTES.confirmImport.path, params), { file, fingerprint })
  const [, few] = (await okrsOf()).objectives[0].keyResults
  const checkIn = {
    value: 10,
    confidence: 6,
    note: 'The freeze hid it.',
    nextStep: { text: 'Ask support', ownerId: me.person.personId },
  }
  await send(`/api/key-results/${few.id}/check-ins`, checkIn)
  return params.teamId
}

/** What a page of ours would send, and the answer. */
async function sendAs({ page }: Person, path: string, data: unknown) {
  const reply = await page.request.post(path, { headers: { [CSRF_HEADER]: '1' }, data })
  expect(reply.ok(), await reply.text()).toBe(true)
  return reply.json()
}
