import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { chooseInMenu, edit, keyResultsOf, rewrite, undoInNotice, words } from './support/board.ts'
import { advice, countToSharpen, openVerdict, verdict } from './support/coach.ts'
import { joinByCode, joinByLink } from './support/join.ts'
import { ladder } from './support/ladder.ts'
import { expectInsideWindow } from './support/layout.ts'
import { goOn } from './support/lead.ts'
import { allSee, expectFocus, expectSoon } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

/** The article's objectives and key results that it gives as good ones, in its own words. */
const GOOD_OBJECTIVES = [
  'Establish a world-class CI/CD pipeline',
  'Significantly improve the reliability of our core payment service',
  'Become the leading platform for scalable machine learning deployments',
  'Expand into the European market',
] as const
const VAGUE = 'Improve customer satisfaction'
const GOOD_KEY_RESULTS = [
  'Reduce deployment time by 50%',
  'Increase deployment frequency to daily',
  'Reduce rollback rate to under 1%',
  'Reduce P99 latency of payment processing by 30%',
  'Increase automated test coverage from 60% to 85%',
  'Increase user engagement by 15% with Feature X',
  'Increase user engagement with Feature X by 20%',
] as const
const OUTPUTS = ['Deploy Feature X', 'Complete Feature X'] as const
const VANITY = 'Number of deployments'

const REASON = 'Only to show how it works'

let product: Product
let ines: Person
let tomasz: Person
let jonas: Person
let everybody: readonly Person[] = []

beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
  tomasz = await product.open('Tomasz')
  jonas = await product.open('Jonas', 'phone')
  everybody = [ines, tomasz, jonas]
})
afterAll(() => product.stop())

/** Types a card by hand, letter by letter, and adds it. */
async function type({ page }: Person, field: string, text: string): Promise<void> {
  const input = page.getByRole('textbox', { name: field, exact: true })
  await input.focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

describe('the coach beside the words', () => {
  tellAsStory(() => everybody)

  test('[OB1] [OB3] the article’s objectives, typed by hand: only the vague one is questioned, for everybody', async () => {
    await startWorkshop(ines)
    const { link, code } = await readInvitation(ines)
    await joinByCode(tomasz, code)
    await joinByLink(jonas, link)
    await goOn(ines, everybody, 'Objectives')
    for (const text of [...GOOD_OBJECTIVES, VAGUE]) await type(tomasz, 'New objective', text)
    await allSee(everybody, (person) => verdict(person, 'Objective 5', 'Could be any company’s'))
    for (const person of everybody) {
      const asked = person.page.getByRole('main').getByRole('button', { name: /\bObjective \d$/ })
      const questioned = await asked.filter({ has: person.page.locator('.verdict, b') }).allTextContents()
      const loud = await person.page.locator('.obj .coachline.verdict').count()
      expect(loud, `${person.name} sees ${questioned.join(' | ')}`).toBe(1)
    }
    for (const person of [ines, jonas]) await expectAccessible(person, 'objectives with verdicts')
    await expectInsideWindow(ines, 'objectives with verdicts')
  })

  test('[OB1] while an objective is drafted, the coach says a few words under it', async () => {
    const { page } = tomasz
    await page.getByRole('textbox', { name: 'New objective', exact: true }).fill('Launch the new loyalty app')
    await page.getByText('Sounds like a project.').waitFor()
    await page.getByRole('textbox', { name: 'New objective', exact: true }).fill('')
    await page.getByText('Sounds like a project.').waitFor({ state: 'hidden' })
  })

  test('[KR1] [KR2] the article’s key results: outputs and the vanity metric are caught, the others are not', async () => {
    await goOn(ines, everybody, 'Key results')
    for (const text of GOOD_KEY_RESULTS) await type(tomasz, 'New key result for objective 1', text)
    for (const text of [...OUTPUTS, VANITY]) await type(ines, 'New key result for objective 2', text)
    await allSee(everybody, (person) => verdict(person, 'Key result 2.1', 'Sounds like an output'))
    await allSee(everybody, (person) => verdict(person, 'Key result 2.2', 'Sounds like an output'))
    await allSee(everybody, (person) => verdict(person, 'Key result 2.3', 'Counts our work'))
    // The three, and the objective that could be any company's.
    for (const person of everybody) await expectSoon(() => countToSharpen(person), 4, 'cards to sharpen')
    await ines.page.getByText('Nothing proves it yet, 2 are still outputs, 1 counts our own work').waitFor()
    await ines.page.getByText('7 key results prove it').waitFor()

    await tomasz.page.getByRole('button', { name: /^To sharpen/ }).click()
    await words(tomasz, GOOD_KEY_RESULTS[0]).waitFor({ state: 'hidden' })
    for (const text of [...OUTPUTS, VANITY, VAGUE]) await words(tomasz, text).waitFor()
    await tomasz.page.getByRole('button', { name: 'All', exact: true }).click()
    await words(tomasz, GOOD_KEY_RESULTS[0]).waitFor()
  })

  test('a verdict opens by keyboard: the question, the reason, a weak and a strong pair, and the way to its rule', async () => {
    const { page } = tomasz
    const line = verdict(tomasz, 'Key result 2.1', 'Sounds like an output')
    await line.focus()
    await page.keyboard.press('Enter')
    const opened = advice(tomasz, 'Key result 2.1')
    await opened.getByText('Who notices when it is done', { exact: false }).waitFor()
    await opened.getByText('Weak', { exact: true }).first().waitFor()
    await opened.getByText('Strong', { exact: true }).first().waitFor()
    const rule = opened.getByRole('link', { name: /^KR1/ })
    expect(await rule.getAttribute('href')).toBe('/coach#KR1')
    expect(await page.locator('.coachmark').first().textContent()).toMatch(/^Deploy/)
    await expectAccessible(tomasz, 'an opened verdict')
    await expectInsideWindow(tomasz, 'an opened verdict')
    await openVerdict(jonas, 'Key result 2.1')
    await expectAccessible(jonas, 'an opened verdict')
  })

  test('dismissed in one browser, by keyboard, it shows in the others with who and why, and comes back', async () => {
    const { page } = tomasz
    const opened = advice(tomasz, 'Key result 2.1')
    await opened.getByRole('button', { name: 'Dismiss' }).first().focus()
    await page.keyboard.press('Enter')
    await expectFocus(opened.getByRole('textbox'))
    await page.keyboard.type(REASON)
    await page.keyboard.press('Enter')
    await expectFocus(page.locator('.coachline[aria-expanded="true"]').first())
    // Ines had it closed, and finds the reason behind the line that tells of it.
    await openVerdict(ines, 'Key result 2.1')
    await advice(ines, 'Key result 2.1').getByText(`Tomasz: “${REASON}”`).waitFor()
    await advice(jonas, 'Key result 2.1').getByText(`Tomasz: “${REASON}”`).waitFor()
    for (const person of everybody) {
      await verdict(person, 'Key result 2.1', 'Sounds like an output').waitFor({ state: 'hidden' })
    }
    await advice(ines, 'Key result 2.1')
      .getByRole('button', { name: 'Bring it back: “Sounds like an output”' })
      .click()
    await allSee(everybody, (person) => verdict(person, 'Key result 2.1', 'Sounds like an output'))
  })

  test('[BA8] other words bring a dismissed finding back, and say so; case and full stops do not', async () => {
    const opened = await openVerdict(ines, 'Key result 2.2', 'Sounds like an output')
    await opened.getByRole('button', { name: 'Dismiss' }).first().click()
    await opened.getByRole('textbox').fill('We need a milestone here')
    await opened.getByRole('button', { name: 'Dismiss' }).first().click()
    await verdict(tomasz, 'Key result 2.2', 'Sounds like an output').waitFor({ state: 'hidden' })
    await rewrite(tomasz, 'Key result 2.2', 'Complete Feature X', 'complete Feature X.')
    await rewrite(tomasz, 'Key result 2.2', 'complete Feature X.', 'Complete Feature Y')
    const back = await openVerdict(tomasz, 'Key result 2.2', 'Sounds like an output')
    await back.getByText('Ines dismissed this on an earlier wording: “We need a milestone here”').waitFor()
  })

  test('while somebody types, the card does not hop, and nothing is announced', async () => {
    // Whether it is saved is said in the banner, which is not the coach's.
    const announced = () =>
      ines.page.evaluate(() =>
        [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')]
          .filter((element) => element.closest('header') === null)
          .map((element) => element.textContent),
      )
    const neighbour = words(ines, 'Increase deployment frequency to daily')
    const topOf = async () => Math.round((await neighbour.boundingBox())?.y ?? 0)
    const field = await edit(ines, 'Key result 1.1', 'Reduce deployment time by 50%')
    const before = await topOf()
    const saidBefore = await announced()
    await field.fill('Deploy pipeline')
    await verdict(ines, 'Key result 1.1', 'Sounds like an output').waitFor()
    expect(await topOf()).toBe(before)
    await field.fill('Reduce deployment time by 50%')
    await verdict(ines, 'Key result 1.1', 'Sounds like an output').waitFor({ state: 'hidden' })
    expect(await topOf()).toBe(before)
    expect(await announced()).toEqual(saidBefore)
    await field.press('Enter')
  })

  test('[OB2] the number of an objective moves to a key result in one step, and back in one', async () => {
    await type(ines, 'New objective', 'Raise online sales to 2 million euros')
    const opened = await openVerdict(ines, 'Objective 6', 'Holds a target number')
    await opened.getByRole('button', { name: 'Move the number to a key result' }).click()
    await words(tomasz, 'Raise online sales').waitFor()
    await keyResultsOf(tomasz, 6)
      .getByRole('button', { name: 'Raise online sales to 2 million euros', exact: true })
      .waitFor()
    await undoInNotice(ines).click()
    await tomasz.page.getByRole('heading', { name: 'Raise online sales to 2 million euros' }).waitFor()
    await expectSoon(() => keyResultsOf(tomasz, 6).getByRole('listitem').count(), 1, 'only the composer')
  })

  test('[OB5] two aims become two objectives beside each other, and Ctrl+Z takes it back', async () => {
    const both = 'Win the Nordic market and make month-end closing painless'
    await rewrite(ines, 'Objective 6', 'Raise online sales to 2 million euros', both)
    const opened = await openVerdict(ines, 'Objective 6', 'Holds two aims')
    await opened.getByRole('button', { name: 'Split in two' }).click()
    await words(tomasz, 'Win the Nordic market').waitFor()
    await words(tomasz, 'Make month-end closing painless').waitFor()
    await ines.page.keyboard.press('Control+z')
    await words(tomasz, both).waitFor()
    await words(tomasz, 'Win the Nordic market').waitFor({ state: 'hidden' })
  })

  test('[KR5] a baseline is added where the words lack it, with what they say filled in', async () => {
    await type(ines, 'New key result for objective 3', 'Increase app store rating to 4.6')
    const opened = await openVerdict(ines, 'Key result 3.1')
    await opened.getByRole('button', { name: 'Add where it starts' }).click()
    const dialog = ines.page.getByRole('dialog', { name: 'Values of Key result 3.1' })
    await expectFocus(dialog.getByLabel('From', { exact: true }))
    expect(await dialog.getByLabel('To', { exact: true }).inputValue()).toBe('4.6')
    await expectAccessible(ines, 'the values of a key result')
    await dialog.getByLabel('Direction').selectOption('increase')
    await dialog.getByLabel('From', { exact: true }).fill('4.1')
    await dialog.getByLabel('Unit').fill('stars')
    await dialog.getByText('Say it in the words too: “Increase app store rating from 4.1 to 4.6”').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await allSee(everybody, ({ page }) => page.getByRole('img', { name: 'from 4.1 to 4.6 stars' }))
    await allSee(everybody, (person) => words(person, 'Increase app store rating from 4.1 to 4.6'))
    await ines.page.keyboard.press('Control+z')
    await allSee(everybody, (person) => words(person, 'Increase app store rating to 4.6'))
    await ines.page.keyboard.press('Control+Shift+z')
    await allSee(everybody, (person) => words(person, 'Increase app store rating from 4.1 to 4.6'))
  })

  test('[KR8] a due date is set from the card', async () => {
    const opened = await openVerdict(ines, 'Key result 1.1')
    await opened.getByText('No date yet', { exact: true }).click()
    await opened.getByRole('button', { name: 'Set the due date' }).click()
    const dialog = ines.page.getByRole('dialog', { name: 'Values of Key result 1.1' })
    await expectFocus(dialog.getByLabel('Due', { exact: true }))
    await dialog.getByLabel('Due', { exact: true }).fill('2027-02-26')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await advice(ines, 'Key result 1.1').getByText('No date yet').waitFor({ state: 'hidden' })
    await expectSoon(
      () =>
        keyResultsOf(tomasz, 1)
          .getByRole('img', { name: /Time-bound: yes/ })
          .count(),
      1,
      'lights of key result 1.1',
    )
  })

  test('[KR1] the ladder opens from the verdict', async () => {
    const opened = await openVerdict(tomasz, 'Key result 2.1', 'Sounds like an output')
    await opened.getByRole('button', { name: 'Turn it into an outcome' }).click()
    await ladder(tomasz).waitFor()
    await ladder(tomasz).getByText('Deploy Feature X', { exact: true }).waitFor()
    await tomasz.page.keyboard.press('Escape')
    await ladder(tomasz).waitFor({ state: 'hidden' })
  })

  test('[SE1] what is said of the set stands beside the board, opens, and can be dismissed for all', async () => {
    const summary = ({ page }: Person) => page.getByText(/^\d+ things? about the set$/)
    await allSee(everybody, summary)
    await summary(ines).click()
    await ines.page.getByText('6 objectives are more than a team can hold in mind.').click()
    await expectAccessible(ines, 'the coach on the set')
    await expectInsideWindow(ines, 'the coach on the set')
    const before = await summary(tomasz).textContent()
    const item = ines.page.locator('.setfinding[open]')
    await item.getByRole('button', { name: 'Dismiss' }).click()
    await item.getByRole('textbox').fill('Two of them go on Friday')
    await item.getByRole('button', { name: 'Dismiss' }).click()
    await ines.page.getByText('Ines: “Two of them go on Friday”').waitFor()
    await expectSoon(async () => (await summary(tomasz).textContent()) !== before, true, 'one thing less')
  })

  test('[KR7] a key result whose objective is deleted is told to prove nothing', async () => {
    await chooseInMenu(ines, 'Objective 3', 'Delete')
    await allSee(everybody, ({ page }) =>
      page.getByRole('region', { name: 'Without an objective' }).getByText('Serves no objective.'),
    )
  })

  test('[OB8] [SE3] at Commit the article’s key results have nothing above a hint; review asks the last questions', async () => {
    await goOn(ines, everybody, 'Outputs to outcomes')
    await goOn(ines, everybody, 'Vote')
    await goOn(ines, everybody, 'Commit')
    for (const [at] of GOOD_KEY_RESULTS.entries()) {
      const card = ines.page.getByRole('region', { name: `Key result 1.${at + 1}`, exact: true })
      await card.getByRole('img', { name: /Time-bound: yes/ }).waitFor()
      expect(await card.locator('.coachline.verdict').count(), `above a hint on 1.${at + 1}`).toBe(0)
    }
    await expectAccessible(ines, 'commit with verdicts')
    await goOn(ines, everybody, 'Review')
    await ines.page.getByText('Is it enough?').waitFor()
    const asked = await openVerdict(ines, 'Objective 1', 'The last test')
    await asked.getByRole('button', { name: 'Answer' }).click()
    await asked
      .getByRole('textbox', { name: 'Could it score 1.0 with nobody better off?' })
      .fill('No: they wait less')
    await asked.getByRole('textbox').press('Enter')
    await verdict(tomasz, 'Objective 1', 'Answered').waitFor()
    const answered = await openVerdict(tomasz, 'Objective 1', 'Answered')
    await answered.getByText('Ines: “No: they wait less”').waitFor()
    await tomasz.page.keyboard.press('Tab')
    await tomasz.page.keyboard.press('Escape')
    await answered.waitFor({ state: 'hidden' })
    for (const person of [ines, jonas]) await expectAccessible(person, 'review with verdicts')
    await expectInsideWindow(ines, 'review with verdicts')
  })

  test('nothing was reported as an error', () => {
    for (const { name, problems } of everybody) expect(problems, name).toEqual([])
  })
})

describe('a coach that does not load', () => {
  const present: Person[] = []
  tellAsStory(() => present)

  test('says so once, nothing else breaks, and it comes when it can', async () => {
    const ada = await product.open('Ada')
    present.push(ada)
    const { page } = ada
    await page.route(/coach-chunk/, (route) => route.abort())
    await startWorkshop(ada)
    await page.getByText('The coach could not be loaded. Everything else works; it is tried again.').waitFor()
    await goOn(ada, [ada], 'Objectives')
    await type(ada, 'New objective', VAGUE)
    await words(ada, VAGUE).waitFor()
    expect(await verdict(ada, 'Objective 1').count()).toBe(0)
    await page.unroute(/coach-chunk/)
    await verdict(ada, 'Objective 1', 'Could be any company’s').waitFor({ timeout: 60_000 })
    const uncaught = ada.problems.filter((problem) => problem.startsWith('uncaught'))
    expect(uncaught).toEqual([])
  })
})
