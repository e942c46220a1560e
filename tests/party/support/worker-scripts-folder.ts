import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import * as v from 'valibot'
import type { HostCommand, ServedRooms } from './room-server.ts'

/** A text in a file of Cap'n Proto, which takes what JSON writes for ASCII. */
const text = (value: string) => JSON.stringify(value)

/**
 * Two Worker scripts, as the product has them: the room's own, and in front of it one that lets people in by the Worker's own
 * gate, passes signed requests on to the rooms as the Worker's do, and forwards the rest to the Worker's stand-in. So the
 * bindings in both directions are real. The runtime is workerd itself, the one that wrangler starts, with the same objects on
 * disk and without wrangler's proxy and watchers, which take ten times as long to start. That the product starts with
 * wrangler is tried by the tests of the scripts.
 */
export function prepareWorkerScripts(
  checkout: string,
  { folder, port, workerOrigin, secret, vars, withTwin }: ServedRooms,
  compatibilityDate: string,
): HostCommand {
  const classes = Object.entries(withTwin ? { ROOM: 'Room', TWIN: 'Twin' } : { ROOM: 'Room' })
  const rooms = JSON.stringify(join(checkout, 'party/hosts/worker-room.ts'))
  const roomSource = `import { Room } from ${rooms}\nexport { default, Room } from ${rooms}\nexport class Twin extends Room {}\n`
  writeFileSync(join(folder, 'front.js'), bundle(checkout, frontSource(checkout)))
  writeFileSync(join(folder, 'room.js'), bundle(checkout, roomSource))
  mkdirSync(join(folder, 'state'))

  const bindings = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([name, value]) => `(name = ${text(name)}, ${value})`)
  const texts = (of: Readonly<Record<string, string>>) =>
    bindings(Object.fromEntries(Object.entries(of).map(([name, value]) => [name, `text = ${text(value)}`])))
  const script = (name: string, fields: readonly string[]) =>
    `(name = "${name}", worker = (modules = [(name = "${name}.js", esModule = embed "${name}.js")], ` +
    `compatibilityDate = "${compatibilityDate}", ${fields.join(', ')}))`

  const front = script('front', [
    `bindings = [${[
      ...texts({ WORKER_ORIGIN: workerOrigin, TURNOUT_SECRET: secret }),
      ...bindings(
        Object.fromEntries(
          classes.map(([name, className]) => [
            name,
            `durableObjectNamespace = (className = "${className}", serviceName = "room")`,
          ]),
        ),
      ),
    ].join(', ')}]`,
  ])
  const room = script('room', [
    `bindings = [${[...texts({ TURNOUT_SECRET: secret, ...vars }), ...bindings({ WORKER: 'service = "front"' })].join(', ')}]`,
    `durableObjectNamespaces = [${classes
      .map(
        ([, className]) => `(className = "${className}", uniqueKey = "room-${className}", enableSql = true)`,
      )
      .join(', ')}]`,
    'durableObjectStorage = (localDisk = "state")',
  ])
  const state = `(name = "state", disk = (path = ${text(join(folder, 'state'))}, writable = true))`
  // The stand-in is on this machine.
  const internet = '(name = "internet", network = (allow = ["public", "private"]))'
  writeFileSync(
    join(folder, 'workerd.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${[front, room, state, internet].join(',\n    ')}],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "front")],
);
`,
  )
  return {
    command: workerdOf(checkout),
    args: ['serve', '--experimental', join(folder, 'workerd.capnp')],
    env: {},
  }
}

/** The runtime that wrangler and Miniflare bring along; PartyKit has an older one. */
function workerdOf(checkout: string): string {
  const inMiniflare = createRequire(createRequire(join(checkout, 'package.json')).resolve('miniflare'))
  return v.parse(v.object({ default: v.string() }), inMiniflare('workerd')).default
}

/** One module, as wrangler makes it. */
function bundle(checkout: string, contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, loader: 'ts', resolveDir: checkout },
    ...{ bundle: true, format: 'esm', target: 'es2024', platform: 'browser', write: false },
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('The bundler wrote nothing.')
  return file.text
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
