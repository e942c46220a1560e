import * as Y from 'yjs'

type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/**
 * Whether an update builds on something that the document does not have. It would be kept pending by Yjs, unseen by
 * every check, and come alive later.
 */
export function missesPredecessors(doc: Y.Doc, update: Uint8Array): boolean {
  const decoded = Y.decodeUpdate(update)
  const added = clocksAfter(doc, decoded)
  if (added === null) return true
  const clockOf = (client: number) => added.get(client) ?? Y.getState(doc.store, client)
  const isKnown = (id: Y.ID | null): boolean => id === null || id.clock < clockOf(id.client)
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue
    const parent: unknown = struct.parent
    if (!isKnown(struct.origin) || !isKnown(struct.rightOrigin)) return true
    if (parent instanceof Y.ID && !isKnown(parent)) return true
  }
  for (const [client, ranges] of decoded.ds.clients) {
    if (ranges.some(({ clock, len }) => clock + len > clockOf(client))) return true
  }
  return false
}

/** Whether the document has all of an update already: what a reader sends back when it is asked for what it has. */
export function bringsNothing(doc: Y.Doc, update: Uint8Array): boolean {
  const decoded = Y.decodeUpdate(update)
  const isNew = decoded.structs.some(
    (struct) =>
      !(struct instanceof Y.Skip) &&
      struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client),
  )
  if (isNew) return false
  const deleted = Y.createDeleteSetFromStructStore(doc.store)
  for (const [client, ranges] of decoded.ds.clients) {
    const present = deleted.clients.get(client) ?? []
    if (!ranges.every(({ clock, len }) => isCovered(present, clock, clock + len))) return false
  }
  return true
}

type Ranges = readonly { readonly clock: number; readonly len: number }[]

/** Whether one of the ranges, which rise and do not touch, has all of it. Halved and not walked: there may be many. */
function isCovered(ranges: Ranges, from: number, to: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const range = ranges[middle]
    if (range && range.clock + range.len <= from) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && range.clock <= from && to <= range.clock + range.len
}

/** Up to where the document would know each client that the update brings something of; `null`: it leaves a gap. */
function clocksAfter(doc: Y.Doc, { structs }: DecodedUpdate): ReadonlyMap<number, number> | null {
  const clocks = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const known = clocks.get(client) ?? Y.getState(doc.store, client)
    // A skip stands for what the sender thinks is known here.
    const reach = struct instanceof Y.Skip ? clock + struct.length : clock
    if (reach > known) return null
    clocks.set(client, Math.max(known, clock + struct.length))
  }
  return clocks
}
