import { afterAll, beforeAll, expect, test } from 'vitest'
import { PUBLICATION_ROUTES } from '../../shared/api/publication-routes.ts'
import { fillPath } from '../../shared/api/route.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult } from '../../shared/board/write.ts'
import { addDays, weekdayOf } from '../../shared/okr/days.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import type { TestStack } from '../support/local-stack.ts'
import { expectAccessible } from './support/accessibility.ts'
import { cyclePage } from './support/cycle-page.ts'
import { comeBack, gatherIn, putAhead, startAs } from './support/gather.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSaved, allSee, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { commitTo, FASTER, planQuarter, pursueQuarter, ROLLBACKS } from './support/planned-quarter.ts'
import { type Product, startProduct } from './support/product.ts'
import {
  agreeOn,
  decide,
  expectProjected,
  expectScaleInSight,
  gradeKey,
  MY_GRADE,
  startRetro,
} from './support/retro-steps.ts'
import { WITH_ROOM_CLOCK } from './support/room-clock.ts'
import { workshopIdOf } from './support/room-guest.ts'
import { done, goTo, leadButton, personIdIn, voteAtOnce } from './support/room-steps.ts'
import { readAs } from './support/sender.ts'
import { tellAsStory } from './support/story.ts'
import { setWorkerClock, writeClockedWorker } from './support/worker-clock.ts'

const LEARNED = 'We learned that the last minutes of a deployment are one test suite'
const ACTION = 'Give the slow test suite an owner'

/** A client waits up to half a minute between two attempts, and then needs a ticket and the whole document. */
const RECONNECT_MS = 45_000
const DAY_MS = 24 * 60 * 60_000
const today = new Date().toISOString().slice(0, 10)
const startsOn = addDays(today, 1 - weekdayOf(today))
const FIRST = { name: 'First quarter', startsOn, endsOn: addDays(startsOn, 90) }
const SECOND = { name: 'Second quarter', startsOn: addDays(startsOn, 91), endsOn: addDays(startsOn, 181) }
const PLAN = [{ kind: 'welcome' }, { kind: 'key-results' }, { kind: 'vote' }, { kind: 'review' }]

let product: Product<TestStack>
let ines: Person
let tomasz: Person
let jonas: Person
/** Two who are there without a browser; Priya leads with Ines. */
let priya: RoomClient
let wei: RoomClient
let teamId = ''
/** How much of what went wrong Tomasz’s browser noted while the room was dead. */
let noticed = 0
let idOf: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  product = await startProduct({ workerScript: writeClockedWorker(), roomVars: WITH_ROOM_CLOCK })
  ;[ines, tomasz, jonas] = await Promise.all([
    product.open('Ines'),
    product.open('Tomasz'),
    product.open('Jonas', 'phone'),
  ])
})
afterAll(() => product.stop())
tellAsStory(() => [ines, tomasz, jonas])

/** Days after the first cycle has begun, by the record's clock. */
async function itIsDay(day: number): Promise<void> {
  await setWorkerClock(product.stack, Date.parse(`${addDays(startsOn, day)}T10:00:00Z`) - Date.now())
}

const problemsOf = (people: readonly Person[]) => people.flatMap(({ problems }) => problems)
const go = (stageId: string) => goTo(priya, stageId)
const lead = (name: string) => leadButton(ines, name)

test('a quarter is planned, with a vote and a word about what is hard', async () => {
  const started = await startAs(ines, {
    ...{ team: { as: 'new', name: 'Platform team' }, title: 'First planning', cycle: FIRST },
    agenda: { from: 'plan', plan: PLAN },
  })
  teamId = started.teamId
  ;[priya, wei] = await gatherIn(product.stack, ines, [tomasz, jonas], started.joinLink)
  await go('key-results')
  idOf = await planQuarter(priya, FIRST.endsOn)
  await go('vote')
  const ids = Object.values(idOf)
  const dots = Object.fromEntries(ids.map((id) => [id, id === idOf[FASTER] ? 2 : 1]))
  await voteAtOnce([priya, wei], ids, null, dots)
  await go('review')
  await ines.page.getByText('Nothing stands in the way of finalising.').waitFor()
  await lead('Finalise').click()
  await heading(ines, 'The OKRs are published').waitFor()
})

test('[CH1] over the weeks it is checked in on, one of them falls, and one is dropped', async () => {
  await pursueQuarter({ ines, tomasz }, idOf, personIdIn(priya, 'Tomasz'), itIsDay)
})

test('a member starts the retro from the team’s page, and five people are there, one of them on a phone', async () => {
  await itIsDay(92)
  const { page } = ines
  await page.goto(await cyclePage(ines, teamId, FIRST))
  await startRetro(ines, 'Look back in 45 minutes', () => expectAccessible(ines, 'the start of a retro'))
  await page.getByText('We look back on First quarter').waitFor()
  const link = await page.getByRole('textbox', { name: 'Join link' }).inputValue()
  await putAhead(product.stack, ines, 92 * DAY_MS)
  ;[priya, wei] = await gatherIn(product.stack, ines, [tomasz, jonas], link)
  await go('open-actions')
  await allSee([ines, jonas], ({ page: theirs }) =>
    theirs.getByText('No action of an earlier retro is open.'),
  )
})

test('[RE1] [RE2] each grades alone beside the evidence, and no grade is heard of before the reveal', async () => {
  await go('grade')
  const { page } = ines
  await allSee([ines, tomasz, jonas], (person) => heading(person, 'How far did we get?'))
  await lead('Go through them together').click()
  const evidence = page.getByRole('region', { name: FASTER })
  await evidence.getByText('38 min').first().waitFor()
  await evidence.getByText(/Confidence fell from 7 to 3/).waitFor()
  await evidence.getByText(/^Vote: number 1 of 3/).waitFor()
  await page.getByText('Its progress says 0.4. Judge for yourself.').waitFor()
  await expectAccessible(ines, 'the grade beside its evidence')
  await expectAccessible(jonas, 'the grade on a phone')
  await expectInsideWindow(ines, 'the grade')
  await expectScaleInSight(ines)

  // By keys: a figure, an arrow, Enter.
  const scale = page.getByRole('group', { name: MY_GRADE })
  await scale.getByRole('radio').first().focus()
  await page.keyboard.press('6')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.getByText('Your grade is in: 0.5.').first().waitFor()
  // By touch.
  await gradeKey(jonas, MY_GRADE, '0.4').tap()
  await jonas.page.getByText('Short, for an aspiration.').waitFor()
  await jonas.page.getByRole('button', { name: 'Set my grade' }).tap()
  await tomasz.page.getByRole('radio', { name: 'I cannot say' }).check()
  await tomasz.page.getByRole('button', { name: 'Set my grade' }).click()
  await done(wei, { type: 'give-grade', keyResultId: idOf[FASTER] ?? '', grade: 0.9 })
  await lead('Reveal grades').waitFor()
  await page.getByText('4 of 5 have graded').first().waitFor()
  await page.getByText('Waiting for Priya').waitFor()
  for (const person of [ines, tomasz, jonas]) {
    expect(person.heard.join('\n'), `what ${person.name} heard`).not.toMatch(/"grade":|0\.9/)
  }
})

test('no grade is lost by a reload, nor when the room’s server is killed in the middle of it', async () => {
  const address = ines.page.url()
  expect(problemsOf([ines, tomasz, jonas])).toEqual([])
  // Tomasz chooses another one, and stays; nobody else's browser is left to bring anything back.
  await gradeKey(tomasz, MY_GRADE, '0.6').click()
  const leavers = [ines, jonas]
  await Promise.all(leavers.map(({ page }) => page.goto('about:blank')))
  await product.stack.room.kill('SIGKILL')
  await product.stack.room.restart()
  await Promise.all(leavers.map(({ page }) => page.goto(address)))
  await ines.page.getByText('Your grade is in: 0.5.').first().waitFor()
  await jonas.page.getByText('Your grade is in: 0.4.').first().waitFor()
  const again = (person: RoomClient) => comeBack(product.stack, workshopIdOf(ines), person)
  ;[priya, wei] = await Promise.all([again(priya), again(wei)])
  await ines.page.getByText('4 of 5 have graded').first().waitFor()
  await allSaved([tomasz], RECONNECT_MS)
  const chosen = tomasz.page.getByRole('radio', { name: '0.6' })
  expect(await chosen.isChecked()).toBe(true)
  await tomasz.page.reload()
  await expectSoon(() => chosen.isChecked(), true, 'what was chosen and not set is still chosen')
  await tomasz.page.getByRole('radio', { name: 'I cannot say' }).check()
  await tomasz.page.getByText('It is in that you cannot say.').first().waitFor()
  noticed = tomasz.problems.length
})

test('[RE1] the grades are shown at once, the owner speaks first, and a score is agreed on', async () => {
  const { page } = ines
  await lead('Reveal grades').click()
  await allSee([ines, tomasz, jonas], (person) =>
    person.page.getByRole('img', { name: /Grades: 0\.4, 0\.5, 0\.9/ }),
  )
  await page.getByRole('img', { name: /Yours was 0\.5\./ }).waitFor()
  await page.getByText('Far apart: say what each of you looked at.').waitFor()
  // Whoever comes anew sees the same, and which was theirs.
  await Promise.all([ines, jonas].map((person) => person.page.reload()))
  await page.getByRole('img', { name: /Grades: 0\.4, 0\.5, 0\.9.*Yours was 0\.5\./ }).waitFor()
  await jonas.page.getByRole('img', { name: /Yours was 0\.4\./ }).waitFor()
  await tomasz.page.getByLabel('Your word on it').fill('We got to 38. The last minutes are one suite.')
  await tomasz.page.getByRole('button', { name: 'Say it' }).click()
  await allSee([ines, jonas], (person) =>
    person.page.getByText('We got to 38. The last minutes are one suite.'),
  )
  await agreeOn(ines, '0.4')
  await allSee([tomasz, jonas], (person) => person.page.getByText('Short, for an aspiration.'))
  await jonas.page.locator('.cause label').filter({ hasText: 'Dependency' }).tap()
  await allSee([ines], (person) =>
    person.page.getByText('We waited for others, or needed what was not there.'),
  )
  await expectAccessible(ines, 'grades that are revealed')
  await expectAccessible(jonas, 'grades that are revealed, on a phone')
  await expectInsideWindow(jonas, 'grades that are revealed')

  await expectProjected(ines, 'grade')

  await lead('Next key result').click()
  await allSee([ines, tomasz, jonas], (person) => person.page.getByRole('region', { name: ROLLBACKS }))
  await done(priya, { type: 'give-grade', keyResultId: idOf[ROLLBACKS] ?? '', grade: 0.9 })
  await lead('Reveal grades').click()
  await agreeOn(ines, '0.9')
  await page.getByText('Nearly, for a commitment.').first().waitFor()
})

test('[RE3] what was learned is written without names, revealed, and voted on', async () => {
  await go('reflect')
  await allSee([ines, tomasz, jonas], (person) => heading(person, 'What do we take from this?'))
  await jonas.page.getByLabel('My next cards are about').selectOption({ label: FASTER })
  const composer = jonas.page.getByRole('textbox', { name: 'What did we learn?' })
  await composer.fill('The last minutes of a deployment are one test suite')
  await composer.press('Enter')
  await jonas.page.getByText(`on “${FASTER}”`).waitFor()
  const different = ines.page.getByRole('textbox', { name: 'What could we do differently next time?' })
  await different.fill(ACTION)
  await different.press('Enter')
  await expectAccessible(jonas, 'the reflection on a phone')
  await expectSoon(async () => priya.visible?.writing['reflect']?.cards ?? 0, 2, 'two cards wait')
  for (const person of [ines, tomasz]) expect(person.heard.join('\n')).not.toContain('one test suite')
  await lead('Reveal').click()
  await allSee([ines, tomasz, jonas], (person) =>
    person.page.getByText('The last minutes of a deployment are one test suite'),
  )
  await ines.page.getByText(`on “${FASTER}”`).first().waitFor()
  await go('vote')
  await allSee([jonas], ({ page }) =>
    page
      .getByRole('region', { name: 'Proposals' })
      .getByText('The last minutes of a deployment are one test suite'),
  )
  await lead('Open the vote').click()
  await allSee([ines, tomasz, jonas], (person) => heading(person, 'What is most worth talking about?'))
  await expectAccessible(jonas, 'a vote on cards, on a phone')
  const giveDot = (person: Person, card: string) =>
    person.page.getByRole('button', { name: `Give a dot to ${card}` })
  await giveDot(jonas, 'The last minutes of a deployment are one test suite').tap()
  await giveDot(tomasz, 'The last minutes of a deployment are one test suite').click()
  await expectSoon(async () => priya.visible?.ballotCounts.voted ?? 0, 2, 'two have voted')
  await done(priya, {
    type: 'close-ballot',
    ballotId: priya.visible?.ballots.at(-1)?.ballotId ?? '',
  })
})

test('[RE5] [RE6] [RE7] what comes again is decided, a learning is kept, and somebody does something about it', async () => {
  await go('decide')
  const { page } = ines
  await allSee([ines, jonas], (person) => heading(person, 'What do we keep, what do we change?'))
  await decide(ines, FASTER, 'Keep', 'It is still what slows us down')
  await decide(ines, ROLLBACKS, 'Drop', 'It is where it should be')
  await allSee([jonas], (person) => person.page.getByText('It is still what slows us down'))
  await expectAccessible(ines, 'what is kept and dropped')
  await expectAccessible(jonas, 'what is kept and dropped, on a phone')
  await expectInsideWindow(ines, 'what is kept and dropped')

  await expectProjected(ines, 'decide')

  await go('actions')
  await tomasz.page.getByRole('button', { name: `Make it an action: “${ACTION}”` }).click()
  await tomasz.page.getByLabel('Who does action 1').selectOption({ label: 'Tomasz' })
  await tomasz.page.getByLabel('Until when action 1 is done').fill(addDays(startsOn, 110))
  await tomasz.page.getByLabel('Until when action 1 is done').blur()
  await tomasz.page.getByText('1 action', { exact: true }).waitFor()
  await expectAccessible(tomasz, 'actions')
  await expectAccessible(jonas, 'actions on a phone')
  await expectInsideWindow(tomasz, 'actions')

  await go('process-pulse')
  const pulse = jonas.page.getByRole('group', { name: /I knew what mattered most this cycle/ })
  await pulse.getByText('4', { exact: true }).tap()
  await expectAccessible(jonas, 'how we worked, on a phone')
  for (const person of [priya, wei]) {
    const answers = { clear: 5, ours: 4, useful: 3, focus: 2, safe: null }
    await done(person, { type: 'give-process-pulse', stageId: 'process-pulse', answers })
  }
  await ines.page.getByText('3 of 5 answered').first().waitFor()
  await lead('Show the answers').click()
  await allSee([ines, jonas], (person) => heading(person, 'How we worked together'))
  await expectAccessible(ines, 'how we worked, shown')
  await expectInsideWindow(jonas, 'how we worked, shown')

  await expectProjected(ines, 'process-pulse')

  await go('close')
  await tomasz.page
    .getByRole('button', {
      name: 'Keep as a learning: “The last minutes of a deployment are one test suite”',
    })
    .click()
  const words = tomasz.page.getByLabel('The learning, as a sentence')
  expect(await words.inputValue()).toBe(LEARNED)
  await tomasz.page.getByRole('button', { name: 'Keep it' }).click()
  await allSee([ines, tomasz, jonas], (person) => person.page.getByText(LEARNED))
  await page.getByText('Nothing is missing.').first().waitFor()
  await expectAccessible(ines, 'the close')
  await expectAccessible(jonas, 'the close on a phone')
  await expectInsideWindow(ines, 'the close')
  await expectProjected(ines, 'close')
  await lead('Close the retro').click()
  await heading(ines, 'The retro is on record').waitFor()
  await expectAccessible(ines, 'a retro on record')
  await page.getByRole('link', { name: 'Open the summary' }).click()
  await page.getByText(LEARNED).first().waitFor()
  await page.getByText('It is still what slows us down').first().waitFor()
})

test('[RE6] the next planning opens with the learning, the open action and the candidate', async () => {
  const { joinLink } = await startAs(ines, {
    ...{ team: { as: 'existing', teamId }, title: 'Second planning', cycle: SECOND },
    agenda: { from: 'plan', plan: PLAN },
  })
  await putAhead(product.stack, ines, 92 * DAY_MS)
  ;[priya, wei] = await gatherIn(product.stack, ines, [tomasz, jonas], joinLink)
  await lead('Next: Last time').click()
  await allSee([ines, jonas], (person) => heading(person, 'What do we bring from last time?'))
  await allSee([ines, jonas], (person) => person.page.getByText(LEARNED))
  await allSee([ines, jonas], (person) => person.page.getByText(ACTION))
  await allSee([ines, jonas], (person) => person.page.getByText(FASTER).first())
  await expectAccessible(jonas, 'what is brought from last time, on a phone')
  await expectProjected(tomasz, 'look-back')
})

test('[RE6] a key result that is drafted like the one that failed shows what was learned', async () => {
  await go('key-results')
  const { page } = ines
  const id = `draft-${crypto.randomUUID()}`
  createKeyResult(
    priya.doc,
    { id, objectiveId: objectiveId(), text: 'Deployment time falls from 38 to 20 minutes' },
    'priya',
  )
  await priya.untilSaved()
  await page.getByText('Last time we learned').first().waitFor()
  await page.getByText(LEARNED).first().waitFor()
  idOf = { ...idOf, draft: id }
  await expectAccessible(ines, 'what was learned beside a draft')
})

function objectiveId(): string {
  return readBoard(priya.doc).objectives[0]?.id ?? ''
}

test('[RE5] what was kept loses the vote: it cannot be finalised, and is not carried once it is parked', async () => {
  const candidateId = Object.keys(priya.visible?.candidates ?? {})[0] ?? ''
  const draftId = idOf['draft'] ?? ''
  expect(readBoard(priya.doc).objectives[0]?.keyResults.map(({ id }) => id)).toContain(candidateId)
  commitTo(priya, draftId, {
    ...{ owner: 'Ines', dueOn: SECOND.endsOn, confidence: 6, commitment: 'aspirational' },
    ...{ direction: 'decrease', unit: 'min', baseline: 38, target: 20 },
  })
  await priya.untilSaved()
  await go('vote')
  await voteAtOnce([priya, wei], [candidateId, draftId], 1, { [draftId]: 3 })
  await go('review')
  const { page } = ines
  await page.getByText(/RE5/).first().waitFor()
  await done(priya, { type: 'apply-cut-line', ballotId: priya.visible?.ballots.at(-1)?.ballotId ?? '' })
  await page.getByText('Nothing stands in the way of finalising.').waitFor()
  await lead('Finalise').click()
  await heading(ines, 'The OKRs are published').waitFor()
  const okrs = await readAs(
    ines,
    fillPath(PUBLICATION_ROUTES.workshopOkrs.path, { workshopId: workshopIdOf(ines) }),
  )
  const texts = okrs.objectives.flatMap(({ keyResults }: { keyResults: { text: string }[] }) =>
    keyResults.map(({ text }) => text),
  )
  expect(texts).toEqual(['Deployment time falls from 38 to 20 minutes'])
  // What Tomasz’s browser noted while the room was dead is no fault of a page.
  expect(problemsOf([ines, jonas])).toEqual([])
  expect(tomasz.problems.slice(noticed)).toEqual([])
})
