import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  formatJoinCode,
  JOIN_CODE_ALPHABET,
  JOIN_CODE_LENGTH,
  JoinCodeSchema,
  joinCodeFrom,
} from '../../../shared/identity/join-code.ts'

describe('a join code', () => {
  it('has eight characters that cannot be mistaken for one another', () => {
    for (const [one, other] of ['0O', '1I', '1L', '5S', '2Z', '8B', 'UV'].map((pair) => [...pair])) {
      const both = [one, other].filter((character) => JOIN_CODE_ALPHABET.includes(character ?? ''))
      expect(both.length).toBeLessThan(2)
    }
  })

  it('can be typed back however it was read aloud', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        const code = joinCodeFrom(bytes)
        fc.pre(code !== null)
        expect(code).toHaveLength(JOIN_CODE_LENGTH)
        expect(v.parse(JoinCodeSchema, ` ${formatJoinCode(code ?? '').toLowerCase()} `)).toBe(code)
      }),
    )
  })

  it('asks for more random bytes rather than favouring characters', () => {
    expect(joinCodeFrom(new Uint8Array(64).fill(255))).toBeNull()
  })

  it.each(['', 'K7F', 'K7F4QM9XX', 'K7F4QM9O', 'K7F4QM9!'])('refuses %j', (typed) => {
    expect(v.is(JoinCodeSchema, typed)).toBe(false)
  })
})
