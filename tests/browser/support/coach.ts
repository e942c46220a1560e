import type { Locator } from 'playwright-core'
import { press } from './board.ts'
import type { Person } from './person.ts'

/** The line under a card ("Key result 1.2") that opens what the coach says; it begins with the finding. */
export function verdict({ page }: Person, card: string, finding: string | RegExp = ''): Locator {
  const words = typeof finding === 'string' ? finding.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : finding.source
  return page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${words}.*\\b${card.replaceAll('.', '\\.')}$`) })
    .and(page.locator('.coachline'))
}

/** What is open under a card. */
export function advice({ page }: Person, card: string): Locator {
  return page.getByRole('group', { name: `What the coach says about ${card}` })
}

/** Opens what the coach says about a card. */
export async function openVerdict(person: Person, card: string, finding?: string): Promise<Locator> {
  const line = verdict(person, card, finding)
  if ((await line.getAttribute('aria-expanded')) !== 'true') await press(person, line)
  const opened = advice(person, card)
  await opened.waitFor()
  return opened
}

/** How many cards still want work, as the board's filter says. */
export async function countToSharpen({ page }: Person): Promise<number> {
  const label = await page.getByRole('button', { name: /^To sharpen \d+$/ }).textContent()
  return Number((label ?? '').replace(/\D/g, ''))
}
