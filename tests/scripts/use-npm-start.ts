import { afterAll, afterEach, beforeAll } from 'vitest'
import { freePorts } from '../support/ports.ts'
import type { CheckoutCopy } from './checkout-copy.ts'
import { NpmStart } from './npm-start.ts'

type Ports = { readonly port: number; readonly partyPort: number }

/** A copy of the checkout for the tests of one file, on ports of its own; what a test starts there is ended after it. */
export function useNpmStart(makeCopy: () => CheckoutCopy) {
  let copy: CheckoutCopy | null = null
  let ports: Ports | null = null
  let running: NpmStart[] = []
  const lasting: NpmStart[] = []

  beforeAll(async () => {
    copy = makeCopy()
    const [port = 0, partyPort = 0] = await freePorts(2)
    ports = { port, partyPort }
  })
  afterEach(async () => {
    for (const start of running) await start.stop()
    running = []
  })
  afterAll(async () => {
    for (const start of lasting) await start.stop()
    copy?.remove()
  })

  const begin = (args: readonly string[], at?: Ports) =>
    new NpmStart(copy?.dir ?? notYet(), at ?? ports ?? notYet(), [...args])

  return {
    get dir(): string {
      return copy?.dir ?? notYet()
    },
    get ports(): Ports {
      return ports ?? notYet()
    },
    start(args: readonly string[], at?: Ports): NpmStart {
      const start = begin(args, at)
      running.push(start)
      return start
    },
    /** One that several tests look at; it is ended by the last of them, or after all. */
    startLasting(): NpmStart {
      const start = begin([])
      lasting.push(start)
      return start
    },
  }
}

function notYet(): never {
  throw new Error('The copy is there while tests run, and not before.')
}
