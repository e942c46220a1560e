import { heading } from './look.ts'
import type { Person } from './person.ts'

export interface NewWorkshop {
  readonly teamName: string
  readonly title: string
  /** The agenda by its name on the start page. Left out: an open board. */
  readonly agenda?: string
  readonly cycle: { readonly name: string; readonly startsOn: string; readonly endsOn: string }
}

export const PLATFORM_WORKSHOP: NewWorkshop = {
  teamName: 'Platform team',
  title: 'Q1 2027 planning',
  cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
}

/** From the home page to the welcome stage of a new workshop. */
export async function startWorkshop(
  person: Person,
  workshop: NewWorkshop = PLATFORM_WORKSHOP,
): Promise<void> {
  const { page, name } = person
  await page.goto('/')
  await page.getByRole('link', { name: 'Start a workshop' }).click()
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Team name').fill(workshop.teamName)
  await page.getByLabel('Cycle', { exact: true }).fill(workshop.cycle.name)
  await page.getByLabel('First day').fill(workshop.cycle.startsOn)
  await page.getByLabel('Last day').fill(workshop.cycle.endsOn)
  await page.getByLabel('Title').fill(workshop.title)
  await page.getByRole('radio', { name: workshop.agenda ?? 'Open board' }).check()
  await page.getByRole('button', { name: 'Create the workshop' }).click()
  await heading(person, 'Who is here?').waitFor()
}

/** What the welcome stage shows to pass on. */
export async function readInvitation({ page }: Person): Promise<{ link: string; code: string }> {
  const link = await page.getByRole('textbox', { name: 'Join link' }).inputValue()
  const shown = await page.getByRole('button', { name: /^Join code/ }).textContent()
  return { link, code: (shown ?? '').replace('Join code', '').trim() }
}
