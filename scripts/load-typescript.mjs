// Node 20 runs no TypeScript: a command that needs some of ours has it bundled in memory, each time, in well under half a
// second. Nothing is written, so two commands at once cannot read each other's half-written bundle.
import { build } from 'esbuild'

/**
 * A module with all that it imports as one text of JavaScript.
 * @param {string} entry from the checkout's root
 * @param {string} root of the checkout
 * @param {{ minify?: boolean, external?: string[] }} [options] `external`: packages that are left out
 * @returns {Promise<Uint8Array>}
 */
export async function bundleTypeScript(entry, root, { minify = false, external = [] } = {}) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify,
    external,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

/**
 * Loads such a module, with all packages that it imports.
 * @param {string} entry from the checkout's root
 * @param {string} root of the checkout
 * @returns {Promise<unknown>} the module
 */
export async function loadTypeScript(entry, root) {
  const code = await bundleTypeScript(entry, root)
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
}
