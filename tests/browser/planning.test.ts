import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WorkshopOkrsSchema } from '../../shared/api/record-api.ts'
import { expectAccessible } from './support/accessibility.ts'
import { canGive, dotsLeft, expectResult, expectVoted, giveDots, takeDot } from './support/ballot.ts'
import {
  addKeyResult,
  addObjective,
  chooseInMenu,
  press,
  rewrite,
  undoInNotice,
  words,
} from './support/board.ts'
import { commit, commitmentOf } from './support/commitment.ts'
import { joinByCode, joinByLink } from './support/join.ts'
import { ladder, openLadder, rung } from './support/ladder.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allAreAt, goOn } from './support/lead.ts'
import { allSaved, allSee, expectFocus, heading, noneSees } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'
import { inTheRoom } from './support/team.ts'

const PIPELINE = 'Establish a world-class CI/CD pipeline'
const EUROPE = 'Expand into the European market'
const FASTER = 'Reduce deployment time by 50%'
const DAILY = 'Increase deployment frequency to daily'
const ROLLBACK = 'Reduce rollback rate to under 1%'
const OUTPUT = 'Deploy Feature X'
const VANITY = 'Number of deployments'
const CUSTOMERS = 'Increase paying customers in Germany and France from 40 to 120'
const ENGAGEMENT = 'Increase engagement with Feature X from 20% to 35% of weekly users by 31 March'
const FASTER_REWORDED = 'Reduce median deployment time by 50%'

/** Names that only a choice or a result has in the room's messages. */
const TELLS_A_CHOICE = /"(?:answer|dots|total|supporters)":/

let product: Product
let ines: Person
let tomasz: Person
let priya: Person
let jonas: Person
let everybody: readonly Person[] = []

beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
  tomasz = await product.open('Tomasz')
  priya = await product.open('Priya')
  jonas = await product.open('Jonas', 'phone')
  everybody = [ines, tomasz, priya, jonas]
})
afterAll(() => product.stop())

async function checkScreens(where: string): Promise<void> {
  for (const person of [ines, jonas]) await expectAccessible(person, where)
  await expectInsideWindow(ines, where)
}

describe('a team of four plans its quarter', () => {
  tellAsStory(() => everybody)

  test('welcome: three come by code, by link, and by link on a phone', async () => {
    await startWorkshop(ines)
    const { link, code } = await readInvitation(ines)
    await joinByCode(tomasz, code)
    await joinByLink(priya, link)
    await joinByLink(jonas, link)
    for (const { name } of everybody) await allSee(everybody, (person) => inTheRoom(person, name))
    await inTheRoom(jonas, 'Jonas (you)').getByText('Participant').waitFor()
    await checkScreens('welcome')
  })

  test('objectives: different people write, all see', async () => {
    await goOn(ines, everybody, 'Objectives')
    await addObjective(tomasz, PIPELINE)
    await allSee(everybody, (person) => words(person, PIPELINE))
    await addObjective(priya, EUROPE)
    await allSee(everybody, (person) => words(person, EUROPE))
    await checkScreens('objectives')
  })

  test('key results: an output and a vanity metric slip in, one is written on the phone', async () => {
    await goOn(ines, everybody, 'Key results')
    await addKeyResult(tomasz, 1, FASTER)
    await addKeyResult(priya, 1, DAILY)
    await addKeyResult(jonas, 1, ROLLBACK)
    await addKeyResult(tomasz, 1, OUTPUT)
    await addKeyResult(ines, 1, VANITY)
    await addKeyResult(priya, 2, CUSTOMERS)
    for (const text of [FASTER, DAILY, ROLLBACK, OUTPUT, VANITY, CUSTOMERS]) {
      await allSee(everybody, (person) => words(person, text))
    }
    await allSaved(everybody)
    await checkScreens('key results')
  })

  test('[KR1] outcomes: two people climb the ladder together, and the output stays as an initiative', async () => {
    await goOn(ines, everybody, 'Outputs to outcomes')
    await openLadder(priya, 'Key result 1.4')
    await openLadder(tomasz, 'Key result 1.4')
    await ladder(tomasz).getByText(OUTPUT, { exact: true }).waitFor()

    await rung(priya, 'Who notices when it is done?').fill('People who open the app every week')
    await expect
      .poll(() => rung(tomasz, 'Who notices when it is done?').inputValue())
      .toBe('People who open the app every week')
    await rung(tomasz, 'What do they do or get then that they don’t today?').fill(
      'They come back to Feature X',
    )
    await rung(priya, 'How would we see it?').fill('engagement with Feature X')
    await expectAccessible(priya, 'the ladder')
    await ladder(tomasz).getByLabel('From', { exact: true }).fill('20')
    await ladder(tomasz).getByLabel('To', { exact: true }).fill('35')
    await ladder(tomasz).getByLabel('Unit').fill('% of weekly users')
    await ladder(tomasz).getByLabel('By', { exact: true }).fill('2027-03-31')
    await ladder(tomasz).getByLabel('By', { exact: true }).blur()
    await ladder(priya)
      .getByRole('button', { name: `Use this: “${ENGAGEMENT}”` })
      .click()

    await allSee(everybody, (person) => words(person, ENGAGEMENT))
    await tomasz.page.getByRole('button', { name: 'Close' }).click()
    await allSee(everybody, ({ page }) =>
      page.getByRole('list', { name: 'Initiatives of key result 1.4' }).getByRole('button', { name: OUTPUT }),
    )
    await ines.page.getByText(`Was: ${OUTPUT}`).waitFor()
    await checkScreens('outcomes')
  })

  test('[BA3] [BA4] [BA5] vote: the budget runs out, a ballot changes, nobody learns a tally before the close', async () => {
    const heardBefore = ines.heard.length
    await goOn(ines, everybody, 'Vote')
    await ines.page.getByText('6 proposals: 3 dots suggested').waitFor()
    await expectAccessible(ines, 'the settings of the vote')
    await ines.page.getByRole('button', { name: 'Open the vote' }).click()
    await allSee(everybody, (person) => heading(person, 'Which results matter most this cycle?'))

    await giveDots(tomasz, FASTER, 2)
    await giveDots(tomasz, DAILY, 1)
    await dotsLeft(tomasz, '0 dots left').waitFor()
    await expect.poll(() => canGive(tomasz)).toBe(false)
    await takeDot(tomasz, FASTER)
    await giveDots(tomasz, ENGAGEMENT, 1)
    await giveDots(jonas, ENGAGEMENT, 2)
    await giveDots(jonas, ROLLBACK, 1)
    await dotsLeft(jonas, '0 dots left').waitFor()
    await priya.page.getByRole('button', { name: 'Abstain' }).click()
    await priya.page.getByText('You abstain. That counts as an answer.').waitFor()
    await expectVoted(everybody, 3)
    expect(await ines.page.getByRole('list', { name: 'Results' }).count()).toBe(0)
    expect(await ines.page.getByRole('table').count()).toBe(0)
    // Ines leads and has not voted: nothing that reached her browser says what anybody chose.
    const heard = ines.heard.slice(heardBefore)
    expect(heard.some((message) => message.includes('"progress":'))).toBe(true)
    expect(heard.filter((message) => TELLS_A_CHOICE.test(message))).toEqual([])
    await checkScreens('the open vote')

    await giveDots(ines, ENGAGEMENT, 1)
    await giveDots(ines, FASTER, 1)
    await giveDots(ines, CUSTOMERS, 1)
    await expectVoted(everybody, 4)
    await dotsLeft(ines, '0 dots left').waitFor()
    await ines.page.getByRole('button', { name: 'Close the vote' }).click()
    for (const person of everybody) {
      await heading(person, '5 proposals are in.').waitFor()
      await person.page.getByText(/4 of 4 voted, 1 of them abstained, ballots anonymous/).waitFor()
      await expectResult(person, [
        `1 ${ENGAGEMENT} 4 3`,
        `2 ${FASTER} 2 2`,
        `3 ${DAILY} 1 1`,
        `3 ${ROLLBACK} 1 1`,
        `3 ${CUSTOMERS} 1 1`,
        `6 ${VANITY} 0 0`,
      ])
    }
    // The same ear hears the result now: the pattern above knows what it was listening for.
    expect(ines.heard.slice(heardBefore).some((message) => TELLS_A_CHOICE.test(message))).toBe(true)
    await checkScreens('the result of the vote')
  })

  test('[KR9] [CH2] commit: owners say yes, a target equal to its start is told, the vanity metric goes', async () => {
    await goOn(ines, everybody, 'Commit')
    await commit(tomasz, 'Key result 1.1', {
      ...{ owner: 'Tomasz', direction: 'Decrease', from: '48', to: '24', unit: 'minutes' },
      ...{ kind: 'Committed', confidence: 7 },
    })
    await commit(priya, 'Key result 1.2', {
      ...{ owner: 'Priya', direction: 'Increase', from: 'not known yet', to: '5', unit: 'a week' },
      ...{ kind: 'Aspirational', confidence: 5 },
    })
    await press(jonas, commitmentOf(jonas, 'Key result 1.3').getByRole('button', { name: 'I’ll take it' }))
    await commit(jonas, 'Key result 1.3', { direction: 'Decrease', from: '4', to: '4', unit: '%' })
    const wrong = 'The target equals the start. Where should it end?'
    await commitmentOf(jonas, 'Key result 1.3').getByText(wrong).waitFor()
    await commitmentOf(ines, 'Key result 1.3').getByText(wrong).waitFor()
    await commit(jonas, 'Key result 1.3', { to: '1', kind: 'Committed', confidence: 8, due: '2027-02-28' })
    await noneSees(everybody, ({ page }) => page.getByText(wrong))
    // The ladder has said everything but who takes care of it.
    await commit(ines, 'Key result 1.4', { owner: 'Ines', kind: 'Aspirational', confidence: 4 })
    await commit(priya, 'Key result 2.1', { direction: 'Increase', from: '40', to: '120', unit: 'customers' })

    await commitmentOf(ines, 'Key result 1.1').getByText('Tomasz has not said yes yet').waitFor()
    for (const [person, card] of [
      [tomasz, 'Key result 1.1'],
      [jonas, 'Key result 1.3'],
      [ines, 'Key result 1.4'],
    ] as const) {
      await press(person, commitmentOf(person, card).getByRole('button', { name: 'Yes, this is mine' }))
      await commitmentOf(person, card).getByText('You said yes').waitFor()
    }
    await commitmentOf(priya, 'Key result 1.1').getByText('Tomasz said yes').waitFor()

    await chooseInMenu(priya, 'Key result 1.5', 'Delete')
    await noneSees(everybody, (person) => words(person, VANITY))
    await undoInNotice(priya).click()
    await allSee(everybody, (person) => words(person, VANITY))
    await chooseInMenu(priya, 'Key result 1.5', 'Delete')
    await noneSees(everybody, (person) => words(person, VANITY))
    await tomasz.page.getByText('Deleted (1)').click()
    await tomasz.page.getByRole('button', { name: `Restore “${VANITY}”` }).click()
    await allSee(everybody, (person) => words(person, VANITY))
    await chooseInMenu(ines, 'Key result 1.5', 'Delete')
    await noneSees(everybody, (person) => words(person, VANITY))
    await allSaved(everybody)
    await checkScreens('commit')
  })

  test('[KR8] [KR9] [SE2] review: what is missing leads to its field, then the set is finalised', async () => {
    await commit(priya, 'Key result 2.1', { due: '2027-05-15' })
    await goOn(ines, everybody, 'Review')
    const { page } = ines
    await page.getByText('One key result.').waitFor()
    await page.getByText('1 owner has not said yes yet.', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: 'Finalise' }).isEnabled()).toBe(false)
    await checkScreens('review')

    await page
      .getByRole('button', { name: /The due date lies outside the cycle.*Mend Key result 2\.1/ })
      .click()
    await expectFocus(commitmentOf(ines, 'Key result 2.1').getByLabel('Due'))
    await commit(ines, 'Key result 2.1', { due: '2027-03-31' })
    await page.getByRole('button', { name: /Needs an owner.*Mend Key result 2\.1/ }).click()
    const owner = commitmentOf(ines, 'Key result 2.1').getByLabel('Owner')
    await expectFocus(owner)
    await owner.selectOption({ label: 'Priya' })
    await page.getByText('Nothing stands in the way of finalising.').waitFor()
    await page.getByRole('button', { name: 'Finalise' }).click()
    await allSee(everybody, (person) => heading(person, 'The OKRs are published'))
    await checkScreens('finalised')
  })

  test('the OKR page tells everything, with how it came to be', async () => {
    for (const person of [ines, jonas]) {
      await press(person, person.page.getByRole('link', { name: 'Open the OKRs' }))
      await heading(person, /^2027-Q1/).waitFor()
    }
    const { page } = ines
    const pipeline = page.getByRole('region', { name: PIPELINE })
    await expect
      .poll(() => pipeline.getByRole('heading', { level: 3 }).allInnerTexts())
      .toEqual([FASTER, DAILY, ROLLBACK, ENGAGEMENT])
    expect(
      await page.getByRole('region', { name: EUROPE }).getByRole('heading', { level: 3 }).allInnerTexts(),
    ).toEqual([CUSTOMERS])
    expect(await page.getByText(VANITY).count()).toBe(0)
    const rowOf = (text: string) =>
      pipeline.getByRole('listitem').filter({ has: page.getByRole('heading', { name: text }) })
    const facts = await rowOf(FASTER).innerText()
    for (const fact of ['Tomasz', 'accepted', 'Committed']) expect(facts).toContain(fact)
    await rowOf(FASTER).getByRole('img', { name: 'from 48 minutes to 24 minutes' }).waitFor()
    await rowOf(FASTER).getByRole('img', { name: 'confidence 7 of 10' }).waitFor()
    await rowOf(DAILY).getByText('First step: establish the start.').waitFor()
    await rowOf(DAILY).getByText('not yet accepted').waitFor()

    await rowOf(ENGAGEMENT).getByRole('list', { name: 'Initiatives' }).getByText(OUTPUT).waitFor()
    await rowOf(ENGAGEMENT).getByText(`Was: ${OUTPUT}`).click()
    await rowOf(ENGAGEMENT).getByText('Who notices when it is done?').waitFor()
    await rowOf(ENGAGEMENT).getByText('People who open the app every week').waitFor()
    await rowOf(ENGAGEMENT).getByText('Vote: number 1 of 6, with 4 dots from 3 voters').waitFor()
    await checkScreens('the OKR page')
  })

  test('the page of a key result tells it too, and draws its votes for whoever looks', async () => {
    const { page } = ines
    const published = page.url()
    await page.getByRole('link', { name: 'How they stand today' }).click()
    await page.getByRole('main').getByRole('link', { name: ENGAGEMENT }).click()
    const story = page.getByRole('region', { name: 'How it came to be' })
    await story.getByText(OUTPUT).first().waitFor()
    await story.getByText('People who open the app every week').waitFor()
    await story.getByText('Vote: number 1 of 6, with 4 dots from 3 voters').waitFor()
    await story.getByText('The votes in pictures').click()
    await story.getByRole('list', { name: 'Votes' }).getByText('Round 1').waitFor()
    await expectAccessible(ines, 'how a key result came to be')
    await page.goto(published)
    await heading(ines, /^2027-Q1/).waitFor()
  })

  test('the Markdown and JSON exports hold the same', async () => {
    const markdown = await exportAs(ines, 'Markdown')
    expect(markdown.name).toMatch(/\.md$/)
    for (const line of [
      '# Platform team: OKRs 2027-Q1',
      `## 1. ${PIPELINE}`,
      `- **${FASTER}**`,
      '  - decrease from 48 to 24 minutes; owner: Tomasz; due 2027-03-31; committed; confidence 7 of 10',
      '  - increase from not known yet to 5 a week; owner: Priya (not yet accepted); due 2027-03-31; aspirational; confidence 5 of 10',
      '  - decrease from 4 to 1%; owner: Jonas; due 2027-02-28; committed; confidence 8 of 10',
      `- **${ENGAGEMENT}**`,
      `  - was: “${OUTPUT}”`,
      `  - Initiative: ${OUTPUT}`,
      `## 2. ${EUROPE}`,
      `- **${CUSTOMERS}**`,
    ]) {
      expect(markdown.text.split('\n')).toContain(line)
    }
    expect(markdown.text).not.toContain(VANITY)

    const json = await exportAs(ines, 'JSON')
    const okrs = v.parse(WorkshopOkrsSchema, JSON.parse(json.text))
    expect(okrs.revision).toBe(1)
    expect(okrs.objectives.map(({ text, keyResults }) => [text, keyResults.length])).toEqual([
      [PIPELINE, 4],
      [EUROPE, 1],
    ])
    const engagement = okrs.objectives[0]?.keyResults.find(({ text }) => text === ENGAGEMENT)
    expect(engagement?.fields).toMatchObject({ baseline: 20, target: 35, dueOn: '2027-03-31' })
    expect(engagement?.provenance).toMatchObject({
      original: OUTPUT,
      ballots: [{ round: 1, method: 'dots', rank: 1, of: 6, total: 4, voters: 3, wording: ENGAGEMENT }],
    })
    expect(engagement?.initiatives.map(({ text }) => text)).toEqual([OUTPUT])
  })

  test('a second revision rewords one and drops one with its reason; the first can still be read', async () => {
    const { page } = ines
    await page.getByRole('link', { name: 'Q1 2027 planning' }).click()
    await heading(ines, 'The OKRs are published').waitFor()
    await page.getByRole('button', { name: 'Re-open for changes' }).click()
    await allAreAt([ines, tomasz, priya], 'Review')
    await rewrite(tomasz, 'Key result 1.1', FASTER, FASTER_REWORDED)
    await words(ines, FASTER_REWORDED).waitFor()
    await chooseInMenu(ines, 'Key result 1.2', 'Delete')
    await page.getByLabel(`Why “${DAILY}” is dropped`).fill('We deploy daily since February')
    await page.getByRole('button', { name: 'Finalise' }).click()
    await allSee([ines, tomasz, priya], (person) => heading(person, 'Revision 2 is published'))

    await page.getByRole('link', { name: 'Open the OKRs' }).click()
    await page.getByRole('heading', { level: 3, name: FASTER_REWORDED }).waitFor()
    await page.getByText('Dropped: We deploy daily since February').waitFor()
    await page.getByRole('link', { name: 'Revision 1' }).click()
    await page.getByText('This is revision 1.').waitFor()
    await page.getByRole('heading', { level: 3, name: FASTER, exact: true }).waitFor()
    expect(await page.getByText('Dropped: ').count()).toBe(0)
    await checkScreens('an older revision')
  })

  test('nobody’s browser had anything to complain about', () => {
    expect(Object.fromEntries(everybody.map(({ name, problems }) => [name, problems]))).toEqual({
      Ines: [],
      Tomasz: [],
      Priya: [],
      Jonas: [],
    })
  })
})

async function exportAs(
  { page }: Person,
  format: 'Markdown' | 'JSON',
): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}
