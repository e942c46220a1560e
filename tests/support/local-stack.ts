import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  type LocalStack,
  type LocalStackOptions,
  startLocalStack,
  toolEnvironment,
} from '../../scripts/local-stack.mjs'
import { applyMigrations, digestOfMigrations } from '../../scripts/migrations.mjs'
import { freePorts } from './ports.ts'

const CHECKOUT = resolve(import.meta.dirname, '../..')
/** Databases without a row, by their migrations. */
const EMPTY_DATABASES = join(CHECKOUT, 'node_modules/.cache/turnout-databases')

export interface TestStack extends LocalStack {
  readonly secret: string
  readonly stateDir: string
}

/**
 * The whole product on free ports, with a secret and a state folder of its own. `stop()` ends it and removes the state.
 * Errors that the servers print are shown, since they are what explains a failing test.
 */
export async function startTestStack(
  options: Pick<
    LocalStackOptions,
    'appOrigin' | 'host' | 'rootDir' | 'workerVars' | 'roomVars' | 'workerScript'
  > = {},
): Promise<TestStack> {
  const [port = 0, partyPort = 0] = await freePorts(2)
  const stateDir = mkdtempSync(join(tmpdir(), 'turnout-stack-'))
  const secret = randomBytes(32).toString('base64url')
  const removeState = () => rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 })
  try {
    if (options.rootDir === undefined) await putDatabase(join(stateDir, 'd1'))
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

/** An empty database that is up to date. Making one takes wrangler longer than all the rest of a stack, so each is a copy. */
async function putDatabase(folder: string): Promise<void> {
  const digest = digestOfMigrations(CHECKOUT)
  if (digest === null) return
  const made = join(EMPTY_DATABASES, digest)
  if (!existsSync(made)) {
    mkdirSync(EMPTY_DATABASES, { recursive: true })
    const making = mkdtempSync(join(EMPTY_DATABASES, 'making-'))
    const wrangler = join(CHECKOUT, 'node_modules/wrangler/bin/wrangler.js')
    const persistTo = join(making, 'd1')
    await applyMigrations({ rootDir: CHECKOUT, persistTo, wrangler, env: toolEnvironment(making) })
    try {
      renameSync(persistTo, made)
    } catch (error) {
      if (!existsSync(made)) throw error // Else another process has made it meanwhile.
    }
    rmSync(making, { recursive: true, force: true })
  }
  cpSync(made, folder, { recursive: true })
}
