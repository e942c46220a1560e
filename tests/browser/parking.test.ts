import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { addKeyResult, addObjective, chooseInMenu, press, undoInNotice, words } from './support/board.ts'
import { goOn } from './support/lead.ts'
import { allSee, expectFocus, expectSoon, noneSees } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { gatherTeam, leave } from './support/team.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

const PIPELINE = 'Establish a world-class CI/CD pipeline'
const TIME = 'Reduce deployment time by 50%'
const ROLLBACKS = 'Reduce rollback rate to under 1%'

const parked = ({ page }: Person, count: number): Locator =>
  page.getByText(`Parked (${count})`, { exact: true })
const parkedItem = ({ page }: Person, text: string): Locator =>
  page.getByRole('group').filter({ hasText: 'Parked (' }).getByRole('listitem').filter({ hasText: text })
const takeBack = ({ page }: Person, text: string): Locator =>
  page.getByRole('button', { name: `Take back “${text}”`, exact: true })

test('a card is parked by keyboard, everybody sees where it went, and another takes it back', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, PIPELINE)
  await goOn(ines, everybody, 'Key results')
  await addKeyResult(tomasz, 1, TIME)
  await addKeyResult(tomasz, 1, ROLLBACKS)
  await allSee(everybody, (person) => words(person, ROLLBACKS))

  await tomasz.page.getByRole('button', { name: 'More for Key result 1.1', exact: true }).focus()
  await tomasz.page.keyboard.press('ArrowDown')
  await tomasz.page.keyboard.press('p')
  await expectFocus(tomasz.page.getByRole('menuitem', { name: 'Park', exact: true }))
  await tomasz.page.keyboard.press('Enter')
  await noneSees(everybody, (person) => words(person, TIME))
  await allSee(everybody, (person) => parked(person, 1))
  // What stays has moved up.
  await allSee(everybody, ({ page }) => page.getByRole('button', { name: 'More for Key result 1.1' }))

  await press(jonas, parked(jonas, 1))
  expect(await parkedItem(jonas, TIME).textContent()).toContain(`Key result of “${PIPELINE}”`)
  await press(jonas, takeBack(jonas, TIME))
  await allSee(everybody, (person) => words(person, TIME))
  await noneSees(everybody, (person) => parked(person, 1))
  await expectFocus(words(jonas, TIME))
  const list = ines.page.getByRole('list', { name: 'Key results of objective 1' })
  await expectSoon(
    () => list.getByRole('button', { name: /^Reduce/ }).allTextContents(),
    [TIME, ROLLBACKS],
    'order',
  )
  await leave(everybody)
})

test('a parked objective keeps its key results, is out of what is committed to, and undo brings it back', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, PIPELINE)
  await goOn(ines, everybody, 'Key results')
  await addKeyResult(tomasz, 1, TIME)
  await addKeyResult(tomasz, 1, ROLLBACKS)
  await allSee(everybody, (person) => words(person, ROLLBACKS))

  await chooseInMenu(ines, 'Objective 1', 'Park')
  await noneSees(everybody, (person) => words(person, PIPELINE))
  await undoInNotice(ines).click()
  await allSee(everybody, (person) => words(person, PIPELINE))

  await chooseInMenu(jonas, 'Key result 1.2', 'Park')
  await allSee(everybody, (person) => parked(person, 1))
  await chooseInMenu(tomasz, 'Objective 1', 'Park')
  await allSee(everybody, (person) => parked(person, 2))
  await press(ines, parked(ines, 2))
  expect(await parkedItem(ines, 'Objective, with 1 key result').textContent()).toContain(PIPELINE)
  await press(ines, takeBack(ines, ROLLBACKS))
  await ines.page.getByText(/Its objective is parked: take that back too/).waitFor()
  await allSee(everybody, (person) => parked(person, 1))
  expect(await parkedItem(ines, PIPELINE).textContent()).toContain('Objective, with 2 key results')

  for (const stage of ['Outputs to outcomes', 'Vote', 'Commit'] as const) await goOn(ines, everybody, stage)
  await allSee(everybody, (person) => parked(person, 1))
  expect(await words(tomasz, TIME).count()).toBe(0)
  await press(tomasz, parked(tomasz, 1))
  await expectAccessible(tomasz, 'what is parked')
  await press(tomasz, takeBack(tomasz, PIPELINE))
  await allSee(everybody, (person) => words(person, TIME))
  await allSee(everybody, (person) => words(person, ROLLBACKS))
  await tomasz.page.keyboard.press('Control+z')
  await noneSees(everybody, (person) => words(person, TIME))
  await leave(everybody)
})
