import { createServer, type IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { CreateRoom } from '../../../shared/events/new-room.ts'
import {
  type RoomEvent,
  type RoomEventReply,
  RoomEventSchema,
  roomPath,
} from '../../../shared/events/room-events.ts'
import { signRequest, verifyRequest } from '../../../shared/identity/signed-request.ts'
import { signerOf } from './signing.ts'

/** What it answers an event with: a reply, or a status that is no answer. */
export type Answer = RoomEventReply | { readonly status: number; readonly body?: unknown }

/** The Worker as the room sees it: a real HTTP server that checks signatures, takes events, and can be told to fail. */
export type WorkerStandIn = {
  readonly origin: string
  /** Each delivery that was properly signed, in order, repetitions included. */
  readonly deliveries: readonly RoomEvent[]
  /** Deliveries that were not. */
  readonly forged: number
  /** Decides what is answered from now on. */
  answer(decide: (event: RoomEvent) => Answer): void
  /** Forgets what came and what was to be answered. */
  beginAnew(): void
  stop(): Promise<void>
}

export async function startWorkerStandIn(): Promise<WorkerStandIn> {
  const signer = await signerOf('room-to-worker')
  const deliveries: RoomEvent[] = []
  let forged = 0
  const recorded = (): Answer => ({ outcome: 'recorded' })
  let decide: (event: RoomEvent) => Answer = recorded

  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request)
      const path = request.url ?? ''
      const header = (name: string) => request.headers[name]?.toString() ?? null
      const verified = await verifyRequest(
        signer,
        { method: request.method ?? '', path, body },
        header,
        Date.now(),
      )
      const event = v.safeParse(RoomEventSchema, verified.ok ? JSON.parse(body) : null)
      if (!event.success || path !== `/api/rooms/${event.output.workshopId}/events`) {
        forged += 1
        response.writeHead(401).end()
        return
      }
      deliveries.push(event.output)
      const answer = decide(event.output)
      if ('status' in answer) response.writeHead(answer.status).end(JSON.stringify(answer.body))
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The stand-in has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    deliveries,
    get forged() {
      return forged
    },
    answer(next) {
      decide = next
    },
    beginAnew() {
      deliveries.length = 0
      forged = 0
      decide = recorded
    },
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

/** A signed POST into a room, as the Worker sends it. */
export async function postToRoom(
  roomOrigin: string,
  workshopId: string,
  action: string,
  payload: unknown,
  party = 'main',
): Promise<Response> {
  const path = roomPath(workshopId).replace('/main/', `/${party}/`) + action
  const body = JSON.stringify(payload)
  const signed = await signRequest(
    await signerOf('worker-to-room'),
    { method: 'POST', path, body },
    Date.now(),
  )
  return fetch(roomOrigin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  })
}

/** Makes a room with a new id. `agenda`: as it is planned. */
export async function createRoom(
  roomOrigin: string,
  workshopId = `w-${crypto.randomUUID()}`,
  party = 'main',
  agenda?: CreateRoom['agenda'],
  change: Pick<Partial<CreateRoom>, 'kind' | 'carried' | 'retro'> = {},
) {
  const workshop = {
    workshopId,
    title: 'Delivery team, first quarter',
    teamName: 'Delivery',
    kind: 'planning',
    cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    timeZone: 'Europe/Berlin',
    ...(agenda && { agenda }),
    ...change,
  }
  const reply = await postToRoom(roomOrigin, workshopId, '/create', workshop, party)
  if (reply.status !== 200) throw new Error(`The room was not made: ${reply.status} ${await reply.text()}`)
  return workshopId
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
