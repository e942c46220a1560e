import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { dotsLeft, giveDots } from './support/ballot.ts'
import { press, words } from './support/board.ts'
import { openFive, planUntilVote } from './support/five-voters.ts'
import { goOn } from './support/lead.ts'
import { allSee, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { tellAsStory } from './support/story.ts'

const CHURN = 'Churn of paying teams falls from 5% to 3% a quarter by 31 March'
const ANSWERS = 'First answers to support requests come within 2 hours, down from 12, by 31 March'
const REFERRALS = 'New teams that come by referral rise from 8 to 20 a month by 31 March'
const QUESTION = 'Which results matter most this cycle?'
const CLOSED = /\b(is|are) in\.$|^A tie/

let product: Product
let ines: Person
let tomasz: Person
let priya: Person
let amara: Person
let jonas: Person
let everybody: readonly [Person, ...Person[]]

beforeAll(async () => {
  product = await openProduct()
  ;({ ines, tomasz, priya, amara, jonas, everybody } = await openFive(product))
})
afterAll(() => product.stop())

async function close(): Promise<void> {
  await ines.page.getByRole('button', { name: 'Close the vote' }).click()
  await allSee(everybody, (person) => heading(person, CLOSED))
}

describe('a live dot vote of five ends in a tie', () => {
  tellAsStory(() => everybody)

  test('[BA1] with room for two of three, and a run-off agreed beforehand', async () => {
    await planUntilVote(everybody, 'Be the service that teams tell their friends about', [
      CHURN,
      ANSWERS,
      REFERRALS,
    ])
    const { page } = ines
    const cut = page.getByLabel('Only the best are in')
    if (!(await cut.isChecked())) await cut.check()
    await page.getByRole('textbox', { name: 'How many are in' }).fill('2')
    await page.getByRole('textbox', { name: 'How many are in' }).press('Tab')
    await page.getByText('More settings').click()
    await page.getByLabel('A tie across the line').selectOption({ label: 'Is run off between the tied' })
    await page.getByRole('button', { name: 'Open the vote' }).click()
    await allSee(everybody, (person) => heading(person, QUESTION))
    await allSee(everybody, ({ page: theirs }) => theirs.getByText(/best 2 are in; a tie is run off/))
  })

  test('[BA6] [BA7] two share the last place: neither is in, and all see what was agreed', async () => {
    await giveDots(tomasz, CHURN, 2)
    await giveDots(priya, CHURN, 2)
    await giveDots(amara, ANSWERS, 1)
    await giveDots(jonas, REFERRALS, 1)
    await dotsLeft(jonas, '2 dots left').waitFor()
    await expectSoon(
      () => ines.page.getByText('4 of 5 voted').first().isVisible(),
      true,
      'that four have voted',
    )
    await close()
    await allSee(everybody, (person) => heading(person, 'A tie for the last place.'))
    await jonas.page.getByText('A facilitator opens the run-off.').waitFor()
    expect(await ines.page.getByRole('button', { name: 'Park what is below the line' }).isDisabled()).toBe(
      true,
    )
    for (const person of [ines, jonas]) await expectAccessible(person, 'a tie')
  })

  test('[BA7] the run-off is between the two, for the one place, and settles both votes', async () => {
    await press(ines, ines.page.getByRole('button', { name: 'Run off these 2' }))
    await allSee(everybody, (person) => heading(person, QUESTION))
    expect(
      await tomasz.page.getByRole('button', { name: `Give a dot to ${CHURN}`, exact: true }).count(),
    ).toBe(0)
    await giveDots(tomasz, ANSWERS, 1)
    await giveDots(jonas, ANSWERS, 1)
    await giveDots(priya, REFERRALS, 1)
    await expectSoon(
      () => ines.page.getByText('3 of 5 voted').first().isVisible(),
      true,
      'that three have voted',
    )
    await press(ines, ines.page.getByRole('button', { name: 'Close the vote' }))
    // Three voters of an anonymous vote may be guessed: it is asked before.
    const sure = ines.page.getByRole('dialog').getByRole('button', { name: 'Close the vote' })
    await sure.click()
    await allSee(everybody, (person) => heading(person, 'The run-off is decided: 1 of 2 is in.'))
    for (const person of [ines, jonas]) await expectAccessible(person, 'the run-off')
  })

  test('[BA7] what is below the line is parked in one press, and can be taken back', async () => {
    const { page } = ines
    await page.getByRole('button', { name: 'Park what is below the line' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Park 1 proposal' }).click()
    await page.getByText('What is below the line is parked.', { exact: false }).first().waitFor()
    await goOn(ines, everybody, 'Commit')
    await allSee([ines, jonas], (person) => words(person, ANSWERS).or(person.page.getByText(ANSWERS)))
    const parked = tomasz.page.getByText('Parked (1)')
    await parked.waitFor()
    await parked.click()
    await tomasz.page.getByRole('button', { name: /^Take back “New teams that come by/ }).click()
    await expectSoon(() => parked.count(), 0, 'that nothing is parked')
  })

  test('nobody’s browser had anything to complain about', () => {
    for (const { name, problems } of everybody) expect(problems, name).toEqual([])
  })
})
