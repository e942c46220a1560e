import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAddress } from '../../../shared/webhooks/address.ts'

const isAllowed = (url: string, allowsPrivate = false) => checkAddress(new URL(url), { allowsPrivate }).ok

describe('a webhook may go', () => {
  test.each([
    'https://example.com/hook',
    'https://hooks.slack.com/services/T0/B0/x',
    'https://example.com:8443/hook',
    'https://example.com.:443/',
    'https://1.1.1.1/',
    'https://11.0.0.1/',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://[2606:4700:4700::1111]/',
    'https://localhost.example.com/',
    'https://internal.example.com/',
    'https://münchen.de/',
  ])('to %s', (url) => {
    expect(isAllowed(url)).toBe(true)
  })
})

describe('a webhook may not go', () => {
  test.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'https://me@example.com/',
    'https://me:secret@example.com/',
    'https://:secret@example.com/',
    'https://example.com:22/',
    'https://example.com:80/',
    'https://example.com:6379/',
    // names of an inner network, in every spelling
    'https://localhost/',
    'https://LOCALHOST./',
    'https://app.localhost/',
    'https://printer.local/',
    'https://printer.LOCAL./',
    'https://metadata.google.internal/',
    'https://metadata.goog/',
    'https://intranet/',
    'https://router.home.arpa/',
    'https://db.lan/',
    // the same address of this machine, and others, in every notation that a parser of URLs takes
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://0x7f000001/',
    'https://0177.0.0.01/',
    'https://017700000001/',
    'https://2130706433/',
    'https://127.0.0.1./',
    'https://①②⑦.0.0.1/',
    'https://%31%32%37.0.0.1/',
    'https://0/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[64:ff9b:1::a00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'https://[2001:db8::1]/',
    'https://[3fff:fff::1]/',
    'https://[fc00::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
    'https://[100::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://2852039166/',
    'https://168.63.129.16/',
    'https://100.100.100.200/',
    'https://192.0.0.192/',
    'https://192.168.1.1/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://100.64.0.1/',
    'https://100.127.255.255/',
    'https://198.19.255.255/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
  ])('to %s', (url) => {
    expect(isAllowed(url)).toBe(false)
  })
})

/** Blocks as a reader of the registries would name them, in another form than the code has them. */
const PRIVATE_IPV4 = fc.oneof(
  ipv4([0], [10], [127]),
  ipv4([169, 254], [192, 168]),
  ...Array.from({ length: 16 }, (_, at) => ipv4([172, 16 + at])),
  ...Array.from({ length: 64 }, (_, at) => ipv4([100, 64 + at])),
  ...Array.from({ length: 32 }, (_, at) => ipv4([224 + at])),
)

function ipv4(...starts: number[][]) {
  return fc.oneof(
    ...starts.map((start) =>
      fc
        .array(fc.nat(255), { minLength: 4 - start.length, maxLength: 4 - start.length })
        .map((rest) => [...start, ...rest]),
    ),
  )
}

/** The ways to write the four numbers of an address that the URL standard makes one of. */
function notations(parts: readonly number[]): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = parts
  const whole = ((a * 256 + b) * 256 + c) * 256 + d
  const hex = (number: number, width: number) => number.toString(16).padStart(width, '0')
  return [
    parts.join('.'),
    `${parts.join('.')}.`,
    String(whole),
    `0x${whole.toString(16)}`,
    `0${whole.toString(8)}`,
    parts.map((part) => `0x${part.toString(16)}`).join('.'),
    parts.map((part) => `0${part.toString(8)}`).join('.'),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `[::ffff:${parts.join('.')}]`,
    `[::ffff:${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}]`,
    `[0:0:0:0:0:FFFF:${hex(a * 256 + b, 4).toUpperCase()}:${hex(c * 256 + d, 4)}]`,
    `[::${parts.join('.')}]`,
    `[64:ff9b::${parts.join('.')}]`,
    `[2002:${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}::1]`,
  ]
}

describe('whatever the address', () => {
  test('no private IPv4 address is allowed in any notation', () => {
    fc.assert(
      fc.property(PRIVATE_IPV4, fc.constantFrom('', ':443', ':8443'), (parts, port) => {
        for (const host of notations(parts))
          expect([host, isAllowed(`https://${host}${port}/`)]).toEqual([host, false])
      }),
      { numRuns: 1_000 },
    )
  })

  test('an IPv6 address is allowed only where addresses are given out', () => {
    const group = fc.nat(0xffff)
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const host = `[${groups.map((part) => part.toString(16)).join(':')}]`
        const first = groups[0] ?? 0
        if (isAllowed(`https://${host}/`)) expect(first >= 0x2000 && first <= 0x3fff).toBe(true)
        else expect(first < 0x2000 || first > 0x3fff || [0x2001, 0x2002, 0x3fff].includes(first)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('whatever is allowed is https without a login, and stays so with the flag off or on', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true }), (text) => {
        const url = new URL(text)
        if (isAllowed(text)) expect(url.protocol).toBe('https:')
        expect(isAllowed(text, true)).toBe(true)
        url.username = 'me'
        expect([isAllowed(url.href), isAllowed(url.href, true)]).toEqual([false, false])
      }),
      { numRuns: 1_000 },
    )
  })
})

test('the development flag allows what is at home, by http too, and nothing but the web', () => {
  for (const url of [
    'http://127.0.0.1:8080/',
    'http://localhost/',
    'https://[::1]:3000/',
    'http://box.local/',
  ]) {
    expect(isAllowed(url, true)).toBe(true)
  }
  for (const url of ['ftp://localhost/', 'file:///etc/passwd', 'http://me:secret@localhost/']) {
    expect(isAllowed(url, true)).toBe(false)
  }
})
