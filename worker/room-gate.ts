import { checkEntry, ENTRY_HEADER } from '../shared/identity/room-entry.ts'
import type { Signer } from '../shared/identity/signer.ts'
import { CLOSE_CODES, type CloseName } from '../shared/protocol/close-codes.ts'

/** As much of the rooms' Durable Object namespace as is used. */
export type RoomNamespace = Pick<DurableObjectNamespace, 'getByName'>

/** `/parties/main/<workshopId>`: where clients connect. */
const ROOM_PATH = /^\/parties\/main\/([^/]+)$/

export function isRoomPath(path: string): boolean {
  return path.startsWith('/parties/')
}

/**
 * Hands a connection on to its room, where rooms are Durable Objects bound to this Worker. The ticket is verified before
 * the room wakes up. A refusal must reach the browser, which cannot read a failed handshake: so it is a close code.
 */
export async function enterRoom(
  { rooms, ticketSigner, now }: { rooms: RoomNamespace; ticketSigner: Signer; now: () => number },
  request: Request,
): Promise<Response> {
  const url = new URL(request.url)
  const workshopId = ROOM_PATH.exec(url.pathname)?.[1]
  // What the Worker itself asks of a room does not come this way.
  if (workshopId === undefined || request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } })
  }
  const entry = await checkEntry(
    ticketSigner,
    { ticket: url.searchParams.get('ticket'), version: url.searchParams.get('v') },
    { workshopId, nowMs: now() },
  )
  if ('refusedBy' in entry) return refuseConnection(entry.refusedBy)
  // The room keeps the address with the socket: neither the ticket nor anything else that the client wrote belongs there.
  // `_pk` becomes the connection's id, and clients' own collide.
  url.search = new URLSearchParams({ _pk: crypto.randomUUID() }).toString()
  return rooms
    .getByName(workshopId)
    .fetch(url.href, { headers: { upgrade: 'websocket', [ENTRY_HEADER]: entry.header } })
}

function refuseConnection(name: CloseName): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.close(CLOSE_CODES[name].code, name)
  return new Response(null, { status: 101, webSocket: client })
}
