import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNotes } from '../../shared/board/notes.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective, parkCards } from '../../shared/board/write.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { writeAlone } from './support/alone.ts'
import { openVote } from './support/ballot.ts'
import { press } from './support/board.ts'
import { expectInsideWindow } from './support/layout.ts'
import { expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { tellAsStory } from './support/story.ts'
import { inTheRoom } from './support/team.ts'

const OWN = 'My own half-baked thought'
/**
 * Who takes three key results on, fills them in and accepts them may take close to four minutes, a twentieth of that here, and
 * waits for the room at each step: longer than a client usually waits for it.
 */
const ALL_DONE_WITHIN_MS = 60_000

let product: Product
let noa: Person
/** Another tab of the same browser, on the projector. */
let projector: Person
/** A second facilitator, for what is not this story’s to click. */
let guest: RoomClient
beforeAll(async () => {
  product = await openProduct()
  noa = await product.open('Noa')
})
afterAll(() => product.stop())
tellAsStory(() => (projector === undefined ? [noa] : [noa, projector]))

const lead = () => noa.page.getByRole('region', { name: 'Facilitator' })
const next = (stage: string) =>
  press(noa, lead().getByRole('button', { name: `Next: ${stage}`, exact: true }))
const reveal = () => press(noa, lead().getByRole('button', { name: 'Reveal', exact: true }))
const bar = () => noa.page.getByRole('region', { name: 'Practice room' })
const people = () => noa.page.getByRole('region', { name: 'People' }).getByRole('listitem')

test('a practice room is a link on the home page and a name away', async () => {
  const { page } = noa
  await page.goto('/')
  const link = page.getByRole('link', { name: 'Try a practice room with five simulated teammates' })
  expect(await link.getAttribute('href')).toBe('/practice')
  await expectAccessible(noa, 'home')
  // As people are, but twenty times as fast.
  await page.goto('/practice?pace=0.05')
  await expectAccessible(noa, 'practice')
  await page.getByLabel('Your name').fill('Noa')
  await page.getByRole('button', { name: 'Start practising' }).click()
  await heading(noa, 'Who is here?').waitFor()
  await bar().getByText('5 simulated teammates').waitFor()
  await bar()
    .getByText(/This room is deleted on/)
    .waitFor()
  await inTheRoom(noa, 'Amara Diallo').waitFor()
  await expectAccessible(noa, 'the practice room')
  await expectInsideWindow(noa, 'the practice room')
})

test('they come back with a reload, each once, and one more comes when asked', async () => {
  const { page } = noa
  await page.reload()
  await bar().getByText('5 simulated teammates').waitFor()
  await expectSoon(() => people().count(), 6, 'people in the room')
  await bar().getByRole('button', { name: 'Add one' }).click()
  await bar().getByText('6 simulated teammates').waitFor()
  await expectSoon(() => people().count(), 7, 'people in the room')
})

test('paused, they do nothing; then they go on', async () => {
  await bar().getByRole('button', { name: 'Pause them' }).click()
  await next('Pulse')
  await heading(noa, 'How are you today?').waitFor()
  await bar().getByText('6 simulated teammates, paused').waitFor()
  // The room's answer to a command of mine comes after all that it has taken before.
  await noa.page.getByRole('radio', { name: '4 Good' }).check({ force: true })
  await lead().getByText('1 of 7 answered').waitFor()
  await bar().getByRole('button', { name: 'Let them go on' }).click()
  await lead().getByText('7 of 7 answered').waitFor()
  await reveal()
  await noa.page.getByRole('img', { name: /^How many said what/ }).waitFor()
})

test('they write alone while the projector shows how many cards there are, and nobody’s words', async () => {
  const page = await noa.context.newPage()
  projector = { ...noa, name: 'Projector', page }
  guest = await joinWithoutBrowser(product.stack, workshopIdOf(noa), { name: 'Ada', role: 'facilitator' })
  await next('Objectives')
  await noa.page.getByRole('complementary').getByText('writing', { exact: true }).first().waitFor()
  await writeAlone(noa, OWN)
  await page.goto(new URL(`${new URL(noa.page.url()).pathname}/present`, noa.page.url()).href)
  await heading(projector, /^What should be better by/).waitFor()
  await page.getByText(/cards, face down until the reveal/).waitFor()
  await page.getByText('Join with your phone').waitFor()
  expect(await page.getByText(OWN).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Reveal' }).count()).toBe(0)
  await expectAccessible(projector, 'the projector')
  await look('writing')
  // The same person, once.
  expect(Object.keys(guest.visible?.roster ?? {})).toHaveLength(8)
})

test('revealed, the projector shows the cards in large type', async () => {
  await lead()
    .getByText(/Reveal turns all 1\d cards/)
    .waitFor()
  await everybodyIsReady()
  await reveal()
  await projector.page.getByText(OWN).waitFor()
  const size = await projector.page
    .getByText(OWN)
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(size).toBeGreaterThanOrEqual(26)
  await look('notes')
})

test('they propose key results, vote in the time that it takes, and nobody sees who chose what', async () => {
  for (const { text, id } of notesOf(guest).slice(0, 3)) {
    createObjective(guest.doc, { id: `o-${id}`, text }, 'guest')
  }
  await guest.untilSaved()
  expect(await guest.command({ type: 'go-to-stage', stageId: 'key-results' })).toBe('done')
  await heading(noa, 'How would we see that it worked?').waitFor()
  await everybodyIsReady()
  await reveal()
  await projector.page
    .getByText(/from \d+/)
    .first()
    .waitFor()
  await look('board')
  expect(await guest.command({ type: 'go-to-stage', stageId: 'vote' })).toBe('done')
  await openVote(noa, { method: 'Dots' })
  await guest.until('six are done', () => guest.visible?.ballotCounts.done === 6, ALL_DONE_WITHIN_MS)
  await projector.page.getByText('6 of 8 voted').waitFor()
  const ballotId = guest.visible?.ballots.at(-1)?.ballotId ?? ''
  expect(await guest.command({ type: 'close-ballot', ballotId })).toBe('done')
  await projector.page
    .getByText(/6 of 8 voted/)
    .first()
    .waitFor()
  await expectAccessible(projector, 'a result on the projector')
  await look('result')
})

test('they take key results on, and what is published says that it is practice', async () => {
  expect(await guest.command({ type: 'go-to-stage', stageId: 'commit' })).toBe('done')
  const isTaken = () => Object.keys(guest.visible?.acceptances ?? {}).length >= 6
  await guest.until('six key results are accepted', isTaken, ALL_DONE_WITHIN_MS)
  await everybodyIsReady()
  // Two may take one at the same time: whoever the board does not give it to looks for another, also when they were ready.
  const isSettled = () =>
    keyResultsOf(guest).every(({ id, fields }) => fields.ownerId === (guest.visible?.acceptances[id] ?? null))
  await guest.until('each key result is free or accepted', isSettled, ALL_DONE_WITHIN_MS)
  const left = keyResultsOf(guest).filter(({ fields }) => fields.ownerId === null)
  expect(left.length).toBeLessThan(keyResultsOf(guest).length)
  parkCards(
    guest.doc,
    left.map(({ id }) => id),
    Date.now(),
    'guest',
  )
  await guest.untilSaved()
  await look('commit')
  expect(await guest.command({ type: 'go-to-stage', stageId: 'review' })).toBe('done')
  expect(await guest.command({ type: 'finalise', dropReasons: {} })).toBe('done')
  await heading(noa, 'The OKRs are published').waitFor()
  await heading(projector, 'The OKRs are published').waitFor()
  await noa.page.goto(`/w/${workshopIdOf(noa)}/okrs`)
  await noa.page.getByText('These OKRs are practice.').waitFor()
})

test('Esc leads back from the projector', async () => {
  await projector.page.keyboard.press('Escape')
  await projector.page.getByRole('region', { name: 'Practice room' }).waitFor()
  expect(await projector.page.evaluate(() => document.documentElement.className)).not.toContain('projected')
})

/** All simulated teammates have done what there was to do. */
function everybodyIsReady() {
  const isSo = () => {
    const people = Object.values(guest.visible?.roster ?? {})
    return people.filter(({ role, ready }) => role === 'participant' && ready).length === 6
  }
  return guest.until('all six are ready', isSo, ALL_DONE_WITHIN_MS)
}

function notesOf({ doc }: RoomClient) {
  return [...readNotes(doc).areas.values()].flatMap(({ loose }) => loose)
}

function keyResultsOf({ doc }: RoomClient) {
  return readBoard(doc).objectives.flatMap((objective) => objective.keyResults)
}

/** Fits on projectors and in small windows: nothing is cut off at the side. */
async function look(what: string): Promise<void> {
  const { page } = projector
  for (const [width, height] of [
    [768, 1024],
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${what} at ${width} px`).toBeLessThanOrEqual(0)
  }
}
