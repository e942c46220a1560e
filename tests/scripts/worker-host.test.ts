import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ROUTES } from '../../shared/api/routes.ts'
import { readBoard } from '../../shared/board/read.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { RoomClient } from '../party/support/room-client.ts'
import { advanceTo, writeGoodSet } from '../party/support/stage-play.ts'
import { commandOf } from '../support/processes.ts'
import { waitFor } from '../support/wait.ts'
import { APP_ORIGIN, Browser } from '../worker/support/browser.ts'
import { copyProduct } from './checkout-copy.ts'
import { useNpmStart } from './use-npm-start.ts'

const CREATE = {
  displayName: 'Priya Raman',
  team: { as: 'new', name: 'Platform' },
  title: 'Planning 2027-Q1',
  kind: 'planning',
  cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
  timeZone: 'Europe/Berlin',
} as const

const product = useNpmStart(copyProduct)
const npmStart = () => product.start(['--host', 'worker'])

function browserAt(url: string): Browser {
  const send = (address: string, init: { method: string; headers: Record<string, string>; body?: string }) =>
    fetch(address.replace(APP_ORIGIN, url), { ...init, headers: { ...init.headers, origin: url } })
  return new Browser(send, '192.0.2.1')
}

/** Goes in as a page does: a ticket by the API, then the WebSocket at the address that came with it. */
async function enter(browser: Browser, workshopId: string): Promise<RoomClient> {
  const { ticket, roomOrigin, room } = await browser.get(ROUTES.ticket, { params: { workshopId } })
  const search = new URLSearchParams({ ticket, v: String(PROTOCOL_VERSION) })
  const client = new RoomClient(
    `${roomOrigin.replace('http', 'ws')}/parties/main/${room}?${search}`,
    new Y.Doc(),
  )
  await client.until('it has the document', () => client.isSynced)
  return client
}

describe('npm start -- --host worker', () => {
  it('holds a workshop from its making to the record, and keeps it over a restart', async () => {
    const first = npmStart()
    const url = await first.url()
    expect(url).toBe(`http://127.0.0.1:${product.ports.port}`)
    expect(first.processes().filter((pid) => commandOf(pid).includes('partykit'))).toEqual([])
    // The development server drops a request now and then while it looks at its files for the first time.
    const page = await waitFor('the page', async () => {
      const reply = await fetch(url)
      return /<script[^>]+type="module"/.test(await reply.text()) ? reply : null
    })
    expect(page.headers.get('content-security-policy')).toContain(`ws://127.0.0.1:${product.ports.port}`)
    const stranger = new RoomClient(`${url.replace('http', 'ws')}/parties/main/w-1?ticket=none`, new Y.Doc())
    expect((await stranger.untilClosed()).name).toBe('ticket-refused')
    // What the Worker asks of rooms does not come this way.
    expect((await fetch(`${url}/parties/main/w-1/tick`, { method: 'POST', body: '{}' })).status).toBe(404)

    const browser = browserAt(url)
    const { workshopId } = await browser.get(ROUTES.createWorkshop, { body: CREATE })
    const priya = await enter(browser, workshopId)
    const personId = priya.welcome?.personId ?? ''
    writeGoodSet(priya.doc, personId)
    await priya.untilSaved()
    await advanceTo(priya, 'review')
    expect(await priya.command({ type: 'finalise', dropReasons: {} })).toBe('done')
    await priya.until('it is published', () => priya.visible?.publication.status === 'published')
    const record = await browser.get(ROUTES.workshopOkrsMarkdown, { params: { workshopId } })
    expect(record).toContain('Reduce deployment time by 50%')

    first.interrupt()
    await first.ended()
    await first.noProcessIsLeft()
    expect(first.output).not.toMatch(/error/i)

    await npmStart().url()
    const again = await enter(browser, workshopId)
    expect(again.visible).toMatchObject({ stageId: 'finalised', publication: { status: 'published' } })
    expect(readBoard(again.doc)).toEqual(readBoard(priya.doc))
    expect(await browser.get(ROUTES.workshopOkrsMarkdown, { params: { workshopId } })).toBe(record)
  })

  it('leaves no server behind when it is killed outright', async () => {
    const start = npmStart()
    await start.url()
    start.killAbruptly()
    await start.ended()
    await start.noProcessIsLeft()
  })
})
