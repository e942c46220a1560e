import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import { fillPath } from '../../shared/api/route.ts'
import { WEBHOOK_ROUTES } from '../../shared/api/webhook-routes.ts'
import { WebhookDeliveriesSchema } from '../../shared/api/webhooks-api.ts'
import { TeamDocumentSchema } from '../../shared/exchange/team-document.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import type { TestStack } from '../support/local-stack.ts'
import { dotsLeft, expectResult, expectTurnout, expectVoted, giveDots } from './support/ballot.ts'
import { addKeyResult, addObjective, edit, keyResultsOf, press, rewrite, words } from './support/board.ts'
import { commit } from './support/commitment.ts'
import { bringEndedQuarter, SUMMER } from './support/ended-quarter.ts'
import { allAreAt, goOn } from './support/lead.ts'
import { allSaved, allSee, expectSoon, heading, savedState } from './support/look.ts'
import { type Product, startProduct } from './support/product.ts'
import { queryRecord } from './support/record.ts'
import { joinWithoutBrowser } from './support/room-guest.ts'
import { done, goTo } from './support/room-steps.ts'
import { readAs, sendAs } from './support/sender.ts'
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
  // Webhooks may be sent to this machine; where nobody listens, they stay in the queue.
  product = await startProduct({ workerVars: { WEBHOOK_ALLOW_PRIVATE: '1' } })
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

test('when the room and the Worker are killed while a retro closes it is on record once, and told once', async () => {
  const [LEARNING, ACTION] = ['Alerts are habits', 'Look at the pages every Monday']
  const ines = await product.open('Ines')
  const teamId = await bringEndedQuarter(ines, 'On call')
  const webhook = { url: 'http://127.0.0.1:1/', events: ['retro.published'] }
  const hook = await sendAs(ines, `/api/teams/${teamId}/webhooks`, webhook)
  const { workshopId, me } = await sendAs(ines, '/api/workshops', {
    ...{ displayName: 'Ines', team: { as: 'existing', teamId }, title: 'Summer retro', kind: 'retro' },
    ...{ cycle: SUMMER, timeZone: 'UTC' },
  })
  const { worker, room } = product.stack
  const come = () =>
    joinWithoutBrowser(product.stack, workshopId, { ...me, name: 'Ines', role: 'facilitator' })
  const restart = () => Promise.all([worker.restart(), room.restart()])
  const untilOnRecord = async (client: RoomClient, revision: number) => {
    const isThere = () => {
      const { publication, publishedRevision } = client.visible ?? {}
      return publication?.status === 'published' && publishedRevision === revision
    }
    await client.until(`revision ${revision} is on record`, isThere, RECONNECT_MS)
  }

  const first = await come()
  const basis = first.visible?.retro?.basis.objectives.flatMap(({ keyResults }) => keyResults) ?? []
  expect(basis).toHaveLength(3)
  for (const { id: keyResultId } of basis) {
    await done(first, { type: 'agree-score', keyResultId, score: 0.8 })
    await done(first, { type: 'decide-key-result', keyResultId, verdict: 'keep', why: 'It goes on' })
  }
  await done(first, {
    ...{ type: 'keep-learning', learningId: crypto.randomUUID(), text: LEARNING },
    ...{ kind: 'learned', noteId: null, objectiveId: null, keyResultId: null },
  })
  await done(first, {
    ...{ type: 'add-action', actionId: crypto.randomUUID(), text: ACTION },
    ...{ ownerId: me.personId, dueOn: SUMMER.endsOn },
  })
  await goTo(first, 'close')

  // Nobody is there to take it, and then nobody is there who has it to give, but for what the room stored.
  await worker.kill('SIGKILL')
  await done(first, { type: 'finalise-retro' })
  await first.until('it is on its way', () => first.visible?.publication.status === 'publishing')
  await room.kill('SIGKILL')
  await restart()
  const second = await come()
  await untilOnRecord(second, 1)

  // Once more, and both die in the middle of it: whether it was taken is not known to the room.
  await done(second, { type: 'reopen' })
  await done(second, { type: 'finalise-retro' })
  await Promise.all([worker.kill('SIGKILL'), room.kill('SIGKILL')])
  await restart()
  const third = await come()
  await untilOnRecord(third, 2)
  third.drop()

  const path = fillPath(EXCHANGE_ROUTES.exportTeamJson.path, { teamId })
  const { retros } = v.parse(TeamDocumentSchema, await readAs(ines, path))
  const its = retros.filter(({ title }) => title === 'Summer retro')
  expect(its.map(({ number, revision }) => [number, revision])).toEqual([[1, 2]])
  expect(its[0]?.learnings.map(({ text }) => text)).toEqual([LEARNING])
  expect(its[0]?.actions.map(({ text }) => text)).toEqual([ACTION])
  const log = fillPath(WEBHOOK_ROUTES.webhookDeliveries.path, { teamId, webhookId: hook.webhook.webhookId })
  const { deliveries } = v.parse(WebhookDeliveriesSchema, await readAs(ines, log))
  const told = deliveries.filter(({ type }) => type === 'retro.published')
  // One for each revision.
  expect(told).toHaveLength(2)
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
