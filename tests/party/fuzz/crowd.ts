import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { commandOf, editBoard } from './honest-acts.ts'
import type { SimulatedPerson } from './simulated-person.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { Watch } from './watch.ts'

/** What the honest people of a room do, one act at a time. */
export class Crowd {
  #cardCount = 0

  constructor(
    private readonly ports: {
      readonly time: VirtualTime
      readonly random: SeededRandom
      readonly people: readonly SimulatedPerson[]
      readonly watch: Watch
    },
  ) {}

  act(person: SimulatedPerson): void {
    const { random } = this.ports
    const luck = random.below(100)
    if (luck < 72) {
      if (person.mayWrite || this.#isUnaware()) this.#edit(person)
    } else if (luck < 90) this.#command(person)
    else if (luck < 94) person.show(random.below(3) === 0 ? null : `c-${random.below(20)}`)
    else if (luck < 95) person.restart()
    else if (luck < 96) person.wake()
    else if (luck < 97) person.goOffline(random.next() * 8_000)
  }

  /** Everybody writes at the same moment. */
  rush(): void {
    const { time, random, people } = this.ports
    for (const person of people) {
      for (let count = 0; count < 3; count++) {
        time.later(random.next() * 10, () => {
          if (person.mayWrite) this.#edit(person)
        })
      }
    }
  }

  #edit(person: SimulatedPerson): void {
    editBoard(person, this.ports.random, () => `c-${++this.#cardCount}`)
  }

  /** Their page does not keep them from writing where they may not. */
  #isUnaware(): boolean {
    return this.ports.random.below(25) === 0
  }

  #command(person: SimulatedPerson): void {
    const { random, people, watch, time } = this.ports
    const ids = [...new Set(people.map(({ who }) => who.personId))]
    const index = ids.indexOf(person.who.personId)
    const mayCast = people.find(({ who }) => who.personId === person.who.personId) === person
    const command = commandOf(person, random, { ids, index, mayCast, nowMs: time.nowMs })
    if (!command) return
    if (command.type === 'cast-ballot') watch.choose(person.who.personId, command.choice)
    person.give(command)
  }
}
