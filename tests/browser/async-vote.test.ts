import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CreatedWebhookSchema } from '../../shared/api/webhooks-api.ts'
import { WebhookPayloadSchema } from '../../shared/webhooks/payload.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { expectAccessible } from './support/accessibility.ts'
import { addKeyResult, addObjective, press } from './support/board.ts'
import { joinByLink } from './support/join.ts'
import { goOn } from './support/lead.ts'
import { allSee, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { setRoomClock } from './support/room-clock.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const OBJECTIVE = 'Make releases a non-event for every team'
const FASTER = 'Cut median lead time from 9 days to 3 days'
const SAFER = 'Lower the share of releases that are rolled back from 8% to 2%'
const QUIETER = 'Reduce pages outside working hours from 14 to 4 a month'

let product: Product
let receiver: Receiver
let ines: Person
let tomasz: Person
let priya: Person
let jonas: Person
let people: readonly Person[] = []
let workshopId = ''
let voteLink = ''

beforeAll(async () => {
  receiver = await startReceiver()
  product = await openProduct()
  ines = await product.open('Ines')
  tomasz = await product.open('Tomasz')
  priya = await product.open('Priya')
  jonas = await product.open('Jonas', 'phone')
  people = [ines, tomasz, priya, jonas]
})
afterAll(async () => {
  await product.stop()
  await receiver.close()
})

/** So many days after the vote was opened; whoever has the page open comes back to it. */
async function later(days: number, whoLooks: readonly Person[]): Promise<void> {
  await setRoomClock(product.stack, workshopId, Math.round(days * DAY_MS))
  for (const { page } of whoLooks) await page.reload()
}

function answer(person: Person, proposal: string, words: 'Yes' | 'No' | 'Abstain'): Promise<void> {
  const group = person.page.getByRole('group', { name: `Do you approve of ${proposal}` })
  return press(person, group.getByText(words, { exact: true }))
}

const counted = ({ page }: Person) => page.getByText(/^Counted/).waitFor()

/** What the receiver was told, in order, all of it signed. */
function told() {
  expect(receiver.received.every(({ isGenuine }) => isGenuine)).toBe(true)
  return receiver.received.map(({ text }) => v.parse(WebhookPayloadSchema, JSON.parse(text)))
}

async function expectTold(type: string): Promise<void> {
  await product.stack.tick()
  await expectSoon(
    async () => told().filter((payload) => payload.type === type).length,
    1,
    `a webhook was told ${type}`,
  )
}

describe('a vote over three days', () => {
  tellAsStory(() => people)

  test('[BA10] is set up with reasons, a quorum and a deadline in the team’s time zone', async () => {
    await startWorkshop(ines)
    const { link } = await readInvitation(ines)
    workshopId = new URL(ines.page.url()).pathname.split('/')[2] ?? ''
    const { teamId } = await ines.page.evaluate(
      async (id) => (await fetch(`/api/workshops/${id}`)).json(),
      workshopId,
    )
    const created = await ines.page.evaluate(
      async ([team, url]) => {
        const reply = await fetch(`/api/teams/${team}/webhooks`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-turnout': '1' },
          body: JSON.stringify({
            url,
            events: ['ballot.opened', 'ballot.reminder', 'ballot.quorum', 'ballot.closed'],
          }),
        })
        return reply.json()
      },
      [teamId, receiver.url],
    )
    receiver.secret = v.parse(CreatedWebhookSchema, created).secret
    await joinByLink(tomasz, link)
    await goOn(ines, [ines, tomasz], 'Objectives')
    await addObjective(ines, OBJECTIVE)
    await goOn(ines, [ines, tomasz], 'Key results')
    for (const text of [FASTER, SAFER, QUIETER]) await addKeyResult(ines, 1, text)
    await goOn(ines, [ines, tomasz], 'Outputs to outcomes')
    await goOn(ines, [ines, tomasz], 'Vote')

    const { page } = ines
    await page.getByText('Approve', { exact: true }).click()
    await page.getByRole('button', { name: 'With names' }).click()
    await page.getByRole('button', { name: 'Over days' }).click()
    await page
      .getByRole('button', { name: 'In three days' })
      .or(page.getByRole('button', { name: 'In a week' }))
      .first()
      .click()
    await page.getByText('More settings').click()
    await page.getByLabel('Reasons').selectOption({ label: 'If somebody likes to give one' })
    await page.getByLabel('Quorum').selectOption({ label: 'Another share' })
    await page.getByLabel('Remind those who have not voted').selectOption({ label: 'A day before' })
    await setDeadline(3)
    await expectAccessible(ines, 'the settings of a vote over days')
    await page.getByRole('button', { name: 'Open the vote over days' }).click()
    await page.getByRole('textbox', { name: 'Link to the vote' }).waitFor()
    voteLink = await page.getByRole('textbox', { name: 'Link to the vote' }).inputValue()
    expect(voteLink).toMatch(/\/join\?to=vote#/)
    await expectTold('ballot.opened')
  })

  test('the first votes from the link alone, on a phone, and leaves', async () => {
    await jonas.page.goto(voteLink)
    await jonas.page.getByLabel('Join as …?').fill('Jonas')
    await press(jonas, jonas.page.getByRole('button', { name: 'Join', exact: true }))
    await jonas.page.getByText(FASTER).first().waitFor()
    expect(new URL(jonas.page.url()).pathname).toBe(`/w/${workshopId}/vote`)
    await expectAccessible(jonas, 'the page of the vote')
    expect(await jonas.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await answer(jonas, FASTER, 'Yes')
    await answer(jonas, SAFER, 'No')
    await jonas.page
      .getByRole('textbox', { name: `Why? (if you like) ${SAFER}` })
      .fill('We cannot measure it yet.')
    await counted(jonas)
    await jonas.page.goto('about:blank')
  })

  test('[BA4] [BA5] another abstains; who has voted is known, what is not', async () => {
    await later(1, [ines])
    await priya.page.goto(voteLink)
    await priya.page.getByLabel('Join as …?').fill('Priya')
    await priya.page.getByRole('button', { name: 'Join', exact: true }).click()
    await priya.page.getByRole('button', { name: 'Abstain', exact: true }).first().click()
    await priya.page.getByText('You abstain. That counts as an answer.').first().waitFor()
    await ines.page.getByText('2 of 4 voted').first().waitFor()
    for (const { heard } of [ines, tomasz, priya]) {
      expect(heard.join('\n')).not.toContain('We cannot measure it yet.')
    }
  })

  test('[BA10] the quorum is told once it is reached, by a third vote', async () => {
    await tomasz.page.goto(`/w/${workshopId}/vote`)
    await answer(tomasz, FASTER, 'Yes')
    await answer(tomasz, SAFER, 'Yes')
    await answer(tomasz, QUIETER, 'Yes')
    await counted(tomasz)
    await ines.page.getByText('quorum reached').first().waitFor()
    await expectTold('ballot.quorum')
  })

  test('[BA4] the first comes back on the phone, finds what they chose, and changes it', async () => {
    await later(1.5, [])
    await jonas.page.goto(`/w/${workshopId}/vote`)
    const reason = jonas.page.getByRole('textbox', { name: `Why? (if you like) ${SAFER}` })
    await expectSoon(() => reason.inputValue(), 'We cannot measure it yet.', 'the reason is still there')
    await answer(jonas, FASTER, 'No')
    await counted(jonas)
  })

  test('[BA10] the last is reminded a day before, by name, and there is a text to send and an entry for the calendar', async () => {
    await later(2.01, [ines])
    await expectTold('ballot.reminder')
    const reminder = told().find((payload) => payload.type === 'ballot.reminder')
    expect(reminder).toMatchObject({ missing: { count: 1, people: [{ name: 'Ines' }] } })
    const { page } = ines
    await ines.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy reminder' }).click()
    await page.getByText('Copied').first().waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toContain('1 person has not voted yet')
    expect(text).toContain('Ines')
    expect(text).toContain(voteLink)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Add to calendar' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('vote.ics')
  })

  test('[BA10] the deadline closes it; who comes later sees the result and votes no more', async () => {
    await later(3.01, [ines])
    await expectTold('ballot.closed')
    expect(told().at(-1)).toMatchObject({
      result: {
        turnout: { cast: 2, abstained: 1, eligible: 4 },
        quorum: { needed: 2, isMet: true },
        ranking: [
          { text: QUIETER, total: 1, isIn: true },
          { text: FASTER, total: 0, isIn: false },
          { text: SAFER, total: 0, isIn: false },
        ],
      },
    })
    await jonas.page.goto(`/w/${workshopId}/vote`)
    await jonas.page.getByText('quorum of 2 met').first().waitFor()
    await expectAccessible(jonas, 'the result on a phone')
    expect(await jonas.page.getByRole('button', { name: 'Abstain', exact: true }).count()).toBe(0)
  })

  test('the live session opens on the result, with what splits the room first, and votes again after it', async () => {
    const { page } = ines
    await page.goto(`/w/${workshopId}`)
    await allSee([ines], (person) => person.page.getByRole('group', { name: 'Order' }))
    await heading(ines, /./).waitFor()
    const safer = page.getByRole('list', { name: 'Results' }).getByRole('listitem').filter({ hasText: SAFER })
    await safer.getByRole('button', { name: /^Talk about it/ }).click()
    await page.getByText('We cannot measure it yet.').first().waitFor()
    const again = page.getByRole('button', { name: /Confidence vote/ }).first()
    await again.click()
    await page.getByText('Fist of five', { exact: false }).first().waitFor()
  })
})

/** Puts the deadline so many days from now, to the minute, in the team's zone, which is this browser's. */
async function setDeadline(days: number): Promise<void> {
  const { page } = ines
  const at = await page.evaluate((ms) => {
    const date = new Date(Date.now() + ms)
    const pad = (part: number) => String(part).padStart(2, '0')
    return {
      day: `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`,
      time: `${pad(date.getHours())}:${pad(date.getMinutes())}`,
    }
  }, days * DAY_MS)
  await page.getByLabel('Closes on').fill(at.day)
  await page.getByLabel('Closes at').fill(at.time)
}
