import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DisplayNameSchema, MAX_NAME_LENGTH } from '../../../shared/identity/names.ts'

describe('a display name', () => {
  it('is trimmed, folded and normalised', () => {
    expect(v.parse(DisplayNameSchema, '  Ines \t\n Duarte ')).toBe('Ines Duarte')
    expect(v.parse(DisplayNameSchema, 'Jose\u0301')).toBe('José')
  })

  it.each([
    ['empty', ''],
    ['only spaces', '   '],
    ['longer than the limit', 'x'.repeat(MAX_NAME_LENGTH + 1)],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['with a control character', 'Ines\u0007Duarte'],
    ['with a direction override', 'Ines\u202eetraud'],
    ['with half a surrogate pair', 'Ines \ud83d'],
    ['not a text', 7],
  ])('is refused when %s, with what to do', (_, name) => {
    const result = v.safeParse(DisplayNameSchema, name)
    expect(result.success).toBe(false)
    expect(result.issues?.[0]?.message).toMatch(/^(Enter|Use|Leave)/)
  })

  it('takes the longest name allowed, and names in any script', () => {
    expect(v.is(DisplayNameSchema, 'x'.repeat(MAX_NAME_LENGTH))).toBe(true)
    expect(v.is(DisplayNameSchema, '渡辺 さくら')).toBe(true)
    expect(v.is(DisplayNameSchema, 'Zoë 🚂')).toBe(true)
  })
})
