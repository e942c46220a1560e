// The files that the servers of a local stack are started from: variables and entries, in the stack's own folder.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * The tools read it with dotenv, which has no escapes: a value is quoted by a mark that it does not hold.
 * @param {string} file @param {Record<string, string>} values
 */
export function writeEnvFile(file, values) {
  const lines = Object.entries(values).map(([name, value]) => {
    const quote = ["'", '"', '`'].find((mark) => !value.includes(mark))
    if (quote === undefined || value.includes('\n'))
      throw new Error(`${name} cannot be written to ${file}: ${value}`)
    return `${name}=${quote}${value}${quote}\n`
  })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, lines.join(''), { mode: 0o600 })
}

/**
 * partykit takes variables only from the command line, which every user of the machine can read, or from a `.env` in
 * the folder it runs in. So it runs in a folder of its own, and as it cannot load a module from outside that folder,
 * an entry there leads to the real one; esbuild bundles and watches what is behind it.
 * @param {string} dir @param {{ rootDir: string, vars: Record<string, string> }} room
 * @returns {{ entry: string, config: string }} what partykit is called with, in that folder
 */
export function writePartyKitFolder(dir, { rootDir, vars }) {
  const config = join(rootDir, 'partykit.json')
  const entry = 'room.ts'
  writeEnvFile(join(dir, '.env'), vars)
  /** @type {{ main: string }} */
  const { main } = JSON.parse(readFileSync(config, 'utf8'))
  const target = resolve(rootDir, main).replaceAll('\\', '/')
  writeFileSync(join(dir, entry), `export { default } from ${JSON.stringify(target)}\n`)
  return { entry, config }
}

/**
 * `wrangler dev` with several configurations gives `--env-file` to the first alone; the others get what stands in a
 * `.dev.vars` beside them. So the room's configuration is copied to where such a file does no harm.
 * @param {string} dir @param {{ rootDir: string, vars: Record<string, string> }} room
 * @returns {string} the configuration
 */
export function writeRoomScriptFolder(dir, { rootDir, vars }) {
  const source = join(rootDir, 'party/wrangler.toml')
  const config = join(dir, 'wrangler.toml')
  writeEnvFile(join(dir, '.dev.vars'), vars)
  const text = readFileSync(source, 'utf8').replace(
    /^main = "(.+)"$/m,
    (_, main) => `main = ${JSON.stringify(resolve(dirname(source), main).replaceAll('\\', '/'))}`,
  )
  writeFileSync(config, text)
  return config
}
