import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/okr/days.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { press } from './support/board.ts'
import { cyclePage } from './support/cycle-page.ts'
import {
  bringEndedQuarter,
  keyResultOfSummer,
  PAGES,
  RESTORES,
  SUMMER,
  SURVEY,
} from './support/ended-quarter.ts'
import { comeBack } from './support/gather.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { agreeOn, giveGrade, startRetro } from './support/retro-steps.ts'
import { setRoomClock } from './support/room-clock.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { comeIn, done, goTo, leadButton } from './support/room-steps.ts'
import { sendAs } from './support/sender.ts'
import { tellAsStory } from './support/story.ts'
import { TODAY } from './support/team-document.ts'

const DAY_MS = 24 * 60 * 60_000
const NIGHTS = 'One alert of three is about a disk that cleans itself'
const HABIT = 'Look at the pages of the week every Monday'

let product: Product
let ines: Person
let jonas: Person
/** Joined on the first day, and does not come back before the last. */
let wei: RoomClient
let room = ''
let pagesId = ''
let people: readonly Person[] = []

beforeAll(async () => {
  product = await openProduct()
  ;[ines, jonas] = await Promise.all([product.open('Ines'), product.open('Jonas', 'phone')])
  people = [ines, jonas]
})
afterAll(() => product.stop())
tellAsStory(() => people)

/** So many days after the retro began: nobody had the page open since. */
async function itIsDay(day: number): Promise<void> {
  await Promise.all(people.map(leaveTab))
  await setRoomClock(product.stack, room, Math.round(day * DAY_MS))
}

async function leaveTab({ page }: Person): Promise<void> {
  await page.goto('about:blank')
}

async function openAgain({ page }: Person): Promise<void> {
  await page.goto(`/w/${room}`)
}

/** Sets a deadline for the stage, at the end of work on a day after today, with what comes of it by itself. */
async function setDeadline(day: number, atEnd: string): Promise<void> {
  const { page } = ines
  await page.getByRole('button', { name: 'Timer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Set a timer or a deadline' }).click()
  const dialog = page.getByRole('dialog', { name: 'How long for this stage?' })
  await dialog.getByRole('button', { name: 'Day and hour' }).click()
  await dialog.getByLabel('Day', { exact: true }).fill(addDays(TODAY, day))
  await dialog.getByRole('radio', { name: atEnd }).check()
  await dialog.getByRole('button', { name: 'Set the deadline' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('a retro of a week is started, and what is graded is graded by a day and an hour', async () => {
  const teamId = await bringEndedQuarter(ines, 'Operations', [
    [6, 28, 6],
    [3, 23, 5],
  ])
  pagesId = await keyResultOfSummer(ines, teamId, PAGES)
  const { page } = ines
  await page.goto(await cyclePage(ines, teamId, SUMMER))
  await startRetro(ines, 'Look back over a week')
  room = workshopIdOf(ines)
  await comeIn(jonas, await page.getByRole('textbox', { name: 'Join link' }).inputValue())
  wei = await joinWithoutBrowser(product.stack, room, { name: 'Wei', role: 'facilitator' })
  await leadButton(ines, 'Next: Grade').click()
  await allSee(people, (person) => heading(person, 'How far did we get?'))
  await setDeadline(3, 'Reveal the grades')
  await allSee(people, ({ page: theirs }) => theirs.getByText('Everybody grades at their own pace.'))
  await allSee(people, ({ page: theirs }) => theirs.getByText(/^Until/))
  await expectAccessible(jonas, 'grading over days, on a phone')
  wei.drop()
})

test('[RE2] each grades on another day, and a check-in that came meanwhile is evidence', async () => {
  await ines.page.getByText('Its progress says 0.3. Judge for yourself.').waitFor()
  await giveGrade(ines, '0.3')
  await ines.page.getByText('1 of 3 have graded').first().waitFor()
  await itIsDay(1)
  await sendAs(ines, `/api/key-results/${pagesId}/check-ins`, {
    ...{ value: 12, confidence: 9, note: 'The disks are quiet now', nextStep: null },
  })
  await openAgain(jonas)
  const { page } = jonas
  await page.getByText(/Confidence rose from 5 to 9/).waitFor()
  await page.getByText('Its progress says 0.7. Judge for yourself.').waitFor()
  await giveGrade(jonas, '0.7')
  await page.getByText('2 of 3 have graded').waitFor()
  await page.getByText('You have graded 1 of 3.').waitFor()
  await page.getByRole('button', { name: 'Next', exact: true }).tap()
  await page.getByRole('region', { name: RESTORES }).waitFor()
  await page.getByText(/^Nobody checked in on it/).waitFor()
})

test('a reload in the middle of it loses neither what was given nor where one was', async () => {
  const { page } = jonas
  await giveGrade(jonas, '0.9')
  await page.reload()
  await page.getByRole('region', { name: RESTORES }).waitFor()
  await page.getByText('Your grade is in: 0.9.').first().waitFor()
  await page.getByText('You have graded 2 of 3.').waitFor()
  await leaveTab(jonas)
  await openAgain(ines)
  await ines.page.getByText('Your grade is in: 0.3.').first().waitFor()
  await ines.page.getByText('Its progress says 0.7. Judge for yourself.').waitFor()
  await giveGrade(ines, '0.5')
  await ines.page.getByText('Not all are graded by Ines, Jonas and Wei.').waitFor()
  expect(ines.heard.join('\n'), 'what Ines heard').not.toMatch(/"grade":|0\.9/)
})

test('[RE1] at the deadline the grades are shown, whoever is there', async () => {
  await itIsDay(4)
  await Promise.all(people.map(openAgain))
  await allSee(people, ({ page }) => page.getByRole('heading', { name: 'Our grades' }))
  await ines.page.getByRole('img', { name: /Grades: 0\.5, 0\.7.*Yours was 0\.5\./ }).waitFor()
  // Jonas is where he was; his own dot is still his, also after a reload.
  for (const again of [false, true]) {
    if (again) await jonas.page.reload()
    await jonas.page.getByRole('img', { name: /Grades: 0\.9.*Yours was 0\.9\./ }).waitFor()
  }
  await expectInsideWindow(jonas, 'grades that a deadline has shown')
  await leadButton(ines, 'Go through them together').click()
  await agreeOn(ines, '0.6')
  await leadButton(ines, 'Next key result').click()
  await agreeOn(ines, '0.9')
  await leadButton(ines, 'Next key result').click()
  // [GR1] Nobody has graded the last one: the room agrees on a score all the same.
  await allSee(people, ({ page }) => page.getByRole('region', { name: SURVEY }))
  await expectAccessible(ines, 'a key result that nobody has graded')
})

test('[RE3] cards are written on other days, and shown together at their deadline', async () => {
  await leadButton(ines, 'Next: Look back').click()
  await allSee(people, (person) => heading(person, 'What do we take from this?'))
  await setDeadline(6, 'Reveal the cards')
  const learned = ines.page.getByRole('textbox', { name: 'What did we learn?' })
  await learned.fill(NIGHTS)
  await learned.press('Enter')
  await ines.page.getByRole('button', { name: NIGHTS, exact: true }).waitFor()
  await itIsDay(5)
  await openAgain(jonas)
  const different = jonas.page.getByRole('textbox', { name: 'What could we do differently next time?' })
  await different.fill(HABIT)
  await different.press('Enter')
  await jonas.page.getByRole('button', { name: HABIT, exact: true }).waitFor()
  await jonas.page.reload()
  await jonas.page.getByRole('button', { name: HABIT, exact: true }).waitFor()
  expect(jonas.heard.join('\n')).not.toContain(NIGHTS)
  await itIsDay(8)
  await Promise.all(people.map(openAgain))
  for (const words of [NIGHTS, HABIT]) await allSee(people, ({ page }) => page.getByText(words))
})

test('how we worked is answered on other days, and counted though nobody has shown it when the retro is closed', async () => {
  const answer = async (person: Person, grade: string, count: RegExp) => {
    const statement = person.page.getByRole('group', { name: /I knew what mattered most this cycle/ })
    await press(person, statement.getByText(grade, { exact: true }))
    await person.page.locator('.pulsecount').getByText(count).waitFor()
  }
  await leadButton(ines, 'Next: How we worked').click()
  await answer(ines, '4', /^1 of/)
  await itIsDay(9)
  await openAgain(jonas)
  await answer(jonas, '2', /^2 of/)
  // Wei is back, and does with those who are there what is left.
  wei = await comeBack(product.stack, room, wei)
  await done(wei, { type: 'agree-score', keyResultId: idIn(wei, SURVEY), score: 0.7 })
  await done(wei, { type: 'name-cause', keyResultId: pagesId, cause: 'external', note: '' })
  for (const words of [PAGES, RESTORES, SURVEY]) {
    const keyResultId = idIn(wei, words)
    await done(wei, { type: 'decide-key-result', keyResultId, verdict: 'drop', why: 'It is done' })
  }
  await goTo(wei, 'close')
  await openAgain(ines)
  await ines.page.getByText('Nothing is missing.').first().waitFor()
  await leadButton(ines, 'Close the retro').click()
  await heading(ines, 'The retro is on record').waitFor()
  await ines.page.getByRole('link', { name: 'Open the summary' }).click()
  await ines.page.getByRole('img', { name: /I knew what mattered most.*0, 1, 0, 1, 0/ }).waitFor()
  expect([...ines.problems, ...jonas.problems]).toEqual([])
})

/** A key result of the retro, by its words. */
function idIn({ visible }: RoomClient, words: string): string {
  const all = visible?.retro?.basis.objectives.flatMap(({ keyResults }) => keyResults) ?? []
  return all.find(({ text }) => text === words)?.id ?? ''
}
