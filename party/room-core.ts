import type { CreateRoom, GrantRole } from '../shared/events/room-events.ts'
import type { RoomEntry } from '../shared/identity/room-entry.ts'
import type { FollowedOkrs } from '../shared/okr/carried.ts'
import type { CloseName } from '../shared/protocol/close-codes.ts'
import { decided } from '../shared/workshop/command.ts'
import { grantRole, rosterChanged } from '../shared/workshop/roster.ts'
import { admit } from './connections/admission.ts'
import { Entrance } from './connections/entrance.ts'
import { StateStore } from './decisions/state-store.ts'
import type { KeptSocket, RoomHost, SocketPort } from './host.ts'
import { storeNewRoom } from './new-room.ts'
import { type OpenRoom, openRoom, sayGoodbye } from './open-room.ts'
import { DamageLog } from './storage/damage-log.ts'
import { beginLife, type OneLife } from './storage/one-life.ts'

/** The live session of one workshop, on whatever host. Every entry point awaits the one `boot`. */
export class RoomCore {
  readonly #platform: RoomHost
  #life: OneLife
  #deleting: Promise<void> | null = null
  #booting: Promise<OpenRoom | null> | null = null
  #creating: Promise<void> | null = null
  /** Set once `boot` is through, so that a frame need not wait for a promise. */
  #room: OpenRoom | null = null
  /**
   * What came while the room was waking up. It goes before everything else that waits for it, the alarm above all: a vote
   * that wakes the room right before the deadline has come in time.
   */
  #early: ((room: OpenRoom) => void)[] = []
  readonly #entrance = new Entrance()

  constructor(platform: RoomHost) {
    this.#platform = platform
    this.#life = beginLife(platform)
  }

  get #host(): RoomHost {
    return this.#life.host
  }

  /** Resolves when the connection is let in or turned away, which may take until storage works again. */
  async connect(socket: SocketPort, entry: RoomEntry): Promise<void> {
    this.#entrance.enter(socket.id)
    const room = await this.#boot().catch(() => 'failed' as const)
    if (room === 'failed') return this.#turnAway(socket, 'room-not-ready')
    if (!room) return this.#turnAway(socket, 'unknown-room')
    const refusal = await admit(entry, { ...room, nowMs: this.#host.nowMs() })
    const said = this.#entrance.release(socket.id)
    // It closed meanwhile, and would be shown as here for good.
    if (!said) return
    if (refusal) return this.#turnAway(socket, refusal)
    const session = room.sessions.open(socket, entry.personId)
    room.views.gather()
    room.views.welcome(session, { epoch: room.documentStore.epoch, nowMs: this.#host.nowMs() })
    if (room.health.isFailing) session.say({ type: 'save-failed', retryInMs: 0 })
    for (const notice of room.damage.notices) session.say(notice)
    room.sync.greet(session)
    room.presence.greet(session)
    for (const frame of said) room.reception.receive(session, frame)
  }

  receive(kept: KeptSocket, frame: string | Uint8Array): void | Promise<void> {
    const session = this.#room?.sessions.get(kept.socket.id)
    // Thousands of frames a second come in a busy room: what is known is not waited for.
    if (session) return this.#room?.reception.receive(session, frame)
    return this.#receiveAfterBoot(kept, frame)
  }

  async #receiveAfterBoot(kept: KeptSocket, frame: string | Uint8Array): Promise<void> {
    const { socket } = kept
    const held = this.#entrance.hold(socket.id, frame)
    if (held === 'too-much') return this.#turnAway(socket, 'too-fast')
    if (held === 'held') return
    if (this.#room) return this.#take(this.#room, kept, frame)
    const arrivedAtMs = this.#host.nowMs()
    this.#early.push((room) => this.#take(room, kept, frame, arrivedAtMs))
    const room = await this.#boot().catch(() => 'failed' as const)
    if (room === 'failed') socket.close('room-not-ready')
    else if (!room) socket.close('unknown-room')
  }

  #take(
    room: OpenRoom,
    { socket, attachment }: KeptSocket,
    frame: string | Uint8Array,
    arrivedAtMs?: number,
  ) {
    const session = room.sessions.get(socket.id)
    if (session) room.reception.receive(session, frame, arrivedAtMs)
    // One without an attachment was refused, and its last frames were on their way.
    else if (attachment) socket.close('room-restarting')
  }

  async leave(kept: KeptSocket): Promise<void> {
    this.#entrance.release(kept.socket.id)
    const room = await this.#boot().catch(() => null)
    if (!room) return
    const session = room.sessions.get(kept.socket.id)
    if (session) return sayGoodbye(room, session, this.#host.nowMs())
    // It closed while the room slept, and so was never among those that are here: the others still see it.
    const asleep = room.sessions.revive(kept)
    if (!asleep) return
    room.presence.leave(asleep)
    room.views.gather({ unsure: asleep.personId })
  }

  /** Makes the room. Asking again changes nothing. */
  async create(workshop: CreateRoom): Promise<void> {
    if (await this.#boot()) return
    this.#creating ??= storeNewRoom(this.#host, workshop).finally(() => {
      this.#creating = null
    })
    await this.#creating
  }

  /** Gives a person a role; `false` when there is no such room. */
  async grantRole(grant: GrantRole): Promise<boolean> {
    const room = await this.#boot()
    if (!room) return false
    await room.decisions.carryOut({
      decide: (state, nowMs) => {
        const next = grantRole(state, grant, nowMs)
        return decided(next, [{ type: 'emit', payload: rosterChanged(next.visible, [grant.personId]) }])
      },
    })
    return true
  }

  /** [CH3] Shows on the board what was corrected in the record meanwhile; `false` when there is no such room. */
  async followRecord(okrs: FollowedOkrs): Promise<boolean> {
    const room = await this.#boot()
    if (!room) return false
    // Refused where the board says it already, which is as good.
    await room.decisions.carryOut({
      decide: (state) => decided(state, [{ type: 'edit-board', edit: { edit: 'follow-record', okrs } }]),
    })
    return true
  }

  /** Does what is due: by the alarm, and whenever the Worker pokes. `false` when there is no such room. */
  async tick(): Promise<boolean> {
    const room = await this.#boot()
    if (!room) return false
    await room.decisions.catchUp()
    await room.stateStore.tidy()
    await room.outbox.deliver()
    room.wakeUps.renew()
    return true
  }

  /** Deletes the room with all that it holds, and sends everybody in it away. There need not be one: asking again is fine. */
  async delete(): Promise<void> {
    this.#deleting ??= this.#deleteAll().finally(() => {
      this.#deleting = null
    })
    await this.#deleting
  }

  async #deleteAll(): Promise<void> {
    // One that is just being made or loaded would go on writing. A damaged one is deleted like any other.
    await Promise.allSettled([this.#creating, this.#booting])
    this.#booting = null
    this.#room = null
    this.#early = []
    await this.#life.end()
    this.#life = beginLife(this.#platform)
    for (const { socket } of this.#host.openSockets()) socket.close('room-deleted')
    await this.#host.storage.clear()
  }

  /** Loads the room once, whoever comes first; `null` when it was never created. A failure is not remembered. */
  #boot(): Promise<OpenRoom | null> {
    const deleted = this.#deleting
    this.#booting ??= (deleted ? Promise.allSettled([deleted]).then(() => this.#load()) : this.#load()).then(
      (room) => {
        // Not remembered either: the next request may be the one that creates it.
        if (!room) this.#booting = null
        this.#room = room
        const early = this.#early.splice(0)
        if (room) for (const take of early) take(room)
        return room
      },
      (error: unknown) => {
        this.#booting = null
        this.#early = []
        this.#host.report('loading the room failed', error)
        throw error
      },
    )
    return this.#booting
  }

  async #load(): Promise<OpenRoom | null> {
    const host = this.#host
    const wokenAtMs = host.nowMs()
    const stateStore = new StateStore({ host })
    const damage = new DamageLog(host)
    const stored = await stateStore.load(damage)
    return stored.state
      ? openRoom(host, { ...stored, state: stored.state, stateStore, damage, wokenAtMs })
      : null
  }

  /** Not at once: what is closed before its handshake is over never reaches the browser. */
  #turnAway(socket: SocketPort, name: CloseName) {
    this.#entrance.release(socket.id)
    this.#host.later(0, () => socket.close(name))
  }
}
