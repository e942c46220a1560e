// `npm run bench`, `npm run bench:votes`, `npm run bench:record`: bundles the benchmark (TypeScript, which Node 20 does not run) and runs it.
import { spawn } from 'node:child_process'
import { installIfMissing } from './install.mjs'

installIfMissing()
// Not before it is installed.
const { build } = await import('esbuild')

// As deep below the checkout as its source: that is how the room's test servers find the checkout.
const outdir = 'node_modules/.cache/turnout-bench'
await build({
  entryPoints: {
    main: 'tests/bench/main.ts',
    'load-process': 'tests/bench/load-process.ts',
    votes: 'tests/bench/votes.ts',
    record: 'tests/bench/record.ts',
  },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
const [first, ...others] = process.argv.slice(2)
const isNamed = first === 'votes' || first === 'record'
const [entry, options] = isNamed ? [first, others] : ['main', process.argv.slice(2)]
const child = spawn(process.execPath, ['--enable-source-maps', `${outdir}/${entry}.mjs`, ...options], {
  stdio: 'inherit',
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
