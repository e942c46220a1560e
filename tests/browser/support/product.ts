import type { Browser, BrowserContext } from 'playwright-core'
import { inject } from 'vitest'
import { buildClientIfChanged } from '../../../scripts/build-client.mjs'
import { runSchedule } from '../../../scripts/local-stack.mjs'
import { sharedBrowser } from '../../support/browser.ts'
import type { TestStack } from '../../support/local-stack.ts'
import { startFrontedStack } from './fronted-stack.ts'
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
  return at(stack, await sharedBrowser(), async () => {})
}

/** Servers of its own, for a story in which they die. */
export async function startProduct(
  options: Parameters<typeof startFrontedStack>[0] = {},
): Promise<Product<TestStack>> {
  if (!buildClientIfChanged()) throw new Error('The client could not be built.')
  const [stack, browser] = await Promise.all([startFrontedStack(options), sharedBrowser()])
  return at(stack, browser, () => stack.stop())
}

function at<Stack extends SharedStack>(
  stack: Stack,
  browser: Browser,
  stopStack: () => Promise<void>,
): Product<Stack> {
  const contexts: BrowserContext[] = []
  return {
    stack,
    open: async (name, device) => {
      const person = await openPerson(browser, stack.appUrl, name, device)
      contexts.push(person.context)
      return person
    },
    stop: async () => {
      await Promise.all([...contexts.map(closeQuietly), stopStack()])
    },
  }
}

async function closeQuietly(context: BrowserContext): Promise<void> {
  await context.close().catch(() => {}) // The browser may have crashed in the test that failed.
}
