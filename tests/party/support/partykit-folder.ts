import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostCommand, ServedRooms } from './room-server.ts'

/** The date that `partykit dev` keeps to, whatever it is told. */
const COMPATIBILITY_DATE = '2024-07-18'

/** `partykit dev` on the room's own code. */
export function preparePartyKit(checkout: string, rooms: ServedRooms): HostCommand {
  const { folder, port, workerOrigin, secret, vars, withTwin } = rooms
  const source = JSON.stringify(join(checkout, 'party/hosts/partykit-room.ts'))
  mkdirSync(join(folder, 'state'))
  writeFileSync(join(folder, 'room.ts'), `export { default } from ${source}\n`)
  writeFileSync(join(folder, 'twin.ts'), `export { default } from ${source}\n`)
  const parties = withTwin ? { twin: 'twin.ts' } : {}
  const config = {
    ...{ name: 'turnout-tests', main: 'room.ts', parties },
    compatibilityDate: COMPATIBILITY_DATE,
  }
  writeFileSync(join(folder, 'partykit.json'), JSON.stringify(config))
  const lines = Object.entries({ TURNOUT_SECRET: secret, WORKER_ORIGIN: workerOrigin, ...vars }).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}\n`,
  )
  writeFileSync(join(folder, '.env'), lines.join(''))
  return {
    command: process.execPath,
    args: [
      ...[join(checkout, 'node_modules/partykit/dist/bin.mjs'), 'dev', '--port', String(port)],
      ...['--persist', join(folder, 'state'), '--no-hotkeys', '--disable-request-cf-fetch'],
    ],
    env: {},
  }
}
