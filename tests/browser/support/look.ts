import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from './person.ts'

const SEEN_WITHIN_MS = 30_000

/** The question of the screen. */
export function heading({ page }: Person, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name })
}

/** Waits until every one of these people sees it. */
export async function allSee(
  people: readonly Person[],
  what: (person: Person) => Locator,
  timeoutMs = SEEN_WITHIN_MS,
): Promise<void> {
  await Promise.all(
    people.map(async (person) => {
      try {
        await what(person).first().waitFor({ timeout: timeoutMs })
      } catch (cause) {
        throw new Error(`${person.name} does not see it.`, { cause })
      }
    }),
  )
}

/** Waits until none of these people sees it any more. */
export async function noneSees(people: readonly Person[], what: (person: Person) => Locator): Promise<void> {
  await Promise.all(
    people.map((person) => what(person).waitFor({ state: 'hidden', timeout: SEEN_WITHIN_MS })),
  )
}

/** Whether what I wrote is safe, as the bar on top says it. */
export function savedState({ page }: Person, words: string | RegExp): Locator {
  return page.getByRole('banner').getByText(words, typeof words === 'string' ? { exact: true } : {})
}

/** Waits until all of them read "Saved". */
export function allSaved(people: readonly Person[], timeoutMs?: number): Promise<void> {
  return allSee(people, (person) => savedState(person, 'Saved'), timeoutMs)
}

/** Asks until the answer is the expected one. */
export async function expectSoon<T>(ask: () => Promise<T>, expected: T, what: string): Promise<void> {
  await expect.poll(ask, { timeout: SEEN_WITHIN_MS, message: what }).toEqual(expected)
}

/** Waits until the caret, or the focus ring, is there. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true)
}
