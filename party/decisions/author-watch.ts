import type { NoteBoard } from '../../shared/board/cards.ts'
import { AUTHORED_ROOTS, type BroughtCard, noteBrought } from '../../shared/workshop/brought.ts'
import { decided } from '../../shared/workshop/command.ts'
import type { CreatedEntry } from '../document/board-document.ts'
import type { RoomHost } from '../host.ts'
import { AUTHORS_WINDOW_MS } from '../limits.ts'
import type { Job } from './decisions.ts'

/**
 * [SE5] Notes whose cards are new on the board. A card is made under the Yjs client id of its author's tab, and the room knows
 * whose that is: so it makes no difference in what company an edit comes in, or who brings it back after a crash. Under an
 * id that is nobody's yet (written offline, in a tab that was never here) it is whose connection brought it.
 *
 * What was brought in the last second before a crash is on the board and has no author.
 */
export class AuthorWatch {
  #brought: BroughtCard[] = []
  #isWaiting = false

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'later'>
      readonly writerOf: (clientId: number) => string | null
      readonly stageId: () => string
      readonly readNotes: () => NoteBoard
      readonly decide: (decide: Job['decide']) => void
    },
  ) {}

  noteCreated(entries: readonly CreatedEntry[], bringer: string | null): void {
    const { host, stageId, writerOf } = this.ports
    for (const { root, id, clientId } of entries) {
      const authored = AUTHORED_ROOTS.find((one) => one === root)
      const personId = writerOf(clientId) ?? bringer
      if (authored === undefined || personId === null) continue
      this.#brought.push({ root: authored, cardId: id, personId, stageId: stageId() })
    }
    if (this.#brought.length === 0 || this.#isWaiting) return
    this.#isWaiting = true
    host.later(AUTHORS_WINDOW_MS, () => this.#decide())
  }

  #decide(): void {
    this.#isWaiting = false
    const brought = this.#brought
    this.#brought = []
    this.ports.decide((state) => decided(noteBrought(state, brought, this.ports.readNotes)))
  }
}
