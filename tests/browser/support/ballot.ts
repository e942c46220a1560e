import type { Locator } from 'playwright-core'
import { press } from './board.ts'
import { allSee, expectSoon } from './look.ts'
import type { Person } from './person.ts'

export async function giveDots(person: Person, proposal: string, count: number): Promise<void> {
  const { page } = person
  for (let given = 0; given < count; given += 1) {
    await press(person, page.getByRole('button', { name: `Give a dot to ${proposal}`, exact: true }))
  }
}

export async function takeDot(person: Person, proposal: string): Promise<void> {
  await press(
    person,
    person.page.getByRole('button', { name: `Take a dot back from ${proposal}`, exact: true }),
  )
}

/** "2 dots left": the budget as the person reads it. */
export function dotsLeft({ page }: Person, words: string): Locator {
  return page.getByRole('status').getByText(words, { exact: true })
}

/** Waits until so many are named as having voted, on everybody's screen. */
export async function expectVoted(people: readonly Person[], count: number): Promise<void> {
  for (const { name, page } of people) {
    const voters = page.getByRole('list', { name: 'Has voted' }).getByRole('listitem')
    await expectSoon(() => voters.count(), count, `how many have voted, as ${name} sees it`)
  }
}

/** Whether any button still gives a dot. */
export async function canGive({ page }: Person): Promise<boolean> {
  const buttons = await page.getByRole('button', { name: /^Give a dot to/ }).all()
  const enabled = await Promise.all(buttons.map((button) => button.isEnabled()))
  return enabled.includes(true)
}

/** Rows of the result's table, best first, up to its fourth column: "rank words dots people". */
export async function expectResult(person: Person, rows: readonly string[]): Promise<void> {
  const { page } = person
  await press(person, page.getByText('As a table').first())
  const table = page.getByRole('table', { name: 'The result' }).first().getByRole('row')
  await expectSoon(
    async () => {
      const shown = await Promise.all((await table.all()).map((row) => row.locator('th, td').allInnerTexts()))
      return shown.slice(1).map((cells) => cells.slice(0, 4).join(' '))
    },
    [...rows],
    `the result as ${person.name} sees it`,
  )
}

/** Waits until everybody reads how many have voted: "4 of 5 voted, quorum reached". */
export async function expectTurnout(people: readonly Person[], words: string): Promise<void> {
  await allSee(people, ({ page }) => page.locator('.turnout').getByText(words, { exact: true }))
}

/** Sets a vote up as a facilitator would and opens it; what is not named stays as it is suggested. */
export async function openVote(
  { page }: Person,
  vote: {
    readonly method: 'Dots' | 'Two-axis score' | 'Approve' | 'Fist of five'
    readonly reasons?: 'Optional' | 'Required'
    readonly quorum?: string
    readonly isNamed?: boolean
    readonly isOverDays?: boolean
  },
): Promise<void> {
  const again = page.getByText('Open another vote')
  const method = page.getByRole('radio', { name: vote.method })
  await again.or(method).first().waitFor()
  if (await again.isVisible()) await again.click()
  await method.check()
  await page.getByRole('button', { name: vote.isNamed ? 'With names' : 'Anonymous' }).click()
  if (vote.isOverDays) await page.getByRole('button', { name: 'Over days' }).click()
  await page.getByText('More settings').click()
  await page.getByLabel('Reasons', { exact: true }).selectOption((vote.reasons ?? 'Off').toLowerCase())
  // The form remembers what was chosen last.
  await page
    .getByLabel('Quorum', { exact: true })
    .selectOption({ label: vote.quorum ?? 'Any turnout will do' })
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Open the vote/ })
    .or(leadOpen(page))
    .click()
}

function leadOpen(page: Person['page']): Locator {
  return page.getByRole('region', { name: 'Facilitator' }).getByRole('button', { name: /^Open the vote/ })
}
