import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PUBLICATION_ROUTES } from '../../shared/api/publication-routes.ts'
import { fillPath } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, setKeyResultFields } from '../../shared/board/write.ts'
import { addDays, weekdayOf } from '../../shared/okr/days.ts'
import type { KeyResultFields } from '../../shared/okr/model.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import type { StageKind } from '../../shared/workshop/stages.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { dotSettings, dots } from '../support/ballots.ts'
import type { TestStack } from '../support/local-stack.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { type Product, startProduct } from './support/product.ts'
import { setRoomClock, WITH_ROOM_CLOCK } from './support/room-clock.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { readAs, sendAs } from './support/sender.ts'
import { tellAsStory } from './support/story.ts'
import { setWorkerClock, writeClockedWorker } from './support/worker-clock.ts'

const SAFE = 'Shipping a change is a safe, everyday thing'
const FASTER = 'Median deployment time falls from 48 to 24 minutes'
const ROLLBACKS = 'Releases rolled back fall from 10% to 2%'
const SURVEY = 'Developers who trust the release rise from 40% to 80%'
const LEARNED = 'We learned that the last minutes of a deployment are one test suite'
const ACTION = 'Give the slow test suite an owner'

const DAY_MS = 24 * 60 * 60_000
const today = new Date().toISOString().slice(0, 10)
const startsOn = addDays(today, 1 - weekdayOf(today))
const FIRST = { name: 'First quarter', startsOn, endsOn: addDays(startsOn, 90) }
const SECOND = { name: 'Second quarter', startsOn: addDays(startsOn, 91), endsOn: addDays(startsOn, 181) }

let product: Product<TestStack>
let ines: Person
let tomasz: Person
let jonas: Person
/** Two who are there without a browser; Priya leads with Ines. */
let priya: RoomClient
let wei: RoomClient
let teamId = ''
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

const done = async (client: RoomClient, command: Command) =>
  expect(await client.command(command), command.type).toBe('done')

const go = async (stageId: string) => {
  if (priya.visible?.stageId !== stageId) await done(priya, { type: 'go-to-stage', stageId })
}

function lead(name: string | RegExp): Locator {
  return ines.page.getByRole('region', { name: 'Facilitator' }).getByRole('button', { name })
}

/** Whoever is known to the team already is not asked for a name again. */
async function comeIn(person: Person, link: string): Promise<void> {
  await person.page.goto(link)
  const asked = person.page.getByLabel('Join as …?')
  const inside = heading(person, 'Who is here?')
  await asked.or(inside).first().waitFor()
  if (await asked.isVisible()) {
    await asked.fill(person.name)
    await person.page.getByRole('button', { name: 'Join', exact: true }).click()
  }
  await inside.waitFor()
}

/** A room that is started as its page does, with everybody in it, by the clock of that day. */
async function gather(body: Record<string, unknown>, day: number, join: string | null): Promise<void> {
  const clockMs = Math.round(day * DAY_MS)
  const others = [tomasz, jonas]
  let link = join
  if (link === null) {
    const created = await sendAs(ines, ROUTES.createWorkshop.path, {
      ...{ displayName: 'Ines', timeZone: 'UTC' },
      ...body,
    })
    teamId = created.teamId
    link = String(created.links.joinLink)
    await ines.page.goto(`/w/${created.workshopId}`)
  }
  await heading(ines, 'Who is here?').waitFor()
  const workshopId = workshopIdOf(ines)
  if (clockMs > 0) {
    await setRoomClock(product.stack, workshopId, clockMs)
    await ines.page.reload()
    await heading(ines, 'Who is here?').waitFor()
  }
  for (const person of others) await comeIn(person, link)
  ;[priya, wei] = await Promise.all([
    joinWithoutBrowser(product.stack, workshopId, { name: 'Priya', role: 'facilitator' }),
    joinWithoutBrowser(product.stack, workshopId, { name: 'Wei', role: 'participant' }),
  ])
}

function personIdOf(name: string): string {
  const found = Object.entries(priya.visible?.roster ?? {}).find(([, person]) => person.name === name)
  if (found === undefined) throw new Error(`${name} is not in the room.`)
  return found[0]
}

test('a quarter is planned, with a vote and a word about what is hard', async () => {
  const plan: readonly { kind: StageKind }[] = [
    { kind: 'welcome' },
    { kind: 'key-results' },
    { kind: 'vote' },
  ]
  await gather(
    {
      ...{ team: { as: 'new', name: 'Platform team' }, title: 'First planning', kind: 'planning' },
      ...{ cycle: FIRST, agenda: { from: 'plan', plan: [...plan, { kind: 'review' }] } },
    },
    0,
    null,
  )
  await go('key-results')
  const ids = ['objective', 'faster', 'rollbacks', 'survey'].map((name) => `${name}-${crypto.randomUUID()}`)
  const [objectiveId = '', faster = '', rollbacks = '', survey = ''] = ids
  idOf = { [FASTER]: faster, [ROLLBACKS]: rollbacks, [SURVEY]: survey }
  createObjective(priya.doc, { id: objectiveId, text: SAFE }, 'priya')
  for (const [text, id] of Object.entries(idOf))
    createKeyResult(priya.doc, { id, objectiveId, text }, 'priya')
  const set = (id: string, owner: string, fields: Partial<KeyResultFields>) =>
    setKeyResultFields(
      priya.doc,
      id,
      { ownerId: personIdOf(owner), dueOn: FIRST.endsOn, confidence: 6, ...fields },
      'priya',
    )
  set(faster, 'Tomasz', {
    direction: 'decrease',
    unit: 'min',
    baseline: 48,
    target: 24,
    commitment: 'aspirational',
  })
  set(rollbacks, 'Ines', {
    direction: 'decrease',
    unit: '%',
    baseline: 10,
    target: 2,
    commitment: 'committed',
  })
  set(survey, 'Jonas', { direction: 'increase', unit: '%', baseline: 40, target: 80 })
  await priya.untilSaved()
  await go('vote')
  await vote([faster, rollbacks, survey], null, { [faster]: 2, [rollbacks]: 1, [survey]: 1 })
  await go('review')
  await ines.page.getByText('Nothing stands in the way of finalising.').waitFor()
  await lead('Finalise').click()
  await heading(ines, 'The OKRs are published').waitFor()
})

/** A vote in which everybody gives the same dots, closed at once. */
async function vote(
  itemIds: readonly string[],
  cutLine: number | null,
  given: Readonly<Record<string, number>>,
): Promise<void> {
  await done(priya, {
    ...{ type: 'open-ballot', settings: dotSettings({ cutLine }), itemIds: [...itemIds] },
    ...{ opensAtMs: null, closesAtMs: null, follows: null },
  })
  const ballotId = priya.visible?.ballots.at(-1)?.ballotId ?? ''
  for (const person of [priya, wei]) {
    await done(person, {
      ...{ type: 'cast-ballot', ballotId, choice: dots(given) },
      confirmedIds: [],
      seenVersion: 0,
    })
  }
  await done(priya, { type: 'close-ballot', ballotId })
}

test('[CH1] over the weeks it is checked in on, one of them falls, and one is dropped', async () => {
  const checkIn = (person: Person, keyResult: string, said: Record<string, unknown>) =>
    sendAs(person, `/api/key-results/${idOf[keyResult]}/check-ins`, { note: '', nextStep: null, ...said })
  const tomaszId = personIdOf('Tomasz')
  await itIsDay(14)
  await checkIn(tomasz, FASTER, { value: 42, confidence: 8, note: 'The cache works' })
  await checkIn(ines, ROLLBACKS, { value: 8, confidence: 6 })
  await itIsDay(42)
  await checkIn(tomasz, FASTER, { value: 40, confidence: 7, note: 'One suite is left' })
  await checkIn(ines, ROLLBACKS, { value: 5, confidence: 7 })
  await sendAs(ines, `/api/key-results/${idOf[SURVEY]}/drop`, { reason: 'The survey tool was taken away' })
  await itIsDay(84)
  await checkIn(tomasz, FASTER, {
    ...{ value: 38, confidence: 3, note: 'The suite has no owner' },
    nextStep: { text: 'Find it an owner', ownerId: tomaszId },
  })
  await checkIn(ines, ROLLBACKS, { value: 3, confidence: 8 })
})

test('a member starts the retro from the team’s page, and five people are there, one of them on a phone', async () => {
  await itIsDay(92)
  const { page } = ines
  await page.goto(`/t/${teamId}?cycle=${await cycleIdOf(FIRST.name)}`)
  await page.getByRole('button', { name: 'Hold a retro' }).click()
  await page.getByRole('radio', { name: 'Look back in 45 minutes' }).check()
  await expectAccessible(ines, 'the start of a retro')
  await page.getByRole('button', { name: 'Start the retro' }).click()
  await heading(ines, 'Who is here?').waitFor()
  await page.getByText('We look back on First quarter').waitFor()
  const link = await page.getByRole('textbox', { name: 'Join link' }).inputValue()
  await gather({}, 92, link)
  await go('open-actions')
  await allSee([ines, jonas], ({ page: theirs }) =>
    theirs.getByText('No action of an earlier retro is open.'),
  )
})

async function cycleIdOf(name: string): Promise<string> {
  const { cycles } = await readAs(ines, fillPath(ROUTES.team.path, { teamId }))
  return cycles.find((cycle: { name: string }) => cycle.name === name).cycleId
}

/** The room on a projector: what everybody may know of the stage, and nothing of one person's. */
async function expectProjected(stage: string): Promise<void> {
  const page = await ines.context.newPage()
  await page.goto(`/w/${workshopIdOf(ines)}/present`)
  await page.locator(`.present--${stage}`).waitFor()
  expect(await page.getByText(/Yours was|Only you/).count()).toBe(0)
  await expectAccessible({ ...ines, name: 'The projector', page }, `${stage}, projected`)
  await page.close()
}

/** The key on a scale that says this grade. */
function gradeKey({ page }: Person, scale: string, grade: string): Locator {
  return page.getByRole('group', { name: scale }).getByText(grade, { exact: true })
}

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

  // By keys: a figure, an arrow, Enter.
  const scale = page.getByRole('group', { name: 'Your grade, from 0.0 to 1.0' })
  await scale.getByRole('radio').first().focus()
  await page.keyboard.press('6')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.getByText('Your grade is in: 0.5.').first().waitFor()
  // By touch.
  await gradeKey(jonas, 'Your grade, from 0.0 to 1.0', '0.4').tap()
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

  await lead('Reveal grades').click()
  await allSee([ines, tomasz, jonas], (person) =>
    person.page.getByRole('img', { name: /Grades: 0\.4, 0\.5, 0\.9/ }),
  )
  await page.getByRole('img', { name: /Yours was 0\.5\./ }).waitFor()
  await page.getByText('Far apart: say what each of you looked at.').waitFor()
  await tomasz.page.getByLabel('Your word on it').fill('We got to 38. The last minutes are one suite.')
  await tomasz.page.getByRole('button', { name: 'Say it' }).click()
  await allSee([ines, jonas], (person) =>
    person.page.getByText('We got to 38. The last minutes are one suite.'),
  )
  await page.getByTitle('0.4', { exact: true }).click()
  await page.getByRole('button', { name: 'Agree on 0.4' }).click()
  await allSee([tomasz, jonas], (person) => person.page.getByText('Short, for an aspiration.'))
  await jonas.page.locator('.cause label').filter({ hasText: 'Dependency' }).tap()
  await allSee([ines], (person) =>
    person.page.getByText('We waited for others, or needed what was not there.'),
  )
  await expectAccessible(ines, 'grades that are revealed')
  await expectAccessible(jonas, 'grades that are revealed, on a phone')
  await expectInsideWindow(jonas, 'grades that are revealed')

  await expectProjected('grade')

  await lead('Next key result').click()
  await allSee([ines, tomasz, jonas], (person) => person.page.getByRole('region', { name: ROLLBACKS }))
  await done(priya, { type: 'give-grade', keyResultId: idOf[ROLLBACKS] ?? '', grade: 0.9 })
  await lead('Reveal grades').click()
  await page.getByTitle('0.9', { exact: true }).click()
  await page.getByRole('button', { name: 'Agree on 0.9' }).click()
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
  const decide = async (keyResult: string, verdict: string, why: string) => {
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: keyResult }) })
    await card
      .getByRole('group', { name: `What becomes of “${keyResult}”` })
      .getByText(verdict)
      .click()
    await card.getByLabel(`Why, for “${keyResult}”`).fill(why)
    await card.getByRole('button', { name: 'Decide' }).click()
    await card.getByText(why).waitFor()
  }
  await decide(FASTER, 'Keep', 'It is still what slows us down')
  await decide(ROLLBACKS, 'Drop', 'It is where it should be')
  await allSee([jonas], (person) => person.page.getByText('It is still what slows us down'))
  await expectAccessible(ines, 'what is kept and dropped')
  await expectAccessible(jonas, 'what is kept and dropped, on a phone')
  await expectInsideWindow(ines, 'what is kept and dropped')

  await expectProjected('decide')

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

  await expectProjected('process-pulse')

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
  await expectProjected('close')
  await lead('Close the retro').click()
  await heading(ines, 'The retro is on record').waitFor()
  await expectAccessible(ines, 'a retro on record')
  await page.getByRole('link', { name: 'Open the summary' }).click()
  await page.getByText(LEARNED).first().waitFor()
  await page.getByText('It is still what slows us down').first().waitFor()
})

test('[RE6] the next planning opens with the learning, the open action and the candidate', async () => {
  await gather(
    {
      ...{ team: { as: 'existing', teamId }, title: 'Second planning', kind: 'planning', cycle: SECOND },
      agenda: {
        from: 'plan',
        plan: [{ kind: 'welcome' }, { kind: 'key-results' }, { kind: 'vote' }, { kind: 'review' }],
      },
    },
    92,
    null,
  )
  await lead('Next: Last time').click()
  await allSee([ines, jonas], (person) => heading(person, 'What do we bring from last time?'))
  await allSee([ines, jonas], (person) => person.page.getByText(LEARNED))
  await allSee([ines, jonas], (person) => person.page.getByText(ACTION))
  await allSee([ines, jonas], (person) => person.page.getByText(FASTER).first())
  await expectAccessible(jonas, 'what is brought from last time, on a phone')
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
  await page.getByText('Last time we learned:').first().waitFor()
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
  setKeyResultFields(
    priya.doc,
    draftId,
    {
      ...{ ownerId: personIdOf('Ines'), dueOn: SECOND.endsOn, confidence: 6, commitment: 'aspirational' },
      ...{ direction: 'decrease', unit: 'min', baseline: 38, target: 20 },
    },
    'priya',
  )
  await priya.untilSaved()
  await go('vote')
  await vote([candidateId, draftId], 1, { [draftId]: 3 })
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
  expect([...ines.problems, ...tomasz.problems, ...jonas.problems]).toEqual([])
})
