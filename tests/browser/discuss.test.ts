import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { castOf, openOf, scoreSettings, scores } from '../support/ballots.ts'
import { expectAccessible } from './support/accessibility.ts'
import { rewrite, words } from './support/board.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, expectFocus, expectSoon, heading, noneSees } from './support/look.ts'
import type { Person } from './support/person.ts'
import { gatherPlanned } from './support/plan-workshop.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { tellAsStory } from './support/story.ts'

const KEY_RESULTS = {
  'k-deploy': 'Deploy on any weekday without an announcement, from 1 day to 5',
  'k-rollback': 'Cut rollbacks from 9 a month to 2',
  'k-onboard': 'New hires ship in their first week, from 20% to 80%',
} as const

let product: Product
let ines: Person
let tomasz: Person
let jonas: Person
let guests: readonly RoomClient[]

beforeAll(async () => {
  product = await openProduct()
  ;[ines, tomasz, jonas] = await Promise.all([
    product.open('Ines'),
    product.open('Tomasz Wolski'),
    product.open('Jonas', 'phone'),
  ])
})
afterAll(() => product.stop())
tellAsStory(() => [ines, tomasz, jonas])

test('a workshop with three key results', async () => {
  await gatherPlanned(ines, [tomasz, jonas], product.stack.appUrl, [
    { kind: 'key-results' },
    { kind: 'vote' },
    { kind: 'discuss' },
    { kind: 'review' },
  ])
  const guest = (name: string) =>
    joinWithoutBrowser(product.stack, workshopIdOf(ines), { name, role: 'facilitator' })
  guests = await Promise.all([guest('Ada'), guest('Bo'), guest('Cleo')])
  const [ada] = guests
  if (ada === undefined) throw new Error('Ada came.')
  createObjective(ada.doc, { id: 'o-1', text: 'Make shipping a change a safe, everyday thing' }, null)
  for (const [id, text] of Object.entries(KEY_RESULTS)) {
    createKeyResult(ada.doc, { id, objectiveId: 'o-1', text }, null)
  }
  await ada.untilSaved()
  await goTo('key-results')
  await allSee([ines, tomasz, jonas], (person) => words(person, KEY_RESULTS['k-onboard']))
})

test('a comment calls somebody by name, by the keyboard alone', async () => {
  const { page } = ines
  const button = commentButton(ines, /^Comment on Key result 1\.2$/)
  await button.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Comments' })
  await panel.getByText(KEY_RESULTS['k-rollback']).waitFor()
  const field = panel.getByRole('textbox', { name: 'Write a comment' })
  await expectFocus(field)
  await page.keyboard.type('Is that ours to move, @to')
  const option = panel.getByRole('option', { name: 'Tomasz Wolski' })
  await option.waitFor()
  await expectAccessible(ines, 'a comment with people to mention')
  await page.keyboard.press('Enter')
  await expectSoon(() => field.inputValue(), 'Is that ours to move, @Tomasz Wolski ', 'the mention')
  await page.keyboard.type('?')
  await page.keyboard.press('Control+Enter')
  await comment(panel, 'Is that ours to move, @Tomasz Wolski ?').waitFor()
  await expectSoon(() => field.inputValue(), '', 'the field after sending')
  await expectAccessible(ines, 'a thread')
  await expectPanelFits(ines)
  await page.keyboard.press('Escape')
  await expectFocus(commentButton(ines, '1 comment on Key result 1.2'))
})

test('who is mentioned is told once, and opens it', async () => {
  const { page } = tomasz
  const notice = page.getByText('Ines mentioned you on Key result 1.2.')
  await notice.waitFor()
  await commentButton(tomasz, '1 comment on Key result 1.2, you are mentioned').waitFor()
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Show' }).click()
  const panel = page.getByRole('dialog', { name: 'Comments' })
  await comment(panel, /Is that ours to move/).waitFor()
  await panel.getByText('Ines', { exact: true }).first().waitFor()
  // Another's words are not mine to change.
  expect(await panel.getByRole('button', { name: /^(Edit|Delete)/ }).count()).toBe(0)
  // Half a sentence survives a reload.
  await panel.getByRole('textbox', { name: 'Write a comment' }).fill('It is, since the spring')
  await page.reload()
  await commentButton(tomasz, '1 comment on Key result 1.2').click()
  const field = page.getByRole('textbox', { name: 'Write a comment' })
  await expectSoon(() => field.inputValue(), 'It is, since the spring', 'the draft')
  await field.press('Control+Enter')
  await comment(page.getByRole('dialog'), 'It is, since the spring').waitFor()
  // Long after the panel's part is there: nothing is told again.
  expect(await notice.count()).toBe(0)
  expect(await jonas.page.getByText(/mentioned you/).count()).toBe(0)
})

test('who said something changes it and takes it back; a facilitator may take back anything', async () => {
  const panel = tomasz.page.getByRole('dialog', { name: 'Comments' })
  await panel.getByRole('button', { name: /^Edit your comment/ }).click()
  const editor = panel.getByRole('textbox', { name: 'Your comment' })
  await expectFocus(editor)
  await editor.fill('It is, since last spring')
  await editor.press('Control+Enter')
  await comment(panel, 'It is, since last spring').waitFor()
  await tomasz.page.keyboard.press('Escape')

  await commentButton(ines, '2 comments on Key result 1.2').click()
  const seen = ines.page.getByRole('dialog', { name: 'Comments' })
  await comment(seen, 'It is, since last spring').waitFor()
  await seen.getByRole('button', { name: /^Delete the comment of Tomasz/ }).click()
  await seen.getByRole('button', { name: 'Delete', exact: true }).click()
  await comment(seen, 'It is, since last spring').waitFor({ state: 'hidden' })
  await seen.getByRole('button', { name: 'Close' }).click()
  await seen.waitFor({ state: 'hidden' })
  await commentButton(tomasz, '1 comment on Key result 1.2').waitFor()
})

test('a phone has the whole screen for it', async () => {
  const { page } = jonas
  await commentButton(jonas, '1 comment on Key result 1.2').tap()
  const panel = page.getByRole('dialog', { name: 'Comments' })
  await comment(panel, /Is that ours to move/).waitFor()
  const box = await panel.boundingBox()
  expect(box?.width).toBe(360)
  await panel.getByRole('textbox', { name: 'Write a comment' }).fill('I think so')
  await panel.getByRole('button', { name: 'Send' }).tap()
  await comment(panel, 'I think so').waitFor()
  await expectAccessible(jonas, 'a thread on a phone')
  await panel.getByRole('button', { name: 'Close' }).tap()
})

test('[BA6] what is said stands beside the proposals of a vote, and its result', async () => {
  await goTo('vote')
  const ids = Object.keys(KEY_RESULTS)
  const [ada, ...others] = guests
  expect(await ada?.command(openOf(ids, scoreSettings()))).toBe('done')
  await allSee([tomasz, jonas], (person) =>
    commentButton(person, `2 comments on ${KEY_RESULTS['k-rollback']}`),
  )
  // On the vote's own page, too.
  await tomasz.page.goto(`/w/${workshopIdOf(tomasz)}/vote`)
  await commentButton(tomasz, `2 comments on ${KEY_RESULTS['k-rollback']}`).click()
  await comment(tomasz.page.getByRole('dialog'), 'I think so').waitFor()
  await tomasz.page.goto(`/w/${workshopIdOf(tomasz)}`)

  // All the same about the rollbacks, as far apart as can be about newcomers.
  const given = [
    { 'k-deploy': [4, 3], 'k-rollback': [5, 5], 'k-onboard': [5, 5] },
    { 'k-deploy': [3, 3], 'k-rollback': [5, 5], 'k-onboard': [1, 2] },
    { 'k-deploy': [4, 4], 'k-rollback': [5, 5], 'k-onboard': [1, 1] },
  ] as const
  const { ballotId } = (await ada?.until('the vote is open', () => ada.visible?.ballots[0])) ?? {}
  if (ada === undefined || ballotId === undefined) throw new Error('The vote is open.')
  for (const [at, voter] of [ada, ...others].entries()) {
    expect(await voter.command(castOf(ballotId, scores(given[at] ?? {})))).toBe('done')
  }
  expect(await ada.command({ type: 'close-ballot', ballotId })).toBe('done')
  await allSee([ines], (person) => commentButton(person, `2 comments on ${KEY_RESULTS['k-rollback']}`))
})

test('the discussion begins where the room disagrees most', async () => {
  await goTo('discuss')
  await allSee([ines], (person) => heading(person, 'What should we talk about first?'))
  await allSee([tomasz, jonas], (person) => heading(person, 'We talk about it card by card'))
  expect(await ines.page.getByRole('radio', { name: 'Where we disagree most' }).isChecked()).toBe(true)
  await ines.page.getByText('3 cards to talk about.').waitFor()
  await ines.page
    .getByRole('group', { name: 'Minutes for each card' })
    .getByText('3', { exact: true })
    .click()
  await ines.page.getByText('3 cards to talk about, 9 minutes in all.').waitFor()
  await expectAccessible(ines, 'planning a discussion')
  await expectInsideWindow(ines, 'planning a discussion')
  await lead('Start discussing').click()
  await allSee([ines, tomasz, jonas], (person) => discussed(person, KEY_RESULTS['k-onboard']))
  await allSee([ines, tomasz, jonas], ({ page }) => page.getByRole('timer'))
  for (const person of [ines, tomasz, jonas]) {
    await person.page
      .getByRole('region', { name: 'The last vote' })
      .getByText(/How far apart/)
      .waitFor()
  }
  await ines.page.getByText('0 of 3 done').first().waitFor()
  await expectAccessible(ines, 'a discussion')
  await expectAccessible(jonas, 'a discussion on a phone')
  await expectInsideWindow(ines, 'a discussion')
})

test('the next card starts its own time, and nobody is pulled out of a sentence', async () => {
  const field = tomasz.page.getByRole('textbox', { name: 'Write a comment' })
  await field.fill('The number says nothing about')
  const endsAt = () => guests[0]?.visible?.timer?.endsAtMs ?? 0
  const before = endsAt()
  await lead('Next card').click()
  await allSee([ines, jonas], (person) => discussed(person, KEY_RESULTS['k-deploy']))
  await expectSoon(async () => endsAt() > before, true, 'the time of the next card')
  await tomasz.page.getByText(/^The room went on to/).waitFor()
  await discussed(tomasz, KEY_RESULTS['k-onboard']).waitFor()
  await field.pressSequentially(' how they feel')
  await field.press('Control+Enter')
  // The field is empty now: the room's card is shown.
  await discussed(tomasz, KEY_RESULTS['k-deploy']).waitFor()

  await ines.page.getByRole('button', { name: /^Back to:/ }).click()
  await allSee([ines, tomasz, jonas], (person) => discussed(person, KEY_RESULTS['k-onboard']))
  await allSee([ines, tomasz, jonas], ({ page }) =>
    comment(page.getByRole('main'), /nothing about how they feel/),
  )
  // Jump: to the last, which is not talked about yet.
  await ines.page
    .getByRole('navigation', { name: 'Queue' })
    .getByRole('button', { name: /rollbacks/ })
    .click()
  await allSee([tomasz, jonas], (person) => discussed(person, KEY_RESULTS['k-rollback']))
  await allSee([tomasz, jonas], ({ page }) => comment(page.getByRole('main'), 'I think so'))
})

test('what is decided, and what will not be done, is noted in place and typed together', async () => {
  await note(ines, 'Add a decision', 'We keep the number and ask newcomers, too')
  await note(tomasz, 'Add what we will not do', 'No partner portal this cycle')
  await allSee([ines, tomasz, jonas], (person) => words(person, 'No partner portal this cycle'))
  await rewrite(jonas, 'Not doing 1', 'No partner portal this cycle', 'No partner portal before summer')
  await allSee([ines, tomasz], (person) => words(person, 'No partner portal before summer'))
  await note(tomasz, 'Add a decision', 'A second one, by mistake')
  await allSee([ines], (person) => words(person, 'A second one, by mistake'))
  await tomasz.page.getByRole('button', { name: 'Delete Decision 2' }).click()
  await noneSees([ines, tomasz, jonas], (person) => words(person, 'A second one, by mistake'))
})

test('after the last card the discussion is through, and the notes stand in the review', async () => {
  await lead('Next card').click()
  await allSee([ines], (person) => discussed(person, KEY_RESULTS['k-deploy']))
  await lead('Done with the last card').click()
  await allSee([ines, tomasz, jonas], (person) => heading(person, 'Everything is talked about'))
  await expectAccessible(tomasz, 'a discussion that is through')
  await goTo('review')
  await allSee([ines, tomasz, jonas], (person) => words(person, 'No partner portal before summer'))
  await words(ines, 'We keep the number and ask newcomers, too').waitFor()
  await ines.page.getByText('The set', { exact: false }).first().waitFor()
  expect(await ines.page.getByText(/Nothing ruled out yet/).count()).toBe(0)
  expect([ines, tomasz, jonas].flatMap(({ problems }) => problems)).toEqual([])
})

async function goTo(stageId: string): Promise<void> {
  expect(await guests[0]?.command({ type: 'go-to-stage', stageId })).toBe('done')
}

function commentButton({ page }: Person, name: string | RegExp): Locator {
  return typeof name === 'string'
    ? page.getByRole('button', { name, exact: true })
    : page.getByRole('button', { name })
}

function comment(within: Locator, text: string | RegExp): Locator {
  return within.getByRole('log', { name: 'What was said' }).getByRole('listitem').filter({ hasText: text })
}

/** The card that everybody talks about. */
function discussed({ page }: Person, text: string): Locator {
  return page.getByRole('article').getByRole('heading', { level: 2, name: text })
}

function lead(name: string): Locator {
  return ines.page.getByRole('region', { name: 'Facilitator' }).getByRole('button', { name, exact: true })
}

async function note(person: Person, field: string, text: string): Promise<void> {
  const input = person.page.getByRole('textbox', { name: field, exact: true })
  await input.fill(text)
  await input.press('Enter')
  await words(person, text).waitFor()
}

/** At every width nothing of the panel is cut off sideways. */
async function expectPanelFits(person: Person): Promise<void> {
  const { page } = person
  const before = page.viewportSize()
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.locator('.panel__body').evaluate((body) => body.scrollWidth - body.clientWidth)
    expect(over, `how much too wide the panel is at ${width} px`).toBeLessThanOrEqual(0)
  }
  if (before !== null) await page.setViewportSize(before)
}
