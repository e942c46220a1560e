import { sha256Hex } from '../keys.ts'

/** The tag of a reply: another one as soon as a byte of it is another. */
export async function entityTag(body: string): Promise<string> {
  return `"${(await sha256Hex(body)).slice(0, 40)}"`
}

/** Whether a header `if-none-match` names the tag. Who packs a reply on the way marks its tag as weak, `W/`. */
export function isAmong(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false
  const known = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known.includes(tag) || known.includes('*')
}
