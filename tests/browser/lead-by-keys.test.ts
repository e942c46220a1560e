import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyResult, createObjective, setKeyResultFields } from '../../shared/board/write.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { joinByLink } from './support/join.ts'
import { type ByKeys, byKeys } from './support/keys.ts'
import { allSee, heading, savedState } from './support/look.ts'
import { goToCard, noteGroup } from './support/notes.ts'
import type { Person } from './support/person.ts'
import { startPlanned } from './support/plan-workshop.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { tellAsStory } from './support/story.ts'

const NOTHING_SPECIAL = { isChange: false, isAnonymous: false } as const
const ALONE = { writing: 'private' } as const
const SAFE = 'Shipping a change is a safe, everyday thing'
const FEARLESS = 'Releases without fear'
const CALM = 'Being on call is a calm week'
/** Of this story alone: all share one record, in which an id is taken once. */
const KEY_RESULT = 'rollbacks-led-by-keys'
const ROLLBACKS = 'Rollbacks fall from 4% to 1% of deployments by 31 March'

let product: Product
let ines: Person
let tomasz: Person
/** Without a browser: what the others do is not what is looked at here. */
let sam: RoomClient
let keys: ByKeys
let hisKeys: ByKeys

beforeAll(async () => {
  product = await openProduct()
  ;[ines, tomasz] = await Promise.all([product.open('Ines'), product.open('Tomasz')])
  const { joinLink } = await startPlanned(ines, product.stack.appUrl, [
    { kind: 'welcome', minutes: 2 },
    { kind: 'pulse', minutes: 3 },
    { kind: 'objectives', minutes: 7, settings: ALONE },
    { kind: 'sort', minutes: 7 },
    { kind: 'key-results', minutes: 10 },
    { kind: 'vote', minutes: 5 },
    { kind: 'discuss', minutes: 7 },
    { kind: 'commit', minutes: 6 },
    { kind: 'review', minutes: 3 },
  ])
  await joinByLink(tomasz, joinLink)
  const join = (name: string) =>
    joinWithoutBrowser(product.stack, workshopIdOf(ines), { name, role: 'participant' })
  sam = await join('Sam')
  await join('Rita')
  ;[keys, hisKeys] = await Promise.all([byKeys(ines), byKeys(tomasz)])
})
afterAll(() => product.stop())
tellAsStory(() => [ines, tomasz])

const button = (name: string | RegExp, person = ines) =>
  person.page.getByRole('button', { name, exact: typeof name === 'string' })
const lead = (name: string | RegExp, person = ines) =>
  person.page
    .getByRole('region', { name: 'Facilitator' })
    .getByRole('button', { name, exact: typeof name === 'string' })
const dialog = (name: string | RegExp) => ines.page.getByRole('dialog', { name })
const inDialog = (name: string | RegExp): Locator =>
  ines.page
    .getByRole('dialog')
    .last()
    .getByRole('button', { name, exact: typeof name === 'string' })
const bothHear = (words: string | RegExp) => Promise.all([keys.hears(words), hisKeys.hears(words)])
const bothAsked = (question: string | RegExp) => allSee([ines, tomasz], (one) => heading(one, question))

test('the agenda: add, move, rename, time, remove and keep', async () => {
  const { page } = ines
  await keys.press(button('Edit the agenda'))
  await keys.choose(inDialog('Add a stage'), /^Icebreaker/)
  await keys.hears('Icebreaker comes after Commit now.')
  await keys.press(inDialog('Move Icebreaker earlier'))
  await keys.hears('Icebreaker is 8 of 11 now.')
  await keys.type(dialog('The agenda').getByLabel('Name', { exact: true }), 'Warm up')
  await page.keyboard.press('Enter')
  await keys.type(dialog('The agenda').getByLabel('Minutes'), '4')
  await page.keyboard.press('Enter')
  await hisKeys.hears('The agenda has changed.')
  await keys.press(inDialog(/^Change Warm up/))
  await keys.choose(inDialog('More for Warm up'), 'Remove')
  await keys.hears('Warm up is off the agenda.')
  await keys.type(dialog('The agenda').getByLabel('Name of the agenda'), 'Our hour')
  await page.keyboard.press('Enter')
  await keys.hears('Kept as “Our hour”.')
  await expectAccessible(ines, 'the agenda’s editor')
  await page.keyboard.press('Escape')
  await dialog('The agenda').waitFor({ state: 'hidden' })
})

test('people: rename, share facilitation, observers, remove, lock joining, hand over and back', async () => {
  const { page } = ines
  await keys.press(page.getByRole('banner').getByRole('button', { name: /^People/ }))
  await dialog('People').waitFor()
  await keys.choose(inDialog('Change Ines'), 'Change your name')
  await keys.type(page.getByLabel('Your name'), 'Inês')
  await page.keyboard.press('Enter')
  await keys.hears('You are called Inês now.')
  await hisKeys.hears('Ines is called Inês now.')
  await keys.choose(inDialog('Change Tomasz'), 'Make facilitator')
  await keys.hears('Tomasz is a facilitator now.')
  await hisKeys.hears('You are a facilitator now.')
  await keys.choose(inDialog('Change Sam'), 'Make observer')
  await bothHear('Sam is an observer now.')
  await keys.choose(inDialog('Change Sam'), 'Make participant')
  await bothHear('Sam is a participant now.')
  await keys.choose(inDialog('Change Rita'), 'Remove from the workshop')
  await keys.press(inDialog('Remove'))
  await bothHear('Rita was removed.')
  await keys.press(inDialog('Lock joining'))
  await bothHear('Joining is locked: nobody new can come in.')
  await expectAccessible(ines, 'the people’s dialog')
  await keys.press(inDialog('Let people join again'))
  await bothHear('People can join again.')
  await keys.choose(inDialog('Change Tomasz'), 'Hand over to them')
  await keys.press(inDialog('Hand over'))
  await keys.hears('You are a participant now.')
  await keys.press(inDialog('Close'))
  await dialog('People').waitFor({ state: 'detached' })

  await hisKeys.press(tomasz.page.getByRole('banner').getByRole('button', { name: /^People/ }))
  await hisKeys.choose(
    tomasz.page.getByRole('dialog').getByRole('button', { name: 'Change Inês' }),
    'Hand over to them',
  )
  await hisKeys.press(tomasz.page.getByRole('dialog').last().getByRole('button', { name: 'Hand over' }))
  await keys.hears('You are a facilitator now.')
  await tomasz.page.keyboard.press('Escape')
  await lead('Next: Pulse').waitFor()
})

test('the clock: start, pause, go on, more time, end, a deadline', async () => {
  const { page } = ines
  await keys.press(lead('Start 2 min'))
  await bothHear('Timer started: 2 min.')
  await keys.press(lead('Pause the timer'))
  await bothHear(/Timer paused, .+ left/)
  await keys.press(lead('Let the timer go on'))
  await bothHear(/The timer goes on, .+ left/)
  await keys.press(lead('Add 2 min'))
  await bothHear(/2 min added, .+ left/)
  await keys.choose(lead('Timer'), 'End it now')
  await bothHear('Time is up.')
  await keys.choose(lead('Timer'), 'Take the timer away')
  await bothHear('The timer is taken away.')
  await keys.choose(lead('Timer'), 'Set a timer or a deadline')
  await dialog('How long for this stage?').waitFor()
  await keys.tabTo(
    inDialog('Day and hour').or(dialog(/How long/).getByRole('radio', { name: 'Day and hour' })),
  )
  await page.keyboard.press('Space')
  await expectAccessible(ines, 'the dialog for a deadline')
  await keys.press(inDialog('Set the deadline'))
  await bothHear('Deadline: ')
  await keys.choose(lead('Timer'), 'Take the deadline away')
  await bothHear('The deadline is taken away.')
})

test('on, back, skip, jump; a pulse is shown', async () => {
  await keys.press(lead('Next: Pulse'))
  await bothHear('The room moved on to Pulse.')
  expect(await sam.command({ type: 'give-pulse', stageId: 'pulse', score: 4, word: '' })).toBe('done')
  await keys.press(lead(/^Reveal|^Show/))
  await bothHear('The answers are here: 1 person.')
  await keys.press(lead('Back to Welcome'))
  await bothHear('The room moved on to Welcome.')
  await keys.press(lead('Skip Welcome'))
  await bothHear('Welcome is skipped.')
  await keys.press(
    ines.page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name: /^Objectives/ }),
  )
  await bothHear('The room moved on to Objectives.')
})

test('a reveal, and the board is locked and unlocked', async () => {
  for (const [at, text] of [SAFE, FEARLESS, CALM].entries()) {
    const card = { type: 'write-private', stageId: 'objectives', cardId: `idea-card-${at}`, text } as const
    expect(await sam.command({ ...card, column: null, objectiveId: null, ...NOTHING_SPECIAL })).toBe('done')
  }
  await keys.press(lead(/^Reveal/))
  await bothHear(/3 cards/)
  await keys.press(lead('Lock the board'))
  await keys.hears('You can look, not write.')
  await keys.press(lead('Unlock the board'))
  await keys.hears('You can write again.')
})

test('sorting: group, name, merge, split, park, turn into an objective and a key result', async () => {
  const { keyboard } = ines.page
  await keys.press(lead('Next: Sort'))
  await bothAsked('What belongs together?')
  await goToCard(ines, SAFE)
  await keyboard.press('Space')
  await keys.hears('1 selected.')
  await goToCard(ines, FEARLESS)
  await keyboard.press('Space')
  await keyboard.press('g')
  await keys.hears('2 cards grouped. Type a name.')
  await keyboard.type(SAFE)
  await keyboard.press('Enter')
  await goToCard(ines, CALM)
  await keyboard.press('g')
  await keys.hears('1 card grouped.')
  await keyboard.type('Calm')
  await keyboard.press('Enter')
  await noteGroup(ines, 'Calm').waitFor()
  await keyboard.press('m')
  await dialog('Merge “Calm”').waitFor()
  await keys.press(inDialog('Merge'))
  await keys.hears(/^“Calm” merged into /)
  await keyboard.press('Control+z')
  await noteGroup(ines, 'Calm').waitFor()
  await goToCard(ines, 'Calm')
  await keyboard.press('s')
  await keys.hears('“Calm” is split.')
  await goToCard(ines, CALM)
  await keyboard.press('p')
  await keys.hears(`Parked “${CALM}”`)
  await keyboard.press('Control+z')
  await goToCard(ines, SAFE)
  await keyboard.press('t')
  await keys.press(inDialog('Turn'))
  await keys.hears('became an objective.')
  await goToCard(ines, CALM)
  await keyboard.press('t')
  await keys.tabTo(ines.page.getByLabel('Into', { exact: true }))
  await keyboard.press('ArrowDown')
  await keys.press(inDialog('Turn'))
  await keys.hears('became a key result.')
})

test('pointing at a card, and leading everyone’s view', async () => {
  createObjective(sam.doc, { id: 'calm-weeks', text: CALM }, 'sam')
  createKeyResult(sam.doc, { id: KEY_RESULT, objectiveId: 'calm-weeks', text: ROLLBACKS }, 'sam')
  await sam.untilSaved()
  await keys.press(lead('Next: Key results'))
  await bothAsked('How would we see that it worked?')
  await keys.choose(button('More for Key result 2.1'), 'Point everybody at this')
  await keys.hears('You point everybody at this: Rollbacks fall')
  await hisKeys.hears('Inês points at: Rollbacks fall')
  await keys.press(button('Stop pointing'))
  await bothHear('Nobody points at a card any more.')
  await keys.choose(button('React'), /^Lead everyone’s view/)
  await keys.hears('You lead the view')
  await hisKeys.hears('Inês leads the view')
  await keys.press(button('Stop leading the view'))
  await bothHear('Nobody leads the view any more.')
  // What came out of sorting is no set to finalise yet.
  await keys.choose(button('More for Objective 1'), 'Delete')
  await keys.hears('Deleted')
})

test('a vote is opened and closed', async () => {
  await keys.press(lead('Next: Vote'))
  await bothAsked(/How should the vote go|The vote opens in a moment/)
  await keys.press(lead(/^Open the vote/))
  await bothHear('A vote is open: 1 proposal.')
  const ballotId = sam.visible?.ballots.at(-1)?.ballotId ?? ''
  const choice = { answer: 'dots', dots: { [KEY_RESULT]: 1 }, reasons: {} } as const
  expect(await sam.command({ type: 'cast-ballot', ballotId, choice, confirmedIds: [], seenVersion: 0 })).toBe(
    'done',
  )
  await lead('Close the vote').waitFor()
  await keys.press(lead('Close the vote'))
  await dialog('Close the vote now?').waitFor()
  await keys.press(inDialog('Close the vote'))
  await bothHear('The vote is closed. 1 person voted.')
})

test('the discussion: order, timebox, decisions, what we will not do, the end', async () => {
  const { page } = ines
  await keys.press(lead('Next: Discuss'))
  await bothAsked(/What should we talk about first|We talk about it/)
  await keys.tabTo(page.getByRole('radio', { checked: true }).first())
  await keys.tabTo(
    page
      .getByRole('group', { name: 'Minutes for each card' })
      .locator(':focus, [tabindex="0"], input:checked')
      .first(),
  )
  await page.keyboard.press('ArrowRight')
  await keys.press(button('Start discussing').first())
  await bothHear(/The discussion begins|Now: /)
  await keys.type(page.getByRole('textbox', { name: 'Add a decision' }), 'Rollbacks first')
  await page.keyboard.press('Enter')
  await keys.hears('Added “Rollbacks first”')
  await keys.type(page.getByRole('textbox', { name: 'Add what we will not do' }), 'No new dashboards')
  await page.keyboard.press('Enter')
  await keys.hears('Added “No new dashboards”')
  await keys.press(button('Done for now'))
  await bothHear('Everything is talked about.')
  await keys.press(button('End the discussion'))
  await bothHear('The discussion is over.')
})

test('finalise, and re-open', async () => {
  const id = Object.entries(sam.visible?.roster ?? {}).find(([, { name }]) => name === 'Tomasz')?.[0] ?? ''
  setKeyResultFields(
    sam.doc,
    KEY_RESULT,
    {
      ...{ ownerId: id, direction: 'decrease', unit: '%', dueOn: '2027-03-31', commitment: 'committed' },
      ...{ baseline: 4, target: 1, confidence: 7 },
    },
    'sam',
  )
  await sam.untilSaved()
  await keys.press(lead('Next: Commit'))
  await bothHear('The room moved on to Commit.')
  await keys.press(lead('Next: Review'))
  await bothAsked('Is this the set we want to be held to?')
  await keys.press(lead('Finalise'))
  await bothAsked('The OKRs are published')
  await bothHear('The OKRs are on record.')
  for (const person of [ines, tomasz]) await expectAccessible(person, 'the end')
  await keys.press(button('Re-open for changes'))
  await bothHear('The room moved on to Review.')
})

test('the projector is one key away', async () => {
  const [projector] = await Promise.all([
    ines.context.waitForEvent('page'),
    keys.press(ines.page.getByRole('link', { name: 'Present full screen' })),
  ])
  await projector.getByRole('heading', { level: 1 }).waitFor()
  await savedState(ines, 'Saved').waitFor()
  await Promise.all([keys.expectNoPointer(), hisKeys.expectNoPointer()])
  expect([ines.problems, tomasz.problems]).toEqual([[], []])
})
