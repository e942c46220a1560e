// `npm run size`: gzip bytes of script and style that a browser loads until a person can act on home, and until the
// first card can be typed in a workshop.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildClientIfChanged } from './build-client.mjs'
import { installIfMissing } from './install.mjs'
import { loadedFiles, SCREEN_NAMES } from './loaded-files.mjs'

const DIST = 'dist/client'

// Other tools read the figures, so they stand alone on stdout.
console.log = console.error
installIfMissing()
if (!buildClientIfChanged()) process.exit(1)

const sizes = Object.fromEntries(
  SCREEN_NAMES.map((screen) => {
    const files = loadedFiles(DIST, screen)
    /** @param {RegExp} kind */
    const gzipBytes = (kind) =>
      files
        .filter((file) => kind.test(file))
        .reduce((bytes, file) => bytes + gzipSync(readFileSync(join(DIST, file))).length, 0)
    return [screen, { js: gzipBytes(/\.m?js$/), css: gzipBytes(/\.css$/) }]
  }),
)
process.stdout.write(`${JSON.stringify(sizes)}\n`)
