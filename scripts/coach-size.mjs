// How much of the client is the coach.
import { gzipSync } from 'node:zlib'
import { bundleTypeScript } from './load-typescript.mjs'

/** What everything of the coach that the client loads should come to, compressed. Not reached yet. */
export const WANTED_COACH_BYTES = 35 * 1024
/** Until it is, it grows no further. */
export const MAX_COACH_BYTES = 50_000

/** @param {string} root of the checkout @returns {Promise<number>} */
export async function coachBytes(root) {
  // The client has valibot anyway, for what it gets from the Worker and the room.
  const options = { minify: true, external: ['valibot'] }
  const code = await bundleTypeScript('client/models/coach-chunk.ts', root, options)
  return gzipSync(code, { level: 9 }).length
}
