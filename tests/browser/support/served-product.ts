import type { TestProject } from 'vitest/node'
import { buildClientIfChanged } from '../../../scripts/build-client.mjs'
import type { TestStack } from '../../support/local-stack.ts'
import { startFrontedStack } from './fronted-stack.ts'
import { WITH_ROOM_CLOCK } from './room-clock.ts'

/** Where servers are that several stories share, and what is needed to look behind them. */
export type SharedServers = Pick<TestStack, 'appUrl' | 'workerUrl' | 'roomUrl' | 'secret' | 'stateDir'>

declare module 'vitest' {
  interface ProvidedContext {
    sharedServers: SharedServers
  }
}

let stack: TestStack | undefined

/**
 * One stack for all stories that leave its servers alone: each has workshops of its own. The room's clock may be put forward
 * for one workshop, and webhooks may go to this machine.
 */
export async function setup(project: TestProject): Promise<void> {
  if (!buildClientIfChanged()) throw new Error('The client could not be built.')
  stack = await startFrontedStack({
    roomVars: WITH_ROOM_CLOCK,
    workerVars: { WEBHOOK_ALLOW_PRIVATE: '1' },
  })
  const { appUrl, workerUrl, roomUrl, secret, stateDir } = stack
  project.provide('sharedServers', { appUrl, workerUrl, roomUrl, secret, stateDir })
}

export async function teardown(): Promise<void> {
  await stack?.stop()
}
