import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CHECKOUT = resolve(import.meta.dirname, '../..')
const HOUSE = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'wrangler.toml',
  'party/wrangler.toml',
  'partykit.json',
  'vite.config.ts',
  '.gitignore',
  'scripts',
]

export interface CheckoutCopy {
  readonly dir: string
  remove(): void
}

/**
 * A folder with this checkout's configuration and scripts and the tiny product in place of the real one: quick to start,
 * and what a test breaks in it breaks nothing here. The packages are this checkout's own.
 */
export function copyCheckout(): CheckoutCopy {
  const copy = makeCopy(HOUSE)
  cpSync(join(import.meta.dirname, 'tiny-product'), copy.dir, { recursive: true })
  return copy
}

/** The same with the real product, and its client where that is built. Slower; its state is the copy's own. */
export function copyProduct(): CheckoutCopy {
  const built = ['dist'].filter((path) => existsSync(join(CHECKOUT, path)))
  return makeCopy([...HOUSE, 'client', 'shared', 'worker', 'party', ...built])
}

function makeCopy(paths: readonly string[]): CheckoutCopy {
  const dir = mkdtempSync(join(tmpdir(), 'turnout-copy-'))
  for (const path of paths) cpSync(join(CHECKOUT, path), join(dir, path), { recursive: true })
  symlinkSync(join(CHECKOUT, 'node_modules'), join(dir, 'node_modules'), 'dir')
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Another file or folder of this checkout, at the same place in the copy. */
export function addToCopy(copy: CheckoutCopy, path: string): void {
  cpSync(join(CHECKOUT, path), join(copy.dir, path), { recursive: true })
}
