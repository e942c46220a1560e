import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { addObjective, chooseInMenu, press, words } from './support/board.ts'
import { allAreAt, goOn } from './support/lead.ts'
import { allSee, expectSoon, heading, noneSees } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { gatherTeam, leave } from './support/team.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

const SAFE = 'Make shipping a change a safe, everyday thing'
const PROUD = 'Give people work they are proud of'

const button = ({ page }: Person, name: string | RegExp) => page.getByRole('button', { name })
const dialog = ({ page }: Person, name: string | RegExp = 'People') => page.getByRole('dialog', { name })
const spoken = ({ page }: Person, what: string | RegExp) => page.getByRole('status').filter({ hasText: what })
const bar = ({ page }: Person, what: string) => page.getByRole('main').getByText(what)
const card = ({ page }: Person, text: string) => page.locator('[data-card]').filter({ hasText: text }).first()

/** By keys alone: focus it and press Enter. */
async function enter(target: Locator): Promise<void> {
  await target.focus()
  await target.press('Enter')
}

async function openPeople(person: Person): Promise<Locator> {
  await press(person, button(person, /^People/))
  await dialog(person).waitFor()
  return dialog(person)
}

async function closePeople(person: Person): Promise<void> {
  await person.page.keyboard.press('Escape')
  await dialog(person).waitFor({ state: 'detached' })
}

/** What can be done with somebody, from the list of people. */
async function change(person: Person, whom: string, item: string): Promise<void> {
  await press(person, dialog(person).getByRole('button', { name: `Change ${whom}` }))
  await press(person, person.page.getByRole('menuitem', { name: item }))
}

const row = (people: Locator, name: string) => people.getByRole('listitem').filter({ hasText: name })

test('a hand goes up by keys, the facilitator hears of it, and takes it down; observers have one, too', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await enter(button(tomasz, 'Raise your hand'))
  await spoken(ines, 'Tomasz raised a hand.').waitFor()
  await button(tomasz, 'Lower your hand').waitFor()
  let people = await openPeople(ines)
  await change(ines, 'Jonas', 'Make observer')
  await row(people, 'Jonas').getByText('Observer').waitFor()
  await closePeople(ines)
  await press(jonas, button(jonas, 'Raise your hand'))
  await enter(button(ines, 'People, 2 hands up'))
  people = dialog(ines)
  await people.waitFor()
  const queue = people.getByRole('list').first().getByRole('listitem')
  await expectSoon(
    async () => (await queue.allTextContents()).map((text) => text.replace('Lower', '')),
    ['Tomasz', 'Jonas'],
    'hands wait in their order',
  )
  await row(people, 'Tomasz').filter({ hasText: 'hand up' }).waitFor()
  await expectAccessible(ines, 'the people sheet with hands up')
  await enter(people.getByRole('button', { name: 'Lower the hand of Tomasz' }))
  await button(tomasz, 'Raise your hand').waitFor()
  await button(jonas, 'Lower your hand').waitFor()
  await leave(everybody)
})

test('facilitation is handed over in the middle, a name is changed and stays after a reload', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await openPeople(ines)
  await change(ines, 'Tomasz', 'Hand over to them')
  await expectAccessible(ines, 'the question before handing over')
  await press(ines, dialog(ines, 'Hand over to Tomasz?').getByRole('button', { name: 'Hand over' }))
  await closePeople(ines)
  await button(ines, 'I’m ready').waitFor()
  await goOn(tomasz, everybody, 'Key results')

  await openPeople(jonas)
  await change(jonas, 'Jonas', 'Change your name')
  const rename = dialog(jonas, 'What should the others call you?')
  await rename.getByRole('textbox', { name: 'Your name' }).fill('  ')
  await press(jonas, rename.getByRole('button', { name: 'Save the name' }))
  await rename.getByText('Enter your name.').waitFor()
  await rename.getByRole('textbox', { name: 'Your name' }).fill('Joni')
  await rename.getByRole('textbox', { name: 'Your name' }).press('Enter')
  await rename.waitFor({ state: 'detached' })
  const people = await openPeople(ines)
  await row(people, 'Joni').waitFor()
  expect(await row(people, 'Jonas').count()).toBe(0)
  await jonas.page.reload()
  await allAreAt([jonas], 'Key results')
  await row(await openPeople(jonas), 'Joni (you)').waitFor()
  expect(await row(people, 'Joni').count()).toBe(1)
  await leave(everybody)
})

test('a second device is the same person, and who comes late reads what happened', async () => {
  const { ines, tomasz, jonas, everybody, invitation } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, SAFE)
  await addObjective(tomasz, PROUD)
  await goOn(ines, everybody, 'Key results')
  for (const person of everybody) expect(await bar(person, 'So far:').count()).toBe(0)

  await openPeople(jonas)
  await press(jonas, button(jonas, 'Make a personal link'))
  const link = await dialog(jonas).getByRole('textbox', { name: 'Personal link' }).inputValue()
  const laptop = await product.open('Jonas')
  await laptop.page.goto(link)
  await press(laptop, laptop.page.getByRole('main').getByRole('button').first())
  await allAreAt([laptop], 'Key results')
  await enter(button(laptop, 'Raise your hand'))
  const people = await openPeople(ines)
  await row(people, 'Jonas').filter({ hasText: 'hand up' }).waitFor()
  expect(await people.locator('.roomlist > li').count()).toBe(3)
  await closePeople(ines)

  const lena = await product.open('Lena')
  await lena.page.goto(invitation.link)
  await lena.page.getByLabel('Join as …?').fill('Lena')
  await press(lena, button(lena, 'Join'))
  await allAreAt([lena], 'Key results')
  await spoken(lena, 'So far: 2 objectives. Now: Key results.').waitFor()
  await expectAccessible(lena, 'the room for who comes late')
  await press(lena, button(lena, 'Got it'))
  await noneSees([lena], (person) => bar(person, 'So far:'))
  await lena.page.reload()
  await allAreAt([lena], 'Key results')
  await button(lena, 'Raise your hand').waitFor()
  expect(await bar(lena, 'So far:').count()).toBe(0)
  await leave([...everybody, laptop, lena])
})

test('the facilitator points at a card, and leads the view of all who have not stopped following', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, SAFE)
  for (let number = 2; number <= 9; number += 1) await addObjective(ines, `Direction number ${number}`)
  await addObjective(ines, PROUD)
  await allSee(everybody, (person) => words(person, PROUD))
  const isInView = (person: Person, text: string) =>
    card(person, text).evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })

  expect(await isInView(jonas, PROUD)).toBe(false)
  await chooseInMenu(ines, 'Objective 10', 'Point everybody at this')
  await allSee([tomasz, jonas], (person) => bar(person, 'Ines points at this:'))
  await spoken(tomasz, `Ines points at: ${PROUD}`).waitFor()
  await expectSoon(() => isInView(jonas, PROUD), true, 'the card is brought into view')
  expect(await card(jonas, PROUD).evaluate((box) => getComputedStyle(box).outlineStyle)).toBe('solid')
  await expectAccessible(tomasz, 'a stage with a card that is pointed at')
  await press(ines, button(ines, 'Stop pointing'))
  await noneSees(everybody, (person) => bar(person, 'points at this:'))

  await ines.page.locator('#content').evaluate((content) => content.scrollTo(0, 0))
  await press(ines, button(ines, 'React'))
  await press(ines, ines.page.getByRole('menuitem', { name: /^Lead everyone’s view/ }))
  await allSee([tomasz, jonas], (person) => bar(person, 'Following Ines'))
  await expectSoon(() => isInView(jonas, SAFE), true, 'he sees what she sees')
  // Somebody in the middle of a sentence is left there.
  const composer = tomasz.page.getByRole('textbox', { name: 'New objective', exact: true })
  await composer.fill('Half a sentence')
  const placeOf = (person: Person) => person.page.locator('#content').evaluate((content) => content.scrollTop)
  const before = await placeOf(tomasz)
  // Two columns, and few of them in view.
  await ines.page.setViewportSize({ width: 800, height: 560 })
  await card(ines, 'Direction number 7').evaluate((box) => box.scrollIntoView({ block: 'start' }))
  await expectSoon(() => isInView(jonas, 'Direction number 7'), true, 'he is taken along')
  expect(await placeOf(tomasz)).toBe(before)

  await press(jonas, button(jonas, 'Stop following'))
  await allSee([jonas], (person) => bar(person, 'Ines leads the view'))
  const rests = await placeOf(jonas)
  await composer.blur()
  await card(ines, 'Direction number 3').evaluate((box) => box.scrollIntoView({ block: 'start' }))
  await expectSoon(() => isInView(tomasz, 'Direction number 3'), true, 'Tomasz is taken along')
  expect(await placeOf(jonas)).toBe(rests)
  await press(ines, button(ines, 'Stop leading the view'))
  await noneSees(everybody, (person) => bar(person, 'leads the view'))
  await leave(everybody)
})

test('pointers and reactions are seen by the others, and can be turned off', async () => {
  const { ines, tomasz, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, SAFE)
  await allSee(everybody, (person) => words(person, SAFE))
  const cursor = ({ page }: Person) => page.locator('.livepointer[data-shown]')
  const box = await card(ines, SAFE).boundingBox()
  if (box === null) throw new Error('The card is not there.')
  await ines.page.mouse.move(box.x + 30, box.y + 30)
  await allSee([tomasz], cursor)
  expect(await cursor(tomasz).textContent()).toContain('Ines')
  expect(await cursor(ines).count()).toBe(0)
  await ines.page.mouse.move(5, 5)
  await noneSees([tomasz], cursor)

  await press(tomasz, button(tomasz, 'React'))
  await press(tomasz, tomasz.page.getByRole('menuitem', { name: /^Hide live pointers/ }))
  await ines.page.mouse.move(box.x + 40, box.y + 40)
  await press(tomasz, button(tomasz, 'React'))
  await press(tomasz, tomasz.page.getByRole('menuitem', { name: 'Thanks' }))
  await allSee([ines, tomasz], ({ page }) => page.locator('[data-reaction="thanks"]'))
  await spoken(ines, 'Tomasz: Thanks').waitFor()
  await noneSees([ines, tomasz], ({ page }) => page.locator('[data-reaction="thanks"]'))
  expect(await cursor(tomasz).count()).toBe(0)
  await leave(everybody)
})

test('[SE7] an objective names the teams that share it, and everybody sees what each brings', async () => {
  const { ines, tomasz, everybody, invitation } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, SAFE)
  await words(tomasz, SAFE).waitFor()
  await chooseInMenu(tomasz, 'Objective 1', 'Shared with other teams')
  const form = dialog(tomasz, 'Who shares Objective 1?')
  await form.getByRole('textbox', { name: 'Team 1', exact: true }).fill('Data')
  await form.getByRole('textbox', { name: 'What team 1 brings' }).fill('the events pipeline')
  await expectAccessible(tomasz, 'the teams that share an objective')
  await press(tomasz, form.getByRole('button', { name: 'Save' }))
  await allSee(everybody, ({ page }) => page.getByText('With Data: brings the events pipeline'))

  // One of them joins by the same link, and says so where most people are not asked.
  const lena = await product.open('Lena', 'phone')
  await lena.page.goto(invitation.link)
  await lena.page.getByLabel('Join as …?').fill('Lena')
  expect(await lena.page.getByRole('textbox').count()).toBe(1)
  await enter(button(lena, 'I come from another team'))
  const ownTeam = lena.page.getByRole('textbox', { name: 'Your team' })
  await expectSoon(
    () => ownTeam.evaluate((field) => field === document.activeElement),
    true,
    'it has the focus',
  )
  await expectAccessible(lena, 'joining from another team')
  await ownTeam.fill('x'.repeat(61))
  await ownTeam.press('Enter')
  await lena.page.getByText('Use at most 60 characters.').waitFor()
  await ownTeam.fill(' data ')
  await ownTeam.press('Enter')
  await allAreAt([lena], 'Objectives')
  await allSee([...everybody, lena], ({ page }) => page.getByText('In this workshop: Lena'))
  await row(await openPeople(ines), 'Lena')
    .getByText('from data')
    .waitFor()
  await closePeople(ines)

  await chooseInMenu(ines, 'Objective 1', 'Shared with other teams')
  await dialog(ines, 'Who shares Objective 1?').getByRole('textbox', { name: 'Team 1', exact: true }).fill('')
  await press(ines, dialog(ines, 'Who shares Objective 1?').getByRole('button', { name: 'Save' }))
  await noneSees(everybody, ({ page }) => page.getByText('With Data: brings the events pipeline'))
  await heading(ines, /^What should be better by/).waitFor()
  await leave([...everybody, lena])
})
