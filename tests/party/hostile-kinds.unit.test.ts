import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { seeds } from '../support/soak.ts'
import { HOSTILE_KIND_NAMES, type HostileKind, makeShots, type Shot } from './support/hostile-frames.ts'
import { openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, PAT } from './support/signing.ts'
import { syncFrame } from './support/sync-frames.ts'

/** A frame that takes this long holds everybody up. Far more than any takes, for a machine that is busy. */
const MAX_MS_FOR_A_FRAME = 1_500

async function roomWithFaye() {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  const pat = await room.join(PAT)
  if (!faye.doc || !pat.doc) throw new Error('they have documents')
  createObjective(faye.doc, { id: 'o-1', text: 'Ship' }, null)
  await room.pass(500)
  return { room, faye: { client: faye, doc: faye.doc }, pat: { client: pat, doc: pat.doc } }
}

/** What at least some of each kind are answered; `null`: nothing at all, they are taken and come to nothing. */
const ANSWERS: Record<HostileKind, string | null> = {
  'an empty frame': 'malformed',
  'random bytes': 'malformed',
  'random bytes as an update': 'malformed',
  'an update that ends too early': 'malformed',
  'an update whose end is cut off inside': 'malformed',
  'an update with a byte changed': 'malformed',
  'an unknown message type': 'malformed',
  'an unknown sync step': 'malformed',
  'a number without end': 'malformed',
  'a length beyond the frame': 'malformed',
  'more structs than there are': 'too-many-changes',
  'structs of nothing': 'malformed',
  'half a million structs': 'too-many-changes',
  'lists nested without end': 'wrong-type',
  'JSON nested without end': 'wrong-type',
  'an embed': 'wrong-type',
  'a format': 'wrong-type',
  'documents in the document': 'wrong-type',
  XML: 'wrong-type',
  'bytes in the document': 'wrong-type',
  'a root of its own': 'unknown-root',
  'words in a root': 'wrong-type',
  'a plain value for a card': 'wrong-type',
  'a field of its own': 'wrong-type',
  'a text that is too long': 'text-too-long',
  'too many cards': 'too-many-cards',
  'a card taken out': 'card-removed',
  'a card put over another': 'wrong-type',
  'an edit without its predecessors': 'missing-predecessors',
  'an edit beside what never was': 'missing-predecessors',
  'deletions of what never was': 'missing-predecessors',
  'deletions that overlap a thousand times': 'malformed',
  'the next words of somebody else': 'forged-writer',
  'gaps where somebody else will write': 'forged-writer',
  'more writers than a person has': 'too-many-writers',
  'two runs of one writer': 'malformed',
  'much work in few bytes': 'too-many-changes',
  'presence for somebody else': null,
  'presence without end': 'presence-too-large',
  'presence that is no JSON': 'malformed',
  'presence nested without end': null,
  'presence of more people than there are': 'malformed',
  'a flood of presence': null,
  'pieces that never end': 'frame-too-large',
  'pieces that never began': 'frame-too-large',
  'pieces within pieces': 'frame-too-large',
  'pieces that are more than announced': 'frame-too-large',
  'pieces of a size that is none': 'frame-too-large',
  'pieces of random bytes': 'malformed',
  'a frame over 1 MiB': 'frame-too-large',
  'a text frame without end': 'frame-too-large',
  'text that is no JSON': 'invalid-command',
  'JSON that is no message': 'invalid-command',
  'text nested without end': 'invalid-command',
  'an unknown command': 'unknown-command',
  'a command with other fields': 'invalid-command',
  'a command that is not theirs': 'not-allowed',
  'a flood of one command': null,
  'a flood of pings': 'too-many-commands',
  'an absurd acknowledgement': 'invalid-command',
  'a state vector that is none': 'malformed',
  'a state vector without end': 'malformed',
  'a flood of questions': 'too-fast',
  'step 2 again and again': 'unknown-root',
}

const stranger = (at: number) =>
  ({ personId: `p-stranger-${at}`, name: 'Stranger', role: 'participant' }) as const

function describeShot(shot: Shot): string {
  return typeof shot === 'string' ? shot.slice(0, 80) : `bytes ${[...shot.slice(0, 60)].join(',')}`
}

describe('each kind', () => {
  test.each(HOSTILE_KIND_NAMES)('%s: the room goes on, and honest people notice nothing', async (kind) => {
    const { room, faye, pat } = await roomWithFaye()
    const random = new SeededRandom(1)
    const answers = new Set<string>()
    const target = {
      document: Y.encodeStateAsUpdate(faye.doc),
      cardId: 'o-1',
      victimId: faye.doc.clientID,
    }
    for (let round = 0; round < 6; round++) {
      const hostile = await room.join(stranger(round), null)
      // Half of them as if they had nothing more to give: from then on nothing waits for what came before it.
      if (round % 2 === 1) hostile.send(syncFrame(1, Uint8Array.of(0, 0)))
      for (const shot of makeShots(kind, random, target)) {
        const startedMs = performance.now()
        hostile.send(shot)
        await room.settle()
        expect(performance.now() - startedMs, describeShot(shot)).toBeLessThan(MAX_MS_FOR_A_FRAME)
      }
      await room.pass(100)
      textOf(faye.doc, 'o-1')?.insert(0, 'x')
      await room.pass(100)
      for (const message of hostile.messages) if ('code' in message) answers.add(message.code)
      if (hostile.closed) answers.add(hostile.closed)
      await room.leave(hostile)
    }
    const answer = ANSWERS[kind]
    if (answer === null) expect(answers).toEqual(new Set())
    else expect(answers).toContain(answer)
    await room.pass(1_000)
    expect(room.reports).toEqual([])
    for (const { client } of [faye, pat]) {
      expect(client.closed).toBeNull()
      expect(client.messages.filter(({ type }) => type === 'refused' || type === 'edit-refused')).toEqual([])
    }
    expect(readBoard(pat.doc)).toEqual(readBoard(faye.doc))
    const late = await room.join(stranger(99), new Y.Doc())
    expect(late.doc && readBoard(late.doc)).toEqual(readBoard(faye.doc))
  })
})

describe('many of all kinds', () => {
  const FRAMES = 400

  test.each(seeds({ test: 8, soak: 500 }))('seed %i', async (seed) => {
    const { room, faye, pat } = await roomWithFaye()
    const random = new SeededRandom(seed)
    let hostile = await room.join(stranger(0), null)
    for (let at = 0; at < FRAMES; at++) {
      if (hostile.closed !== null || random.below(20) === 0) {
        await room.leave(hostile)
        hostile = await room.join(stranger(at), null)
      }
      const target = { document: Y.encodeStateAsUpdate(pat.doc), cardId: 'o-1', victimId: faye.doc.clientID }
      const kind = random.pick(HOSTILE_KIND_NAMES)
      if (!kind) continue
      for (const shot of makeShots(kind, random, target)) hostile.send(shot)
      if (random.below(3) === 0) {
        const text = textOf(faye.doc, 'o-1')
        if (text && text.length < 1_000) text.insert(random.below(text.length + 1), 'x')
      }
      await room.pass(random.below(40))
    }
    await room.pass(2_000)
    expect(room.reports).toEqual([])
    expect(faye.client.closed).toBeNull()
    expect(pat.client.closed).toBeNull()
    expect(readBoard(pat.doc)).toEqual(readBoard(faye.doc))
    const late = await room.join(stranger(FRAMES), new Y.Doc())
    expect(late.doc && readBoard(late.doc)).toEqual(readBoard(faye.doc))
  })
})
