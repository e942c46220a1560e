import { toBase64Url } from '../../shared/identity/signer.ts'

/** Other ids in place of these, always the same ones. */
export async function deriveIds(salt: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const encoder = new TextEncoder()
  const entries = await Promise.all(
    ids.map(async (id) => {
      const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`${salt}\n${id}`))
      return [id, toBase64Url(new Uint8Array(digest).slice(0, 16))] as const
    }),
  )
  return new Map(entries)
}
