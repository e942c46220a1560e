import * as v from 'valibot'
import type { DeliveryAnswer } from '../../../party/host.ts'
import { type RoomEvent, type RoomEventReply, RoomEventSchema } from '../../../shared/events/room-events.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { InjectedFault } from './injected-fault.ts'
import type { VirtualTime } from './virtual-time.ts'

/** The Worker as the room's outbox sees it: it records each event once, may be away, and may die with the answer. */
export class SimulatedWorker {
  /** Each event once, in the order in which they came. */
  readonly recorded: RoomEvent[] = []
  isAway = false
  isFlaky = false
  readonly #answers = new Map<string, RoomEventReply>()

  constructor(
    private readonly ports: {
      readonly time: VirtualTime
      readonly random: SeededRandom
      readonly complain: (violation: string) => void
    },
  ) {}

  deliver(body: string): Promise<DeliveryAnswer> {
    const { time, random } = this.ports
    return new Promise((resolve, reject) => {
      time.later(random.next() * 40, () => {
        const luck = this.isFlaky ? random.below(10) : 10
        if (this.isAway || luck < 2) return reject(new InjectedFault('The Worker cannot be reached.'))
        if (luck === 2) return resolve({ status: 500, body: 'It broke.' })
        const reply = this.#take(body)
        time.later(random.next() * 40, () => {
          if (luck < 5) reject(new InjectedFault('The answer was lost.'))
          else resolve({ status: 200, body: JSON.stringify(reply) })
        })
      })
    })
  }

  #take(body: string): RoomEventReply {
    const { random, complain } = this.ports
    const event = v.parse(RoomEventSchema, JSON.parse(body))
    const before = this.recorded.find(({ eventId }) => eventId === event.eventId)
    if (before) {
      if (JSON.stringify(before) !== JSON.stringify(event)) complain(`event ${event.sequence} came changed`)
      return this.#answers.get(event.eventId) ?? { outcome: 'recorded' }
    }
    const expected = (this.recorded.at(-1)?.sequence ?? 0) + 1
    if (event.sequence !== expected) complain(`event ${event.sequence} came where ${expected} was due`)
    this.recorded.push(event)
    const isRefused = event.payload.type === 'finalised' && random.below(3) === 0
    const reply: RoomEventReply = isRefused
      ? { outcome: 'refused', code: 'set-refused', reasons: [{ cardId: null, message: 'Not like that.' }] }
      : { outcome: 'recorded' }
    this.#answers.set(event.eventId, reply)
    return reply
  }
}
