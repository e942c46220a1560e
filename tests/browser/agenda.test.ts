import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { joinByLink } from './support/join.ts'
import { allSee, expectFocus, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { PLATFORM_WORKSHOP, readInvitation, startWorkshop } from './support/start-workshop.ts'
import { leave } from './support/team.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

/** The stages as they stand beside the room. */
async function railOf({ page }: Person): Promise<readonly string[]> {
  const names = page.getByRole('navigation', { name: 'Agenda' }).locator('.stop__name')
  return names.allTextContents()
}

/** Presses Tab until this is where one is. */
async function tabTo({ page }: Person, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name, exact: typeof name === 'string' })
  await target.waitFor()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(name)} cannot be reached by Tab.`)
}

test('a facilitator changes the agenda by keys alone, keeps it, and starts from it again', async () => {
  const ines = await product.open('Ines')
  const tomasz = await product.open('Tomasz')
  const everybody = [ines, tomasz]
  const { page } = ines
  await startWorkshop(ines, { ...PLATFORM_WORKSHOP, agenda: 'Planning in an hour' })
  await joinByLink(tomasz, (await readInvitation(ines)).link)
  const after = [
    ...['Key results', 'Outputs to outcomes', 'Vote on key results', 'Discuss', 'Commit', 'Review'],
    'Finalised',
  ]
  expect(await railOf(tomasz)).toEqual(['Welcome', 'Pulse', 'Objectives', 'Sort', ...after])
  await page.getByRole('navigation', { name: 'Agenda' }).getByText('10 min').first().waitFor()
  expect(await tomasz.page.getByRole('button', { name: 'Edit the agenda' }).count()).toBe(0)

  await tabTo(ines, 'Edit the agenda')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'The agenda' })
  await panel.getByText('60 min planned').waitFor()
  await expectAccessible(ines, 'the agenda’s editor')

  await tabTo(ines, 'Move Pulse later')
  await page.keyboard.press('Enter')
  await panel.getByText('Pulse is 3 of 11 now.').waitFor()
  await expectFocus(panel.getByRole('button', { name: 'Move Pulse later' }))
  await expectSoon(async () => (await railOf(tomasz)).slice(1, 3), ['Objectives', 'Pulse'], 'Pulse has moved')

  await tabTo(ines, /^Change Objectives/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expectFocus(panel.getByLabel('Name', { exact: true }))
  await page.keyboard.type('What we want')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('15')
  await page.keyboard.press('Enter')
  await panel.getByText('68 min planned').waitFor()
  await tabTo(ines, 'Without names')
  await page.keyboard.press('Space')
  await expectSoon(
    () => panel.getByRole('button', { name: 'Without names' }).getAttribute('aria-pressed'),
    'true',
    'it is anonymous',
  )
  await expectAccessible(ines, 'a stage’s settings')

  await tabTo(ines, 'Add a stage')
  await page.keyboard.press('Enter')
  await page.keyboard.press('i')
  await page.keyboard.press('Enter')
  await panel.getByText('Icebreaker comes after What we want now.').waitFor()
  await tabTo(ines, 'More for Sort')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await panel.getByText('Sort is off the agenda.').waitFor()
  const changed = ['Welcome', 'What we want', 'Icebreaker', 'Pulse', ...after]
  await allSee(everybody, (person) => person.page.getByTitle('Icebreaker'))
  await expectSoon(() => railOf(tomasz), changed, 'the agenda has changed')

  await panel.getByLabel('Name of the agenda').fill('Our own hour')
  await page.keyboard.press('Enter')
  await panel.getByText('Kept as “Our own hour”.').waitFor()
  await page.keyboard.press('Escape')
  await expectFocus(page.getByRole('button', { name: 'Edit the agenda' }))

  await page.goto('/start')
  await page.getByRole('radio', { name: 'Our own hour' }).check()
  await expectAccessible(ines, 'the start page')
  await page.getByLabel('Cycle', { exact: true }).fill(PLATFORM_WORKSHOP.cycle.name)
  await page.getByLabel('First day').fill(PLATFORM_WORKSHOP.cycle.startsOn)
  await page.getByLabel('Last day').fill(PLATFORM_WORKSHOP.cycle.endsOn)
  await page.getByRole('button', { name: 'Create the workshop' }).click()
  await heading(ines, 'Who is here?').waitFor()
  expect(await railOf(ines)).toEqual(changed)
  await leave(everybody)
})

test('a stage is dragged to another place', async () => {
  const ines = await product.open('Ines')
  const { page } = ines
  await startWorkshop(ines)
  await page.getByRole('button', { name: 'Edit the agenda' }).click()
  const panel = page.getByRole('dialog', { name: 'The agenda' })
  const row = (name: string) =>
    panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: new RegExp(`^Change ${name}`) }) })
  await expect.poll(async () => row('Vote').getAttribute('draggable'), { timeout: 15_000 }).toBe('true')
  await row('Vote').dragTo(row('Objectives'), { targetPosition: { x: 80, y: 6 } })
  await expectSoon(
    async () => (await railOf(ines)).slice(0, 3),
    ['Welcome', 'Vote', 'Objectives'],
    'Vote has moved',
  )
  await leave([ines])
})

test('on a phone the agenda fills the screen, and every stage can be gone to', async () => {
  const ines = await product.open('Ines', 'phone')
  const { page } = ines
  await startWorkshop(ines, { ...PLATFORM_WORKSHOP, agenda: 'Planning in an hour' })
  await page.getByRole('button', { name: 'Edit the agenda' }).click()
  const panel = page.getByRole('dialog', { name: 'The agenda' })
  await panel.getByRole('button', { name: 'More for Commit' }).click()
  await page.getByRole('menuitem', { name: 'Go to this stage' }).click()
  await panel.getByRole('button', { name: 'Close', exact: true }).click()
  await heading(ines, 'Who takes care of what, and by when?').waitFor()
  await page.getByRole('button', { name: 'Start 6 min' }).click()
  await page
    .getByRole('timer')
    .getByText(/^(6:00|5:5)/)
    .waitFor()
  await expectAccessible(ines, 'a stage with a timer on a phone')
  await leave([ines])
})
