import type { Browser } from 'playwright-core'
import { buildClientIfChanged } from '../../../scripts/build-client.mjs'
import type { LocalStackOptions } from '../../../scripts/local-stack.mjs'
import { launchBrowser } from '../../support/browser.ts'
import { startTestStack, type TestStack } from '../../support/local-stack.ts'
import { type Device, openPerson, type Person } from './person.ts'

/** The product as people use it: the client as it is served, both servers, and a browser. */
export interface Product {
  readonly stack: TestStack
  /** A person with a browser of their own: nothing is shared with the others but the server. */
  open(name: string, device?: Device): Promise<Person>
  stop(): Promise<void>
}

/** @param options variables for the servers, such as those that let a test put the room's clock forward */
export async function startProduct(
  options: Pick<LocalStackOptions, 'workerVars' | 'roomVars'> = {},
): Promise<Product> {
  if (!buildClientIfChanged()) throw new Error('The client could not be built.')
  const [stack, browser] = await Promise.all([startTestStack(options), launchBrowser()])
  return {
    stack,
    open: (name, device) => openPerson(browser, stack.appUrl, name, device),
    stop: async () => {
      await Promise.all([closeQuietly(browser), stack.stop()])
    },
  }
}

async function closeQuietly(browser: Browser): Promise<void> {
  await browser.close().catch(() => {}) // It may have crashed in the test that failed.
}
