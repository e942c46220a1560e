import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CSRF_HEADER } from '../../shared/api/route.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expectInsideWindow } from './support/layout.ts'
import { expectFocus, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'

let product: Product
let receiver: Receiver

beforeAll(async () => {
  product = await openProduct()
  receiver = await startReceiver()
})
afterAll(async () => {
  await product.stop()
  await receiver.close()
})
beforeEach(() => {
  receiver.received.length = 0
  receiver.usual = 204
})

/** Somebody with a team of their own, on its page. */
async function openTeam(name: string): Promise<Person> {
  const person = await product.open(name)
  const reply = await person.page.request.post('/api/workshops', {
    headers: { [CSRF_HEADER]: '1' },
    data: {
      displayName: name,
      team: { as: 'new', name: 'Platform team' },
      title: 'Q1 2027 planning',
      kind: 'planning',
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      timeZone: 'Europe/Berlin',
    },
  })
  const { teamId } = await reply.json()
  await person.page.goto(`/t/${teamId}/settings`)
  await heading(person, 'Settings').waitFor()
  return person
}

describe('webhooks of a team', () => {
  it('are added, tried, looked at, changed and deleted on a page of their own', async () => {
    const ines = await openTeam('Ines')
    const { page } = ines
    await page.getByRole('link', { name: 'Open webhooks' }).click()
    await heading(ines, 'Webhooks').waitFor()
    await page.getByText('No webhook yet').waitFor()
    await expectAccessible(ines, 'the page without webhooks')

    // What is wrong is said where it is to be mended, and nothing typed is lost.
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Address').fill('not an address')
    for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck()
    await dialog.getByRole('button', { name: 'Add it' }).click()
    await dialog.getByText('Enter a whole address').waitFor()
    await dialog.getByText('Choose at least one event.').waitFor()
    await expectFocus(dialog.getByLabel('Address'))
    await expectAccessible(ines, 'the form with what is wrong')
    await dialog.getByLabel('Address').fill(receiver.url)
    await dialog.getByRole('checkbox', { name: 'Vote closed' }).check()
    await dialog.getByRole('button', { name: 'Add it' }).click()

    const secret = page.getByRole('dialog', { name: 'The webhook’s secret' })
    receiver.secret = await secret.getByLabel('Secret', { exact: true }).inputValue()
    expect(receiver.secret).toMatch(/^whsec_/)
    await secret.getByText('How to check a message').click()
    await expectAccessible(ines, 'the secret')
    await secret.getByRole('button', { name: 'Done' }).click()

    const card = page.getByRole('list', { name: 'The team’s webhooks' }).getByRole('listitem').first()
    await card.getByRole('button', { name: /^Send a test/ }).click()
    await card.getByText('The test has arrived. It was answered 204.').waitFor()
    expect(receiver.received.map(({ isGenuine }) => isGenuine)).toEqual([true])

    receiver.usual = 500
    await card.getByRole('button', { name: /^Send a test/ }).click()
    await card.getByText('The test has not arrived. It answered 500.').waitFor()
    await card.getByText('Deliveries').click()
    const log = card.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')
    await log.nth(1).waitFor()
    await expectAccessible(ines, 'a webhook with its log')
    await expectInsideWindow(ines, 'a webhook with its log')
    receiver.usual = 200
    await log
      .filter({ hasText: 'It answered 500.' })
      .getByRole('button', { name: /^Send again/ })
      .click()
    await log.getByText('answered 200').waitFor()

    const choose = async (name: string | RegExp) => {
      await card.getByRole('button', { name: /^More for/ }).click()
      await card.getByRole('menuitem', { name }).click()
    }
    await choose('Change address or events')
    await dialog.getByRole('checkbox', { name: 'Reminder' }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await card.getByText('Reminder', { exact: true }).waitFor()
    await choose(/^Switch off/)
    await card.getByText('off', { exact: true }).waitFor()
    await choose('Switch on')
    await card.getByText('on', { exact: true }).waitFor()
    await choose(/^Make a new secret/)
    await dialog.getByRole('button', { name: 'Make a new secret' }).click()
    const renewed = page.getByRole('dialog', { name: 'The new secret' })
    expect(await renewed.getByLabel('Secret', { exact: true }).inputValue()).not.toBe(receiver.secret)
    await renewed.getByRole('button', { name: 'Done' }).click()

    await choose('Delete')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await choose('Delete')
    await dialog.getByRole('button', { name: 'Delete it' }).click()
    await page.getByText('No webhook yet').waitFor()
    await expectFocus(heading(ines, 'Webhooks'))
    // Answers that refuse are reported by the browser as errors too; here every form was checked before it was sent.
    expect(ines.problems).toEqual([])
    await page.getByRole('link', { name: 'Back to Platform team' }).click()
    await heading(ines, /^2027-Q1/).waitFor()
  })

  it('are not for who does not belong to the team', async () => {
    const ines = await openTeam('Ines')
    const stranger = await product.open('Stranger')
    await stranger.page.goto(new URL(ines.page.url()).pathname.replace('settings', 'webhooks'))
    await heading(stranger, 'This browser is not in this workshop yet').waitFor()
  })
})
