import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestStack } from '../../support/local-stack.ts'

const APP = fileURLToPath(new URL('../../../worker/app.ts', import.meta.url))

/** The same `createApp` as the Worker that is shipped, with a clock that stories put forward. */
const ENTRY = `
import { createApp } from ${JSON.stringify(APP)}
let offsetMs = 0
const app = createApp({
  now: () => Date.now() + offsetMs,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
})
export default {
  ...app,
  fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname !== '/__test/clock') return app.fetch(request, env, context)
    offsetMs = Number(searchParams.get('offsetMs'))
    return new Response('set')
  },
}
`

/** A module for `workerScript` of a stack, whose clock `setWorkerClock` sets. */
export function writeClockedWorker(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'turnout-clocked-')), 'worker.ts')
  writeFileSync(path, ENTRY)
  return path
}

/** Puts the record's clock ahead. The room's stays: what it is told and tells is not of another time. */
export async function setWorkerClock(
  { workerUrl }: Pick<TestStack, 'workerUrl'>,
  offsetMs: number,
): Promise<void> {
  const reply = await fetch(`${workerUrl}/__test/clock?offsetMs=${offsetMs}`)
  if (!reply.ok) throw new Error(`The clock was not set: ${reply.status}`)
}
