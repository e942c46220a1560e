import { defineConfig, type Plugin } from 'vite'
import { clientChunks } from './scripts/client-chunks.mjs'

/** By chunk file: the files that it imports, and so has when it runs. */
const importsOf = new Map<string, readonly string[]>()

/** Notes the chunks of a build before vite writes down what each of them is to preload. */
const noteImports: Plugin = {
  name: 'turnout-note-imports',
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') importsOf.set(chunk.fileName, chunk.imports)
      }
    },
  },
}

/** A chunk and all that it imports, directly or not. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const imported of importsOf.get(file) ?? []) loadedWith(imported, seen)
  return seen
}

export default defineConfig({
  root: 'client',
  plugins: [noteImports],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The strict Content-Security-Policy allows no inline data for scripts or styles.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            ...clientChunks(`${import.meta.dirname}/client`),
            { name: 'icons', test: /node_modules[\\/]lucide/, minShareCount: 2 },
          ],
        },
      },
    },
    modulePreload: {
      // What the asking chunk itself needs is there already: naming it again is kilobytes in the first screens.
      resolveDependencies: (_file, files, { hostId, hostType }) => {
        if (hostType === 'html') return files
        const there = loadedWith(hostId)
        return files.filter((file) => !there.has(file))
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
