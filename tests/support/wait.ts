import { setTimeout as delay } from 'node:timers/promises'

const POLL_MS = 20

/**
 * Asks until the answer is neither `null`, `undefined` nor `false`, and hands it back. Throws after `timeoutMs`, saying
 * `what` did not come; an error thrown by the question counts as "not yet" and is shown then.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<Exclude<T, null | undefined | false>> {
  const giveUpAt = Date.now() + timeoutMs
  let lastError: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (isThere(answer)) return answer
      lastError = undefined
    } catch (error) {
      lastError = error
    }
    if (Date.now() > giveUpAt) throw new Error(`Waited ${timeoutMs} ms for ${what}.`, { cause: lastError })
    await delay(POLL_MS)
  }
}

function isThere<T>(answer: T): answer is Exclude<T, null | undefined | false> {
  return answer !== null && answer !== undefined && answer !== false
}
