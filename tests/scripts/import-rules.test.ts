import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addToCopy, type CheckoutCopy, copyCheckout } from './checkout-copy.ts'

const FOLDERS = ['shared', 'worker', 'party', 'client'] as const

/** What the linter or the compiler must find, by the file that holds it: its source, and the finding's name. */
const RESTRICTED = 'noRestrictedImports'
const FORBIDDEN: ReadonlyArray<readonly [title: string, file: string, source: string, finding: string]> = [
  [
    'worker → party',
    'worker/a.ts',
    "import { thing } from '../party/thing.ts'\n\nexport const a = thing\n",
    RESTRICTED,
  ],
  [
    'worker → party, from deep',
    'worker/x/y/b.ts',
    "import { thing } from '../../../party/thing.ts'\n\nexport const b = thing\n",
    RESTRICTED,
  ],
  [
    'worker → party, types only',
    'worker/c.ts',
    "import type { Thing } from '../party/thing.ts'\n\nexport type C = Thing\n",
    RESTRICTED,
  ],
  ['worker → party, passed on', 'worker/d.ts', "export * from '../party/thing.ts'\n", RESTRICTED],
  [
    'worker → party, later',
    'worker/e.ts',
    "export const e = () => import('../party/thing.ts')\n",
    RESTRICTED,
  ],
  [
    'worker → party, inside a type',
    'worker/f.ts',
    "export type F = import('../party/hidden.ts').Hidden\n",
    'worker/ must not reach party/hidden.ts',
  ],
  [
    'worker → client',
    'worker/g.ts',
    "import { thing } from '../client/thing.ts'\n\nexport const g = thing\n",
    RESTRICTED,
  ],
  [
    'worker → tests',
    'worker/h.ts',
    "import { thing } from '../tests/thing.ts'\n\nexport const h = thing\n",
    RESTRICTED,
  ],
  ['worker → yjs', 'worker/i.ts', "import * as Y from 'yjs'\n\nexport const i = Y\n", RESTRICTED],
  [
    'party → client',
    'party/a.ts',
    "import { thing } from '../client/thing.ts'\n\nexport const a = thing\n",
    RESTRICTED,
  ],
  [
    'party → worker',
    'party/b.ts',
    "import type { Thing } from '../worker/thing.ts'\n\nexport type B = Thing\n",
    RESTRICTED,
  ],
  [
    'party → y-partykit',
    'party/c.ts',
    "import { onConnect } from 'y-partykit'\n\nexport const c = onConnect\n",
    RESTRICTED,
  ],
  [
    'party → drizzle',
    'party/d.ts',
    "import { sql } from 'drizzle-orm'\n\nexport const d = sql\n",
    RESTRICTED,
  ],
  [
    'client → worker',
    'client/a.ts',
    "import type { Thing } from '../worker/thing.ts'\n\nexport type A = Thing\n",
    RESTRICTED,
  ],
  [
    'client → party',
    'client/b.ts',
    "import { thing } from '../party/thing.ts'\n\nexport const b = thing\n",
    RESTRICTED,
  ],
  ['client → hono', 'client/c.ts', "import { hc } from 'hono/client'\n\nexport const c = hc\n", RESTRICTED],
  ['client → node', 'client/d.ts', "import { join } from 'node:path'\n\nexport const d = join\n", RESTRICTED],
  [
    'shared → worker',
    'shared/a.ts',
    "import { thing } from '../worker/thing.ts'\n\nexport const a = thing\n",
    RESTRICTED,
  ],
  [
    'shared → node:fs',
    'shared/b.ts',
    "import { readFileSync } from 'node:fs'\n\nexport const b = readFileSync\n",
    RESTRICTED,
  ],
  [
    'shared → fs, by its old name',
    'shared/c.ts',
    "import { readFileSync } from 'fs'\n\nexport const c = readFileSync\n",
    RESTRICTED,
  ],
  [
    'shared → cloudflare',
    'shared/d.ts',
    "import { env } from 'cloudflare:workers'\n\nexport const d = env\n",
    RESTRICTED,
  ],
  [
    'shared → yjs, outside the board',
    'shared/okr/e.ts',
    "import * as Y from 'yjs'\n\nexport const e = Y\n",
    RESTRICTED,
  ],
  [
    'shared → yjs, types only',
    'shared/okr/f.ts',
    "import type * as Y from 'yjs'\n\nexport type F = Y.Doc\n",
    RESTRICTED,
  ],
  [
    'shared → hono, in the board too',
    'shared/board/g.ts',
    "import { Hono } from 'hono'\n\nexport const g = Hono\n",
    RESTRICTED,
  ],
  [
    'shared → papaparse, outside the file that reads and writes CSV',
    'shared/exchange/h.ts',
    "import Papa from 'papaparse'\n\nexport const h = Papa\n",
    RESTRICTED,
  ],
  [
    'an import without its extension',
    'client/e.ts',
    "import { thing } from './thing'\n\nexport const e = thing\n",
    'useImportExtensions',
  ],
  ['a default export', 'client/f.ts', 'export default 1\n', 'noDefaultExport'],
  ['any', 'client/g.ts', 'export const g: any = 1\n', 'noExplicitAny'],
  ['!', 'client/h.ts', 'export const h = (list: string[]) => list[0]!\n', 'noNonNullAssertion'],
  [
    'a floating promise',
    'client/i.ts',
    'export function i(): void {\n  Promise.resolve(1)\n}\n',
    'noFloatingPromises',
  ],
]

/** What each folder must not see, and what the strict flags must catch: the compiler's own code. */
const UNTYPED: ReadonlyArray<readonly [title: string, file: string, source: string, code: string]> = [
  ['shared sees no clock of a platform', 'shared/p.ts', 'export const p = setTimeout\n', 'TS2304'],
  ['shared sees no network', 'shared/q.ts', "export const q = fetch('x')\n", 'TS2304'],
  ['shared sees no page', 'shared/r.ts', 'export const r = document\n', 'TS2584'],
  ['worker sees no page', 'worker/q.ts', 'export const q = document\n', 'TS2584'],
  ['worker sees no Node', 'worker/r.ts', 'export const r = __dirname\n', 'TS2304'],
  ['party sees no page', 'party/q.ts', 'export const q = window\n', 'TS2304'],
  ['client sees no Node', 'client/q.ts', 'export const q = __dirname\n', 'TS2304'],
  ['client sees no Worker', 'client/r.ts', 'export type R = D1Database\n', 'TS2552'],
  ['strict', 'shared/s.ts', 'export const s = (x: string | null): string => x\n', 'TS2322'],
  ['noUncheckedIndexedAccess', 'shared/t.ts', 'export const t = (x: string[]): string => x[0]\n', 'TS2322'],
  [
    'exactOptionalPropertyTypes',
    'shared/u.ts',
    'export const u: { a?: string } = { a: undefined }\n',
    'TS2375',
  ],
  [
    'noImplicitOverride',
    'shared/v.ts',
    'class A {\n  x() {}\n}\nexport class B extends A {\n  x() {}\n}\n',
    'TS4114',
  ],
  [
    'noFallthroughCasesInSwitch',
    'shared/w.ts',
    'export function w(x: number): number {\n  let y = 0\n  switch (x) {\n    case 1:\n      y = 1\n    case 2:\n      y = 2\n  }\n  return y\n}\n',
    'TS7029',
  ],
  [
    'verbatimModuleSyntax',
    'shared/x.ts',
    "import { Thing } from './thing.ts'\n\nexport type X = Thing\n",
    'TS1484',
  ],
]

/** The same, but allowed: without these a rule that refuses everything would pass. */
const ALLOWED: ReadonlyArray<readonly [file: string, source: string]> = [
  [
    'shared/okr/ok.ts',
    "import * as v from 'valibot'\nimport { thing } from '../thing.ts'\n\nexport const ok = v.literal(thing)\n",
  ],
  [
    'shared/board/ok.ts',
    "import { generateKeyBetween } from 'fractional-indexing'\nimport * as Y from 'yjs'\n\nexport const ok = [Y, generateKeyBetween]\n",
  ],
  [
    'worker/x/ok.ts',
    "import { Hono } from 'hono'\nimport { thing } from '../../shared/thing.ts'\nimport { thing as own } from '../thing.ts'\n\nexport const ok = [Hono, thing, own]\n",
  ],
  [
    'party/x/ok.ts',
    "import type * as Party from 'partykit/server'\nimport * as Y from 'yjs'\nimport { thing } from '../../shared/thing.ts'\n\nexport type Ok = Party.Server\nexport const ok = [Y, thing]\n",
  ],
  [
    'client/x/ok.ts',
    "import { signal } from '@preact/signals'\nimport YPartyKitProvider from 'y-partykit/provider'\nimport { thing } from '../../shared/thing.ts'\n\nexport const ok = [signal, YPartyKitProvider, thing]\n",
  ],
]

let copy: CheckoutCopy
let clean: CheckResult
let dirty: CheckResult

interface CheckResult {
  readonly status: number | null
  readonly output: string
}

beforeAll(() => {
  copy = copyCheckout()
  for (const folder of FOLDERS) {
    addToCopy(copy, `${folder}/tsconfig.json`)
    write(`${folder}/thing.ts`, "export const thing = 'thing'\nexport type Thing = typeof thing\n")
  }
  write('party/hidden.ts', 'export type Hidden = 1\n')
  // The tiny product's own page script stands for the client's.
  for (const [file, source] of ALLOWED) write(file, source)
  clean = check()
  for (const [, file, source] of [...FORBIDDEN, ...UNTYPED]) write(file, source)
  dirty = check()
})
afterAll(() => copy.remove())

function write(file: string, source: string): void {
  mkdirSync(dirname(join(copy.dir, file)), { recursive: true })
  writeFileSync(join(copy.dir, file), source)
}

function check(): CheckResult {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'check'], {
    cwd: copy.dir,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, output: `${stdout}\n${stderr}` }
}

describe('npm run check', () => {
  it('passes what keeps to the rules', () => {
    expect(clean.output).not.toMatch(/error|must not/i)
    expect(clean.status).toBe(0)
  })

  it('fails what does not', () => {
    expect(dirty.status).toBe(1)
  })

  it.each(FORBIDDEN)('refuses %s', (_title, file, _source, finding) => {
    const lines = dirty.output.split('\n')
    // The compiler names what was reached; the linter names the file and its rule in one line.
    const isFound = finding.includes('must not')
      ? dirty.output.includes(finding)
      : lines.some((line) => line.startsWith(`${file}:`) && line.includes(finding))
    expect(isFound, `${file}: ${finding} in\n${dirty.output}`).toBe(true)
  })

  it.each(UNTYPED)('%s', (_title, file, _source, code) => {
    const isFound = dirty.output
      .split('\n')
      .some((line) => line.startsWith(`${file}(`) && line.includes(code))
    expect(isFound, `${file}: ${code} in\n${dirty.output}`).toBe(true)
  })
})
