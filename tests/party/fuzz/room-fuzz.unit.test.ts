import './seeded-crypto.ts'
import { expect, test } from 'vitest'
import { seeds } from '../../support/soak.ts'
import { playSeed } from './play.ts'

const SEEDS = seeds({ test: 100, soak: 1_000 })

test(`people in a room that dies, sleeps and loses its network, its storage and its Worker: ${SEEDS.length} seeds`, {
  timeout: 3_600_000,
}, async () => {
  const failures: string[] = []
  for (const seed of SEEDS) {
    const { violations, trace, counts } = await playSeed(seed)
    if (process.env['TURNOUT_SEED']) console.log(trace.join('\n'), counts)
    if (violations.length === 0) continue
    const first = violations.slice(0, 5).map((violation) => `  ${violation}`)
    failures.push([`seed ${seed} (run again with TURNOUT_SEED=${seed}):`, ...first].join('\n'))
  }
  expect(failures.join('\n')).toBe('')
})
