import type { Locator } from 'playwright-core'
import type { Person } from './person.ts'

export interface Commitment {
  readonly owner?: string
  readonly direction?: 'Increase' | 'Decrease' | 'Maintain' | 'Milestone (no number)'
  readonly from?: string | 'not known yet'
  readonly to?: string
  readonly unit?: string
  /** `YYYY-MM-DD`. */
  readonly due?: string
  readonly kind?: 'Committed' | 'Aspirational'
  readonly confidence?: number
}

/** The form of one key result ("Key result 1.2") in the commit and review stages. */
export function commitmentOf({ page }: Person, card: string): Locator {
  return page.getByRole('region', { name: card, exact: true })
}

/** Fills in what is given, as a person would, and leaves the rest. */
export async function commit(person: Person, card: string, values: Commitment): Promise<void> {
  const form = commitmentOf(person, card)
  const { owner, direction, from, to, unit, due, kind, confidence } = values
  if (owner !== undefined) await form.getByLabel('Owner').selectOption({ label: owner })
  if (direction !== undefined) await form.getByLabel('Direction').selectOption({ label: direction })
  if (from === 'not known yet') await form.getByLabel('Not known yet').check()
  else if (from !== undefined) await form.getByLabel('From', { exact: true }).fill(from)
  if (to !== undefined) await form.getByLabel('To', { exact: true }).fill(to)
  if (unit !== undefined) await form.getByLabel('Unit').fill(unit)
  if (due !== undefined) {
    await form.getByLabel('Due').fill(due)
    await form.getByLabel('Due').blur()
  }
  if (kind !== undefined) await form.getByLabel('Kind').selectOption({ label: kind })
  if (confidence !== undefined) {
    await form
      .getByRole('group', { name: 'Confidence that we make it' })
      .getByText(String(confidence), { exact: true })
      .click()
  }
}
