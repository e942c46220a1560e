import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { trainedFiles } from '../../coach/train.ts'

const MAX_BYTES = 60 * 1024
const files = trainedFiles()

describe('weights', () => {
  it.each(files)('KR1 OB1: training gives %s again, byte for byte', (path, text) => {
    // Lexicons and reading are what the weights are for: after a change of theirs run `npm run coach:train`.
    expect(readFileSync(path, 'utf8') === text, 'run `npm run coach:train`').toBe(true)
  })

  it('are small', () => {
    const text = files.map(([, content]) => content).join('')
    expect(text.length).toBeLessThan(MAX_BYTES)
    expect(gzipSync(text).length).toBeLessThan(10 * 1024)
  })
})
