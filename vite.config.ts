import { defineConfig } from 'vite'

export default defineConfig({
  root: 'client',
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
            // Every page but a few asks by these. Left to itself the bundler cuts them along those few, and each cut costs all.
            { name: 'request', test: /\/(client\/api\/request|shared\/api\/routes)\.ts$/ },
          ],
        },
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
