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
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
