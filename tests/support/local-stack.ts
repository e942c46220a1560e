import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalStack, type LocalStackOptions, startLocalStack } from '../../scripts/local-stack.mjs'
import { freePorts } from './ports.ts'

export interface TestStack extends LocalStack {
  readonly secret: string
  readonly stateDir: string
}

/**
 * The whole product on free ports, with a secret and a state folder of its own. `stop()` ends it and removes the state.
 * Errors that the servers print are shown, since they are what explains a failing test.
 */
export async function startTestStack(
  options: Pick<LocalStackOptions, 'host' | 'rootDir' | 'workerVars' | 'roomVars' | 'workerScript'> = {},
): Promise<TestStack> {
  const [port = 0, partyPort = 0] = await freePorts(2)
  const stateDir = mkdtempSync(join(tmpdir(), 'turnout-stack-'))
  const secret = randomBytes(32).toString('base64url')
  const removeState = () => rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 })
  try {
    const stack = await startLocalStack({
      ...options,
      port,
      partyPort,
      stateDir,
      secret,
      logError: (line) => console.error(line),
    })
    const stop = async () => {
      await stack.stop()
      removeState()
    }
    return { ...stack, secret, stateDir, stop }
  } catch (error) {
    removeState()
    throw error
  }
}
