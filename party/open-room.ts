import * as Y from 'yjs'
import { readAllComments } from '../shared/board/comments.ts'
import { readNotes } from '../shared/board/notes.ts'
import { readBoard } from '../shared/board/read.ts'
import { mayWriteBoard } from '../shared/workshop/command.ts'
import { arePointersShown } from '../shared/workshop/leading.ts'
import { nextTimeOf } from '../shared/workshop/pass-time.ts'
import { participantOf, type RoomState } from '../shared/workshop/state.ts'
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
import type { StateStore, StoredRoom } from './decisions/state-store.ts'
import { WakeUps } from './decisions/wake-ups.ts'
import { BoardDocument } from './document/board-document.ts'
import { contentionOf } from './document/contention.ts'
import { DocumentStore } from './document/document-store.ts'
import { DocumentSync } from './document/document-sync.ts'
import type { KeptSocket, RoomHost } from './host.ts'
import type { DamageLog } from './storage/damage-log.ts'
import { createStorageHealth, type StorageHealth } from './storage/storage-health.ts'

/** The parts of a room that the Worker has created, while it is in memory. */
export type OpenRoom = {
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

/** Makes the open room of what is stored: loads the document, puts the parts together, and does what fell due meanwhile. */
export async function openRoom(
  host: RoomHost,
  {
    stateStore,
    damage,
    ...stored
  }: StoredRoom & {
    readonly state: RoomState
    readonly stateStore: StateStore
    readonly damage: DamageLog
    readonly wokenAtMs: number
  },
): Promise<OpenRoom> {
  const document = new BoardDocument()
  const sessions = new Sessions(
    host,
    (session) => sayGoodbye(room, session, host.nowMs()),
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
  const readers = { readBoard: () => readBoard(liveDoc()), readNotes: () => readNotes(liveDoc()) }
  const boardWatch = new BoardWatch({
    host,
    readers,
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
    readers,
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
      ...readers,
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

/** A connection is over, however that came. Asking again changes nothing. */
export function sayGoodbye(room: OpenRoom, session: Session, nowMs: number): void {
  if (!room.sessions.remove(session.id)) return
  session.isOver = true
  session.dropBatch()
  room.writerIds.remember(session)
  room.presence.leave(session)
  room.views.gather()
  // Whoever is sent away for what they do goes with all their tabs.
  if (session.account.isBarred(nowMs)) {
    for (const other of room.sessions.of(session.personId)) other.end('abusive')
  }
  if (room.sessions.count === 0) void room.documentStore.rest()
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
