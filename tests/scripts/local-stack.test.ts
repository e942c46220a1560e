import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestStack, type TestStack } from '../support/local-stack.ts'
import { descendantsOf, isAlive } from '../support/processes.ts'
import { waitFor } from '../support/wait.ts'
import { type CheckoutCopy, copyCheckout } from './checkout-copy.ts'

let copy: CheckoutCopy
let stack: TestStack

beforeAll(async () => {
  copy = copyCheckout()
  stack = await startTestStack({ rootDir: copy.dir, workerVars: { EXTRA: 'for "the" Worker' } })
})
afterAll(async () => {
  await stack.stop()
  copy.remove()
})

async function getJson(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

describe('startLocalStack', () => {
  it('gives both sides the secret and each the other’s address, and the Worker what else was asked', async () => {
    const { secret, appUrl, roomUrl } = stack
    expect(await getJson(`${appUrl}/api/given`)).toMatchObject({
      TURNOUT_SECRET: secret,
      APP_ORIGIN: appUrl,
      ROOM_ORIGIN: roomUrl,
      EXTRA: 'for "the" Worker',
    })
    expect(await getJson(`${roomUrl}/parties/main/a`)).toMatchObject({
      TURNOUT_SECRET: secret,
      WORKER_ORIGIN: appUrl,
    })
  })

  it('runs the schedule once for each tick', async () => {
    await stack.tick()
    await stack.tick()
    expect(await getJson(`${stack.appUrl}/api/given`)).toMatchObject({ ticks: 2 })
  })

  it.each([
    ['worker', () => `${stack.appUrl}/api/notes`],
    ['room', () => `${stack.roomUrl}/parties/main/a`],
  ] as const)('kills the %s with all its processes and restarts it with its state', async (part, url) => {
    await fetch(url(), { method: 'POST' })
    const tree = [stack[part].pid, ...descendantsOf(stack[part].pid)]
    // The tool itself and workerd at least.
    expect(tree.length).toBeGreaterThanOrEqual(2)

    await stack[part].kill('SIGKILL')
    expect(tree.filter(isAlive)).toEqual([])
    await expect(fetch(url())).rejects.toThrow()

    await stack[part].restart()
    expect(tree).not.toContain(stack[part].pid)
    expect(await getJson(url())).toMatchObject({ notes: 1 })
  })

  it('leaves no process when it stops', async () => {
    const trees = [stack.worker.pid, stack.room.pid].flatMap((pid) => [pid, ...descendantsOf(pid)])
    await stack.stop()
    await waitFor('all processes to end', () => !trees.some(isAlive))
  })
})

describe('startLocalStack with the room in a Worker script', () => {
  let both: TestStack

  beforeAll(async () => {
    both = await startTestStack({ rootDir: copy.dir, host: 'worker' })
  })
  afterAll(() => both.stop())

  it('serves both at one address, each bound to the other, with one secret', async () => {
    expect(both.roomUrl).toBe(both.appUrl)
    const given = await getJson(`${both.appUrl}/api/given`)
    expect(given).toMatchObject({ TURNOUT_SECRET: both.secret, APP_ORIGIN: both.appUrl })
    expect(given).not.toHaveProperty('ROOM_ORIGIN')
    expect(await getJson(`${both.roomUrl}/parties/main/a`)).toMatchObject({
      TURNOUT_SECRET: both.secret,
      worker: { ok: true },
    })
  })

  it('has them in one process, which is killed and restarted whole, with the state of both', async () => {
    const urls = [`${both.appUrl}/api/notes`, `${both.roomUrl}/parties/main/a`]
    for (const url of urls) await fetch(url, { method: 'POST' })
    expect(both.room).toBe(both.worker)
    const tree = [both.room.pid, ...descendantsOf(both.room.pid)]

    await both.room.kill()
    expect(tree.filter(isAlive)).toEqual([])
    for (const url of urls) await expect(fetch(url)).rejects.toThrow()

    await both.room.restart()
    for (const url of urls) expect(await getJson(url)).toMatchObject({ notes: 1 })
  })
})
