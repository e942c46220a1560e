import { afterAll, afterEach, beforeAll } from 'vitest'
import { freePorts } from '../support/ports.ts'
import type { CheckoutCopy } from './checkout-copy.ts'
import { NpmStart } from './npm-start.ts'

type Ports = { readonly port: number; readonly partyPort: number }

/** A copy of the checkout for the tests of one file, on ports of its own; what they start there is ended after each. */
export function useNpmStart(makeCopy: () => CheckoutCopy) {
  let copy: CheckoutCopy | null = null
  let ports: Ports | null = null
  let running: NpmStart[] = []

  beforeAll(async () => {
    copy = makeCopy()
    const [port = 0, partyPort = 0] = await freePorts(2)
    ports = { port, partyPort }
  })
  afterEach(async () => {
    for (const start of running) await start.stop()
    running = []
  })
  afterAll(() => copy?.remove())

  return {
    get dir(): string {
      return copy?.dir ?? notYet()
    },
    get ports(): Ports {
      return ports ?? notYet()
    },
    start(args: readonly string[], at?: Ports): NpmStart {
      const start = new NpmStart(copy?.dir ?? notYet(), at ?? ports ?? notYet(), [...args])
      running.push(start)
      return start
    },
  }
}

function notYet(): never {
  throw new Error('The copy is there while tests run, and not before.')
}
