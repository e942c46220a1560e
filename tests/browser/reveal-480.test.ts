import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNotes } from '../../shared/board/notes.ts'
import { moveNotes } from '../../shared/board/sort-edits.ts'
import { replaceText } from '../../shared/board/write.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { freshId } from '../party/support/signing.ts'
import { expectFocus, expectSoon, heading } from './support/look.ts'
import { readKeys, readLongTasks, watchKeys, watchLongTasks, watchPaint } from './support/paint-watch.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

const PEOPLE = 40
const CARDS_EACH = 12
const CARDS = PEOPLE * CARDS_EACH

const CARD = '[role=gridcell][data-card]'

const TYPED = ' and here is a sentence of the length that people type'

const SUBJECTS = [
  'Deployments',
  'New hires',
  'Incidents',
  'Search',
  'Checkout',
  'Our API docs',
  'Flaky tests',
  'Meetings',
]
const WISHES = [
  'should not need anybody to stay late on a Friday',
  'take longer than they did a year ago, and nobody knows why',
  'are what customers write to us about most',
  'could be half as many if we looked at them together once a week',
  'work without asking another team first',
]

let product: Product
let ines: Person
let lead: RoomClient
let people: readonly RoomClient[] = []

beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
})
afterAll(async () => {
  await Promise.all(people.map((person) => person.leave()))
  await product.stop()
})
tellAsStory(() => [ines])

test(`${PEOPLE} people write ${CARDS_EACH} cards each, which nobody sees`, async () => {
  await startWorkshop(ines)
  const workshopId = workshopIdOf(ines)
  lead = await joinWithoutBrowser(product.stack, workshopId, { name: 'Lead', role: 'facilitator' })
  const settings = { writing: 'private', naming: 'named' } as const
  await asked({ type: 'change-agenda', change: { how: 'edit', stageId: 'objectives', settings } })
  if (lead.visible?.agenda.some(({ kind }) => kind === 'sort') !== true) {
    const [first] = lead.visible?.agenda ?? []
    if (first === undefined) throw new Error('An agenda without a stage.')
    const plan = { name: '', minutes: null, settings: first.settings }
    await asked({
      type: 'change-agenda',
      change: { how: 'add', kind: 'sort', afterId: 'objectives', ...plan },
    })
  }
  await asked({ type: 'go-to-stage', stageId: 'objectives' })
  const joined: RoomClient[] = []
  for (let at = 0; at < PEOPLE; at += 1) {
    joined.push(
      await joinWithoutBrowser(product.stack, workshopId, { name: `Person ${at}`, role: 'participant' }),
    )
  }
  people = joined
  const writing = { stageId: 'objectives', objectiveId: null, column: null } as const
  await Promise.all(
    people.map(async (person, who) => {
      for (let which = 0; which < CARDS_EACH; which += 1) {
        const text = wordsOf(who, which)
        const flags = { isChange: false, isAnonymous: false }
        const command = { type: 'write-private', cardId: freshId(), text, ...writing, ...flags } as const
        expect(await person.command(command)).toBe('done')
      }
    }),
  )
  await lead.until('the room counts every card', () => lead.visible?.writing['objectives']?.cards === CARDS)
  await ines.page.getByRole('button', { name: 'Reveal', exact: true }).waitFor()
})

test('one reveal is on the screen at once', async () => {
  const { page } = ines
  await watchLongTasks(page)
  const first = watchPaint(page, CARD, 1)
  const all = watchPaint(page, CARD, CARDS)
  await page.getByRole('button', { name: 'Reveal', exact: true }).click()
  const sinceClickMs = async (painted: ReturnType<typeof watchPaint>) => {
    const { paintedAtMs, clickedAtMs } = await painted
    return paintedAtMs - clickedAtMs
  }
  const [firstMs, allMs] = await Promise.all([sinceClickMs(first), sinceClickMs(all)])
  const longTasks = await readLongTasks(page)
  console.info(
    `click on Reveal to painted: the first cards ${firstMs.toFixed(0)} ms, all ${CARDS} ${allMs.toFixed(0)} ms; tasks over 50 ms meanwhile: ${longTasks.join(', ') || 'none'}`,
  )
  await asked({ type: 'go-to-stage', stageId: 'sort' })
  await heading(ines, 'What belongs together?').waitFor()
  await expectSoon(() => page.locator(CARD).count(), CARDS, 'all cards are there to be sorted')
})

test('one of them is typed in, while others sort and type', async () => {
  const { page } = ines
  const cell = page.locator(CARD).first()
  await cell.click()
  await page.keyboard.press('Enter')
  await expectFocus(page.getByRole('textbox', { name: 'Words of the card' }))
  await readLongTasks(page)
  await watchKeys(page)
  const others = sortMeanwhile()
  await page.keyboard.type(TYPED, { delay: 30 })
  const edits = others.stop()
  const longTasks = await readLongTasks(page)
  const keys = [...(await readKeys(page))].sort((left, right) => left - right)
  console.info(
    `typing beside ${CARDS} cards and ${edits} edits of others: ${keys.length} keys, to the next frame but one median ${at(keys, 0.5)} ms, 95% ${at(keys, 0.95)} ms, worst ${at(keys, 1)} ms; tasks over 50 ms: ${longTasks.join(', ') || 'none'}`,
  )
  await page.keyboard.press('Enter')
  await lead.until('all of it is in the card', () =>
    looseCards(lead).some(({ text }) => text.endsWith(TYPED)),
  )
})

test('twenty are selected by keys, grouped, and let go again', async () => {
  const { page } = ines
  const { keyboard } = page
  await page.locator(CARD).first().click()
  await readLongTasks(page)
  await readKeys(page)
  for (let times = 0; times < 20; times += 1) {
    await keyboard.press('Space')
    await keyboard.press('ArrowDown')
  }
  const moving = await readLongTasks(page)
  const keys = [...(await readKeys(page))].sort((left, right) => left - right)
  await keyboard.press('g')
  await expectFocus(page.getByRole('textbox', { name: 'Name of the group' }))
  await keyboard.type('Releases')
  await keyboard.press('Enter')
  const grouping = await readLongTasks(page)
  await expectSoon(() => loose(page).count(), CARDS - 20, 'those that were selected are in the group')
  // Its name, then itself.
  await keyboard.press('Control+z')
  await keyboard.press('Control+z')
  await expectSoon(() => loose(page).count(), CARDS, 'none is in a group')
  const undoing = await readLongTasks(page)
  console.info(
    `among ${CARDS} cards: arrow or Space median ${at(keys, 0.5)} ms, worst ${at(keys, 1)} ms; tasks over 50 ms: moving ${moving.join(', ') || 'none'}; grouping and naming ${grouping.join(', ') || 'none'}; undoing ${undoing.join(', ') || 'none'}`,
  )
})

test('all of them are grouped by keyboard alone', async () => {
  const { page } = ines
  const { keyboard } = page
  const beganAtMs = performance.now()
  let groups = 0
  for (let left = await loose(page).count(); left > 0; left = await loose(page).count()) {
    await keyboard.press('End')
    if (left <= 60) await keyboard.press('Control+a')
    else {
      await keyboard.press('Space')
      for (let rows = 0; rows < 12; rows += 1) await keyboard.press('ArrowUp')
      await keyboard.press('Shift+Space')
    }
    await keyboard.press('g')
    await expectFocus(page.getByRole('textbox', { name: 'Name of the group' }))
    groups += 1
    await keyboard.type(`Group ${groups}`)
    await keyboard.press('Enter')
    await expectSoon(async () => (await loose(page).count()) < left, true, 'fewer cards are left')
  }
  const longTasks = await readLongTasks(page)
  const tookS = (performance.now() - beganAtMs) / 1_000
  console.info(
    `${CARDS} cards in ${groups} groups by keyboard alone, in ${tookS.toFixed(1)} s; tasks over 50 ms: ${longTasks.join(', ') || 'none'}`,
  )
  await lead.until('the room has them all in groups', () => {
    const area = readNotes(lead.doc).areas.get('objectives')
    const grouped = area?.groups.reduce((sum, group) => sum + group.notes.length, 0)
    return area?.loose.length === 0 && grouped === CARDS
  })
  expect(ines.problems).toEqual([])
})

const loose = (page: Page) => page.locator('.notesarea__loose [data-card]')
const looseCards = ({ doc }: RoomClient) => readNotes(doc).areas.get('objectives')?.loose ?? []

async function asked(command: Parameters<RoomClient['command']>[0]): Promise<void> {
  expect(await lead.command(command)).toBe('done')
}

/** Five people write in cards and move them, each ten times a second. */
function sortMeanwhile(): { stop(): number } {
  let edits = 0
  const timer = setInterval(() => {
    const person = people[edits % 5]
    if (person === undefined) return
    const ids = looseCards(person).map(({ id }) => id)
    const id = ids[100 + ((edits * 7) % 300)] ?? ''
    if (edits % 2 === 0) replaceText(person.doc, id, `Written over by another, ${edits}`, 'person')
    else moveNotes(person.doc, { ids: [id], parentId: 'objectives', after: ids[50] }, 'person')
    edits += 1
  }, 20)
  return {
    stop() {
      clearInterval(timer)
      return edits
    },
  }
}

function wordsOf(who: number, which: number): string {
  return `${SUBJECTS[(who + which) % SUBJECTS.length]} ${WISHES[(who * 3 + which) % WISHES.length]} (${who}.${which})`
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
}
