import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { TOKEN_ROUTES } from '../../shared/api/token-routes.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { publishSampleOkrs } from './support/sample-okrs.ts'

const folder = fileURLToPath(new URL('../openapi-client/', import.meta.url))

/** It starts a compiler and a program of their own. */
const TIMEOUT_MS = 120_000

let harness: Harness
beforeAll(async () => {
  if (!existsSync(`${folder}node_modules`)) {
    throw new Error('The tools of tests/openapi-client are missing: `npm test` installs them.')
  }
  harness = await startHarness()
})
afterAll(() => harness?.dispose())

/** Runs a script of the folder to its end. @returns what it printed */
function run(script: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [folder + script, ...args])
    const printed = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(printed.out) : reject(new Error(`${script} ended with ${code}: ${printed.err}`)),
    )
    child.stdin.end(input)
  })
}

test(
  'a validator of others takes the document, and a client made from it compiles and works',
  async () => {
    const document = await harness.browser().get(ROUTES.openApi)
    await run('make.mjs', [], JSON.stringify(document))

    const { teamId, priya } = await publishSampleOkrs(harness)
    const { secret } = await priya.browser.get(TOKEN_ROUTES.createToken, {
      params: { teamId },
      body: { name: 'Pipeline', scopes: ['read', 'check-in'] },
    })
    expect(JSON.parse(await run('dist/smoke.js', [await harness.address(), secret, teamId]))).toEqual({
      team: 'Platform',
      keyResults: 5,
      asBefore: 304,
      value: 36,
      byToken: 'Pipeline',
      progress: 0.5,
      isDoneOnce: true,
      checkIns: 1,
      next: null,
      faulty: {
        code: 'invalid-input',
        message: expect.any(String),
        fields: { confidence: 'Use a whole number from 0 to 10.' },
      },
      notForTokens: 'not-allowed',
      unknown: 'token-not-valid',
    })
  },
  TIMEOUT_MS,
)

test(
  'a document that breaks the specification is not taken',
  async () => {
    const { paths: _, ...rest } = await harness.browser().get(ROUTES.openApi)
    const broken = { ...rest, paths: { '/api/health': { get: { responses: 'none' } } } }
    await expect(run('make.mjs', [], JSON.stringify(broken))).rejects.toThrow('breaks the specification')
  },
  TIMEOUT_MS,
)
