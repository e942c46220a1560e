// `npm run bench`: bundles the benchmark (TypeScript, which Node 20 does not run) and runs it.
import { spawn } from 'node:child_process'
import { installIfMissing } from './install.mjs'

installIfMissing()
// Not before it is installed.
const { build } = await import('esbuild')

// As deep below the checkout as its source: that is how the room's test servers find the checkout.
const outdir = 'node_modules/.cache/turnout-bench'
await build({
  entryPoints: { main: 'tests/bench/main.ts', 'load-process': 'tests/bench/load-process.ts' },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
const child = spawn(
  process.execPath,
  ['--enable-source-maps', `${outdir}/main.mjs`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
