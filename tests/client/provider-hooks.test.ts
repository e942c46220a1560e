import { afterEach, describe, expect, it, vi } from 'vitest'
import type YPartyKitProvider from 'y-partykit/provider'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

/*
 * What client/room/room-connection.ts relies on inside the provider. The package is pinned; a new version must pass this
 * before it is taken.
 */

/** A socket that connects when told to, and keeps what was sent. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  static opened: FakeSocket[] = []
  readonly OPEN = 1
  readyState = 0
  binaryType = 'blob'
  readonly sent: unknown[] = []

  constructor(readonly url: string) {
    super()
    FakeSocket.opened.push(this)
  }
  open() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  send(data: unknown) {
    this.sent.push(data)
  }
  close() {
    if (this.readyState === 3) return
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

// The provider looks for the browser's WebSocket when it is loaded.
vi.stubGlobal('WebSocket', FakeSocket)
const { default: Provider } = await import('y-partykit/provider')

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
  FakeSocket.opened = []
  vi.useRealTimers()
})

function makeProvider() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  clearInterval(awareness._checkInterval)
  const provider = new Provider('http://127.0.0.1:1', 'room', doc, {
    connect: false,
    disableBc: true,
    awareness,
    params: { ticket: 't', v: '1' },
  })
  clearInterval(provider._checkInterval)
  cleanups.push(() => {
    provider.destroy()
    awareness.destroy()
    doc.destroy()
  })
  return { doc, awareness, provider }
}

async function socketOf(provider: YPartyKitProvider): Promise<FakeSocket> {
  provider.connect()
  await expect.poll(() => FakeSocket.opened.length).toBe(1)
  const [socket] = FakeSocket.opened
  if (socket === undefined) throw new Error('No socket was opened.')
  return socket
}

describe('the provider', () => {
  it('has its socket when it says that it is connecting, before anything was sent', async () => {
    const { provider } = makeProvider()
    const seen: boolean[] = []
    provider.on('status', ({ status }: { status: string }) => {
      if (status === 'connecting') seen.push(provider.ws !== null)
    })
    const socket = await socketOf(provider)
    expect(seen).toEqual([true])
    expect(socket.sent).toEqual([])
    expect(new URL(socket.url).searchParams.get('ticket')).toBe('t')
    expect(new URL(socket.url).searchParams.get('v')).toBe('1')
  })

  it('sends by the socket’s own send alone, so that frames can be counted there', async () => {
    const { doc, provider } = makeProvider()
    const socket = await socketOf(provider)
    socket.open()
    doc.getMap('objectives').set('a', 1)
    const frames = socket.sent.filter((data) => data instanceof Uint8Array && data[0] === 0)
    expect(frames.map((frame) => (frame instanceof Uint8Array ? frame[1] : null))).toEqual([0, 2])
  })

  it('stays away after `shouldConnect = false` in connection-close', async () => {
    const { provider } = makeProvider()
    provider.on('connection-close', () => {
      provider.shouldConnect = false
    })
    const socket = await socketOf(provider)
    vi.useFakeTimers()
    socket.open()
    socket.close()
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.opened).toHaveLength(1)
  })

  it('no longer sends others’ presence once its handler is taken off', async () => {
    const { awareness, provider } = makeProvider()
    awareness.off('update', provider._awarenessUpdateHandler)
    const socket = await socketOf(provider)
    socket.open()
    const before = socket.sent.length
    awareness.emit('update', [{ added: [4_711], updated: [], removed: [] }, 'remote'])
    awareness.setLocalState({ editing: null })
    expect(socket.sent).toHaveLength(before)
  })

  it('opens no socket when it is disconnected a microtask after it was destroyed', async () => {
    const { provider } = makeProvider()
    provider.connect()
    provider.destroy()
    queueMicrotask(() => provider.disconnect())
    await new Promise((resolve) => setImmediate(resolve)) // After every microtask.
    expect(FakeSocket.opened.filter(({ readyState }) => readyState !== 3)).toEqual([])
  })
})
