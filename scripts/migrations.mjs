// Brings the local D1 database up to date.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MIGRATIONS = 'worker/migrations'

/**
 * Applies worker/migrations to the database under `persistTo`; does nothing when the same files were applied before,
 * because asking wrangler costs seconds at every start.
 * @param {{ rootDir: string, persistTo: string, wrangler: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>}
 */
export async function applyMigrations({ rootDir, persistTo, wrangler, env }) {
  const digest = digestOfMigrations(rootDir)
  if (digest === null) return
  // Kept beside the database, so that deleting the one forgets the other.
  const stamp = join(persistTo, 'migrated')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return

  mkdirSync(persistTo, { recursive: true })
  const args = [wrangler, 'd1', 'migrations', 'apply', 'turnout', '--local', '--persist-to', persistTo]
  const output = await run(args, rootDir, env)
  if (output.code !== 0) throw new Error(`The database migrations failed:\n${output.text}`)
  writeFileSync(stamp, digest)
}

/** Another for each set of migrations; `null` when there are none. @param {string} rootDir @returns {string | null} */
export function digestOfMigrations(rootDir) {
  const dir = join(rootDir, MIGRATIONS)
  const files = existsSync(dir)
    ? readdirSync(dir)
        .filter((file) => file.endsWith('.sql'))
        .sort()
    : []
  if (files.length === 0) return null
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(dir, file)))
  return hash.digest('hex')
}

/** @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} env @returns {Promise<{ code: number | null, text: string }>} */
function run(args, cwd, env) {
  return new Promise((resolve, reject) => {
    // Without a terminal on stdin wrangler does not stop to ask whether to go on.
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, text }))
  })
}
