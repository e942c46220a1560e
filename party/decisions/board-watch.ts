import { phaseOf } from '../../shared/ballot/ballot.ts'
import { type BoardReaders, followBoard } from '../../shared/workshop/run-ballot.ts'
import { currentBallotOf, type RoomState } from '../../shared/workshop/state.ts'
import type { RoomHost } from '../host.ts'
import { FOLLOW_WITHIN_MS } from '../limits.ts'

/**
 * [BA8] Knows whether the board has changed since the open ballot was last compared with it, so that this is done before a
 * vote is counted and soon after a change, and not for each of hundreds of votes on a board that stays as it is.
 */
export class BoardWatch {
  /** When it was last changed; `null`: nothing has changed. What happened before a restart is not known. */
  #changedAtMs: number | null
  #cancelTimer: (() => void) | null = null

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'later'>
      readonly readers: BoardReaders
      /** Edits have come that are not in the document yet. */
      readonly isGathering: () => boolean
      readonly state: () => RoomState
      /** It was not compared meanwhile: it is time to. */
      readonly due: () => void
    },
  ) {
    this.#changedAtMs = ports.host.nowMs()
  }

  /** The document has changed. Called for each change, so it does next to nothing. */
  noteChange(): void {
    this.#changedAtMs = this.ports.host.nowMs()
    if (this.#cancelTimer || !isWatched(this.ports.state())) return
    this.#cancelTimer = this.ports.host.later(FOLLOW_WITHIN_MS, () => {
      this.#cancelTimer = null
      if (this.#hasChanged) this.ports.due()
    })
  }

  /** The state with the words that the proposals of the open ballot have now; the same state where nothing has changed. */
  follow(state: RoomState, atMs: number): RoomState {
    const ballot = currentBallotOf(state.visible)
    if (!ballot?.isAnnounced || !this.#hasChanged) return state
    const changedAtMs = this.#changedAtMs ?? atMs
    const { closesAtMs } = ballot
    // What was written before the deadline counts, also where that is found out after it.
    const isInTime = phaseOf(ballot, atMs) === 'due' && closesAtMs !== null && changedAtMs < closesAtMs
    const followed = followBoard(state, this.ports.readers, isInTime ? changedAtMs : atMs)
    this.#changedAtMs = null
    return followed
  }

  get #hasChanged(): boolean {
    return this.#changedAtMs !== null || this.ports.isGathering()
  }
}

function isWatched({ visible }: RoomState): boolean {
  return currentBallotOf(visible)?.isAnnounced === true
}
