import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestStack } from '../support/local-stack.ts'
import { dotsLeft, expectResult, expectTurnout, expectVoted, giveDots } from './support/ballot.ts'
import { addKeyResult, addObjective, edit, keyResultsOf, press, rewrite, words } from './support/board.ts'
import { commit } from './support/commitment.ts'
import { allAreAt, goOn } from './support/lead.ts'
import { allSaved, allSee, expectSoon, heading, savedState } from './support/look.ts'
import { type Product, startProduct } from './support/product.ts'
import { queryRecord } from './support/record.ts'
import { startWorkshop } from './support/start-workshop.ts'
import { gatherTeam, inTheRoom, leave } from './support/team.ts'

const OBJECTIVE = 'Establish a world-class CI/CD pipeline'
const FASTER = 'Reduce deployment time by 50%'
const DAILY = 'Increase deployment frequency to daily'
const ROLLBACK = 'Reduce rollback rate to under 1%'
/** A client waits up to half a minute between two attempts, and then needs a ticket and the whole document. */
const RECONNECT_MS = 45_000

let product: Product<TestStack>
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.stop())

describe('when the room’s process is killed', () => {
  test('people reconnect by themselves, and what was typed meanwhile arrives', async () => {
    const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
    await goOn(ines, everybody, 'Objectives')
    await addObjective(tomasz, OBJECTIVE)
    await goOn(ines, everybody, 'Key results')
    await addKeyResult(tomasz, 1, FASTER)
    await addKeyResult(jonas, 1, ROLLBACK)
    await allSaved(everybody)

    await product.stack.room.kill('SIGKILL')
    await allSee(everybody, (person) => savedState(person, /^Offline/))
    await addKeyResult(tomasz, 1, DAILY)
    await savedState(tomasz, 'Offline, 1 edit kept here').waitFor()
    await product.stack.room.restart()

    await allSaved(everybody, RECONNECT_MS)
    for (const text of [OBJECTIVE, FASTER, ROLLBACK, DAILY])
      await allSee(everybody, (person) => words(person, text))
    await allAreAt(everybody, 'Key results')
    await leave(everybody)
  })
})

test('after SIGKILL the stage, the cards and every ballot are there, for those who come later too', async () => {
  const { ines, tomasz, jonas, everybody, invitation, address } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, OBJECTIVE)
  await goOn(ines, everybody, 'Key results')
  await addKeyResult(ines, 1, FASTER)
  await addKeyResult(ines, 1, DAILY)
  await goOn(ines, everybody, 'Outputs to outcomes')
  await goOn(ines, everybody, 'Vote')
  await ines.page.getByRole('button', { name: 'Open the vote' }).click()
  await allSee(everybody, (person) => heading(person, 'Which results matter most this cycle?'))
  await giveDots(tomasz, DAILY, 2)
  await giveDots(jonas, DAILY, 1)
  await giveDots(jonas, FASTER, 1)
  // Of three only the number is told.
  await expectTurnout(everybody, '2 of 3 voted')
  await allSaved(everybody)

  // Nobody's browser is left to bring anything back: what comes now is what the room itself had stored.
  await Promise.all(everybody.map(({ page }) => page.goto('about:blank')))
  await product.stack.room.kill('SIGKILL')
  await product.stack.room.restart()
  const priya = await product.open('Priya')
  await priya.page.goto(invitation.link)
  await priya.page.getByLabel('Join as …?').fill('Priya')
  await priya.page.getByRole('button', { name: 'Join', exact: true }).click()
  await heading(priya, 'Which results matter most this cycle?').waitFor()
  await expectVoted([priya], 2)
  for (const text of [FASTER, DAILY])
    await priya.page.getByRole('group', { name: `Dots for ${text}` }).waitFor()

  await Promise.all(everybody.map(({ page }) => page.goto(address)))
  await dotsLeft(tomasz, '1 dot left').waitFor()
  await dotsLeft(jonas, '1 dot left').waitFor()
  await ines.page.getByRole('button', { name: 'Close the vote' }).click()
  // Two votes of an anonymous four may be guessed: it is asked before.
  await ines.page.getByRole('dialog').getByRole('button', { name: 'Close the vote' }).click()
  await expectResult(ines, [`1 ${DAILY} 3 2`, `2 ${FASTER} 1 1`])
  await leave([...everybody, priya])
})

describe('without a connection', () => {
  test('edits go on on both sides, and converge when it is back', async () => {
    const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
    await goOn(ines, everybody, 'Objectives')
    await addObjective(ines, OBJECTIVE)
    await goOn(ines, everybody, 'Key results')
    await addKeyResult(ines, 1, FASTER)
    await allSaved(everybody)
    await words(jonas, FASTER).waitFor()

    await jonas.context.setOffline(true)
    await savedState(jonas, /^Offline/).waitFor()
    await jonas.page.getByText('No connection to the room.').waitFor()
    await addKeyResult(jonas, 1, ROLLBACK)
    await rewrite(jonas, 'Key result 1.1', FASTER, 'Reduce median deployment time by 50%')
    await savedState(jonas, /^Offline, \d+ edits kept here$/).waitFor()
    // Meanwhile the others add a card and write in the very same sentence.
    await addKeyResult(tomasz, 1, DAILY)
    const field = await edit(tomasz, 'Key result 1.1', FASTER)
    await field.press('End')
    await field.pressSequentially(' in Berlin')
    await field.press('Enter')
    await allSaved([ines, tomasz])
    expect(await words(ines, ROLLBACK).count()).toBe(0)

    await jonas.context.setOffline(false)
    await allSaved(everybody, RECONNECT_MS)
    const merged = 'Reduce median deployment time by 50% in Berlin'
    for (const text of [merged, ROLLBACK, DAILY]) await allSee(everybody, (person) => words(person, text))
    const asInesSeesIt = await keyResultsOf(ines, 1).innerText()
    for (const person of [tomasz, jonas]) {
      await expectSoon(
        () => keyResultsOf(person, 1).innerText(),
        asInesSeesIt,
        `the order that ${person.name} sees`,
      )
    }
    await leave(everybody)
  })
})

describe('a person', () => {
  test('stays the same after a reload, and on another device by a personal link', async () => {
    const { ines, tomasz, jonas, everybody, invitation } = await gatherTeam(product)
    const people = ines.page.getByRole('region', { name: 'People' }).getByRole('listitem')
    await expectSoon(() => people.count(), 3, 'people in the room')

    await tomasz.page.reload()
    await inTheRoom(tomasz, 'Tomasz (you)').waitFor()
    // Opening the invitation again is no second way in: the browser is known.
    await jonas.page.goto(invitation.link)
    await inTheRoom(jonas, 'Jonas (you)').waitFor()

    await press(jonas, jonas.page.getByRole('button', { name: 'Make a personal link' }))
    const link = await jonas.page.getByRole('textbox', { name: 'Personal link' }).inputValue()
    const laptop = await product.open('Jonas')
    await laptop.page.goto(link)
    await heading(laptop, 'Continue as Jonas?').waitFor()
    await laptop.page.getByRole('button', { name: 'Continue as Jonas' }).click()
    await inTheRoom(laptop, 'Jonas (you)').waitFor()
    await expectSoon(() => people.count(), 3, 'people in the room')

    const thief = await product.open('Mallory')
    await thief.page.goto(link)
    await heading(thief, 'This personal link does not work any more').waitFor()
    await leave([...everybody, laptop, thief])
  })
})

test('when the Worker is killed during Finalise the OKRs are published once', async () => {
  const ines = await product.open('Ines')
  await startWorkshop(ines)
  const address = ines.page.url()
  const workshopId = address.split('/').at(-1) ?? ''
  await goOn(ines, [ines], 'Objectives')
  await addObjective(ines, OBJECTIVE)
  await goOn(ines, [ines], 'Key results')
  await addKeyResult(ines, 1, FASTER)
  for (const stage of ['Outputs to outcomes', 'Vote', 'Commit', 'Review'] as const) {
    await goOn(ines, [ines], stage)
  }
  await commit(ines, 'Key result 1.1', {
    ...{ owner: 'Ines', direction: 'Decrease', from: '48', to: '24', unit: 'minutes' },
  })
  await ines.page.getByText('Nothing stands in the way of finalising.').waitFor()
  await allSaved([ines])

  await ines.page.getByRole('button', { name: 'Finalise' }).click()
  await product.stack.worker.kill('SIGKILL')
  await product.stack.worker.restart()
  await heading(ines, 'The OKRs are published').waitFor({ timeout: RECONNECT_MS })

  // Once more with nobody there to take it: the room keeps it until the Worker is back.
  await ines.page.getByRole('button', { name: 'Re-open for changes' }).click()
  await allAreAt([ines], 'Review')
  await product.stack.worker.kill('SIGKILL')
  await ines.page.getByRole('button', { name: 'Finalise' }).click()
  await heading(ines, 'The OKRs are on their way to the record').waitFor()
  await product.stack.worker.restart()
  await heading(ines, 'Revision 2 is published').waitFor({ timeout: RECONNECT_MS })

  await ines.page.getByRole('link', { name: 'Open the OKRs' }).click()
  await ines.page.getByRole('heading', { level: 3, name: FASTER }).waitFor()
  const revisions = ines.page.getByRole('navigation', { name: 'Revisions' }).getByRole('link')
  await expectSoon(
    () => revisions.allInnerTexts(),
    ['Revision 2', 'Revision 1'],
    'the revisions on the OKR page',
  )
  await leave([ines])
  await product.stack.worker.kill('SIGKILL')
  const rows = await queryRecord(
    product.stack,
    `SELECT revision FROM okr_revision WHERE workshop_id = '${workshopId}' ORDER BY revision`,
  )
  expect(rows).toEqual([{ revision: 1 }, { revision: 2 }])
})
