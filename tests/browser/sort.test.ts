import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { revealCards } from '../../shared/board/notes.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { joinByLink } from './support/join.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSee, expectFocus, expectSoon, heading, savedState } from './support/look.ts'
import { noteCard as card, goToCard, noteGroup as group, nameNewGroup, tabToCards } from './support/notes.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

const CARDS = [
  'Anyone can deploy on a Friday',
  'Deployments take an hour',
  'Deploying should be boring',
  'Roll back by one press',
  'Onboarding takes too long',
  'New hires ship in week one',
  'Pair every new hire with a buddy',
  'Write down how onboarding works',
  'The same incidents come back',
  'We learn too little from incidents',
  'Alerts wake us up for nothing',
  'Incident reviews that people read',
] as const

let product: Product
let ines: Person
let priya: Person
let wei: Person
let guest: RoomClient
let invitation = ''

beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
  priya = await product.open('Priya')
  wei = await product.open('Wei', 'phone')
})
afterAll(() => product.stop())
tellAsStory(() => [ines, priya, wei])

test('the cards of the stage before lie on the table', async () => {
  await startWorkshop(ines)
  const { link } = await readInvitation(ines)
  invitation = link
  await joinByLink(priya, link)
  guest = await joinWithoutBrowser(product.stack, workshopIdOf(ines), {
    name: 'Sam',
    role: 'facilitator',
  })
  const agenda = guest.visible?.agenda ?? []
  if (!agenda.some(({ kind }) => kind === 'sort')) {
    const add = { how: 'add', kind: 'sort', afterId: 'objectives' } as const
    const plan = { name: '', minutes: null, settings: { ...(agenda[0]?.settings ?? neverEmpty()) } }
    expect(await guest.command({ type: 'change-agenda', change: { ...add, ...plan } })).toBe('done')
  }
  const notes = CARDS.map((text, at) => ({ id: `note-${at}`, areaId: 'objectives', text }))
  revealCards(guest.doc, { notes, keyResults: [] }, 'guest')
  await guest.untilSaved()
  expect(await guest.command({ type: 'go-to-stage', stageId: 'sort' })).toBe('done')
  await allSee([ines, priya], (person) => heading(person, 'What belongs together?'))
  await allSee([ines, priya], (person) => card(person, CARDS[11]))
  await expectAccessible(ines, 'sorting')
  await expectInsideWindow(ines, 'sorting')
})

test('everything is grouped by keyboard alone', async () => {
  const { keyboard } = ines.page
  await tabToCards(ines)
  await expectFocus(card(ines, CARDS[0]))
  await keyboard.press('Space')
  for (let times = 0; times < 3; times += 1) {
    await keyboard.press('ArrowRight')
    await keyboard.press('Space')
  }
  await nameNewGroup(ines, 'Releases')
  expect(await notesIn(ines, 'Releases')).toEqual(CARDS.slice(0, 4))

  await goToCard(ines, CARDS[4])
  await keyboard.press('Space')
  await goToCard(ines, CARDS[7])
  await keyboard.press('Shift+Space')
  await nameNewGroup(ines, 'Newcomers')
  await goToCard(ines, CARDS[8])
  await keyboard.press('Control+a')
  await nameNewGroup(ines, 'Incidents')
  expect(await notesIn(ines, 'Newcomers')).toEqual(CARDS.slice(4, 8))
  expect(await notesIn(ines, 'Incidents')).toEqual(CARDS.slice(8))
  await allSee([priya], (person) => group(person, 'Incidents'))
  expect(await notesIn(priya, 'Incidents')).toEqual(CARDS.slice(8))
  await expectAccessible(ines, 'sorting, with groups')
})

test('merged, undone, split and undone again, each by a key', async () => {
  const { page } = ines
  const { keyboard } = page
  await goToCard(ines, 'Incidents')
  await keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Merge “Incidents”' })
  await dialog.waitFor()
  await dialog.getByLabel('With the group').selectOption({ label: '“Releases” (4)' })
  await dialog.getByRole('button', { name: 'Merge' }).press('Enter')
  await group(ines, 'Incidents').waitFor({ state: 'hidden' })
  expect(await notesIn(ines, 'Releases')).toHaveLength(8)
  await keyboard.press('Control+z')
  await group(ines, 'Incidents').waitFor()
  expect(await notesIn(ines, 'Releases')).toHaveLength(4)
  expect(await notesIn(ines, 'Incidents')).toEqual(CARDS.slice(8))

  await goToCard(ines, 'Newcomers')
  await keyboard.press('s')
  await group(ines, 'Newcomers').waitFor({ state: 'hidden' })
  await allSee([priya], (person) => person.page.getByRole('rowgroup', { name: 'Not grouped (4)' }))
  await keyboard.press('Control+z')
  await group(ines, 'Newcomers').waitFor()
  expect(await notesIn(ines, 'Newcomers')).toEqual(CARDS.slice(4, 8))
})

test('cards are moved, edited, parked and deleted by keys, and come back', async () => {
  const { page } = ines
  const { keyboard } = page
  await goToCard(ines, CARDS[10])
  await keyboard.press('m')
  await page.getByLabel('To', { exact: true }).selectOption({ label: '“Releases” (4)' })
  await page.getByRole('button', { name: 'Move', exact: true }).press('Enter')
  await expectSoon(() => notesIn(ines, 'Releases'), [...CARDS.slice(0, 4), CARDS[10]], 'moved')

  await goToCard(ines, CARDS[3])
  await keyboard.press('Enter')
  await expectFocus(page.getByRole('textbox', { name: 'Words of the card' }))
  await keyboard.press('Control+End')
  await keyboard.type(', at any time')
  await keyboard.press('Enter')
  await expectFocus(card(ines, 'Roll back by one press, at any time'))
  await allSee([priya], (person) => card(person, 'Roll back by one press, at any time'))

  await keyboard.press('p')
  await page.getByText('Parked (1)').click()
  await page.getByRole('button', { name: 'Take back “Roll back by one press, at any time”' }).press('Enter')
  await card(ines, 'Roll back by one press, at any time').waitFor()

  await goToCard(ines, CARDS[2])
  await keyboard.press('Delete')
  await card(ines, CARDS[2]).waitFor({ state: 'hidden' })
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).last().click()
  await card(ines, CARDS[2]).waitFor()
})

test('a group becomes an objective, and a card one of its key results', async () => {
  const { page } = ines
  const { keyboard } = page
  await goToCard(ines, 'Releases')
  await keyboard.press('t')
  const dialog = page.getByRole('dialog', { name: 'Turn “Releases” into …' })
  await dialog.getByRole('button', { name: 'Turn' }).press('Enter')
  await group(ines, 'Releases').getByText('Became an objective').waitFor()
  await goToCard(ines, CARDS[1])
  await keyboard.press('t')
  await page.getByLabel('Into', { exact: true }).selectOption({ label: 'A key result of “Releases”' })
  await page.getByRole('button', { name: 'Turn', exact: true }).press('Enter')
  await card(ines, CARDS[1]).getByText('Became a key result').waitFor()
  await savedState(ines, 'Saved').waitFor()
  expect(await guest.command({ type: 'go-to-stage', stageId: 'key-results' })).toBe('done')
  await allSee([ines, priya], (person) =>
    person.page.getByRole('list', { name: 'Key results of objective 1' }).getByText(CARDS[1]),
  )
  expect(await guest.command({ type: 'go-to-stage', stageId: 'sort' })).toBe('done')
  await allSee([ines, priya], (person) => heading(person, 'What belongs together?'))
})

test('two people sort at once: both see the same, and no card is lost', async () => {
  await goToCard(ines, CARDS[5])
  await goToCard(priya, CARDS[9])
  await Promise.all([
    (async () => {
      await ines.page.keyboard.press('Space')
      await goToCard(ines, CARDS[6])
      await ines.page.keyboard.press('Space')
      await nameNewGroup(ines, 'First weeks')
    })(),
    (async () => {
      await priya.page.keyboard.press('Space')
      await goToCard(priya, CARDS[6])
      await priya.page.keyboard.press('Space')
      await nameNewGroup(priya, 'People')
    })(),
  ])
  await expectSoon(
    async () => (await allCards(ines)).join('\n') === (await allCards(priya)).join('\n'),
    true,
    'both see the same',
  )
  expect((await allCards(ines)).filter((words) => words.includes(CARDS[6]))).toHaveLength(1)
  expect(await allCards(ines)).toHaveLength(CARDS.length)
})

test('suggestions are explained, and nothing moves until one is taken', async () => {
  const { page } = ines
  for (const name of ['Newcomers', 'Incidents', 'First weeks', 'People']) {
    await goToCard(ines, name)
    await page.keyboard.press('s')
    await group(ines, name).waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: 'Suggest groups' }).click()
  const panel = page.getByRole('dialog', { name: 'Groups by shared words' })
  await panel.getByText('These 3 share “incidents”.').waitFor()
  await expectAccessible(ines, 'suggested groups')
  expect(await page.getByRole('rowgroup', { name: 'Not grouped (7)' }).count()).toBe(1)
  await panel.getByRole('button', { name: 'Group these as Incidents' }).press('Enter')
  // The keys stay in the panel, at its next suggestion.
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  await group(ines, 'Incidents').waitFor()
})

test('on a phone, a tap selects once one has said so', async () => {
  const { page } = wei
  await page.goto(invitation)
  await page.getByLabel('Join as …?').fill('Wei')
  await page.getByRole('button', { name: 'Join', exact: true }).tap()
  await heading(wei, 'What belongs together?').waitFor()
  await page.getByRole('button', { name: 'Select', exact: true }).tap()
  for (const words of [CARDS[4], CARDS[5], CARDS[6]]) await card(wei, words).tap()
  await page.getByText('3 selected').first().waitFor()
  await expectAccessible(wei, 'selecting on a phone')
  await page.getByRole('button', { name: 'Group', exact: true }).tap()
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Newcomers')
  await page.getByRole('textbox', { name: 'Name of the group' }).press('Enter')
  await group(wei, 'Newcomers').waitFor()
  expect((await notesIn(wei, 'Newcomers')).toSorted()).toEqual([CARDS[4], CARDS[5], CARDS[6]].toSorted())
  await page.getByRole('button', { name: 'Done selecting' }).tap()
  await card(wei, CARDS[7]).tap()
  await page.getByRole('button', { name: `More for “${CARDS[7]}”` }).tap()
  await page.getByRole('menuitem', { name: 'Move to…' }).tap()
  await page.getByLabel('To', { exact: true }).selectOption({ label: '“Newcomers” (3)' })
  await page.getByRole('button', { name: 'Move', exact: true }).tap()
  await expectSoon(async () => (await notesIn(ines, 'Newcomers')).length, 4, 'everybody sees it')
})

test('whoever only looks on cannot sort', async () => {
  expect(await guest.command({ type: 'lock-board', locked: true })).toBe('done')
  await ines.page.getByRole('button', { name: 'Suggest groups' }).waitFor({ state: 'hidden' })
  const before = await allCards(ines)
  await goToCard(ines, CARDS[0])
  await ines.page.keyboard.press('Delete')
  await ines.page.keyboard.press('g')
  expect(await allCards(ines)).toEqual(before)
  expect(ines.problems).toEqual([])
  expect(priya.problems).toEqual([])
})

test('by pointer, cards are dragged into a group, beside another, together, and out again', async () => {
  const { page } = ines
  // The card that somebody stands on while the board is locked can be dragged as soon as it is not.
  await expectFocus(card(ines, CARDS[0]))
  expect(await guest.command({ type: 'lock-board', locked: false })).toBe('done')
  await page.getByRole('button', { name: 'Suggest groups' }).waitFor()
  const before = await allCards(ines)
  const newcomers = await notesIn(ines, 'Newcomers')
  const undoneInOneStep = async (what: string) => {
    await page.keyboard.press('Control+z')
    await expectSoon(() => allCards(ines), before, `${what} is undone in one step`)
  }

  await drag(ines, card(ines, CARDS[0]), group(ines, 'Newcomers').locator('.notegroup__head'))
  await expectSoon(() => notesIn(ines, 'Newcomers'), [...newcomers, CARDS[0]], 'dragged into the group')
  await undoneInOneStep('dragging into a group')

  const [first = '', second = '', third = '', last = ''] = newcomers
  await drag(ines, card(ines, last), card(ines, first), 0.1)
  await expectSoon(() => notesIn(ines, 'Newcomers'), [last, first, second, third], 'dragged before the first')
  await undoneInOneStep('dragging to another place')

  await card(ines, CARDS[0]).click({ modifiers: ['ControlOrMeta'] })
  await card(ines, CARDS[2]).click({ modifiers: ['ControlOrMeta'] })
  await drag(ines, card(ines, CARDS[2]), card(ines, first), 0.9)
  await expectSoon(
    () => notesIn(ines, 'Newcomers'),
    [first, CARDS[0], CARDS[2], second, third, last],
    'dragged together',
  )
  await undoneInOneStep('dragging two')

  await drag(ines, card(ines, first), page.getByText('Drop a card here to take it out of its group.'))
  await page.getByRole('rowgroup', { name: 'Not grouped (1)' }).waitFor()
  expect(await notesIn(ines, 'Newcomers')).toEqual([second, third, last])
  await drag(ines, card(ines, second), card(ines, first))
  await expectFocus(page.getByRole('textbox', { name: 'Name of the group' }))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.getByRole('rowgroup', { name: 'Not grouped (1)' }).waitFor()
  await undoneInOneStep('dragging out of a group')
  expect(ines.problems).toEqual([])
})

/** Drags a card by its middle to a place in another element: `share` of the way from its top to its bottom. */
async function drag({ page }: Person, source: Locator, target: Locator, share = 0.5): Promise<void> {
  const { mouse } = page
  // Only what is in sight can be dropped at.
  await target.scrollIntoViewIfNeeded()
  await source.hover()
  await expect.poll(() => source.getAttribute('draggable')).toBe('true')
  const [from, to] = [await source.boundingBox(), await target.boundingBox()]
  if (from === null || to === null) throw new Error('Nothing to drag, or nowhere to drop.')
  const [x, y] = [to.x + to.width / 2, to.y + to.height * share]
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await mouse.down()
  await mouse.move(from.x + from.width / 2 + 10, from.y + from.height / 2 + 10, { steps: 3 })
  await mouse.move(x - 10, y, { steps: 5 })
  await mouse.move(x, y, { steps: 3 })
  // Where it would land is shown before it is let go.
  await page.locator('[data-drop]').waitFor()
  await mouse.up()
}

async function notesIn(person: Person, name: string): Promise<readonly string[]> {
  return group(person, name).locator('.notecard__text').allTextContents()
}

/** Every card with the group it is in. */
async function allCards({ page }: Person): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.notecard__text')].map(
      (words) => `${words.closest('[role=rowgroup]')?.getAttribute('aria-label')}: ${words.textContent}`,
    ),
  )
}

function neverEmpty(): never {
  throw new Error('An agenda without a stage.')
}
