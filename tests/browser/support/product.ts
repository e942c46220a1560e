import type { Browser } from 'playwright-core'
import { inject } from 'vitest'
import { buildClientIfChanged } from '../../../scripts/build-client.mjs'
import { runSchedule } from '../../../scripts/local-stack.mjs'
import { launchBrowser } from '../../support/browser.ts'
import { startTestStack, type TestStack } from '../../support/local-stack.ts'
import { type Device, openPerson, type Person } from './person.ts'
import type { SharedServers } from './served-product.ts'

/** What a story may do with servers that it shares with others: everything but stop them. */
export type SharedStack = SharedServers & Pick<TestStack, 'tick'>

/** The product as people use it: the client as it is served, both servers, and a browser. */
export interface Product<Stack extends SharedStack = SharedStack> {
  readonly stack: Stack
  /** A person with a browser of their own: nothing is shared with the others but the server. */
  open(name: string, device?: Device): Promise<Person>
  stop(): Promise<void>
}

/** A browser at the servers that all stories share. */
export async function openProduct(): Promise<Product> {
  const servers = inject('sharedServers')
  const stack = { ...servers, tick: () => runSchedule(servers.workerUrl) }
  return at(stack, await launchBrowser(), async () => {})
}

/** Servers of its own, for a story in which they die. */
export async function startProduct(
  options: Parameters<typeof startTestStack>[0] = {},
): Promise<Product<TestStack>> {
  if (!buildClientIfChanged()) throw new Error('The client could not be built.')
  const [stack, browser] = await Promise.all([startTestStack(options), launchBrowser()])
  return at(stack, browser, () => stack.stop())
}

function at<Stack extends SharedStack>(
  stack: Stack,
  browser: Browser,
  stopStack: () => Promise<void>,
): Product<Stack> {
  return {
    stack,
    open: (name, device) => openPerson(browser, stack.appUrl, name, device),
    stop: async () => {
      await Promise.all([closeQuietly(browser), stopStack()])
    },
  }
}

async function closeQuietly(browser: Browser): Promise<void> {
  await browser.close().catch(() => {}) // It may have crashed in the test that failed.
}
