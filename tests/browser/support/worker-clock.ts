import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestStack } from '../../support/local-stack.ts'

const APP = fileURLToPath(new URL('../../../worker/app.ts', import.meta.url))

/**
 * The same `createApp` as the Worker that is shipped, with a clock that stories put forward. What room and Worker sign for each
 * other goes by the clock that both have: tickets, events, and the making of a room.
 */
const ENTRY = `
import { createApp } from ${JSON.stringify(APP)}
let offsetMs = 0
const at = (now) => createApp({
  now,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
})
const shared = at(() => Date.now())
const app = at(() => Date.now() + offsetMs)
const isShared = ({ method }, { pathname }) =>
  /^\\/api\\/(rooms\\/|workshops\\/[^/]+\\/tickets?$)/.test(pathname) ||
  (method === 'POST' && /^\\/api\\/workshops$/.test(pathname))
export default {
  ...app,
  fetch(request, env, context) {
    const url = new URL(request.url)
    if (url.pathname !== '/__test/clock') {
      return (isShared(request, url) ? shared : app).fetch(request, env, context)
    }
    offsetMs = Number(url.searchParams.get('offsetMs'))
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
