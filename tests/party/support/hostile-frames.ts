import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { entryOf } from '../../../shared/board/layout.ts'
import { textOf } from '../../../shared/board/read.ts'
import { createObjective } from '../../../shared/board/write.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { syncFrame } from './sync-frames.ts'

/** A frame, as it goes onto the socket. */
export type Shot = string | Uint8Array

/** What a hostile client has seen of the room before it begins. */
export type Target = {
  /** The whole document, with at least one objective that has words in it. */
  readonly document: Uint8Array
  readonly cardId: string
  /** The Yjs client id under which somebody else is typing. */
  readonly victimId: number
}

type Make = (random: SeededRandom, target: Target) => readonly Shot[]

const PIECE_BYTES = 1_000_000
/** The kinds of content that an item may have, as Yjs numbers them. */
const CONTENT = { deleted: 1, json: 2, bytes: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9 }

/** Numbers as the encoding writes them, and texts as strings. */
function bytesOf(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

const updateFrame = (...parts: readonly (number | string | Uint8Array)[]) => syncFrame(2, bytesOf(...parts))

/** One item of a client id that nobody has, in a root, with any content. */
const itemFrame = (
  random: SeededRandom,
  kind: number,
  ...content: readonly (number | string | Uint8Array)[]
) => updateFrame(1, 1, freshClientId(random), 0, kind, 1, 'objectives', ...content, 0)

const freshClientId = (random: SeededRandom) => 1 + random.below(2 ** 31)

function randomBytes(random: SeededRandom, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256))
}

/** An edit as a Yjs client makes it, whatever the layout says. */
function editFrame(
  random: SeededRandom,
  target: Target,
  edit: (doc: Y.Doc) => unknown,
  step: 1 | 2 = 2,
): Uint8Array {
  return syncFrame(step, editUpdate(random, target, edit))
}

function editUpdate(random: SeededRandom, target: Target, edit: (doc: Y.Doc) => unknown): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, target.document)
  doc.clientID = freshClientId(random)
  const before = Y.encodeStateVector(doc)
  edit(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

function honestFrame(random: SeededRandom, target: Target): Uint8Array {
  return editFrame(random, target, (doc) => textOf(doc, target.cardId)?.insert(0, 'an edit '))
}

function presenceFrame(...entries: readonly (readonly [number, number, string])[]): Uint8Array {
  const payload = bytesOf(entries.length, ...entries.flat())
  return bytesOf(1, payload.byteLength, payload)
}

const marker = (type: string, size: number, count: number) =>
  `y-pk-batch#${JSON.stringify({ id: 'b', type, size, count })}`

const nestedJson = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const commandId = (random: SeededRandom) => `hostile-${random.below(2 ** 31)}`
const repeat = <Item>(count: number, make: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at))

/** Where the words of the card are, and up to where its author is known. */
function placeOf({ document, cardId, victimId }: Target) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, document)
  const text = entryOf(doc, 'objectives', cardId)?.get('text')
  const id = text instanceof Y.Text ? text._item?.id : null
  if (!id) throw new Error('The card that is aimed at has no text.')
  return { text: id, victimClock: Y.getState(doc.store, victimId) }
}

/** Items in a row, and as many that each go between the start and another of them: slow to put in their places. */
function contendedFrame(random: SeededRandom, target: Target, count: number): Uint8Array {
  const { text } = placeOf(target)
  const [high, low] = [2 ** 31 + random.below(2 ** 30), freshClientId(random)]
  const parts: (number | Uint8Array)[] = [2, count, high, 0, CONTENT.deleted, 0, text.client, text.clock, 1]
  for (let at = 1; at < count; at++) parts.push(Uint8Array.of(0x80 | CONTENT.deleted), high, at - 1, 1)
  parts.push(count, low, 0)
  for (let at = 0; at < count; at++)
    parts.push(Uint8Array.of(0x40 | CONTENT.deleted), high, count - 1 - at, 1)
  return updateFrame(...parts, 0)
}

/** What hostile clients send, by name. Each makes other frames every time. */
export const HOSTILE_KINDS = {
  'an empty frame': () => [new Uint8Array()],
  'random bytes': (random) => [randomBytes(random, 1 + random.below(400))],
  'random bytes as an update': (random) => [syncFrame(2, randomBytes(random, random.below(400)))],
  'an update that ends too early': (random, target) => {
    const whole = honestFrame(random, target)
    return [whole.slice(0, random.below(whole.byteLength))]
  },
  'an update whose end is cut off inside': (random, target) => {
    const update = editUpdate(random, target, (doc) => createObjective(doc, { id: 'cut', text: 'Cut' }, null))
    return [syncFrame(2, update.slice(0, random.below(update.byteLength)))]
  },
  'an update with a byte changed': (random, target) => {
    const frame = honestFrame(random, target).slice()
    frame[3 + random.below(frame.byteLength - 3)] = random.below(256)
    return [frame]
  },
  'an unknown message type': (random) => [bytesOf(4 + random.below(1_000), randomBytes(random, 20))],
  'an unknown sync step': (random) => [bytesOf(0, 3 + random.below(100), 1, 0)],
  'a number without end': () => [new Uint8Array(200).fill(255)],
  'a length beyond the frame': (random) => [bytesOf(0, 2, 2 ** 32 + random.below(1_000))],
  'more structs than there are': (random) => [updateFrame(1, 2 ** 32, freshClientId(random), 0, 0, 1, 0)],
  'structs of nothing': (random) => {
    const structs = new Uint8Array(200_000)
    return [updateFrame(1, 100_000, freshClientId(random), 0, structs, 0)]
  },
  'half a million structs': (random) => {
    const structs = new Uint8Array(900_000).map((_, at) => at % 2)
    return [updateFrame(1, 450_000, freshClientId(random), 0, structs, 0)]
  },
  'lists nested without end': (random) => [
    itemFrame(random, CONTENT.any, 1, new Uint8Array(200_000).fill(117)),
  ],
  'JSON nested without end': (random) => [itemFrame(random, CONTENT.json, 1, nestedJson(100_000))],
  'an embed': (random) => [itemFrame(random, CONTENT.embed, nestedJson(1_000))],
  'a format': (random) => [itemFrame(random, CONTENT.format, 'bold', 'true')],
  'documents in the document': (random) => [
    updateFrame(
      ...[1, 2_000, freshClientId(random), 0],
      ...repeat(2_000, () => [CONTENT.doc, 1, 'objectives', 'guid', 118, 0]).flat(),
      0,
    ),
  ],
  XML: (random) => [itemFrame(random, CONTENT.type, 3, 'script')],
  'bytes in the document': (random) => [itemFrame(random, CONTENT.bytes, 4, 1, 2, 3, 4)],
  'a root of its own': (random, target) => [
    editFrame(random, target, (doc) => doc.getMap('mine').set('a', 1)),
  ],
  'words in a root': (random) => [itemFrame(random, CONTENT.string, 'hidden')],
  'a plain value for a card': (random, target) => [
    editFrame(random, target, (doc) => doc.getMap('objectives').set(`x-${random.below(99)}`, 'a card')),
  ],
  'a field of its own': (random, target) => [
    editFrame(random, target, (doc) => entryOf(doc, 'objectives', target.cardId)?.set('author', 'me')),
  ],
  'a text that is too long': (random, target) => [
    editFrame(random, target, (doc) => textOf(doc, target.cardId)?.insert(0, 'x'.repeat(2_001))),
  ],
  'too many cards': (random, target) => [
    editFrame(random, target, (doc) =>
      doc.transact(() => {
        for (let at = 0; at < 1_001; at++) doc.getMap('notes').set(`n-${at}`, new Y.Map())
      }),
    ),
  ],
  'a card taken out': (random, target) => [
    editFrame(random, target, (doc) => doc.getMap('objectives').delete(target.cardId)),
  ],
  'a card put over another': (random, target) => [
    editFrame(random, target, (doc) => doc.getMap('objectives').set(target.cardId, new Y.Map())),
  ],
  'an edit without its predecessors': (random, target) => {
    const client = freshClientId(random)
    const { text } = placeOf(target)
    return [
      updateFrame(1, 1, client, 5 + random.below(99), CONTENT.string, 0, text.client, text.clock, 'x', 0),
    ]
  },
  'an edit beside what never was': (random) => [
    updateFrame(1, 1, freshClientId(random), 0, Uint8Array.of(0x84), freshClientId(random), 7, 'x', 0),
  ],
  'deletions of what never was': (random) => [updateFrame(0, 1, freshClientId(random), 1, 0, 1_000)],
  'deletions that overlap a thousand times': (random, { victimId }) => [
    updateFrame(0, 1, victimId, 1_000, ...repeat(1_000, () => [0, 1 + random.below(50)]).flat()),
  ],
  'the next words of somebody else': (_random, target) => {
    const { text, victimClock } = placeOf(target)
    return [
      updateFrame(
        1,
        1,
        target.victimId,
        victimClock,
        CONTENT.string,
        0,
        text.client,
        text.clock,
        'forged',
        0,
      ),
    ]
  },
  'gaps where somebody else will write': (random, target) => [
    updateFrame(1, 1, target.victimId, placeOf(target).victimClock, 0, 1 + random.below(10_000), 0),
  ],
  'more writers than a person has': (random) => {
    const from = freshClientId(random)
    return [updateFrame(1_500, ...repeat(1_500, (at) => [1, from + at, 0, 0, 1]).flat(), 0)]
  },
  'two runs of one writer': (random) => {
    const client = freshClientId(random)
    return [updateFrame(2, 1, client, 0, 0, 5, 1, client, 5, 0, 5, 0)]
  },
  'much work in few bytes': (random, target) => [contendedFrame(random, target, 3_000)],
  'presence for somebody else': (random, { victimId }) => [
    presenceFrame([
      victimId,
      2 ** 40 + random.below(999),
      '{"personId":"p-faye","name":"Faye","editing":"o-1"}',
    ]),
    presenceFrame([victimId, 2 ** 41, 'null']),
  ],
  'presence without end': () => [presenceFrame([1, 1, JSON.stringify({ editing: 'x'.repeat(5_000) })])],
  'presence that is no JSON': (random) => [presenceFrame([freshClientId(random), 1, '{"editing":'])],
  'presence nested without end': (random) => [presenceFrame([freshClientId(random), 1, nestedJson(900)])],
  'presence of more people than there are': () => [bytesOf(1, 6, bytesOf(2 ** 40))],
  'a flood of presence': (random) => {
    const client = freshClientId(random)
    return repeat(40, (at) => presenceFrame([client, at + 1, `{"editing":"c-${at}"}`]))
  },
  'pieces that never end': (random) => [
    marker('start', PIECE_BYTES * 8, 8),
    randomBytes(random, 100),
    randomBytes(random, 100),
  ],
  'pieces that never began': () => [marker('end', 100, 1)],
  'pieces within pieces': () => [marker('start', 100, 1), marker('start', 100, 1)],
  'pieces that are more than announced': (random) => [marker('start', 10, 1), randomBytes(random, 500)],
  'pieces of a size that is none': (random) => [
    random.pick([
      marker('start', 1e12, 1),
      marker('start', -1, 1),
      'y-pk-batch#',
      'y-pk-batch#[]',
      'y-pk-batch#{"type":"__proto__"}',
    ]) ?? '',
  ],
  'pieces of random bytes': (random) => {
    const bytes = randomBytes(random, 3_000)
    return [marker('start', 3_000, 2), bytes.slice(0, 1_000), bytes.slice(1_000), marker('end', 3_000, 2)]
  },
  'a frame over 1 MiB': () => [new Uint8Array(1_048_577 + 1_000)],
  'a text frame without end': () => ['x'.repeat(300_000)],
  'text that is no JSON': (random) => [
    random.pick(['', '{', 'undefined', '\u0000', '{"type":"ping"', '{"type":ping}', '\ud800']) ?? '',
  ],
  'JSON that is no message': (random) => [
    random.pick(['null', '[]', '0', '"ping"', '{}', '{"type":7}', '{"type":["ping"]}', 'true']) ?? '',
  ],
  'text nested without end': () => [nestedJson(100_000)],
  'an unknown command': (random) => [
    JSON.stringify({
      id: commandId(random),
      type: random.pick(['launch', '__proto__', 'constructor', 'toString']),
    }),
  ],
  'a command with other fields': (random) => [
    JSON.stringify({ id: commandId(random), type: 'set-role', personId: {}, role: 'owner', __proto__: null }),
    JSON.stringify({ id: 'x', type: 'set-ready', ready: true }),
    JSON.stringify({ id: commandId(random), type: 'cast-ballot', ballotId: nestedJson(50), choice: [] }),
    JSON.stringify({
      id: commandId(random),
      type: 'dismiss-finding',
      cardId: 'o-1',
      rule: '__proto__',
      reason: 'x',
    }),
    JSON.stringify({
      id: commandId(random),
      type: 'dismiss-finding',
      cardId: 'o-1',
      rule: 'OB1',
      reason: 'x'.repeat(9_000),
    }),
  ],
  'a command that is not theirs': (random) => [
    JSON.stringify({ id: commandId(random), type: 'advance-stage', from: 'welcome' }),
    JSON.stringify({ id: commandId(random), type: 'remove-person', personId: 'p-faye' }),
    JSON.stringify({ id: commandId(random), type: 'lock-board', locked: true }),
  ],
  'a flood of one command': (random) => {
    const id = commandId(random)
    return repeat(60, () => JSON.stringify({ id, type: 'set-ready', ready: true }))
  },
  'a flood of pings': () => repeat(200, () => '{"type":"ping"}'),
  'an absurd acknowledgement': (random) => [
    JSON.stringify({ type: 'ack', frames: random.pick([-1, 1e300, 2 ** 53, 0.5, 'x']) }),
  ],
  'a state vector that is none': (random) => [syncBytes(0, randomBytes(random, 1 + random.below(60)))],
  'a state vector without end': () => [syncBytes(0, bytesOf(80_000, new Uint8Array(160_000).fill(7)))],
  'a flood of questions': () => repeat(120, () => syncBytes(0, Uint8Array.of(0))),
  'step 2 again and again': (random, target) =>
    repeat(5, () => editFrame(random, target, (doc) => doc.getMap('mine').set('a', 1), 1)),
} as const satisfies Record<string, Make>

export type HostileKind = keyof typeof HOSTILE_KINDS
export const HOSTILE_KIND_NAMES = Object.keys(HOSTILE_KINDS).filter(isHostileKind)

export function makeShots(kind: HostileKind, random: SeededRandom, target: Target): readonly Shot[] {
  const make: Make = HOSTILE_KINDS[kind]
  return make(random, target)
}

function isHostileKind(name: string): name is HostileKind {
  return Object.hasOwn(HOSTILE_KINDS, name)
}

function syncBytes(step: 0, payload: Uint8Array): Uint8Array {
  return bytesOf(0, step, payload.byteLength, payload)
}
