import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { expectNothingSideways } from './support/layout.ts'
import {
  bringLivingTeam,
  bringSmallTeam,
  CYCLE,
  FASTER,
  NEXT_STEP,
  PAGES,
  QUIET,
  ROLLBACKS,
  SAFE,
  SURVEY,
  TRUSTED,
  WITHIN_AN_HOUR,
} from './support/living-team.ts'
import { expectFocus, heading } from './support/look.ts'
import { expectOnPaper } from './support/paper.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { tellAsStory } from './support/story.ts'

const PAYING = 'Paying is something nobody thinks about'
const CONTRIBUTION = 'Fixes reach payments within the hour'

let product: Product
let ines: Person
let mara: Person
let platform: string
let payments: string

beforeAll(async () => {
  product = await openProduct()
  ;[ines, mara] = await Promise.all([product.open('Ines'), product.open('Mara', 'phone')])
  platform = await bringLivingTeam(ines)
  payments = await bringSmallTeam(mara, 'Payments', PAYING)
})
afterAll(() => product.stop())
tellAsStory(() => [ines, mara])

async function open({ page }: Person, teamId: string, path: string): Promise<void> {
  await page.goto(`/t/${teamId}${path}`)
}

/** A part of a page, by its heading. */
function part({ page }: Person, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

function dialog({ page }: Person, name: string | RegExp): Locator {
  return page.getByRole('dialog', { name })
}

describe('a team’s settings', () => {
  it('[CH1] change its rhythm, say what is wrong in its place, and are as they were after a reload', async () => {
    const { page } = ines
    await open(ines, platform, '/settings')
    await heading(ines, 'Settings').waitFor()
    await part(ines, 'Tokens for programs').getByText('No program has a token yet.').waitFor()
    await expectAccessible(ines, 'the settings')
    await expectNothingSideways(ines, 'the settings')
    await page.getByLabel('Name', { exact: true }).fill(' ')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Name the team.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Platform')
    await page.getByText('Every two weeks').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('banner').getByText('Platform', { exact: true }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Every two weeks', pressed: true }).waitFor()
    await page.getByText('Every week', { exact: true }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
  })

  it('make a token that is shown once, that works, and that works no longer when it is revoked', async () => {
    const tokens = part(ines, 'Tokens for programs')
    await tokens.getByRole('button', { name: 'Make a token' }).click()
    const form = dialog(ines, 'Make a token')
    await form.getByRole('checkbox', { name: /^Read/ }).uncheck()
    await form.getByRole('button', { name: 'Make it' }).click()
    await form.getByRole('alert').first().waitFor()
    await expectFocus(form.getByLabel('Which program is it for?'))
    await expectAccessible(ines, 'a token without a name or a scope')
    await form.getByLabel('Which program is it for?').fill('Deploy metrics')
    await form.getByRole('checkbox', { name: /^Read/ }).check()
    await form.getByRole('button', { name: 'Make it' }).click()
    const shown = dialog(ines, 'The token for Deploy metrics')
    const authorization = `Bearer ${await shown.getByLabel('Token', { exact: true }).inputValue()}`
    await expectAccessible(ines, 'a token that is shown once')
    await shown.getByRole('button', { name: 'Done' }).click()

    const asked = () =>
      fetch(`${product.stack.appUrl}/api/teams/${platform}/okrs`, { headers: { authorization } })
    await tokens.getByText('Not used yet').waitFor()
    expect((await asked()).status).toBe(200)
    await ines.page.reload()
    await tokens.getByText('Last used about').waitFor()
    await tokens.getByRole('button', { name: 'Revoke Deploy metrics' }).click()
    await dialog(ines, 'Revoke the token for Deploy metrics?')
      .getByRole('button', { name: 'Revoke it' })
      .click()
    await tokens.getByText('No program has a token yet.').waitFor()
    await expectFocus(tokens.getByRole('button', { name: 'Make a token' }))
    expect((await asked()).status).toBe(401)
  })

  it('make an address for a calendar, and end it', async () => {
    const calendars = part(ines, 'In your calendar')
    await calendars.getByRole('button', { name: 'Subscribe to my check-ins' }).click()
    const shown = dialog(ines, 'Subscribe with this address')
    const address = await shown.getByLabel('Address', { exact: true }).inputValue()
    await shown.getByRole('button', { name: 'Done' }).click()
    const read = await fetch(address)
    expect(read.headers.get('content-type')).toContain('text/calendar')
    expect(await read.text()).toContain('BEGIN:VEVENT')
    await ines.page.reload()
    await calendars.getByText('last asked for').waitFor()
    await calendars.getByRole('button', { name: 'End the calendar “My check-ins”' }).click()
    await dialog(ines, 'End the calendar “My check-ins”?').getByRole('button', { name: 'End it' }).click()
    await calendars.getByText('No calendar yet.').waitFor()
    await expectFocus(calendars.getByRole('button', { name: 'Subscribe to my check-ins' }))
    expect((await fetch(address)).status).toBe(404)
  })
})

describe('teams that see each other', () => {
  it('are linked when one makes a link and the other takes it, on a phone', async () => {
    const links = part(ines, 'Teams that see our OKRs')
    await links.getByRole('button', { name: 'Make a link' }).click()
    const shown = dialog(ines, 'Send this to the other team')
    const link = await shown.getByLabel('Link', { exact: true }).inputValue()
    await shown.getByRole('button', { name: 'Done' }).click()
    await links.getByText('A link that nobody has taken yet').waitFor()

    await mara.page.goto(link)
    await heading(mara, 'Platform would like to see your OKRs, and show you theirs').waitFor()
    await expectAccessible(mara, 'another team’s link on a phone')
    await expectNothingSideways(mara, 'another team’s link')
    await mara.page.getByLabel('For which of your teams?').selectOption({ label: 'Payments' })
    await mara.page.getByRole('button', { name: 'Link the teams' }).click()
    await heading(mara, `Who supports what, ${CYCLE.name}`).waitFor()

    await ines.page.reload()
    await links.getByText('Payments').waitFor()
    await expectAccessible(ines, 'the settings of a team that is linked')
    // What was taken once is no way in any more.
    await mara.page.goto('about:blank')
    await mara.page.goto(link)
    await heading(mara, 'This link does not work any more').waitFor()
  })

  it('say on an objective’s page what it supports, and are told when that closes a circle', async () => {
    const { page } = ines
    await open(ines, platform, '/map')
    await page.getByRole('link', { name: `Platform ${SAFE}` }).click()
    await heading(ines, SAFE).waitFor()
    await expectAccessible(ines, 'the page of an objective')
    await expectNothingSideways(ines, 'the page of an objective')
    const supports = part(ines, 'Supports')
    await supports.getByText('Those who trust us bring their changes early').waitFor()
    await supports.getByRole('button', { name: 'Supports another objective' }).click()
    const form = dialog(ines, 'What does it support?')
    await form.getByLabel('Objective', { exact: true }).selectOption({ label: TRUSTED })
    await form.getByText('This closes a circle:').waitFor()
    await form.getByLabel('Objective', { exact: true }).selectOption({ label: PAYING })
    expect(await form.getByText('This closes a circle:').count()).toBe(0)
    await form.getByLabel('One key result of it').selectOption({ index: 1 })
    await form.getByRole('button', { name: 'Say so' }).click()
    await form.getByText('Say in words what it contributes.').waitFor()
    await expectAccessible(ines, 'a support without words')
    await form.getByLabel('What does it contribute?').fill(CONTRIBUTION)
    await form.getByRole('button', { name: 'Say so' }).click()
    await supports.getByText(CONTRIBUTION).waitFor()
    await supports.getByText('(Payments)').waitFor()

    await page.getByRole('button', { name: 'Change the words' }).click()
    const words = dialog(ines, 'Change the course')
    await words.getByLabel('Words', { exact: true }).fill(`${SAFE}, also at night`)
    await words.getByLabel('Why', { exact: true }).fill('Nights were left out')
    await words.getByRole('button', { name: 'Change it, with this reason' }).click()
    await heading(ines, `${SAFE}, also at night`).waitFor()
    await part(ines, 'Everything that happened').getByText('Nights were left out').waitFor()
  })

  it('have a map with what is linked, what goes round, and what stands alone', async () => {
    const { page } = ines
    await open(ines, platform, '/map')
    await heading(ines, `Who supports what, ${CYCLE.name}`).waitFor()
    await part(ines, 'One goes round in a circle').getByText(TRUSTED).first().waitFor()
    await part(ines, 'Linked with nothing').getByRole('link', { name: QUIET }).waitFor()
    await page.getByText('As a table').click()
    const row = page
      .getByRole('table', { name: 'Who supports what' })
      .getByRole('row')
      .filter({ hasText: CONTRIBUTION })
    await row.getByText(`${SAFE}, also at night (Platform)`).waitFor()
    await expectAccessible(ines, 'the map')
    await expectNothingSideways(ines, 'the map')

    await open(mara, payments, '/map')
    await mara.page.getByText('Supports: ').first().waitFor()
    await expectAccessible(mara, 'the map on a phone')
    await mara.page.getByRole('link', { name: PAYING }).click()
    await mara.page.getByText(CONTRIBUTION).waitFor()
    await expectAccessible(mara, 'an objective that another team supports, on a phone')
  })
})

describe('the other pages of a team', () => {
  it('[KR9] [CH5] say what I owe: check-ins, a yes, and steps that I took', async () => {
    const { page } = ines
    await open(ines, platform, '/owed')
    await heading(ines, 'What I owe').waitFor()
    await part(ines, 'Check-ins to make').getByText(ROLLBACKS).waitFor()
    await part(ines, 'Up to date').getByText(FASTER).waitFor()
    await part(ines, 'Next steps you took').getByRole('link', { name: NEXT_STEP }).waitFor()
    await expectAccessible(ines, 'what I owe')
    await expectNothingSideways(ines, 'what I owe')
    const yes = part(ines, 'Waiting for your yes')
    await yes.getByRole('link', { name: SURVEY }).waitFor()
    await yes.getByRole('button', { name: `Yes, this is mine: ${SURVEY}` }).click()
    await yes.waitFor({ state: 'hidden' })
    await page.reload()
    await part(ines, 'Up to date').waitFor()
    expect(await yes.count()).toBe(0)

    await open(mara, payments, '/owed')
    await part(mara, 'Check-ins to make').waitFor()
    await expectAccessible(mara, 'what I owe, on a phone')
  })

  it('list workshops and people, with a way in for one more', async () => {
    const { page } = ines
    await open(ines, platform, '/workshops')
    await page.getByRole('listitem').filter({ hasText: 'Planning the cycle' }).getByText('Imported').waitFor()
    await expectAccessible(ines, 'the workshops')
    await expectNothingSideways(ines, 'the workshops')
    await page.getByRole('navigation', { name: 'Team' }).getByRole('link', { name: 'People' }).click()
    await heading(ines, 'People').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Jonas Weber' }).getByText('from Security').waitFor()
    await page.getByRole('button', { name: 'Invite a member' }).click()
    const invitation = dialog(ines, 'Invite a member')
    expect(await invitation.getByLabel('Invitation link').inputValue()).toMatch(/^http.*#/)
    await expectAccessible(ines, 'an invitation over the people')
    await invitation.getByRole('button', { name: 'Done' }).click()
    await expectNothingSideways(ines, 'the people')
    await page.getByRole('link', { name: 'Jonas Weber' }).click()
    await page.getByText('2 of 5 key results').waitFor()

    await open(mara, payments, '/settings')
    await part(mara, 'Tokens for programs').getByText('No program has a token yet.').waitFor()
    // The tab that is open can be seen, however narrow the phone.
    const tab = mara.page.getByRole('navigation', { name: 'Team' }).getByRole('link', { name: 'Settings' })
    const box = await tab.boundingBox()
    expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
    await expectAccessible(mara, 'the settings on a phone')
  })

  it('are presented on a projector by keys, and left by Esc', async () => {
    const { page } = ines
    await open(ines, platform, '/present')
    await page.getByText('1 of 4').waitFor()
    await expectAccessible(ines, 'all objectives on a projector')
    await expectNothingSideways(ines, 'all objectives on a projector')
    await page.keyboard.press('ArrowRight')
    await heading(ines, `${SAFE}, also at night`).waitFor()
    await page.getByText(WITHIN_AN_HOUR).waitFor()
    await expectAccessible(ines, 'an objective on a projector')
    await expectNothingSideways(ines, 'an objective on a projector')
    await page.keyboard.press('PageDown')
    await heading(ines, TRUSTED).waitFor()
    // On a button the space bar presses it, and turns no page beside that.
    await page.getByRole('button', { name: 'Back' }).focus()
    await page.keyboard.press(' ')
    await heading(ines, `${SAFE}, also at night`).waitFor()
    await page.keyboard.press('Escape')
    await heading(ines, /^This cycle, week 6/).waitFor()

    await open(mara, payments, '/present')
    await mara.page.getByRole('button', { name: PAYING }).click()
    await heading(mara, PAYING).waitFor()
    await expectAccessible(mara, 'an objective presented on a phone')
  })

  it('take a file that is dropped, and stay when it misses', async () => {
    const { page } = ines
    const folder = mkdtempSync(join(tmpdir(), 'turnout-dropped-'))
    const file = join(folder, 'okrs.csv')
    writeFileSync(file, 'Objective,Key result\nQuiet nights,Fewer pages\n')
    await open(ines, platform, '/take-along')
    const field = page.getByRole('group', { name: 'Drop a file here, or' })
    await dropFile(ines, page.getByRole('heading', { name: 'Take along', exact: true }), file)
    await dropFile(ines, field, file)
    await page.getByRole('heading', { name: 'How the table is read' }).waitFor()
    await page.getByText('okrs.csv').first().waitFor()
    await expectAccessible(ines, 'a file that was dropped')
    await expectNothingSideways(ines, 'a file that was dropped')
    rmSync(folder, { recursive: true })
  })

  it('come out of a printer whole, without what is there to be pressed', async () => {
    const { page } = ines
    await open(ines, platform, '')
    await page.getByText(PAGES).first().waitFor()
    await expectOnPaper(ines, 'the team’s page', {
      words: [
        'Platform',
        SAFE,
        TRUSTED,
        QUIET,
        FASTER,
        ROLLBACKS,
        WITHIN_AN_HOUR,
        SURVEY,
        PAGES,
        'Off course',
      ],
      pages: 4,
    })
    await page.getByRole('link', { name: FASTER }).first().click()
    await heading(ines, FASTER).waitFor()
    await part(ines, 'Everything that happened').waitFor()
    await expectOnPaper(ines, 'the page of a key result', {
      words: [
        FASTER,
        'Try it with one service',
        'Doing',
        '36 min',
        'Everything that happened',
        'As we thought',
      ],
      pages: 2,
    })
    await open(ines, platform, '/map')
    await part(ines, 'Linked with nothing').waitFor()
    await expectOnPaper(ines, 'the map', { words: [SAFE, PAYING, 'Payments', QUIET, CONTRIBUTION], pages: 2 })
    await page.getByRole('link', { name: QUIET }).click()
    await heading(ines, QUIET).waitFor()
    await expectOnPaper(ines, 'the page of an objective', { words: ['Platform', QUIET, PAGES], pages: 1 })
  })

  it('show another team’s OKRs no longer when one of the two ends it', async () => {
    await open(mara, payments, '/settings')
    const links = part(mara, 'Teams that see our OKRs')
    await links.getByRole('button', { name: 'End the link with Platform' }).click()
    await dialog(mara, 'See Platform’s OKRs no longer?')
      .getByRole('button', { name: 'End', exact: true })
      .click()
    await links.getByText('No team yet.').waitFor()
    await open(ines, platform, '/map')
    await part(ines, 'Linked with nothing').waitFor()
    expect(await ines.page.getByText(PAYING).count()).toBe(0)
    expect(ines.problems).toEqual([])
    // What the browser says of the link that was taken already.
    expect(mara.problems).toEqual([expect.stringContaining('/api/team-links/inspect')])
  })
})

/** Drags a file from outside the browser and lets it go over something, as a hand does. */
async function dropFile({ page, context }: Person, target: Locator, path: string): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('There is nothing to drop it on.')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  const browser = await context.newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await browser.detach()
}
