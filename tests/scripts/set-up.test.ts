import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { missingPackages } from '../../scripts/install.mjs'
import { readOrMakeSecret } from '../../scripts/secret.mjs'
import { readOptions, readPorts } from '../../scripts/settings.mjs'
import { freePorts } from '../support/ports.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'turnout-set-up-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function writeLock(file: string, packages: Record<string, object>): void {
  mkdirSync(join(dir, 'node_modules'), { recursive: true })
  writeFileSync(join(dir, file), JSON.stringify({ packages }))
}

describe('missingPackages', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/hono': { version: '4.0.0' },
    'node_modules/vite': { version: '8.0.0', dev: true },
    'node_modules/fsevents': { version: '2.0.0', optional: true },
  }

  it('names everything but what is optional on a fresh clone', () => {
    writeLock('package-lock.json', wanted)
    expect(missingPackages(dir)).toEqual(['node_modules/hono', 'node_modules/vite'])
  })

  it('names a package at another version', () => {
    writeLock('package-lock.json', wanted)
    writeLock('node_modules/.package-lock.json', { ...wanted, 'node_modules/hono': { version: '3.9.0' } })
    expect(missingPackages(dir)).toEqual(['node_modules/hono'])
  })

  it('names nothing when all is there', () => {
    writeLock('package-lock.json', wanted)
    writeLock('node_modules/.package-lock.json', wanted)
    expect(missingPackages(dir)).toEqual([])
  })
})

describe('readOrMakeSecret', () => {
  it('makes a secret once and leaves other lines alone', () => {
    const file = join(dir, '.dev.vars')
    writeFileSync(file, 'OTHER=1')
    const first = readOrMakeSecret(file)
    expect(first.isNew).toBe(true)
    expect(Buffer.from(first.secret, 'base64url')).toHaveLength(32)
    expect(readOrMakeSecret(file)).toEqual({ secret: first.secret, isNew: false })
    expect(readFileSync(file, 'utf8')).toBe(`OTHER=1\nTURNOUT_SECRET=${first.secret}\n`)
  })

  it('makes another one each time', () => {
    expect(readOrMakeSecret(join(dir, 'a')).secret).not.toBe(readOrMakeSecret(join(dir, 'b')).secret)
  })

  it('refuses a weak one rather than replacing what someone wrote', () => {
    const file = join(dir, '.dev.vars')
    writeFileSync(file, 'TURNOUT_SECRET=hunter2\n')
    expect(() => readOrMakeSecret(file)).toThrow(/TURNOUT_SECRET/)
    expect(readFileSync(file, 'utf8')).toBe('TURNOUT_SECRET=hunter2\n')
  })
})

describe('readOptions', () => {
  it.each([
    [[], { isFresh: false, isDev: false, host: 'partykit' }],
    [['--fresh', '--host', 'worker'], { isFresh: true, isDev: false, host: 'worker' }],
    [['--host=partykit', '--dev'], { isFresh: false, isDev: true, host: 'partykit' }],
  ])('understands %j', (args, options) => {
    expect(readOptions(args)).toEqual({ options })
  })

  it.each([
    [['--frsh'], 'does not know --frsh'],
    [['--fresh=no'], 'does not know --fresh=no'],
    [['worker'], 'does not know worker'],
    [['--host'], '--host is partykit or worker'],
    [['--host', 'elsewhere'], '--host is partykit or worker'],
  ])('says what is wrong with %j', (args, problem) => {
    expect(readOptions(args)).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('readPorts', () => {
  it('reads free ports', async () => {
    const [port = 0, partyPort = 0] = await freePorts(2)
    const env = { PORT: String(port), PARTY_PORT: String(partyPort) }
    expect(await readPorts(['PORT', 'PARTY_PORT'], env)).toMatchObject({
      ports: { PORT: port, PARTY_PORT: partyPort },
      problems: [],
    })
  })

  it.each(['abc', '0', '65536', '80.5', '-1'])(
    'refuses %s and says which variable holds it',
    async (text) => {
      const { problems } = await readPorts(['PORT'], { PORT: text })
      expect(problems).toEqual([`PORT must be a port from 1 to 65535, but it is "${text}".`])
    },
  )

  it('refuses one port for two servers', async () => {
    const [port = 0] = await freePorts(1)
    const { problems } = await readPorts(['PORT', 'PARTY_PORT'], {
      PORT: String(port),
      PARTY_PORT: String(port),
    })
    expect(problems).toEqual([`PORT and PARTY_PORT are both ${port}. Set one of them to another port.`])
  })

  it.each(['127.0.0.1', '0.0.0.0'])('sees a port taken on %s', async (host) => {
    const blocker = createServer()
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, host, () => {
        const address = blocker.address()
        resolve(typeof address === 'object' ? (address?.port ?? 0) : 0)
      })
    })
    try {
      const { problems } = await readPorts(['PARTY_PORT'], { PARTY_PORT: String(port) })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain(`Port ${port} is taken`)
      expect(problems[0]).toContain('PARTY_PORT')
    } finally {
      await new Promise((resolve) => blocker.close(resolve))
    }
  })
})

describe('findBrowser', () => {
  it('believes CHROME_PATH', () => {
    const file = join(dir, 'my-chrome')
    writeFileSync(file, '')
    expect(findBrowser({ CHROME_PATH: file, PATH: '' })).toBe(file)
  })

  it('says so when CHROME_PATH leads nowhere', () => {
    expect(() => findBrowser({ CHROME_PATH: join(dir, 'none') })).toThrow(/CHROME_PATH.*no such file/)
  })

  it.runIf(process.platform === 'linux')('looks along PATH', () => {
    expect(findBrowser({ PATH: dir })).toBe(null)
    writeFileSync(join(dir, 'chromium'), '')
    expect(findBrowser({ PATH: dir })).toBe(join(dir, 'chromium'))
  })
})

describe('package-lock.json', () => {
  it('holds the packages of every platform, without which npm ci refuses a fresh clone', () => {
    const Lock = v.object({
      packages: v.record(
        v.string(),
        v.object({ optionalDependencies: v.optional(v.record(v.string(), v.string())) }),
      ),
    })
    const { packages } = v.parse(
      Lock,
      JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')),
    )
    const held = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
    )
    const missing = Object.values(packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !held.has(name))
    expect(missing).toEqual([])
  })

  it.each(['package-lock.json', 'tests/openapi-client/package-lock.json'])(
    'names no registry: %s',
    (file) => {
      expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).not.toContain('"resolved"')
    },
  )
})
