import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { dotsLeft, expectTurnout, giveDots, openVote, takeDot } from './support/ballot.ts'
import { press, rewrite } from './support/board.ts'
import { openFive, planUntilVote } from './support/five-voters.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, expectFocus, heading, noneSees } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { tellAsStory } from './support/story.ts'

const FASTER = 'Median deployment time falls from 48 to 24 minutes by 31 March'
const ROLLBACK = 'Share of releases rolled back falls from 4.2% to under 1% by 31 March'
const LIVE = 'A change is live within an hour of merging, 9 times of 10, up from 6'
const LIVE_REWORDED = 'A change is live within half an hour of merging, 9 times of 10, up from 6'
const QUESTION = 'Which results matter most this cycle?'

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

/** The key of an answer: "5" of "Importance of …". */
function key({ page }: Person, question: string, words: string, answer: string) {
  return page
    .getByRole('group', { name: `${question} ${words}`, exact: true })
    .getByText(answer, { exact: true })
}

async function expectSoundScreens(where: string): Promise<void> {
  for (const person of [tomasz, jonas]) await expectAccessible(person, where)
  await expectInsideWindow(tomasz, where)
  await expectInsideWindow(jonas, where)
}

async function close(): Promise<void> {
  await ines.page.getByRole('button', { name: 'Close the vote' }).click()
  await noneSees(everybody, (person) => heading(person, QUESTION))
}

describe('five people vote in every way', () => {
  tellAsStory(() => everybody)

  test('[BA1] [BA3] set up: one press opens what the suggestions say, and all can read the rules', async () => {
    await planUntilVote(everybody, 'Make shipping a change a safe, everyday thing', [FASTER, ROLLBACK, LIVE])
    await ines.page.getByText('3 proposals: 3 dots suggested').waitFor()
    await openVote(ines, { method: 'Dots', reasons: 'Optional', quorum: 'Two thirds' })
    await allSee(everybody, (person) => heading(person, QUESTION))
    const rules = /^3 dots each, at most 2 on one; anonymous; quorum 6[67]%/
    await allSee(everybody, ({ page }) => page.getByText(rules))
  })

  test('[BA4] dots: by keyboard and by touch, with a reason, changed, abstained, and said to be done', async () => {
    const give = tomasz.page.getByRole('button', { name: `Give a dot to ${FASTER}`, exact: true })
    await give.focus()
    await tomasz.page.keyboard.press('Enter')
    await tomasz.page.keyboard.press('Enter')
    await dotsLeft(tomasz, '1 dot left').waitFor()
    // Two are the most for one: the button can do nothing more, and the keyboard is still on it.
    await tomasz.page.keyboard.press('Enter')
    await expectFocus(give)
    await dotsLeft(tomasz, '1 dot left').waitFor()
    await tomasz.page.keyboard.press('Tab')
    const why = tomasz.page.getByLabel(`Why? (if you like) ${FASTER}`)
    await expectFocus(why)
    await why.fill('We wait half a day for each release')
    await giveDots(jonas, ROLLBACK, 2)
    await takeDot(jonas, ROLLBACK)
    await giveDots(jonas, LIVE, 1)
    await giveDots(priya, LIVE, 2)
    await press(amara, amara.page.getByRole('button', { name: 'Abstain' }))
    await amara.page.getByText('You abstain. That counts as an answer.').waitFor()
    await expectTurnout(everybody, '4 of 5 voted, quorum reached')
    for (const person of [tomasz, priya, amara, jonas]) {
      await press(person, person.page.getByRole('button', { name: 'Done', exact: true }))
      await person.page.getByRole('button', { name: 'Not done after all' }).waitFor()
    }
    const done = ines.page.getByRole('list', { name: 'Done' }).getByRole('listitem')
    await expect.poll(() => done.count()).toBe(4)
    await expectSoundScreens('the dots')
    await close()
  })

  test('[BA2] two axes: half a score is not counted yet', async () => {
    await openVote(ines, { method: 'Two-axis score' })
    await allSee(everybody, (person) => heading(person, QUESTION))
    await press(jonas, key(jonas, 'Importance of', FASTER, '5'))
    await jonas.page.getByText('Counted once both are given.').waitFor()
    await expectTurnout(everybody, '0 of 5 voted')
    await press(jonas, key(jonas, 'Confidence of', FASTER, '2'))
    await jonas.page.getByText('1 of 3 answered').waitFor()
    // Arrow keys go along the answers, as in any radio group.
    const first = tomasz.page
      .getByRole('group', { name: `Importance of ${ROLLBACK}`, exact: true })
      .getByRole('radio')
      .first()
    await first.focus()
    await tomasz.page.keyboard.press('Space')
    await tomasz.page.keyboard.press('ArrowRight')
    await tomasz.page.keyboard.press('ArrowRight')
    await tomasz.page.keyboard.press('Tab')
    await tomasz.page.keyboard.press('Space')
    await expectTurnout(everybody, '2 of 5 voted')
    for (const person of [ines, priya, amara]) {
      await press(person, key(person, 'Importance of', LIVE, '3'))
      await press(person, key(person, 'Confidence of', LIVE, '4'))
    }
    await expectTurnout(everybody, '5 of 5 voted')
    await expectSoundScreens('the two axes')
    await close()
  })

  test('approve, with a reason for each answer: it waits on screen, through a reload, until it has one', async () => {
    await openVote(ines, { method: 'Approve', reasons: 'Required', isNamed: true })
    await allSee(everybody, (person) => heading(person, QUESTION))
    await press(jonas, key(jonas, 'Do you approve of', FASTER, 'Yes'))
    await jonas.page.getByText('Counted once you say why.').waitFor()
    await expectTurnout(everybody, '0 of 5 voted')
    await jonas.page.reload()
    await jonas.page.getByLabel(`Why? ${FASTER}`, { exact: true }).fill('It is what hurts most')
    await expectTurnout(everybody, '1 of 5 voted')
    for (const person of [tomasz, priya, amara]) {
      await press(person, key(person, 'Do you approve of', ROLLBACK, 'No'))
      await person.page.getByLabel(`Why? ${ROLLBACK}`, { exact: true }).fill('We have done enough here')
    }
    await expectTurnout(everybody, '4 of 5 voted')
    await expectSoundScreens('approving')
    await close()
  })

  test('fist of five, closed too early only on purpose: in an anonymous vote few voters may be guessed', async () => {
    await openVote(ines, { method: 'Fist of five' })
    await allSee(everybody, (person) => heading(person, QUESTION))
    await press(jonas, key(jonas, 'Fingers for', FASTER, '0'))
    await press(priya, key(priya, 'Fingers for', FASTER, '5'))
    await expectTurnout(everybody, '2 of 5 voted')
    await expectSoundScreens('the fist of five')
    await ines.page.getByRole('button', { name: 'Close the vote' }).click()
    const dialog = ines.page.getByRole('dialog', { name: 'Close the vote now?' })
    await dialog.getByText(/^Only 2 people have voted/).waitFor()
    await expectAccessible(ines, 'the question before closing')
    await dialog.getByRole('button', { name: 'Keep it open' }).click()
    for (const person of [tomasz, amara]) await press(person, key(person, 'Fingers for', LIVE, '4'))
    await expectTurnout(everybody, '4 of 5 voted')
    await close()
  })

  test('[BA8] [BA10] over days: it goes on through the stages, and asks again where words change', async () => {
    await openVote(ines, { method: 'Fist of five', isOverDays: true })
    await allSee(everybody, (person) => heading(person, QUESTION))
    await ines.page.getByRole('button', { name: 'Next: Commit' }).click()
    await allSee(everybody, ({ page }) => page.getByText('A vote is open.'))
    await expectAccessible(jonas, 'a vote told of in another stage')
    await press(jonas, jonas.page.getByRole('button', { name: 'Vote', exact: true }))
    await press(jonas, key(jonas, 'Fingers for', LIVE, '4'))
    await rewrite(ines, 'Key result 1.3', LIVE, LIVE_REWORDED)
    const keep = jonas.page.getByRole('button', { name: `Keep my answer to ${LIVE_REWORDED}` })
    await keep.waitFor()
    await jonas.page.getByText(LIVE, { exact: true }).waitFor()
    await expectAccessible(jonas, 'a proposal that was reworded')
    await press(jonas, keep)
    await keep.waitFor({ state: 'detached' })
    await press(jonas, jonas.page.getByRole('button', { name: 'Back to Commit' }))
    await jonas.page.getByText('You have voted.').waitFor()
  })

  test('nobody’s browser had anything to complain about', () => {
    expect(Object.fromEntries(everybody.map(({ name, problems }) => [name, problems]))).toEqual(
      Object.fromEntries(everybody.map(({ name }) => [name, []])),
    )
  })
})
