import { webcrypto } from 'node:crypto'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'

/*
 * Yjs takes its client ids from the platform's random values, and binds that function when it is loaded. Imported before
 * Yjs, this makes them come from the seed while one is played: which of two edits wins depends on them.
 */

let seeded: SeededRandom | null = null
const original = webcrypto.getRandomValues.bind(webcrypto)

function getRandomValues<Values extends Exclude<NodeJS.TypedArray, Float32Array | Float64Array>>(
  values: Values,
): Values {
  if (seeded === null) return original(values)
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let at = 0; at < bytes.length; at++) bytes[at] = seeded.below(256)
  return values
}
Object.defineProperty(webcrypto, 'getRandomValues', {
  configurable: true,
  writable: true,
  value: getRandomValues,
})

/** From here on random values come from `random`; `null`: from the platform again. */
export function seedCrypto(random: SeededRandom | null): void {
  seeded = random
}
