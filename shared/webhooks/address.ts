import { ok, type Result, refuse } from '../result.ts'

/**
 * An address as the platform's URL parser has normalised it: host in lower case, IPv4 with four decimal numbers whatever
 * notation it was written in (`0x7f.1`, `017700000001`, `2130706433`), IPv6 compressed and in brackets.
 */
export type ParsedAddress = {
  readonly protocol: string
  readonly hostname: string
  /** Empty for the protocol's own. */
  readonly port: string
  readonly username: string
  readonly password: string
}

/** What may be asked for at another port is somebody's inner service more often than a webhook. */
const PORTS = ['', '443', '8443']

/** Blocks that are not the open internet (IANA's special-purpose registry): address, length of the prefix. */
const CLOSED_IPV4 = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by a carrier's customers
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's metadata
  ['169.254.0.0', 16], // link-local, with the metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments, with Oracle's metadata
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays that are no more
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const

/** Of IPv6 only 2000::/3 is given out at all; of it these lead elsewhere: first two groups, length of the prefix. */
const CLOSED_IPV6 = [
  [0x2001_0000, 23], // protocol assignments, with Teredo, which wraps an IPv4 address
  [0x2001_0db8, 32], // documentation
  [0x2002_0000, 16], // 6to4 wraps an IPv4 address
  [0x3fff_0000, 20], // documentation
] as const

/** Names that only an inner network resolves, by their end; and a cloud's metadata that has a public name. */
const CLOSED_NAMES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'invalid',
  'onion',
  'metadata.goog',
]

/**
 * Whether a webhook may be sent there: https to a host of the open internet. Asked when the address is saved and again
 * before each delivery. It looks at names and not at what they resolve to: a Worker cannot see that, and Cloudflare's own
 * network, from which it sends, reaches no private address.
 * @param allowsPrivate the development flag: http, any port and any host, for trying webhooks at home
 */
export function checkAddress(
  { protocol, hostname, port, username, password }: ParsedAddress,
  { allowsPrivate }: { readonly allowsPrivate: boolean },
): Result<null, 'address-not-allowed'> {
  const no = (message: string) => refuse('address-not-allowed', message)
  if (username !== '' || password !== '') {
    return no('Take the user name and password out of the address. The signature shows who sends.')
  }
  if (allowsPrivate && (protocol === 'http:' || protocol === 'https:')) return ok(null)
  if (protocol !== 'https:') return no('Use an address that begins with https://.')
  if (!PORTS.includes(port)) return no('Use the usual port for https, or 8443.')
  return isOpenHost(hostname)
    ? ok(null)
    : no('Use an address on the public internet. This one is private to a network or a machine.')
}

function isOpenHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isOpenIpv6(hostname.slice(1, -1))
  if (/^[\d.]+$/.test(hostname)) return isOpenIpv4(hostname)
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return name.includes('.') && !CLOSED_NAMES.some((closed) => name === closed || name.endsWith(`.${closed}`))
}

function isOpenIpv4(text: string): boolean {
  const address = ipv4Number(text)
  return (
    address !== null &&
    !CLOSED_IPV4.some(([block, length]) => startsAlike(address, ipv4Number(block) ?? 0, length))
  )
}

function ipv4Number(text: string): number | null {
  const parts = text.split('.').map(Number)
  const isWhole =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256)
  return isWhole ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}

function isOpenIpv6(text: string): boolean {
  const [head = '', tail] = text.split('::')
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const first = groups(head)
  const last = groups(tail ?? '')
  const all = [...first, ...Array<number>(Math.max(0, 8 - first.length - last.length)).fill(0), ...last]
  const [one = 0, two = 0] = all
  if (all.length !== 8 || !all.every((group) => group >= 0 && group <= 0xffff)) return false
  const start = one * 0x1_0000 + two
  // Also leaves out loopback, mapped and translated IPv4, link-local, private and multicast.
  return (
    startsAlike(start, 0x2000_0000, 3) &&
    !CLOSED_IPV6.some(([block, length]) => startsAlike(start, block, length))
  )
}

/** Whether two numbers of 32 bits begin with the same `length` bits. */
function startsAlike(one: number, other: number, length: number): boolean {
  const rest = 2 ** (32 - length)
  return Math.floor(one / rest) === Math.floor(other / rest)
}
