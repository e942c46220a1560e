import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostCommand, ServedRooms } from './room-server.ts'

/**
 * `wrangler dev` with two Worker scripts, as the product has them: the room's own, and in front of it one that lets people
 * in by the Worker's own gate, passes signed requests on to the rooms as the Worker's do, and forwards the rest to the
 * Worker's stand-in. So the bindings in both directions are real.
 */
export function prepareWorkerScripts(
  checkout: string,
  { folder, port, workerOrigin, secret, vars, withTwin }: ServedRooms,
  compatibilityDate: string,
): HostCommand {
  const front = join(folder, 'front')
  const room = join(folder, 'room')
  for (const dir of [front, room]) mkdirSync(dir)
  const classes = withTwin ? { ROOM: 'Room', TWIN: 'Twin' } : { ROOM: 'Room' }
  const bindings = (of: object) =>
    Object.entries(classes).map(([name, className]) => ({ name, class_name: className, ...of }))

  writeFileSync(join(front, 'front.ts'), frontSource(checkout))
  writeFileSync(
    join(front, 'wrangler.json'),
    JSON.stringify({
      ...{ name: 'front', main: 'front.ts', compatibility_date: compatibilityDate },
      durable_objects: { bindings: bindings({ script_name: 'room' }) },
      vars: { WORKER_ORIGIN: workerOrigin, TURNOUT_SECRET: secret },
    }),
  )
  const source = JSON.stringify(join(checkout, 'party/hosts/worker-room.ts'))
  writeFileSync(
    join(room, 'room.ts'),
    `import { Room } from ${source}\nexport { default, Room } from ${source}\nexport class Twin extends Room {}\n`,
  )
  writeFileSync(
    join(room, 'wrangler.json'),
    JSON.stringify({
      ...{ name: 'room', main: 'room.ts', compatibility_date: compatibilityDate },
      durable_objects: { bindings: bindings({}) },
      migrations: [{ tag: 'v1', new_sqlite_classes: Object.values(classes) }],
      services: [{ binding: 'WORKER', service: 'front' }],
      vars: { TURNOUT_SECRET: secret, ...vars },
    }),
  )
  return {
    args: [
      ...[join(checkout, 'node_modules/wrangler/bin/wrangler.js'), 'dev'],
      ...['-c', join(front, 'wrangler.json'), '-c', join(room, 'wrangler.json')],
      ...['--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
      ...['--persist-to', join(folder, 'state'), '--show-interactive-dev-session=false'],
    ],
    env: {
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_SEND_ERROR_REPORTS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: join(folder, 'logs'),
      WRANGLER_REGISTRY_PATH: join(folder, 'registry'),
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    },
  }
}

function frontSource(checkout: string): string {
  const from = (path: string) => JSON.stringify(join(checkout, path))
  return `
    import { createSigners } from ${from('worker/keys.ts')}
    import { enterRoom } from ${from('worker/room-gate.ts')}

    export default {
      async fetch(request, env) {
        const url = new URL(request.url)
        const [, place, party, workshopId] = url.pathname.split('/')
        if (place !== 'parties') {
          return fetch(new URL(url.pathname, env.WORKER_ORIGIN), request)
        }
        const rooms = party === 'twin' ? env.TWIN : env.ROOM
        if (request.headers.get('upgrade') !== 'websocket') return rooms.getByName(workshopId).fetch(request)
        // The product has one party, and its gate knows no other.
        url.pathname = '/parties/main/' + workshopId
        const { ticket } = await createSigners(env.TURNOUT_SECRET)
        return enterRoom({ rooms, ticketSigner: ticket, now: Date.now }, new Request(url, request))
      },
    }
  `
}
