import * as v from 'valibot'

/** Eight characters a person can read aloud: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V. */
export const JOIN_CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY'
export const JOIN_CODE_LENGTH = 8

/** Makes a join code from random bytes; bytes that would favour some characters are passed over. */
export function joinCodeFrom(randomBytes: Uint8Array): string | null {
  const fair = 256 - (256 % JOIN_CODE_ALPHABET.length)
  const characters = [...randomBytes]
    .filter((byte) => byte < fair)
    .slice(0, JOIN_CODE_LENGTH)
    .map((byte) => JOIN_CODE_ALPHABET.charAt(byte % JOIN_CODE_ALPHABET.length))
  return characters.length === JOIN_CODE_LENGTH ? characters.join('') : null
}

/** What a person typed, as the code it stands for: case, spaces and dashes do not matter. */
export function normaliseJoinCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]+/g, '')
}

/** `K7F4QM9X` as `K7F4 QM9X`, easier to read aloud. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}

export const JoinCodeSchema = v.pipe(
  v.string('Enter the code.'),
  v.maxLength(40, 'A join code has 8 characters.'),
  v.transform(normaliseJoinCode),
  v.length(JOIN_CODE_LENGTH, 'A join code has 8 characters.'),
  v.check(
    (code) => [...code].every((character) => JOIN_CODE_ALPHABET.includes(character)),
    'That is not a join code: check the characters.',
  ),
)
