import * as Y from 'yjs'
import { putCarried } from '../shared/board/carried.ts'
import { readAllComments } from '../shared/board/comments.ts'
import { stampSchema } from '../shared/board/layout.ts'
import { readNotes } from '../shared/board/notes.ts'
import { readBoard } from '../shared/board/read.ts'
import type { CreateRoom, GrantRole } from '../shared/events/room-events.ts'
import type { RoomEntry } from '../shared/identity/room-entry.ts'
import type { CloseName } from '../shared/protocol/close-codes.ts'
import { decided, mayWriteBoard } from '../shared/workshop/command.ts'
import { createRoomState } from '../shared/workshop/create-room.ts'
import { arePointersShown } from '../shared/workshop/leading.ts'
import { nextTimeOf } from '../shared/workshop/pass-time.ts'
import { grantRole, rosterChanged } from '../shared/workshop/roster.ts'
import { participantOf, type RoomState } from '../shared/workshop/state.ts'
import { admit } from './connections/admission.ts'
import { Entrance } from './connections/entrance.ts'
import { IdBindings } from './connections/id-bindings.ts'
import { PersonAccounts } from './connections/person-accounts.ts'
import { PresenceBoard } from './connections/presence.ts'
import { Reception } from './connections/reception.ts'
import type { Session } from './connections/session.ts'
import { Sessions } from './connections/sessions.ts'
import { Views } from './connections/views.ts'
import { WriterIds } from './connections/writer-ids.ts'
import { AuthorWatch } from './decisions/author-watch.ts'
import { BoardWatch } from './decisions/board-watch.ts'
import { Commands } from './decisions/commands.ts'
import { Decisions } from './decisions/decisions.ts'
import { Outbox } from './decisions/outbox.ts'
import { StateStore, type StoredRoom } from './decisions/state-store.ts'
import { WakeUps } from './decisions/wake-ups.ts'
import { BoardDocument } from './document/board-document.ts'
import { contentionOf } from './document/contention.ts'
import { DocumentStore } from './document/document-store.ts'
import { DocumentSync } from './document/document-sync.ts'
import type { KeptSocket, RoomHost, SocketPort } from './host.ts'
import { DamageLog } from './storage/damage-log.ts'
import { beginLife, type OneLife } from './storage/one-life.ts'
import { createStorageHealth, type StorageHealth } from './storage/storage-health.ts'

/** A room that the Worker has created. */
type OpenRoom = {
  readonly sessions: Sessions
  readonly health: StorageHealth
  readonly damage: DamageLog
  readonly stateStore: StateStore
  readonly documentStore: DocumentStore
  readonly decisions: Decisions
  readonly outbox: Outbox
  readonly wakeUps: WakeUps
  readonly views: Views
  readonly sync: DocumentSync
  readonly presence: PresenceBoard
  readonly reception: Reception
  readonly writerIds: WriterIds
}

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
    if (session) return this.#sayGoodbye(room, session)
    // It closed while the room slept, and so was never among those that are here: the others still see it.
    const asleep = room.sessions.revive(kept)
    if (!asleep) return
    room.presence.leave(asleep)
    room.views.gather({ unsure: asleep.personId })
  }

  /** Makes the room. Asking again changes nothing. */
  async create(workshop: CreateRoom): Promise<void> {
    if (await this.#boot()) return
    this.#creating ??= this.#store(workshop).finally(() => {
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
    return stored.state ? this.#open(stateStore, damage, { ...stored, state: stored.state, wokenAtMs }) : null
  }

  async #open(
    stateStore: StateStore,
    damage: DamageLog,
    stored: StoredRoom & { readonly state: RoomState; readonly wokenAtMs: number },
  ): Promise<OpenRoom> {
    const host = this.#host
    const document = new BoardDocument()
    const sessions = new Sessions(
      host,
      (session) => this.#sayGoodbye(room, session),
      new PersonAccounts(host.limits),
    )
    const health = createStorageHealth({
      tellEveryone: (message) => sessions.tellEveryone(message),
      report: host.report,
    })
    const documentStore = new DocumentStore({
      host,
      health,
      snapshot: () => document.snapshot(),
      noteArrivals: () => {
        sync.takeArrived()
        return noteArrivals(sessions)
      },
    })
    const { mustSyncAgain } = await documentStore.load(document.live, damage)
    document.filled()
    const bindings = new IdBindings(host)
    await bindings.load(damage)
    await damage.finish()
    if (mustSyncAgain) restart(host.openSockets())
    else sessions.takeUp(host.openSockets())

    const wakeUps = new WakeUps(host)
    const outbox = new Outbox(stored, { host, decisions: () => decisions, stateStore, wakeUps })
    /** The document with everything that has come until now. */
    const liveDoc = () => {
      sync.takeArrived()
      return document.live
    }
    const readLiveBoard = () => readBoard(liveDoc())
    const boardWatch = new BoardWatch({
      host,
      readBoard: readLiveBoard,
      isGathering: () => sync.isGathering,
      state: () => decisions.state,
      due: () => void decisions.catchUp(),
    })
    document.live.on('update', () => boardWatch.noteChange())
    const decisions: Decisions = new Decisions(stored.state, {
      host,
      health,
      document,
      documentStore,
      stateStore,
      damage,
      nextSequence: () => outbox.nextSequence,
      readBoard: readLiveBoard,
      followBoard: (state, atMs) => boardWatch.follow(state, atMs),
      committed: ({ before, state, ownEdits, effects, events }) => {
        for (const update of ownEdits) sync.publish(update)
        views.update()
        views.updateSecrets(before, state)
        for (const effect of effects) {
          if (effect.type === 'disconnect')
            for (const session of sessions.of(effect.personId)) session.end('removed')
        }
        outbox.add(events)
        wakeUps.set('clock', nextTimeOf(state.visible))
      },
    })
    const visible = () => decisions.state.visible
    const views = new Views(sessions, () => decisions.state, host)
    const sync: DocumentSync = new DocumentSync({
      host,
      sessions,
      document,
      store: documentStore,
      whyReadOnly: (personId) => {
        const permission = mayWriteBoard(visible(), { personId })
        return permission.ok ? null : permission.refusal
      },
      created: (entries, bringer) => authorWatch.noteCreated(entries, bringer),
    })
    const authorWatch = new AuthorWatch({
      host,
      writerOf: (clientId) => bindings.personOf(clientId),
      stageId: () => visible().stageId,
      readNotes: () => readNotes(document.live),
      decide: (decide) => decisions.add({ decide, settled: () => {} }),
    })
    const writerIds = new WriterIds({
      ...{ sessions, bindings },
      isOwnId: (clientId) => document.isOwnId(clientId),
      clockOf: (clientId) => Y.getState(document.live.store, clientId),
    })
    const presence = new PresenceBoard({
      ...{ host, sessions, writerIds },
      personOf: (personId) => participantOf(visible(), personId),
      arePointersShown: () => arePointersShown(visible()),
    })
    const attendanceChanged = () => views.gather()
    const commands = new Commands({
      host,
      sessions,
      decisions: () => decisions,
      stateStore,
      read: {
        readBoard: readLiveBoard,
        readNotes: () => readNotes(liveDoc()),
        readComments: () => readAllComments(liveDoc()),
      },
      attendanceChanged,
    })
    const reception = new Reception({
      ...{ host, sessions, writerIds, commands, sync, presence },
      contentionOf: (update, most) => contentionOf(document.live, update, most),
    })
    const room: OpenRoom = {
      ...{ sessions, health, damage, stateStore, documentStore, decisions },
      ...{ outbox, wakeUps, views, sync, presence, reception, writerIds },
    }
    // What fell due while nobody looked, and the alarm, which may have been forgotten.
    wakeUps.set('clock', nextTimeOf(stored.state.visible))
    void decisions.catchUp(stored.wokenAtMs)
    // What waited when the room went down, however long ago that was.
    void outbox.deliver()
    return room
  }

  async #store(workshop: CreateRoom): Promise<void> {
    const host = this.#host
    const stateStore = new StateStore({ host })
    const documentStore = new DocumentStore({
      host,
      health: createStorageHealth({ tellEveryone: () => {}, report: host.report }),
      snapshot: () => new Uint8Array(),
      noteArrivals: () => () => {},
    })
    const update = new BoardDocument().propose((doc) => {
      stampSchema(doc, 'room')
      if (workshop.carried) putCarried(doc, workshop.carried, 'room')
      return true
    })
    await host.storage.write({
      ...stateStore.stateEntries(createRoomState(workshop, host.nowMs()), 0).entries,
      ...(update ? documentStore.entriesOf(update).entries : {}),
    })
    await host.storage.sync()
  }

  /** Not at once: what is closed before its handshake is over never reaches the browser. */
  #turnAway(socket: SocketPort, name: CloseName) {
    this.#entrance.release(socket.id)
    this.#host.later(0, () => socket.close(name))
  }

  #sayGoodbye(room: OpenRoom, session: Session) {
    if (!room.sessions.remove(session.id)) return
    session.isOver = true
    session.dropBatch()
    room.writerIds.remember(session)
    room.presence.leave(session)
    room.views.gather()
    // Whoever is sent away for what they do goes with all their tabs.
    if (session.account.isBarred(this.#host.nowMs())) {
      for (const other of room.sessions.of(session.personId)) other.end('abusive')
    }
    if (room.sessions.count === 0) void room.documentStore.rest()
  }
}

/** Lets those who stayed connected while the room slept come in again, and bring what the room has not got. */
function restart(sockets: readonly KeptSocket[]): void {
  for (const { socket, attachment } of sockets) if (attachment) socket.close('room-restarting')
}

/** Takes down what each connection has sent until now, to be told that it is saved once it is. */
function noteArrivals(sessions: Sessions): () => void {
  const arrived = [...sessions.all()].map((session) => ({ session, frames: session.settledFrames }))
  return () => {
    for (const { session, frames } of arrived) {
      if (frames <= session.savedFrames) continue
      session.savedFrames = frames
      session.say({ type: 'saved', frames })
      session.keep()
    }
  }
}
