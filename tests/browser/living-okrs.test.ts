import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../shared/okr/days.ts'
import type { TestStack } from '../support/local-stack.ts'
import { expectAccessible } from './support/accessibility.ts'
import { addKeyResult, addObjective } from './support/board.ts'
import { commit } from './support/commitment.ts'
import { joinByLink } from './support/join.ts'
import { expectInsideWindow } from './support/layout.ts'
import { goOn } from './support/lead.ts'
import { allSaved, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { type Product, startProduct } from './support/product.ts'
import { PLATFORM_WORKSHOP, readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'
import { setWorkerClock, writeClockedWorker } from './support/worker-clock.ts'

const FASTER = 'Median deployment time falls from 48 to 24 minutes'
const WITHIN_AN_HOUR = 'Changes live within an hour of merging rise from 60% to 90%'
const ROLLBACKS = 'Releases rolled back fall from 10% to 2%'

let product: Product<TestStack>
let ines: Person
let jonas: Person
let teamId = ''

/** Monday of this week: the cycle has just begun. */
const today = new Date().toISOString().slice(0, 10)
const startsOn = addDays(today, 1 - weekdayOf(today))
const cycle = { name: 'This quarter', startsOn, endsOn: addDays(startsOn, 90) }
/** The Mondays on which the record asks, from the first with a whole round behind it. */
const monday = (round: number) => addDays(startsOn, 14 + 7 * round)

/** Ten in the morning of a day, by the record's clock. */
async function itIs(day: string): Promise<void> {
  await setWorkerClock(product.stack, Date.parse(`${day}T10:00:00Z`) - Date.now())
}

/** What a person says in a check-in that is open on their screen. */
type Said = { value?: string; confidence: number; note: string; nextStep?: string }

async function say({ page }: Person, { value, confidence, note, nextStep }: Said): Promise<void> {
  if (value !== undefined) await page.getByLabel(/^Today/).fill(value)
  await page
    .getByRole('group', { name: /^Confidence that we make it/ })
    .getByText(String(confidence), { exact: true })
    .click()
  await page.getByLabel('What changed, in a line').fill(note)
  if (nextStep !== undefined) await page.getByLabel('Next step', { exact: true }).fill(nextStep)
}

async function open({ page }: Person, path: string): Promise<void> {
  await page.goto(`/t/${teamId}${path}`)
}

/** Goes to one of several that are theirs, by its stop on the track. */
async function choose({ page }: Person, keyResult: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Key results that you own' }).getByText(keyResult).click()
  await page.getByRole('heading', { level: 2, name: keyResult }).waitFor()
}

function row({ page }: Person, keyResult: string) {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: keyResult }) })
}

beforeAll(async () => {
  product = await startProduct({ workerScript: writeClockedWorker() })
  ;[ines, jonas] = await Promise.all([product.open('Ines'), product.open('Jonas', 'phone')])
})
afterAll(() => product.stop())
tellAsStory(() => [ines, jonas])

describe('OKRs after the workshop', () => {
  it('are published by a workshop, and stand on the team’s page as pending', async () => {
    await startWorkshop(ines, { ...PLATFORM_WORKSHOP, cycle })
    const { link } = await readInvitation(ines)
    await joinByLink(jonas, link)
    await goOn(ines, [ines], 'Objectives')
    await addObjective(ines, 'Make shipping a change a safe, everyday thing')
    await goOn(ines, [ines], 'Key results')
    for (const text of [FASTER, WITHIN_AN_HOUR, ROLLBACKS]) await addKeyResult(ines, 1, text)
    for (const stage of ['Outputs to outcomes', 'Vote', 'Commit', 'Review'] as const) {
      await goOn(ines, [ines], stage)
    }
    const due = cycle.endsOn
    await commit(ines, 'Key result 1.1', {
      ...{ owner: 'Ines', direction: 'Decrease', from: '48', to: '24', unit: 'min', due, confidence: 6 },
    })
    await commit(ines, 'Key result 1.2', {
      ...{ owner: 'Jonas', direction: 'Increase', from: '60', to: '90', unit: '%', due, confidence: 7 },
    })
    await commit(ines, 'Key result 1.3', {
      ...{ owner: 'Ines', direction: 'Decrease', from: '10', to: '2', unit: '%', due, confidence: 7 },
    })
    await ines.page.getByText('Nothing stands in the way of finalising.').waitFor()
    await allSaved([ines])
    await ines.page.getByRole('button', { name: 'Finalise' }).click()
    await heading(ines, 'The OKRs are published').waitFor()

    const workshop = new URL(ines.page.url()).pathname
    await ines.page.goto(`${workshop}/okrs`)
    await ines.page.getByRole('link', { name: 'How they stand today' }).click()
    await heading(ines, /^This quarter, week 1 of 13$/).waitFor()
    teamId = new URL(ines.page.url()).pathname.split('/').at(-1) ?? ''
    await row(ines, FASTER).getByText('Pending').waitFor()
    await expectAccessible(ines, 'the team’s page before the first check-in')
  })

  it('[CH1] are checked in on by their owners, each on one screen, one of them at 360 px', async () => {
    await itIs(monday(0))
    await open(ines, '')
    await ines.page.getByText('2 check-ins are yours to make.').waitFor()
    await ines.page.locator('.mycheckins').getByRole('button', { name: 'Check in' }).click()
    const beside = ines.page.getByRole('complementary', { name: 'Check-in, week 3' })
    await beside.getByRole('heading', { level: 2, name: FASTER }).waitFor()
    await expectAccessible(ines, 'the check-in beside the OKRs')
    await expectInsideWindow(ines, 'the check-in beside the OKRs')
    // By keys alone: there and back, the value, the confidence by its digit, the line, Enter, and the next has the caret.
    await ines.page.keyboard.press('Alt+ArrowDown')
    await beside.getByRole('heading', { level: 2, name: ROLLBACKS }).waitFor()
    await ines.page.keyboard.press('Alt+ArrowUp')
    await beside.getByRole('heading', { level: 2, name: FASTER }).waitFor()
    expect(await ines.page.getByLabel(/^Today/).inputValue(), 'what the keys left of the value').toBe('')
    await ines.page.keyboard.type('44')
    await ines.page.keyboard.press('Tab')
    await ines.page.keyboard.press('Tab')
    await ines.page.keyboard.press('6')
    await ines.page.getByLabel('What changed, in a line').focus()
    await ines.page.keyboard.type('The cache works')
    await ines.page.keyboard.press('Enter')
    await ines.page.getByRole('heading', { level: 2, name: ROLLBACKS }).waitFor()
    await say(ines, { value: '6', confidence: 7, note: 'Config is checked' })
    await ines.page.keyboard.press('Enter')
    await ines.page.getByRole('heading', { name: 'All checked in' }).waitFor()
    await expectAccessible(ines, 'what was checked in')
    // The page behind it has been read again.
    await row(ines, FASTER).getByText('On course').waitFor()
    await ines.page.getByRole('button', { name: 'Back to the OKRs' }).click()
    await beside.waitFor({ state: 'hidden' })

    await open(jonas, '/check-in')
    await jonas.page.getByRole('heading', { level: 2, name: WITHIN_AN_HOUR }).waitFor()
    await expectAccessible(jonas, 'the check-in on a phone')
    await say(jonas, { value: '65', confidence: 7, note: 'Small merges' })
    await jonas.page.getByRole('button', { name: 'Save check-in' }).click()
    await jonas.page.getByRole('heading', { name: 'Checked in', exact: true }).waitFor()
  })

  it('show what others did to whoever comes back to the page, and leave what is typed and where they are', async () => {
    const { page } = ines
    await row(ines, FASTER).getByRole('button', { name: 'Check in' }).click()
    const line = page.getByLabel('What changed, in a line')
    await line.fill('Half a sen')
    expect(await row(ines, WITHIN_AN_HOUR).getByText('Pending').count()).toBe(1)
    const replies: number[] = []
    page.on('response', (reply) => {
      if (reply.url().includes(`/api/teams/${teamId}/okrs`)) replies.push(reply.status())
    })
    // Asked for again once what is shown is some seconds old: as often as somebody comes back.
    const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expectSoon(
      async () => {
        await comeBack()
        return row(ines, WITHIN_AN_HOUR).getByText('On course').count()
      },
      1,
      'what Jonas did, on the page that Ines has open',
    )
    await page.keyboard.type('tence')
    expect(await line.inputValue()).toBe('Half a sentence')
    await expectSoon(
      async () => {
        await comeBack()
        return replies.includes(304)
      },
      true,
      'that nothing new is not sent again',
    )
    await page.keyboard.press('Escape')
    await expectSoon(
      () =>
        row(ines, FASTER)
          .getByRole('button', { name: 'Check in' })
          .evaluate((it) => it === document.activeElement),
      true,
      'the focus where the check-in was opened from',
    )
  })

  it('keep what is typed through a reload, and what is saved through a lost network, once', async () => {
    await itIs(monday(1))
    await open(ines, '/check-in')
    await choose(ines, FASTER)
    await say(ines, { value: '42', confidence: 6, note: 'Half the services moved' })
    await ines.page.reload()
    await choose(ines, FASTER)
    await expectSoon(
      () => ines.page.getByLabel('What changed, in a line').inputValue(),
      'Half the services moved',
      'the line that was typed',
    )
    await ines.page.getByRole('button', { name: 'Save check-in' }).click()
    await ines.page.getByRole('heading', { level: 2, name: ROLLBACKS }).waitFor()

    await open(jonas, '/check-in')
    await jonas.page.getByRole('heading', { level: 2, name: WITHIN_AN_HOUR }).waitFor()
    await say(jonas, { value: '69', confidence: 7, note: 'Two more teams' })
    await jonas.context.setOffline(true)
    await jonas.page.getByRole('button', { name: 'Save check-in' }).click()
    await jonas.page.getByText('Not sent yet.').waitFor()
    await jonas.context.setOffline(false)
    await jonas.page.getByRole('heading', { name: 'Checked in', exact: true }).waitFor()

    const reply = await jonas.page.request.get(`/api/teams/${teamId}/owed`)
    const trends = (await reply.json()).keyResults.map(
      (one: { keyResult: { trend: unknown[] } }) => one.keyResult.trend.length,
    )
    expect(trends, 'check-ins on record of Jonas’ key result').toEqual([2])
  })

  it('[CH5] ask for a next step when confidence falls, and [CH4] say that the forecast misses before the colour turns', async () => {
    await itIs(monday(2))
    await open(ines, '/check-in')
    await choose(ines, FASTER)
    await say(ines, { value: '40', confidence: 6, note: 'Steady' })
    await ines.page.keyboard.press('Enter')
    await ines.page.getByRole('heading', { level: 2, name: ROLLBACKS }).waitFor()
    await open(jonas, '/check-in')
    await say(jonas, { value: '73', confidence: 5, note: 'A vendor is late' })
    await jonas.page.getByText('Confidence fell by 2.').waitFor()
    await jonas.page.getByRole('button', { name: 'Save check-in' }).click()
    await jonas.page.getByText('Name the one next step.').waitFor()
    await expectAccessible(jonas, 'a next step that is asked for')
    await jonas.page.getByLabel('Next step', { exact: true }).fill('Call the vendor')
    await jonas.page.getByRole('button', { name: 'Save check-in' }).click()
    await jonas.page.getByRole('heading', { name: 'Checked in', exact: true }).waitFor()

    await itIs(monday(3))
    await open(ines, '/check-in')
    await choose(ines, FASTER)
    await say(ines, { value: '39', confidence: 6, note: 'Slower than hoped' })
    await ines.page.keyboard.press('Enter')
    await ines.page.getByRole('heading', { level: 2, name: ROLLBACKS }).waitFor()
    await open(jonas, '/check-in')
    await say(jonas, { value: '77', confidence: 6, note: 'The vendor delivers' })
    await jonas.page.getByRole('button', { name: 'Save check-in' }).click()
    await jonas.page.getByRole('heading', { name: 'Checked in', exact: true }).waitFor()

    await open(ines, '')
    await row(ines, FASTER).getByText('On course').waitFor()
    await row(ines, FASTER).getByText('Forecast misses').waitFor()
    // [CH1] Green by its number, but nobody has said anything for weeks.
    await row(ines, ROLLBACKS).getByText('Stale').first().waitFor()
    await expectAccessible(ines, 'the team’s page with a stale key result')
    await expectInsideWindow(ines, 'the team’s page')
  })

  it('[CH3] are corrected in the open: what it was, and why, stays beside what it is', async () => {
    const { page } = ines
    await page.getByRole('link', { name: FASTER }).click()
    await heading(ines, FASTER).waitFor()
    await expectAccessible(ines, 'the page of a key result')
    await expectInsideWindow(ines, 'the page of a key result')
    await page.getByRole('button', { name: 'Change it' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the course' })
    await dialog.getByLabel('Target, min').fill('30')
    await dialog.getByText('This makes it easier to reach.').waitFor()
    await dialog.getByRole('button', { name: 'Change it, with this reason' }).click()
    await dialog.getByText('Say why, in a line').waitFor()
    await expectAccessible(ines, 'a correction without a reason')
    await dialog.getByLabel('Why', { exact: true }).fill('Two services wait for a vendor until April')
    await dialog.getByRole('button', { name: 'Change it, with this reason' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const original = page.getByRole('region', { name: 'As it was published' })
    await original.getByRole('row', { name: 'Target 24 min 30 min' }).waitFor()
    await page.getByText('Why: Two services wait for a vendor until April').waitFor()
    await open(ines, '')
    await row(ines, FASTER).getByText('Target eased from 24 min to 30 min. Reason on record').waitFor()
  })

  it('show six weeks in pictures, each with its table, and everything that happened', async () => {
    for (const [round, faster, within] of [
      [4, '38.5', '80'],
      [5, '38', '84'],
    ] as const) {
      await itIs(monday(round))
      await open(ines, '/check-in')
      await choose(ines, FASTER)
      await say(ines, { value: faster, confidence: 5, note: `Week ${round}` })
      await ines.page.keyboard.press('Enter')
      await ines.page.getByRole('heading', { level: 2, name: ROLLBACKS }).waitFor()
      await open(jonas, '/check-in')
      await say(jonas, { value: within, confidence: 7, note: `Week ${round}` })
      await jonas.page.getByRole('button', { name: 'Save check-in' }).click()
      await jonas.page.getByRole('heading', { name: 'Checked in', exact: true }).waitFor()
    }
    await open(ines, '')
    const { page } = ines
    const weeks = page.getByRole('region', { name: 'The cycle at a glance' })
    await weeks.getByText('As a table').click()
    const stale = weeks.getByRole('row', { name: new RegExp(`^${ROLLBACKS}`) }).getByRole('cell')
    // Weeks 1 and 2 before the first check-in; then it was checked in on once, and nobody said more.
    await expectSoon(
      async () => (await stale.allInnerTexts()).slice(1, 6),
      ['Pending', 'On course, 7', 'Stale, no check-in', 'Stale, no check-in', 'Stale, no check-in'],
      'how the one that nobody checked in on stood week by week',
    )
    const funnel = page.getByRole('list', { name: 'From objectives to initiatives' })
    await funnel.getByText(WITHIN_AN_HOUR).waitFor()
    await row(ines, FASTER).getByRole('link', { name: FASTER }).click()
    await heading(ines, FASTER).waitFor()
    const progress = page.getByRole('region', { name: 'Progress', exact: true })
    await progress.getByText('As a table').click()
    // The start, and six check-ins.
    await expectSoon(() => progress.getByRole('row').count(), 8, 'rows of the table of values')
    await expectSoon(
      () => page.getByRole('region', { name: 'Everything that happened' }).getByRole('listitem').count(),
      8,
      'six check-ins, one correction, one publication',
    )
    await expectAccessible(ines, 'a key result after six weeks')
    expect(ines.problems).toEqual([])
  })

  it('are tended by a guest only as far as they own them', async () => {
    await open(jonas, '')
    await row(jonas, FASTER).getByRole('link', { name: FASTER }).click()
    await heading(jonas, FASTER).waitFor()
    expect(await jonas.page.getByRole('button', { name: 'Change it' }).count()).toBe(0)
    expect(await jonas.page.getByRole('link', { name: 'Settings' }).count()).toBe(0)
    await jonas.page.getByRole('link', { name: 'OKRs', exact: true }).click()
    await row(jonas, WITHIN_AN_HOUR).getByRole('link', { name: WITHIN_AN_HOUR }).click()
    await jonas.page.getByLabel('A further initiative').fill('Merge queues for all')
    await jonas.page.getByRole('button', { name: 'Add an initiative' }).click()
    await jonas.page.getByLabel('How “Merge queues for all” stands').selectOption({ label: 'Doing' })
    await expectAccessible(jonas, 'a key result on a phone')
    await open(jonas, '')
    await row(jonas, WITHIN_AN_HOUR).getByText('Merge queues for all').waitFor()
    await expectAccessible(jonas, 'the team’s page on a phone')
    await expectInsideWindow(jonas, 'the team’s page of a guest')
  })
})
