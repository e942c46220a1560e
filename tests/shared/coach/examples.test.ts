import { describe, expect, it } from 'vitest'
import {
  EXAMPLES_FILE,
  type Example,
  isForValidation,
  MORE_EXAMPLES_FILE,
  readExamples,
} from '../../coach/examples.ts'

const given = readExamples(EXAMPLES_FILE)
const written = readExamples(MORE_EXAMPLES_FILE)

/** Words alone, so that case, marks and numbers hide no copy. */
function gist({ kind, text }: Example): string {
  return `${kind} ${(text.toLowerCase().match(/\p{L}+/gu) ?? []).join(' ')}`
}

describe('the labelled examples', () => {
  it('have every id once', () => {
    for (const examples of [given, written])
      expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length)
  })

  it('keep every third apart for validation, and nothing that was written for training says the same', () => {
    const validation = new Set(given.filter(isForValidation).map(gist))
    expect(validation.size).toBeGreaterThan(200)
    // The ids alone: the texts of the validation part stay unread.
    const copies = written.filter((example) => validation.has(gist(example))).map(({ id }) => id)
    expect(copies).toEqual([])
  })
})
