import { expect, it } from 'vitest'
import { keyFromAddress } from '../../../client/screens/join/key-from-address.ts'

const SECRET = 'abcdefghijklmnopqrstuvwxyz_-01'

it.each([
  [`#${SECRET}`, undefined, { by: 'link', secret: SECRET }],
  [`#${SECRET}`, 'K7F4QM9X', { by: 'link', secret: SECRET }],
  ['', 'k7f4 qm9x', { by: 'code', code: 'K7F4QM9X' }],
  ['', 'K7F4-QM9X', { by: 'code', code: 'K7F4QM9X' }],
  ['', 'K7F4QM9', 'malformed'],
  ['', 'K7F4QM90', 'malformed'],
  ['#too-short', undefined, 'malformed'],
  ['#<script>alert(1)</script>', undefined, 'malformed'],
  ['', undefined, null],
  ['#', '', null],
] as const)('%j with the code %j opens with %j', (hash, code, key) => {
  expect(keyFromAddress(hash, code)).toEqual(key)
})
