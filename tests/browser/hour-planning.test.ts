import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { expectRevealed, myCard, writeAlone } from './support/alone.ts'
import { expectResult, expectVoted, giveDots } from './support/ballot.ts'
import { chooseInMenu, press } from './support/board.ts'
import { commit, commitmentOf } from './support/commitment.ts'
import { joinByLink } from './support/join.ts'
import { ladder, openLadder, rung } from './support/ladder.ts'
import { allSaved, allSee, heading } from './support/look.ts'
import { goToCard, nameNewGroup, noteGroup } from './support/notes.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { PLATFORM_WORKSHOP, readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

const SAFE = 'Shipping a change is a safe, everyday thing'
const CALM = 'Being on call is a calm week'
const PAGES = 'Pages at night fall from 9 to 2 a week by 31 March'
const ROLLBACKS = 'Rollbacks fall from 4% to 1% of deployments by 31 March'
const TOOL = 'Roll out the new alerting tool'

let product: Product
let ines: Person
let tomasz: Person
let priya: Person
let jonas: Person
let wei: Person
let ada: Person
let everybody: readonly Person[]
/** The sentence that took the place of the output, and which card it is on. */
let outcome: string
let outcomeCard: string
beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
  tomasz = await product.open('Tomasz')
  priya = await product.open('Priya')
  jonas = await product.open('Jonas', 'phone')
  wei = await product.open('Wei')
  ada = await product.open('Ada')
  everybody = [ines, tomasz, priya, jonas, wei, ada]
})
afterAll(() => product.stop())
tellAsStory(() => everybody)

const lead = (person = ines) => person.page.getByRole('region', { name: 'Facilitator' })
const next = (stage: string, person = ines) =>
  press(person, lead(person).getByRole('button', { name: `Next: ${stage}`, exact: true }))
const reveal = () => press(ines, lead().getByRole('button', { name: /^Reveal/ }))
const ask = (question: string | RegExp) => allSee(everybody, (person) => heading(person, question))
/** Whoever only watches reads words, where others may press them to edit. */
const allRead = (text: string) =>
  allSee(everybody, ({ page }) => page.getByRole('main').getByText(text, { exact: true }))
/** A stop of the agenda beside the room, which a facilitator may go to. */
const goTo = (person: Person, stage: string) =>
  press(
    person,
    person.page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name: stage }).first(),
  )

test('six come in, one of them to watch, and the discussion is put before the vote', async () => {
  await startWorkshop(ines, { ...PLATFORM_WORKSHOP, agenda: 'Planning in an hour' })
  const { link } = await readInvitation(ines)
  for (const person of everybody.slice(1)) await joinByLink(person, link)
  await press(ines, ines.page.getByRole('button', { name: 'Change Ada' }))
  await press(ines, ines.page.getByRole('menuitem', { name: 'Make observer' }))
  await ada.page.getByText('Observer', { exact: true }).first().waitFor()
  await press(ines, ines.page.getByRole('button', { name: 'Edit the agenda' }))
  await press(ines, ines.page.getByRole('button', { name: 'Move Discuss earlier' }))
  await ines.page.keyboard.press('Escape')
  await expectOrder(ines, ['Outputs to outcomes', 'Discuss', 'Vote on key results', 'Commit', 'Review'])
})

test('a pulse, shown without names', async () => {
  await next('Pulse')
  await ask('How are you today?')
  for (const [person, score] of [
    [tomasz, '4 Good'],
    [priya, '5 Great'],
    [jonas, '3 So-so'],
    [wei, '4 Good'],
  ] as const) {
    await person.page.getByRole('radio', { name: score }).check({ force: true })
  }
  await lead().getByText('4 of 5 answered').waitFor()
  await reveal()
  await ask('How we are today')
})

test('objectives are written alone against the clock, over a reload, and revealed', async () => {
  await next('Objectives')
  await ask(/^What should be better by/)
  await press(ines, ines.page.getByRole('button', { name: 'Start 7 min' }))
  await allSee(everybody, ({ page }) => page.getByRole('timer'))
  await writeAlone(tomasz, SAFE)
  await writeAlone(priya, 'Releases without fear')
  await writeAlone(jonas, CALM)
  await writeAlone(wei, 'Nights without pages')
  await wei.page.reload()
  await myCard(wei, 'Nights without pages').waitFor()
  await allSaved(everybody)
  await reveal()
  for (const person of everybody) {
    await expectRevealed(person, [
      `${SAFE} (by Tomasz)`,
      'Releases without fear (by Priya)',
      `${CALM} (by Jonas)`,
      'Nights without pages (by Wei)',
    ])
  }
})

test('they are sorted by keyboard, and what is grouped becomes an objective', async () => {
  await next('Sort')
  await ask('What belongs together?')
  for (const [group, cards] of [
    [SAFE, [SAFE, 'Releases without fear']],
    [CALM, [CALM, 'Nights without pages']],
  ] as const) {
    for (const card of cards) {
      await goToCard(ines, card)
      await ines.page.keyboard.press('Space')
    }
    await nameNewGroup(ines, group)
    await ines.page.keyboard.press('Escape')
  }
  for (const group of [SAFE, CALM]) {
    await allSee(everybody, (person) => noteGroup(person, group))
    await goToCard(ines, group)
    await ines.page.keyboard.press('t')
    await ines.page.getByRole('dialog').getByRole('button', { name: 'Turn' }).press('Enter')
    await noteGroup(ines, group).getByText('Became an objective').waitFor()
  }
})

test('key results are written for an objective each, and the room goes back once to sort', async () => {
  await next('Key results')
  await ask('How would we see that it worked?')
  const objective = (person: Person) => person.page.getByLabel('For the objective')
  await writeAlone(tomasz, ROLLBACKS, 'New key result')
  await objective(jonas).selectOption({ label: `2. ${CALM}` })
  await writeAlone(jonas, PAGES, 'New key result')
  await objective(wei).selectOption({ label: `2. ${CALM}` })
  await writeAlone(wei, TOOL, 'New key result')
  await press(ines, lead().getByRole('button', { name: 'Back to Sort' }))
  await ask('What belongs together?')
  await goTo(ines, 'Key results')
  await ask('How would we see that it worked?')
  await myCard(jonas, PAGES).waitFor()
  await reveal()
  for (const text of [ROLLBACKS, PAGES, TOOL]) await allRead(text)
})

test('an output becomes an outcome', async () => {
  await next('Outputs to outcomes')
  await ask('What changes, and for whom?')
  outcomeCard = `Key result 2.${(await numberOf(priya, TOOL)) + 1}`
  await openLadder(priya, outcomeCard)
  await rung(priya, 'Who notices when it is done?').fill('Whoever is on call')
  await rung(priya, 'What do they do or get then that they don’t today?').fill('Only alerts that need them')
  await rung(priya, 'How would we see it?').fill('share of alerts that need nobody')
  await ladder(priya).getByLabel('From', { exact: true }).fill('40')
  await ladder(priya).getByLabel('To', { exact: true }).fill('10')
  await ladder(priya).getByLabel('Unit').fill('%')
  await ladder(priya).getByLabel('By', { exact: true }).fill('2027-03-31')
  await ladder(priya).getByLabel('By', { exact: true }).blur()
  const sentence = ladder(priya)
    .getByRole('button', { name: /^Use this/ })
    .first()
  outcome = /“(.+)”/.exec((await sentence.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  await sentence.click()
  await allRead(outcome)
  await priya.page.getByText(`Was: ${TOOL}`).waitFor()
})

test('facilitation is handed over in the middle, and the cards are talked about', async () => {
  await press(ines, ines.page.getByRole('banner').getByRole('button', { name: /^People/ }))
  await press(ines, ines.page.getByRole('button', { name: 'Change Tomasz' }))
  await press(ines, ines.page.getByRole('menuitem', { name: 'Hand over to them' }))
  await press(ines, ines.page.getByRole('button', { name: 'Hand over', exact: true }))
  await lead(tomasz).waitFor()
  await lead(ines).waitFor({ state: 'hidden' })
  await ines.page.keyboard.press('Escape')

  await next('Discuss', tomasz)
  await press(tomasz, tomasz.page.getByRole('button', { name: 'Start discussing' }).first())
  await ask('What do we make of it?')
  await press(tomasz, tomasz.page.getByRole('button', { name: 'Next card' }).first())
  const decision = priya.page.getByRole('textbox', { name: 'Add what we will not do' })
  await decision.fill('No new dashboards')
  await decision.press('Enter')
  await allSee(everybody, ({ page }) => page.getByText('No new dashboards'))
  for (const person of [tomasz, jonas]) await expectAccessible(person, 'discussing')
})

test('the vote is opened as it was planned, and its result stands', async () => {
  await next('Vote on key results', tomasz)
  await press(tomasz, tomasz.page.getByRole('button', { name: /^Open the vote/ }).last())
  await ask('Which results matter most this cycle?')
  await giveDots(ines, PAGES, 2)
  await giveDots(priya, ROLLBACKS, 2)
  await giveDots(jonas, PAGES, 2)
  await giveDots(wei, ROLLBACKS, 1)
  await expectVoted(everybody, 4)
  await press(tomasz, tomasz.page.getByRole('button', { name: 'Close the vote' }).last())
  const closing = tomasz.page.getByRole('dialog').getByRole('button', { name: 'Close the vote' })
  if (await closing.isVisible()) await closing.click()
  await ask(/^This is what the room voted for/)
  await expectResult(ines, [`1 ${PAGES} 4 2`, `2 ${ROLLBACKS} 3 2`, `3 ${outcome} 0 0`])
})

test('the room goes back a second time, jumps ahead again, and commits', async () => {
  await next('Commit', tomasz)
  await ask('Who takes care of what, and by when?')
  await press(tomasz, lead(tomasz).getByRole('button', { name: 'Back to Vote on key results' }))
  await ask(/^This is what the room voted for/)
  await goTo(tomasz, 'Commit')
  await ask('Who takes care of what, and by when?')
  await chooseInMenu(tomasz, outcomeCard, 'Delete')
  await commitmentOf(jonas, 'Key result 2.2').waitFor({ state: 'hidden' })
  await commit(tomasz, 'Key result 1.1', {
    ...{ owner: 'Tomasz', direction: 'Decrease', from: '4', to: '1', unit: '%' },
    ...{ kind: 'Committed', confidence: 7 },
  })
  await commit(jonas, 'Key result 2.1', {
    ...{ owner: 'Jonas', direction: 'Decrease', from: '9', to: '2', unit: 'pages a week' },
    ...{ kind: 'Committed', confidence: 6 },
  })
  await press(jonas, commitmentOf(jonas, 'Key result 2.1').getByRole('button', { name: 'Yes, this is mine' }))
  await allSaved(everybody)
})

test('the set is finalised as it was agreed', async () => {
  await next('Review', tomasz)
  await ask('Is this the set we want to be held to?')
  await allSee(everybody, ({ page }) => page.getByText('No new dashboards'))
  await press(tomasz, tomasz.page.getByRole('button', { name: 'Finalise' }))
  await ask('The OKRs are published')
  await press(ada, ada.page.getByRole('link', { name: 'Open the OKRs' }))
  await heading(ada, /^2027-Q1/).waitFor()
  const keyResults = (objective: string) =>
    ada.page.getByRole('region', { name: objective }).getByRole('heading', { level: 3 }).allInnerTexts()
  expect(await keyResults(SAFE)).toEqual([ROLLBACKS])
  expect(await keyResults(CALM)).toEqual([PAGES])
  for (const person of everybody) expect(person.problems).toEqual([])
})

/** The stops of the agenda from the first of these on, as they are read. */
async function expectOrder({ page }: Person, stages: readonly string[]): Promise<void> {
  const names = page.getByRole('navigation', { name: 'Agenda' }).locator('.stop__name')
  await expect
    .poll(async () => {
      const shown = await names.allInnerTexts()
      return shown.slice(shown.indexOf(stages[0] ?? ''), shown.indexOf(stages[0] ?? '') + stages.length)
    })
    .toEqual([...stages])
}

/** Where a key result stands below the second objective, from 0. */
async function numberOf({ page }: Person, text: string): Promise<number> {
  const list = page.getByRole('list', { name: 'Key results of objective 2' }).getByRole('listitem')
  const shown = await list.allInnerTexts()
  return shown.findIndex((row) => row.includes(text))
}
