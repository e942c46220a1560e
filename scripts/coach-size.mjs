// How much of the client is the coach.
import { gzipSync } from 'node:zlib'
import { bundleTypeScript } from './load-typescript.mjs'

/** The most that everything of the coach that the client loads may come to, compressed. */
export const MAX_COACH_BYTES = 35 * 1024

/** @param {string} root of the checkout @returns {Promise<number>} */
export async function coachBytes(root) {
  // The client has valibot anyway, for what it gets from the Worker and the room.
  const options = { minify: true, external: ['valibot'] }
  const code = await bundleTypeScript('client/models/coach-chunk.ts', root, options)
  return gzipSync(code, { level: 9 }).length
}
