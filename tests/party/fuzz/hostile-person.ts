import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import {
  joinAwareness,
  readAwareness,
  readFrame,
  writeAwarenessEntry,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '../../../party/connections/frames.ts'
import { entryOf, rootMap } from '../../../shared/board/layout.ts'
import { allCards, readBoard, textOf } from '../../../shared/board/read.ts'
import { createKeyResult, createObjective } from '../../../shared/board/write.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import type { Frame, Link } from './simulated-network.ts'
import { ME, type Who } from './simulated-person.ts'
import type { Entry, SimulatedRoom } from './simulated-room.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Someone with a ticket who means harm. Whatever they send, the room lives and the others notice nothing. */
export class HostilePerson {
  #doc = new Y.Doc()
  #link: Link | null = null
  #entry: Entry | null = null
  #isDone = false
  /** The client ids that this person has heard of, from the room alone. */
  readonly #learnt = new Set<number>()

  constructor(
    readonly who: Who,
    private readonly ports: {
      readonly time: VirtualTime
      readonly random: SeededRandom
      readonly room: SimulatedRoom
      readonly isResting: () => boolean
    },
  ) {}

  connect(): void {
    if (this.#isDone) return
    const { time, random, room } = this.ports
    // A used ticket, now and then.
    const isOld = this.#entry !== null && random.below(8) === 0
    const fresh = { ...this.who, ticketId: `h-${random.next()}`, expiresAtMs: time.nowMs + 60_000 }
    this.#entry = isOld ? (this.#entry ?? fresh) : fresh
    this.#doc = new Y.Doc()
    const link: Link = room.connect(this.#entry, {
      opened: () => {
        link.send(writeStep1(Y.encodeStateVector(this.#doc)))
        time.later(random.next() * 500, () => this.#attack(link))
      },
      received: (frame) => this.#received(link, frame),
      closed: () => {
        this.#link = null
        const pauseMs = this.ports.isResting() ? 60_000 : 500
        time.later(pauseMs + random.next() * 3_000, () => this.connect())
      },
    })
    this.#link = link
  }

  /** Sends a few things at the moment when everybody else does. */
  rush(): void {
    const { time, random } = this.ports
    for (let count = 0; count < 3; count++) {
      time.later(random.next() * 10, () => {
        if (this.#link) random.pick(this.#attacks(this.#link))?.()
      })
    }
  }

  leave(): void {
    this.#isDone = true
    this.#link?.leave()
    this.#link = null
  }

  #received(link: Link, bytes: Frame): void {
    if (typeof bytes === 'string') return
    const frame = readFrame(bytes)
    if (frame.kind === 'step-2' || frame.kind === 'update') {
      Y.applyUpdate(this.#doc, frame.update, 'remote')
      for (const clientId of this.#doc.store.clients.keys()) this.#learnt.add(clientId)
    } else if (frame.kind === 'awareness') {
      for (const { clientId } of readAwareness(frame.update) ?? []) this.#learnt.add(clientId)
    }
    if (frame.kind === 'step-1' && this.ports.random.below(2) === 0) {
      link.send(writeStep2(Y.encodeStateAsUpdate(this.#doc, frame.stateVector)))
    }
  }

  #attack(link: Link): void {
    if (this.#link !== link) return
    const { time, random, isResting } = this.ports
    if (!isResting()) random.pick(this.#attacks(link))?.()
    time.later(isResting() ? 30_000 : random.next() * 900, () => this.#attack(link))
  }

  #attacks(link: Link): readonly (() => void)[] {
    const { random } = this.ports
    const somebody = () => random.pick([...this.#learnt]) ?? 1
    const card = random.pick(allCards(readBoard(this.#doc)))?.id ?? ''
    const send = (frame: Frame) => link.send(frame)
    const edit = (change: (doc: Y.Doc) => unknown) => send(writeUpdate(this.#updateOf(change)))
    const anyUpdate = () =>
      this.#updateOf((doc) => createObjective(doc, { id: `h${doc.clientID}`, text: 'x' }, ME))
    const presence = (clientId: number, state: unknown) =>
      send(joinAwareness([writeAwarenessEntry({ clientId, clock: 5, state })]))
    const commandId = `h-${Math.floor(random.next() * 1e12).toString(36)}-abcdef`
    const say = (message: unknown) => send(JSON.stringify(message))
    return [
      () => send(this.#randomBytes(1 + random.below(200))),
      () => send(frameOf(0, 2, this.#randomBytes(random.below(300)))),
      () => send(frameOf(0, 1, this.#randomBytes(random.below(300)))),
      () => send(frameOf(0, 0, this.#randomBytes(random.below(50)))),
      () => send(frameOf(1, this.#randomBytes(random.below(50)))),
      () => send(frameOf(random.below(12), random.below(5))),
      () => send(cut(writeUpdate(anyUpdate()), random)),
      () => send(flipped(writeUpdate(anyUpdate()), random)),
      () => edit((doc) => doc.getMap('smuggled').set('a', 1)),
      () => edit((doc) => doc.getArray('objectives').push([1])),
      () => edit((doc) => rootMap(doc, 'objectives')?.delete(card)),
      () => edit((doc) => rootMap(doc, 'keyResults')?.delete(card)),
      () => edit((doc) => rootMap(doc, 'objectives')?.set(card, new Y.Map())),
      () => edit((doc) => rootMap(doc, 'objectives')?.set('__proto__', new Y.Map())),
      () => edit((doc) => entryOf(doc, 'objectives', card)?.delete('text')),
      () => edit((doc) => entryOf(doc, 'objectives', card)?.set('text', new Y.Text('mine'))),
      () => edit((doc) => entryOf(doc, 'objectives', card)?.set('pos', 'nowhere')),
      () => edit((doc) => entryOf(doc, 'objectives', card)?.set('author', nested(400))),
      () => edit((doc) => rootMap(doc, 'objectives')?.set('deep', nestedMap(60))),
      () => edit((doc) => textOf(doc, card)?.insertEmbed(0, { image: 'x' })),
      () => edit((doc) => textOf(doc, card)?.insert(0, 'x'.repeat(2_001))),
      () => edit((doc) => textOf(doc, card)?.format(0, 1, { bold: true })),
      () => edit((doc) => createObjective(doc, { id: `h${doc.clientID}`, text: 'Honest for once' }, ME)),
      () =>
        edit((doc) =>
          createKeyResult(doc, { id: `hk${doc.clientID}`, objectiveId: card, text: 'So so' }, ME),
        ),
      () => this.#sendWithoutPredecessor(link),
      () => presence(somebody(), { editing: 'forged-other' }),
      () => presence(somebody(), null),
      () => send(writeUpdate(this.#signedBy(somebody()))),
      () => send(writeUpdate(this.#signedBy(somebody()))),
      () => presence(this.#doc.clientID, { personId: 'p-1', name: 'Somebody else', editing: 'forged-own' }),
      () => presence(this.#doc.clientID, nested(300)),
      () => send('not JSON'),
      () => send('x'.repeat(300_000)),
      () => send(`y-pk-batch#${JSON.stringify({ id: 'b', type: 'start', size: 5_000, count: 2 })}`),
      () => send(`y-pk-batch#${'{'.repeat(50)}`),
      () => send('['.repeat(5_000)),
      () => say(null),
      () => say({ type: 'ack', frames: random.below(1_000_000) }),
      () => say({ type: 'ack', frames: -1 }),
      () => say({ type: 'constructor', id: commandId }),
      () => say({ type: 'set-role', id: commandId, personId: this.who.personId, role: 'facilitator' }),
      () => say({ type: 'lock-board', id: commandId, locked: true, personId: 'p-0' }),
      () => say({ type: 'open-ladder', id: commandId, cardId: 'constructor' }),
      () => say({ type: 'open-ladder', id: commandId, cardId: card }),
      () => say({ type: 'cast-ballot', id: commandId, ballotId: '__proto__', choice: { answer: 'abstain' } }),
      () => say({ type: 'finalise', id: commandId, dropReasons: { __proto__: 'x' } }),
      () => {
        for (let count = 0; count < 100; count++) say({ type: 'ping' })
      },
    ]
  }

  /** An update of a copy of what this person sees, with a client id of its own: nothing is ever said twice in one name. */
  #updateOf(change: (doc: Y.Doc) => unknown): Uint8Array {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc))
    const made: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => made.push(update))
    try {
      change(copy)
    } catch {
      // What Yjs itself does not make of this board, this person does not send.
    }
    copy.destroy()
    return Y.mergeUpdates(made.length > 0 ? made : [new Uint8Array([0, 0])])
  }

  /**
   * An edit in somebody else's name, with the number that their next one will have. Never as a step 2: after a crash the
   * room has to take such a thing, since it could be what was lost, and nobody can tell.
   */
  #signedBy(clientId: number): Uint8Array {
    return this.#updateOf((doc) => {
      doc.clientID = clientId
      createObjective(doc, { id: `f${this.ports.random.below(1e9)}`, text: 'Forged' }, ME)
    })
  }

  #sendWithoutPredecessor(link: Link): void {
    const doc = new Y.Doc()
    createObjective(doc, { id: `p${doc.clientID}`, text: 'First' }, ME)
    const before = Y.encodeStateVector(doc)
    textOf(doc, `p${doc.clientID}`)?.insert(0, 'then ')
    link.send(writeUpdate(Y.encodeStateAsUpdate(doc, before)))
  }

  #randomBytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.ports.random.below(256))
  }
}

function frameOf(...parts: readonly (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

function cut(frame: Uint8Array, random: SeededRandom): Uint8Array {
  return frame.slice(0, random.below(frame.length))
}

function flipped(frame: Uint8Array, random: SeededRandom): Uint8Array {
  const copy = frame.slice()
  const at = random.below(copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = { a: [value] }
  return value
}

function nestedMap(depth: number): Y.Map<unknown> {
  let inner = new Y.Map<unknown>()
  for (let level = 0; level < depth; level++) {
    const outer = new Y.Map<unknown>()
    outer.set('text', inner)
    inner = outer
  }
  return inner
}
