import * as Y from 'yjs'
import { readFrame } from '../../../party/connections/frames.ts'
import { FRAME, parseRoomMessage, patchVisible } from '../../../shared/protocol/messages.ts'
import { mayWriteBoard } from '../../../shared/workshop/command.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import type { Frame, Link } from './simulated-network.ts'

const UPDATE = 2

/** Whether the room keeps to what it said: what comes after it has told people that they may not write, it must not take. */
export class LockWatch {
  /** What the room last said, by the connection that was welcomed last. */
  #told: { readonly link: Link; visible: Visible } | null = null
  /** Sync frames, by their numbers, that came from somebody who could no longer write. */
  readonly #forbidden = new Map<Link, number[]>()

  /** Connections that were let in: what they said before is looked at only then. */
  readonly #inside = new WeakSet<Link>()

  constructor(private readonly complain: (violation: string) => void) {}

  said(link: Link, frame: Frame): void {
    if (typeof frame !== 'string') return
    const isState = link === this.#told?.link && frame.startsWith('{"type":"state"')
    if (!isState && !/^\{"type":"(welcome|saved)"/.test(frame)) return
    const message = parseRoomMessage(frame)
    if (message?.type === 'welcome') {
      this.#told = { link, visible: message.visible }
      this.#inside.add(link)
    }
    if (message?.type === 'state' && this.#told) {
      this.#told.visible = patchVisible(this.#told.visible, message)
    } else if (message?.type === 'saved') {
      const taken = this.#forbidden.get(link)?.filter((number) => number <= message.frames) ?? []
      if (taken.length > 0) this.complain(`the room took an edit that ${link.personId} might not make`)
      this.#forbidden.delete(link)
    }
  }

  /** A frame has come to the room, its number already counted. */
  arrived(link: Link, frame: Frame): void {
    if (typeof frame === 'string' || frame[0] !== FRAME.sync || frame[1] !== UPDATE) return
    // What is under way from a tab that has left has mostly come by its next connection already.
    if (!this.#told?.link.isOpenAtRoom || link.isLeft || !this.#inside.has(link)) return
    if (mayWriteBoard(this.#told.visible, { personId: link.personId }).ok) return
    // Deletions alone may be of what somebody else has deleted meanwhile, and bring nothing.
    const sent = readFrame(frame)
    if (sent.kind !== 'update' || Y.decodeUpdate(sent.update).structs.length === 0) return
    this.#forbidden.set(link, [...(this.#forbidden.get(link) ?? []), link.syncFramesArrived])
  }
}
