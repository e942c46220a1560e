import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import * as v from 'valibot'
import type { SharedServers } from './served-product.ts'

const AnswerSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.tuple([v.object({ results: v.array(v.record(v.string(), v.unknown())) })]),
)

/** Asks the database itself, past the Worker, which must not be running: two programs share the file badly. */
export async function queryRecord(stack: SharedServers, sql: string): Promise<Record<string, unknown>[]> {
  const wrangler = resolve('node_modules/wrangler/bin/wrangler.js')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...[wrangler, 'd1', 'execute', 'turnout', '--local', '--persist-to', join(stack.stateDir, 'd1')],
      ...['--json', '--command', sql],
    ],
    {
      env: {
        ...process.env,
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_LOG_PATH: join(stack.stateDir, 'logs'),
      },
    },
  )
  const [{ results }] = v.parse(AnswerSchema, stdout)
  return results
}
