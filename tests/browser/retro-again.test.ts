import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ActionsSchema, CalibrationSchema, LearningsSchema } from '../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { fillPath } from '../../shared/api/route.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { cyclePage } from './support/cycle-page.ts'
import {
  AUTUMN,
  bringEndedQuarter,
  GONE,
  keyResultOfSummer,
  OPEN_ACTIONS,
  PAGES,
  RESTORES,
  SPRING,
  SUMMER,
  SURVEY,
} from './support/ended-quarter.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { agreeOn, decide, giveGrade, startRetro } from './support/retro-steps.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { comeIn, done, goTo, leadButton, personIdIn } from './support/room-steps.ts'
import { readAs, sendAs } from './support/sender.ts'
import { tellAsStory } from './support/story.ts'

const DROPPED_FOR = 'The survey tool was taken away'
const [SILENCED, GUIDE, ASKED] = OPEN_ACTIONS
const OUT = 'We learned that nobody looks at a number that nobody asks for'
const AGAIN = 'We learned that a page at night costs two days of work'
const ACTION = 'Look at the pages every Monday'

let product: Product
let ines: Person
let jonas: Person
/** Leads with Ines, without a browser. */
let priya: RoomClient
let teamId = ''
let firstId = ''
let secondId = ''

beforeAll(async () => {
  product = await openProduct()
  ;[ines, jonas] = await Promise.all([product.open('Ines'), product.open('Jonas', 'phone')])
  teamId = await bringEndedQuarter(ines, 'Operations')
  const surveyId = await keyResultOfSummer(ines, teamId, SURVEY)
  await sendAs(ines, `/api/key-results/${surveyId}/drop`, { reason: DROPPED_FOR })
})
afterAll(() => product.stop())
tellAsStory(() => [ines, jonas])

const lead = (name: string) => leadButton(ines, name)
const go = (stageId: string) => goTo(priya, stageId)

/** A key result of the retro, by its words. */
function idOf(text: string): string {
  const all = priya.visible?.retro?.basis.objectives.flatMap(({ keyResults }) => keyResults) ?? []
  return all.find((keyResult) => keyResult.text === text)?.id ?? ''
}

/** What the record says of all that retros left. */
async function readRecord() {
  const read = async (path: string) => readAs(ines, fillPath(path, { teamId }))
  const { learnings } = v.parse(LearningsSchema, await read(RETRO_ROUTES.learnings.path))
  const { actions } = v.parse(ActionsSchema, await read(RETRO_ROUTES.actions.path))
  const { cycles } = v.parse(CalibrationSchema, await read(RETRO_ROUTES.calibration.path))
  const summer = cycles.filter(({ cycle }) => cycle.name === SUMMER.name)
  return {
    learnings: learnings.map(({ text }) => text).toSorted(),
    actions: Object.fromEntries(actions.map(({ text, state }) => [text, state])),
    scores: summer.map(({ points }) => Object.fromEntries(points.map(({ text, score }) => [text, score]))),
  }
}

test('the start page offers the team’s cycles, and says of which there is nothing to look back on', async () => {
  const { page } = ines
  // The retro of spring came in with its OKRs, and has no room here.
  await page.goto(await cyclePage(ines, teamId, SPRING))
  await page.getByText('This cycle has its retro.').waitFor()
  await page.getByRole('link', { name: 'Read what it came to' }).click()
  await heading(ines, 'Spring retro').waitFor()
  await page.goto('/start')
  await page.getByRole('radio', { name: 'Look back in 45 minutes' }).check()
  const cycle = page.getByLabel('Cycle', { exact: true })
  await expectSoon(() => cycle.inputValue(), SUMMER.name, 'the cycle that is suggested')
  expect(await cycle.getByRole('option').allInnerTexts()).toEqual([AUTUMN.name, SUMMER.name, SPRING.name])
  await cycle.selectOption(AUTUMN.name)
  await page.getByRole('button', { name: 'Create the workshop' }).click()
  await page.getByText(/^No OKRs of Autumn are in the record/).waitFor()
  await expectAccessible(ines, 'a retro of a cycle without OKRs')
  await cycle.selectOption(SPRING.name)
  await page.getByText(/^This cycle has its retro\./).waitFor()
  await cycle.selectOption(SUMMER.name)
  expect(await page.getByLabel('Title').inputValue()).toBe('Summer retro')
  await page.getByRole('button', { name: 'Create the workshop' }).click()
  await heading(ines, 'Who is here?').waitFor()
  await page.getByText('We look back on Summer').waitFor()
})

test('[RE7] what last time left open is done, let go, or carried on', async () => {
  await gather()
  firstId = workshopIdOf(ines)
  await go('open-actions')
  await allSee([ines, jonas], (person) => heading(person, 'What became of what we said we would do?'))
  await jonas.page
    .getByRole('group', { name: `What became of “${SILENCED}”` })
    .getByText('Done')
    .tap()
  await allSee([ines], ({ page }) => page.getByText('1 of 3 answered'))
  const settle = (action: string, outcome: string) =>
    ines.page
      .getByRole('group', { name: `What became of “${action}”` })
      .getByText(outcome)
      .click()
  await settle(GUIDE, 'Let go')
  await settle(ASKED, 'Still open')
  await allSee([jonas], ({ page }) => page.getByText('All of them are answered.'))
  await expectAccessible(jonas, 'actions of last time, on a phone')
  await expectInsideWindow(jonas, 'actions of last time')
})

test('[RE1] [RE2] without check-ins, dropped, or without its owner: each says what it means', async () => {
  await go('grade')
  const { page } = ines
  await lead('Go through them together').click()
  await allSee([ines, jonas], (person) => person.page.getByText(/^Nobody checked in on it/))
  await allSee([ines, jonas], (person) =>
    person.page.getByText('Nobody checked in on anything in this cycle.'),
  )
  expect(await page.getByText(/^Its progress says/).count()).toBe(0)
  await jonas.page.getByRole('button', { name: 'Never measured, target 5' }).waitFor()
  await expectAccessible(jonas, 'a key result without check-ins, on a phone')
  await giveGrade(ines, '0.3')
  await giveGrade(jonas, '0.1')
  // Gone on too early: who leads is told what stays hidden, and comes back for it.
  await lead('Next: Look back').click()
  await allSee([ines, jonas], (person) => heading(person, 'What do we take from this?'))
  await page.getByText('The grades of 1 key result are still hidden.').waitFor()
  expect(await jonas.page.getByText(/still hidden/).count()).toBe(0)
  await page.getByRole('main').getByRole('button', { name: 'Back to Grade' }).click()
  await lead('Reveal grades').click()
  await allSee([ines, jonas], (person) => person.page.getByRole('img', { name: /Grades: 0\.1, 0\.3/ }))
  await page.getByLabel('Your word on it').fill('Nobody counted them')
  await page.getByRole('button', { name: 'Say it' }).click()
  await agreeOn(ines, '0.2')
  await page.locator('.cause label').filter({ hasText: 'Cadence' }).click()

  await lead('Next key result').click()
  await allSee([ines, jonas], (person) => person.page.getByRole('region', { name: RESTORES }))
  await jonas.page.getByText('not in this retro').first().waitFor()
  await giveGrade(jonas, '0.8')
  await lead('Reveal grades').click()
  await jonas.page.getByText(`${GONE}, who owned it, is not here.`).waitFor()
  await page.getByLabel(`What ${GONE} has to say`).fill('It works, and I wrote down how')
  await page.getByRole('button', { name: 'Say it' }).click()
  await allSee([jonas], (person) => person.page.getByText('written down by Ines'))
  await expectAccessible(ines, 'a key result whose owner left')
  await agreeOn(ines, '0.8')
  // The one that was dropped is passed over, and can be looked at.
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByText(`Dropped during the cycle: ${DROPPED_FOR}`).waitFor()
  await page.getByText('It need not be graded.').waitFor()
  await page.getByText(`${GONE}, written down by Ines`).waitFor()
  await page.getByText('2 of 2 have a score').first().waitFor()
  await expectAccessible(ines, 'a key result that was dropped')
})

test('[RE5] what was dropped stays dropped for its reason, and the record has all of it', async () => {
  await go('decide')
  const { page } = ines
  await page.getByText('It stays dropped, for that reason, unless you decide otherwise.').waitFor()
  await decide(ines, PAGES, 'Modify', 'Count them by themselves')
  await decide(ines, RESTORES, 'Keep', 'Nearly there')
  await keepLearning(OUT, idOf(PAGES))
  await addAction()
  await close('The retro is on record')
  expect(await readRecord()).toEqual({
    learnings: [OUT],
    actions: { [SILENCED]: 'done', [GUIDE]: 'let-go', [ASKED]: 'open', [ACTION]: 'open' },
    scores: [{ [PAGES]: 0.2, [RESTORES]: 0.8 }],
  })
  await page.getByRole('link', { name: 'Open the summary' }).click()
  await page.getByText(`Dropped during the cycle: ${DROPPED_FOR}`).waitFor()
  await page.getByText(`Owned by ${GONE}, who has left`).waitFor()
  await page.getByText('Written down for the owner:').waitFor()
  await page.getByText(/^Nobody checked in during this cycle/).waitFor()
})

test('a retro that is re-opened and closed again is on record once, as it was corrected', async () => {
  const { page } = ines
  await page.goto(`/w/${firstId}`)
  await page.getByRole('button', { name: 'Re-open the retro' }).click()
  await allSee([ines, jonas], (person) => heading(person, 'Is this what we take along?'))
  await go('grade')
  await done(priya, { type: 'show-key-result', keyResultId: idOf(PAGES) })
  await page.getByRole('button', { name: 'Change the score' }).click()
  await agreeOn(ines, '0.4')
  await allSee([jonas], (person) => person.page.getByText('A commitment missed.'))
  await close('The retro is on record, revision 2')
  expect(await readRecord()).toEqual({
    learnings: [OUT],
    actions: { [SILENCED]: 'done', [GUIDE]: 'let-go', [ASKED]: 'open', [ACTION]: 'open' },
    scores: [{ [PAGES]: 0.4, [RESTORES]: 0.8 }],
  })
  await page.getByRole('link', { name: 'Open the summary' }).click()
  await page.getByText(/revision 2/i).waitFor()
})

test('a second retro of the cycle takes the place of what the first one scored, and adds to what was learned', async () => {
  const { page } = ines
  await page.goto(await cyclePage(ines, teamId, SUMMER))
  await page.getByText('This cycle has its retro.').waitFor()
  await startRetro(ines, 'Look back in an hour', async () => {
    await page.getByText('What another one says of the scores and decisions takes its place.').waitFor()
  })
  await page.getByText('This is retro 2 of Summer.').waitFor()
  await gather()
  secondId = workshopIdOf(ines)
  await go('open-actions')
  for (const words of [ASKED, ACTION]) await allSee([jonas], (person) => person.page.getByText(words))
  expect(await page.getByText(SILENCED).count()).toBe(0)
  await go('grade')
  for (const [text, score] of [
    [PAGES, 0.7],
    [RESTORES, 1],
  ] as const) {
    await done(priya, { type: 'agree-score', keyResultId: idOf(text), score })
    const keyResultId = idOf(text)
    await done(priya, { type: 'decide-key-result', keyResultId, verdict: 'drop', why: 'Seen enough of it' })
  }
  await keepLearning(AGAIN, null)
  await close('The retro is on record')
  expect(await readRecord()).toEqual({
    learnings: [AGAIN, OUT].toSorted(),
    actions: { [SILENCED]: 'done', [GUIDE]: 'let-go', [ASKED]: 'open', [ACTION]: 'open' },
    scores: [{ [PAGES]: 0.7, [RESTORES]: 1 }],
  })
  await page.goto(`/t/${teamId}/retros/${firstId}`)
  await page.getByText('A later retro of this cycle took the place of this one.').waitFor()
  await page.getByRole('link', { name: 'Go to the retro that counts' }).click()
  await page.getByText('Retro 2 of this cycle').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/t/${teamId}/retros/${secondId}`)
  // The retro of autumn was refused, and the browser noted that.
  const problems = [...ines.problems, ...jonas.problems].filter((problem) => !problem.includes('409'))
  expect(problems).toEqual([])
})

/** Jonas by the link that Ines passes on, and Priya, who leads with her. */
async function gather(): Promise<void> {
  const link = await ines.page.getByRole('textbox', { name: 'Join link' }).inputValue()
  await comeIn(jonas, link)
  priya = await joinWithoutBrowser(product.stack, workshopIdOf(ines), { name: 'Priya', role: 'facilitator' })
  await priya.until('both are there', () => Object.keys(priya.visible?.roster ?? {}).length >= 3)
}

async function keepLearning(text: string, keyResultId: string | null): Promise<void> {
  const learningId = crypto.randomUUID()
  const about = { noteId: null, objectiveId: null, keyResultId }
  await done(priya, { type: 'keep-learning', learningId, text, kind: 'learned', ...about })
}

async function addAction(): Promise<void> {
  const actionId = crypto.randomUUID()
  const ownerId = personIdIn(priya, 'Ines')
  await done(priya, { type: 'add-action', actionId, text: ACTION, ownerId, dueOn: AUTUMN.endsOn })
}

async function close(onRecord: string): Promise<void> {
  await go('close')
  await ines.page.getByText('Nothing is missing.').first().waitFor()
  await lead('Close the retro').click()
  await heading(ines, onRecord).waitFor()
}
