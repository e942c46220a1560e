import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../support/ports.ts'
import { commandOf } from '../support/processes.ts'
import { copyCheckout } from './checkout-copy.ts'
import type { NpmStart } from './npm-start.ts'
import { useNpmStart } from './use-npm-start.ts'

const product = useNpmStart(copyCheckout)
const npmStart = (...args: string[]) => product.start(args)

async function getJson(url: string, init?: RequestInit): Promise<unknown> {
  return (await fetch(url, init)).json()
}

describe('npm start, while it runs', () => {
  let start: NpmStart
  let url: string
  beforeAll(async () => {
    start = product.startLasting()
    url = await start.url()
  })

  it('has gone from nothing to an answering URL, printed in one last line', async () => {
    expect(url).toBe(`http://127.0.0.1:${product.ports.port}`)
    expect(start.output.trimEnd().split('\n').at(-1)).toContain(url)
    expect(start.output.match(/http:/g)).toHaveLength(1)
    expect(await getJson(`${url}/api/health`)).toEqual({ ok: true })
    expect(existsSync(join(product.dir, 'dist/client/index.html'))).toBe(true)
  })

  it('has run the schedule by itself', async () => {
    const { ticks } = v.parse(v.object({ ticks: v.number() }), await getJson(`${url}/api/given`))
    expect(ticks).toBeGreaterThanOrEqual(1)
  })

  it('gives both servers one secret of 32 bytes, kept in files that git ignores and others cannot read', async () => {
    const secret = /^TURNOUT_SECRET=([\w-]{43})$/m.exec(
      readFileSync(join(product.dir, '.dev.vars'), 'utf8'),
    )?.[1]

    expect(Buffer.from(secret ?? '', 'base64url')).toHaveLength(32)
    expect(await getJson(`${url}/api/given`)).toMatchObject({
      TURNOUT_SECRET: secret,
      APP_ORIGIN: url,
      ROOM_ORIGIN: `http://127.0.0.1:${product.ports.partyPort}`,
    })
    expect(await getJson(`http://127.0.0.1:${product.ports.partyPort}/parties/main/a`)).toMatchObject({
      TURNOUT_SECRET: secret,
      WORKER_ORIGIN: url,
    })
    for (const file of ['.dev.vars', '.turnout/worker.env', '.turnout/room/.env']) {
      expect(statSync(join(product.dir, file)).mode & 0o077, file).toBe(0)
    }
    const ignored = readFileSync(join(product.dir, '.gitignore'), 'utf8').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.dev.vars', '.turnout/', 'dist/']))
  })

  it('refuses to run twice on the same data', async () => {
    const [port = 0, partyPort = 0] = await freePorts(2)
    const second = product.start(['--fresh'], { port, partyPort })
    await second.ended()

    expect(second.exitCode).toBe(1)
    expect(second.output).toContain(`already runs on this folder's data, at port ${product.ports.port}`)
    expect(await getJson(`http://127.0.0.1:${product.ports.port}/api/health`)).toEqual({ ok: true })
  })

  it('ends everything on Ctrl-C, quietly', async () => {
    // npm, the script, and for each server its tool and workerd at least.
    expect(start.processes().length).toBeGreaterThanOrEqual(6)
    start.interrupt()
    await start.ended()

    await start.noProcessIsLeft()
    expect(start.output).not.toMatch(/error/i)
  })
})

describe('npm start', () => {
  it('keeps data over a restart, starts the second time within 15 s, and forgets with --fresh', async () => {
    const first = npmStart('--fresh')
    const url = await first.url()
    const room = `http://127.0.0.1:${product.ports.partyPort}/parties/main/a`
    await fetch(`${url}/api/notes`, { method: 'POST' })
    await fetch(room, { method: 'POST' })
    first.interrupt()
    await first.ended()

    const begunAt = Date.now()
    const second = npmStart()
    await second.url()
    expect(Date.now() - begunAt).toBeLessThan(15_000)
    expect(second.output).not.toContain('Building')
    expect(await getJson(`${url}/api/notes`)).toEqual({ notes: 1 })
    expect(await getJson(room)).toMatchObject({ notes: 1 })
    second.interrupt()
    await second.ended()

    await npmStart('--fresh').url()
    expect(await getJson(`${url}/api/notes`)).toEqual({ notes: 0 })
    expect(await getJson(room)).toMatchObject({ notes: 0 })
  })

  it('leaves no server behind when it is killed outright', async () => {
    const start = npmStart()
    await start.url()
    start.killAbruptly()
    await start.ended()

    await start.noProcessIsLeft()
  })

  it('ends when a server dies, and shows the last it said', async () => {
    const start = npmStart()
    await start.url()
    const room = start.processes().find((pid) => commandOf(pid).includes('partykit/dist/bin.mjs'))
    if (room === undefined) throw new Error('The room has no process.')
    process.kill(room, 'SIGKILL')
    await start.ended()

    expect(start.exitCode).toBe(1)
    expect(start.output).toMatch(/The room was ended by SIGKILL[\s\S]*Ready on/)
    await start.noProcessIsLeft()
  })

  it.each([
    ['PORT', 'port'],
    ['PARTY_PORT', 'partyPort'],
  ] as const)('names a taken port and %s, and starts nothing', async (variable, name) => {
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(product.ports[name], '127.0.0.1', resolve))
    try {
      const start = npmStart()
      await start.ended()

      expect(start.exitCode).toBe(1)
      expect(start.output).toContain(`Port ${product.ports[name]} is taken`)
      expect(start.output).toContain(`Set ${variable} to a free one`)
      expect(start.output).not.toContain('Starting')
    } finally {
      await new Promise((resolve) => blocker.close(resolve))
    }
  })

  it('names an option that it does not know', async () => {
    const start = npmStart('--frsh')
    await start.ended()

    expect(start.exitCode).toBe(1)
    expect(start.output).toContain('npm start does not know --frsh')
  })
})
