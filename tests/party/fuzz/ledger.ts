import * as Y from 'yjs'
import { parseRoomMessage } from '../../../shared/protocol/messages.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { Frame, Link } from './simulated-network.ts'

export type GivenCommand = {
  readonly id: string
  readonly personId: string
  readonly command: Command
  /** What the room has answered until now, `done` or the code of a refusal. */
  answer: string | null
}

type DeletedRange = { readonly client: number; readonly clock: number; readonly len: number }

/** What had been acknowledged at one moment. */
export type Acknowledged = {
  readonly clocks: ReadonlyMap<number, number>
  readonly deletes: readonly DeletedRange[]
  readonly done: readonly GivenCommand[]
}

/** Answers that say nothing of the command: it may well be done when it is given again. */
const NOT_FINAL = ['storage-failing', 'too-many-commands']

/** Everything that the room has acknowledged, from the moment that it said so, and everything that it did wrong. */
export class Ledger {
  readonly violations: string[] = []
  readonly commands = new Map<string, GivenCommand>()
  acknowledgements = 0
  acknowledgedEdits = 0
  refusedEdits = 0
  readonly #clocks = new Map<number, number>()
  readonly #deletes: DeletedRange[] = []
  readonly #counted = new Map<Link, number>()

  complain(violation: string): void {
    this.violations.push(violation)
  }

  /** The room sends this to an honest person. */
  roomSaid(link: Link, frame: Frame): void {
    const message = typeof frame === 'string' ? parseRoomMessage(frame) : null
    if (message?.type === 'saved') this.#saved(link, message.frames)
    else if (message?.type === 'done') this.#answered(message.id, 'done')
    else if (message?.type === 'refused' && message.id !== null) this.#answered(message.id, message.code)
  }

  get acknowledged(): Acknowledged {
    return {
      clocks: new Map(this.#clocks),
      deletes: [...this.#deletes],
      done: [...this.commands.values()].filter(({ answer }) => answer === 'done'),
    }
  }

  /** An honest person's edits are refused only where the room had been made read-only for them. */
  editRefused(personId: string, code: string): void {
    if (code !== 'not-allowed' && code !== 'wrong-stage' && code !== 'not-in-room') {
      this.complain(`an honest edit of ${personId} was refused: ${code}`)
    }
  }

  doneOf<Type extends Command['type']>(type: Type): readonly GivenCommand[] {
    return [...this.commands.values()].filter(
      ({ command, answer }) => command.type === type && answer === 'done',
    )
  }

  #saved(link: Link, frames: number): void {
    const { personId, syncFrames, syncFramesArrived } = link
    if (frames > syncFramesArrived) {
      this.complain(`${personId} was told that ${frames} frames are saved when ${syncFramesArrived} had come`)
    }
    const before = this.#counted.get(link) ?? 0
    if (frames <= before) this.complain(`${personId} was told ${frames} frames saved after ${before}`)
    this.#counted.set(link, frames)
    for (const updates of syncFrames.slice(before, frames)) {
      for (const update of updates) this.#acknowledge(update)
    }
    this.acknowledgements += 1
  }

  #acknowledge(update: Uint8Array): void {
    this.acknowledgedEdits += 1
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      const end = struct.id.clock + struct.length
      this.#clocks.set(struct.id.client, Math.max(this.#clocks.get(struct.id.client) ?? 0, end))
    }
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) this.#deletes.push({ client, clock, len })
    }
  }

  #answered(id: string, answer: string) {
    const given = this.commands.get(id)
    if (!given) return this.complain(`command ${id} was answered and never given`)
    if (given.answer === 'done' && answer !== 'done' && !NOT_FINAL.includes(answer)) {
      this.complain(`${given.command.type} ${id} was done, then refused: ${answer}`)
    }
    if (given.answer !== 'done') given.answer = answer
    this.acknowledgements += 1
  }
}

/** Edits that were acknowledged and are not in the document. */
export function missingIn(doc: Y.Doc, { clocks, deletes }: Acknowledged): readonly string[] {
  const missing: string[] = []
  for (const [client, clock] of clocks) {
    const known = Y.getState(doc.store, client)
    if (known < clock) missing.push(`items ${known} to ${clock} of client ${client}`)
  }
  const deleted = Y.createDeleteSetFromStructStore(doc.store)
  for (const { client, clock, len } of deletes) {
    const ranges = deleted.clients.get(client) ?? []
    const isThere = ranges.some((range) => range.clock <= clock && clock + len <= range.clock + range.len)
    if (!isThere) missing.push(`the deletion of items ${clock} to ${clock + len} of client ${client}`)
  }
  return missing
}
