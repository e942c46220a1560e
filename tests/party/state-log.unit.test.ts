import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { StateStore } from '../../party/decisions/state-store.ts'
import { DamageLog } from '../../party/storage/damage-log.ts'
import { createRoomState } from '../../shared/workshop/create-room.ts'
import type { RoomState } from '../../shared/workshop/state.ts'
import { SeededRandom } from '../shared/board/seeded-random.ts'
import { idle, MemoryHost } from './support/memory-host.ts'
import { storedText } from './support/stored-text.ts'

const EMPTY = createRoomState(
  {
    workshopId: 'w-1',
    title: 'Delivery team, first quarter',
    teamName: 'Delivery',
    kind: 'planning',
    cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
    timeZone: 'Europe/Berlin',
  },
  0,
)

/** Somebody's next card: each change leaves a word behind that is nowhere else. */
function withCard(state: RoomState, personId: string, word: string): RoomState {
  const own = state.secret.cards[personId] ?? []
  const card = { id: `some-card-${own.length}`, stageId: 's', text: `said ${word}`, isAnonymous: true }
  const cards = { ...state.secret.cards, [personId]: [...own, { ...card, objectiveId: null, column: null }] }
  return { ...state, secret: { ...state.secret, cards } }
}

const withoutCards = (state: RoomState): RoomState => ({ ...state, secret: { ...state.secret, cards: {} } })

const marked = (state: RoomState, mark: string): RoomState => {
  return { ...state, visible: { ...state.visible, ladders: { ...state.visible.ladders, [mark]: mark } } }
}

async function open(host: MemoryHost) {
  const store = new StateStore({ host })
  const damage = new DamageLog(host)
  const { state, lastSequence } = await store.load(damage)
  await damage.finish()
  return { store, damage, state: state ?? EMPTY, lastSequence }
}

type Open = Awaited<ReturnType<typeof open>>

/** Puts a state as decisions do; `isOver`: nothing of the states before may be left. Not durable before a `sync`. */
async function put(
  host: MemoryHost,
  { store, damage }: Open,
  state: RoomState,
  sequence: number,
  isOver = false,
) {
  if (!isOver) {
    const next = store.stateEntries(state, sequence)
    await host.storage.write(next.entries)
    return next.stored
  }
  const next = store.lastingEntries(state, sequence)
  await host.storage.replace(next.entries, await store.keysOfEarlierStates(next.entries, damage))
  return next.stored
}

describe('whatever happens, in whatever order', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'a room comes back as it was when it was last durable (seed %i)',
    async (seed) => {
      const random = new SeededRandom(seed)
      const host = new MemoryHost()
      let room = await open(host)
      let [state, sequence, changes] = [EMPTY, 0, 0]
      const store = async (next: RoomState, isOver = false) => {
        const stored = await put(host, room, next, ++sequence, isOver)
        await host.storage.sync()
        stored()
        state = next
      }
      for (let step = 0; step < 400; step++) {
        const dice = random.next()
        if (dice < 0.85) {
          const word = `w${seed}x${++changes}`
          const person = `p-${random.below(5)}`
          // Short and long ones, so that the whole is stored for the number of changes, and for their bytes.
          const text = random.next() < 0.05 ? word + '.'.repeat(6_000) : word
          await store(random.next() < 0.7 ? withCard(state, person, text) : marked(state, word))
        } else if (dice < 0.88) {
          await store(withoutCards(state), true)
          expect(storedText(host.storage), `step ${step}`).not.toMatch(/said|some-card/)
        } else if (dice < 0.96) {
          // The machine dies with a write on its way, which is on the disk or not.
          const isOver = random.next() < 0.3
          const next = marked(isOver ? withoutCards(state) : state, `w${seed}x${++changes}`)
          await put(host, room, next, ++sequence, isOver)
          const isKept = random.next() < 0.5
          await idle()
          host.storage.crash(isKept ? 99 : 0)
          room = await open(host)
          expect(room.state, `step ${step}`).toEqual(isKept ? next : state)
          state = room.state
          sequence = room.lastSequence
        } else {
          room = await open(host)
          expect(room.state, `step ${step}`).toEqual(state)
          expect(room.lastSequence).toBe(sequence)
        }
      }
      expect(host.reports).toEqual([])
      // Two wholes and what is between them, and not all that there ever was.
      expect(host.storage.keys('state-log/').length).toBeLessThan(250)
    },
  )

  test.each([11, 12, 13, 14, 15, 16])(
    'one damaged record costs the last change at most, and the room goes on (seed %i)',
    async (seed) => {
      const random = new SeededRandom(seed)
      const host = new MemoryHost()
      let room = await open(host)
      let [state, before] = [EMPTY, EMPTY]
      for (let step = 0; step < 150; step++) {
        const next = withCard(state, `p-${step % 3}`, `w${step}${'.'.repeat(random.below(600))}`)
        const stored = await put(host, room, next, step)
        await host.storage.sync()
        stored()
        ;[before, state] = [state, next]
        if (step < 2 || random.next() < 0.8) continue
        const keys = host.storage.keys('state')
        const key = random.pick(keys) ?? ''
        host.storage.damage(key)
        room = await open(host)
        if (!isDeepStrictEqual(room.state, state))
          expect(room.state, `${key} at step ${step}`).toEqual(before)
        state = room.state
        // The next one is stored twice over, so that damage after it costs no more either.
        const again = marked(state, `m${step}`)
        const storedAgain = await put(host, room, again, step)
        await host.storage.sync()
        storedAgain()
        ;[before, state] = [state, again]
      }
    },
  )
})

test('changes that lead nowhere, as one between is missing, are put aside and never read again', async () => {
  const host = new MemoryHost()
  const room = await open(host)
  const states: RoomState[] = []
  for (let at = 0; at < 8; at++) {
    states.push(marked(states.at(-1) ?? EMPTY, `m${at}`))
    const stored = await put(host, room, states[at] ?? EMPTY, at)
    await host.storage.sync()
    stored()
  }
  const keys = host.storage.keys('state-log/')
  for (const key of keys.slice(3, 5)) host.storage.change(key, () => undefined)
  const fallen = await open(host)
  // Five changes were logged before: the fourth and fifth are gone, but the fourth stands in the third's neighbour.
  expect(states).toContainEqual(fallen.state)
  expect(fallen.state).not.toEqual(states.at(-1))
  const stored = await put(host, fallen, marked(fallen.state, 'other'), 9)
  await host.storage.sync()
  stored()
  expect((await open(host)).state).toEqual(marked(fallen.state, 'other'))
})
