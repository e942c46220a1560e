import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type * as Y from 'yjs'
import { findCard } from '../../shared/board/read.ts'
import { type Capability, can } from '../../shared/identity/roles.ts'
import { patchVisible, type RoomMessage } from '../../shared/protocol/messages.ts'
import { assertNever, type Result } from '../../shared/result.ts'
import { currentKind } from '../../shared/workshop/agenda.ts'
import { mayWriteBoard } from '../../shared/workshop/command.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { type Mine, NOTHING_OF_MINE, type Participant, type Visible } from '../../shared/workshop/state.ts'
import { watchAttendance } from '../room/attendance.ts'
import { createPendingCommands, whyTooLong } from '../room/pending-commands.ts'
import { createRoomClock } from '../room/room-clock.ts'
import { type ConnectionState, createRoomConnection, type TicketAnswer } from '../room/room-connection.ts'
import { forgetRoom, recallRoom, rememberRoom } from '../room/room-memory.ts'
import { NOTHING_SENT, type SaveEvent, savedStateOf, trackSaving, withWaiting } from '../room/save-tracker.ts'
import { workshop as workshopText } from '../text/en/workshop.ts'
import { createBallotModel } from './ballot-model.ts'
import { type BoardDocument, openBoardDocument } from './board-document.ts'
import { loadCommandRules } from './command-rules.ts'
import { createDrafts } from './drafts.ts'
import { rememberMyVote } from './my-votes.ts'
import { createPresenceModel } from './presence-model.ts'
import { randomId } from './random-id.ts'
import { createRefusedWords } from './refused-words.ts'
import { createToasts } from './toasts.ts'
import { createWritingModel } from './writing-model.ts'

export type WorkshopPorts = {
  readonly requestTicket: () => Promise<TicketAnswer>
  /** Tab storage for commands that wait for an answer; `null` where it is refused. */
  readonly commandStorage: Storage | null
  /** Where words that only I may read wait for the room; `null` where it is refused. */
  readonly wordStorage: Storage | null
  /** This tab shows the room to others: its person is where their other tabs are. */
  readonly isOnlyShown?: boolean
}

const REMEMBER_AFTER_MS = 500

const NOBODY_LOOKS: ReturnType<typeof watchAttendance> = { isHere: () => false, stop: () => {} }

/**
 * Everything that one open workshop is made of, and the one place that ends it: the connection, the document, the room's
 * state, and the models over them.
 */
export function createWorkshopModel(workshopId: string, ports: WorkshopPorts) {
  const remembered = recallRoom(workshopId)
  const visible = signal<Visible | null>(remembered?.visible ?? null)
  const mine = signal<Mine>(remembered?.mine ?? NOTHING_OF_MINE)
  const personId = signal<string | null>(remembered?.personId ?? null)
  const connection = signal<ConnectionState>({ kind: 'connecting' })
  const isLive = signal(false)
  const refused = createRefusedWords(ports.wordStorage, workshopId)
  const tracker = signal(NOTHING_SENT)
  const clock = signal(Date.now())
  const toasts = createToasts()
  let epoch = remembered?.epoch ?? null
  let version = remembered?.version ?? 0
  /** Deadlines are the room's. */
  const roomClock = createRoomClock()
  let unsavedCards: ReadonlySet<string> = new Set()
  /** The browser's copy may hold edits of an earlier visit that the room has not taken: nobody knows in which cards. */
  let hasUnknownEdits = epoch !== null
  let hasSentCopy = false
  let isDisposed = false

  const track = (event: SaveEvent) => {
    tracker.value = trackSaving(tracker.value, event)
    if (tracker.value.unsaved.length === 0 && tracker.value.waitingEdits === 0) unsavedCards = new Set()
  }

  const openDocument = () =>
    openBoardDocument({
      onOwnEdit: (touched) => {
        unsavedCards = new Set([...unsavedCards, ...touched])
        if (!tracker.value.isOpen) track({ type: 'edited-offline' })
      },
    })
  const document = signal<BoardDocument>(openDocument())
  let ready: Promise<void> = epoch === null ? Promise.resolve() : document.value.persist(workshopId, epoch)

  const replaceDocument = async (): Promise<void> => {
    const old = document.value
    document.value = openDocument()
    unsavedCards = new Set()
    hasUnknownEdits = false
    track({ type: 'reset' })
    await old.erase()
    ready = epoch === null ? Promise.resolve() : document.value.persist(workshopId, epoch)
    await ready
  }

  const pending = createPendingCommands(ports.commandStorage, `turnout-commands:${workshopId}`, Date.now())

  const room = createRoomConnection({
    requestTicket: ports.requestTicket,
    document: async (): Promise<Y.Doc> => {
      await ready
      return document.value.doc
    },
    onState: (state) => {
      connection.value = state
      if (state.kind !== 'open') {
        isLive.value = false
        hasSentCopy = false
        track({ type: 'closed' })
      }
      if (state.kind === 'stopped' && state.name === 'removed') {
        forgetRoom(workshopId)
        void document.value.erase()
      }
    },
    onMessage: (message) => receive(message),
    onTime: roomClock.heard,
    onSyncFrame: (frame) => {
      hasSentCopy ||= frame === 'catch-up'
      track({ type: 'frame-sent', frame })
    },
    onCaughtUp: () => refused.compareWith(document.value.doc),
    // Offline ones are counted where they are made.
    onEditKept: () => {
      if (tracker.value.isOpen) track({ type: 'edited-offline' })
    },
    onPresence: (states) => presence.receive(states),
    onDocumentReset: replaceDocument,
  })
  const presence = createPresenceModel((next) => room.setPresence(next))

  const sendNow = (id: string, command: Command): void => {
    if (isLive.value) room.sendCommand(id, command)
  }
  const attendance = ports.isOnlyShown
    ? NOBODY_LOOKS
    : watchAttendance((isHere) => {
        presence.setHere(isHere)
        tellAttendance(isHere)
      })
  if (ports.isOnlyShown) presence.setHere(false)
  const tellAttendance = (isHere: boolean) =>
    // Not kept: an old answer to "are you here" is wrong by the time it could be repeated.
    sendNow(randomId(), { type: 'set-attendance', attendance: isHere ? 'here' : 'away' })

  const receive = (message: RoomMessage): void => {
    switch (message.type) {
      case 'welcome':
        welcome(message)
        return
      case 'state': {
        const before = visible.value
        if (before === null || message.version !== version + 1) {
          room.restart() // A change went missing: the next welcome brings the whole state.
          return
        }
        version = message.version
        visible.value = patchVisible(before, message)
        return
      }
      case 'mine':
        mine.value = message.mine
        return
      case 'done':
        pending.settle(message.id, null)
        return
      case 'refused':
        if (message.id !== null) pending.settle(message.id, { code: message.code, message: message.message })
        return
      case 'saved':
        track({ type: 'saved', frames: message.frames })
        if (hasSentCopy && tracker.value.unsaved.length === 0 && document.value.hasLoadedCopy()) {
          hasUnknownEdits = false
        }
        return
      case 'save-failed':
        track({ type: 'save-failed', retryAtMs: Date.now() + message.retryInMs })
        return
      case 'save-recovered':
        track({ type: 'save-recovered' })
        return
      case 'edit-refused':
        keepRefused(message.message, message.cardId)
        return
      case 'notice':
        toasts.show(message.message)
        return
      case 'pong':
        return // Its time was taken down.
      default:
        assertNever(message)
    }
  }

  const welcome = (message: Extract<RoomMessage, { type: 'welcome' }>) => {
    const isOtherDocument = epoch !== null && epoch !== message.epoch
    epoch = message.epoch
    version = message.version
    batch(() => {
      personId.value = message.personId
      visible.value = message.visible
      mine.value = message.mine
    })
    if (isOtherDocument) {
      // The document was rebuilt: what is here must not be merged into it, so this socket ends before it can answer.
      if (unsavedCards.size > 0) refused.keepCards(workshopText.rebuilt, document.value.doc, unsavedCards)
      if (hasUnknownEdits) refused.keepDifference(document.value.doc)
      room.restart(replaceDocument())
      return
    }
    void document.value.persist(workshopId, message.epoch)
    isLive.value = true
    track({ type: 'opened' })
    for (const { id, command } of pending.all(Date.now())) sendNow(id, command)
    // After those, which may hold an older wording.
    writing.goOut()
    if (!attendance.isHere()) tellAttendance(false)
  }

  const keepRefused = (message: string, cardId: string | null) => {
    const { doc } = document.value
    refused.keepCards(message, doc, new Set([...(cardId === null ? [] : [cardId]), ...unsavedCards]))
    if (hasUnknownEdits) refused.keepDifference(doc)
  }

  const me = computed<Participant | null>(() =>
    personId.value === null ? null : (visible.value?.roster[personId.value] ?? null),
  )
  const rules = loadCommandRules(() => !isDisposed)
  const actor = computed(() => ({ personId: personId.value ?? '' }))
  const board = computed(() => document.value.board.value)
  const notes = computed(() => document.value.notes.value)
  const comments = computed(() => document.value.comments.value)
  const mayWrite = computed<Result<null>>(() =>
    visible.value === null
      ? { ok: false, refusal: { code: 'not-in-room', message: '' } }
      : mayWriteBoard(visible.value, actor.value),
  )
  const saved = computed(() => withWaiting(savedStateOf(tracker.value, clock.value), writing.unsent.value))

  const send = (command: Command): Promise<Result<null>> => {
    const id = randomId()
    const tooLong = whyTooLong(id, command)
    // Whoever wrote it still has it in their fields.
    if (tooLong !== null) return Promise.resolve({ ok: false, refusal: tooLong })
    const answer = pending.add({ id, command, sinceMs: Date.now() })
    sendNow(id, command)
    return answer
  }
  const ballot = createBallotModel({
    visible,
    mine,
    personId,
    offsetMs: roomClock.offsetMs,
    send,
    drafts: createDrafts(workshopId),
    onCounted: rememberMyVote,
  })

  const writing = createWritingModel({
    ...{ workshopId, visible, mine, personId, isLive, send },
    storage: ports.wordStorage,
    keepWords: (why, words) => refused.keep(why, [words]),
  })

  const stopIntroducing = effect(() => {
    const id = personId.value
    const name = me.value?.name
    if (id !== null && name !== undefined) presence.introduce({ personId: id, name })
  })
  const stopRecalling = effect(() => {
    if (personId.value !== null) refused.recall(personId.value)
  })
  let rememberTimer: ReturnType<typeof setTimeout> | undefined
  const stopRemembering = effect(() => {
    const [id, state, own] = [personId.value, visible.value, mine.value]
    clearTimeout(rememberTimer)
    if (id === null || state === null || epoch === null) return
    const room = { personId: id, epoch, version, visible: state, mine: own }
    rememberTimer = setTimeout(() => rememberRoom(workshopId, room), REMEMBER_AFTER_MS)
  })
  // Told where the person is, which may be far below the banner. That the OKRs are finalised, the stage says itself.
  let couldWrite: boolean | null = null
  let lockToast: string | null = null
  const stopTellingLocks = effect(() => {
    const write = mayWrite.value
    const state = visible.value
    if (state === null || !isLive.value) return
    const told = lockNews({ couldWrite, write, isFinalised: currentKind(state) === 'finalised' })
    couldWrite = write.ok
    if (told === null) return
    // The newest alone: what was said before is no longer so.
    if (lockToast !== null) toasts.dismiss(lockToast)
    lockToast = toasts.show(told)
  })
  // The seconds to the room's next try are counted only while there are some.
  const stopCounting = effect(() => {
    if (tracker.value.retryAtMs === null) return
    const timer = setInterval(() => {
      clock.value = Date.now()
    }, 1_000)
    return () => clearInterval(timer)
  })

  return {
    workshopId,
    visible: visible as ReadonlySignal<Visible | null>,
    /** My own secrets, as the room has them: nobody else is sent these. */
    mine: mine as ReadonlySignal<Mine>,
    personId: personId as ReadonlySignal<string | null>,
    me,
    board,
    notes,
    comments,
    document: document as ReadonlySignal<BoardDocument>,
    connection: connection as ReadonlySignal<ConnectionState>,
    /** Whether the room answers now: commands given meanwhile wait. */
    isLive: isLive as ReadonlySignal<boolean>,
    saved,
    mayWrite,
    presence,
    ballot,
    writing,
    toasts,
    refusedEdit: refused.edit,
    letGoOfRefused: refused.letGo,
    /** Gives a command; the answer comes when the room has one, after a reconnect too. */
    send,
    /** Gives a command and shows a refusal as a notice. */
    async give(command: Command): Promise<boolean> {
      const answer = await send(command)
      if (!answer.ok) toasts.show(answer.refusal.message)
      return answer.ok
    },
    /** Whether a command may be given now, and if not, why: for greying out a button. */
    may(command: Command): Result<null> {
      const [state, known] = [visible.value, rules.value]
      return state === null || known === null
        ? { ok: false, refusal: { code: 'not-in-room', message: '' } }
        : known.allowed(state, command, actor.value, roomClock.nowMs())
    },
    /** The room's clock: deadlines are the room's. */
    roomNowMs: roomClock.nowMs,
    clockOffsetMs: roomClock.offsetMs,
    /** Asks the room for its time anew. */
    measureClock: (): void => room.measureTime(),
    can: (capability: Capability): boolean => me.value !== null && can(me.value.role, capability),
    nameOf: (id: string | null): string | null =>
      id === null ? null : (visible.value?.roster[id]?.name ?? null),
    findCard: (id: string) => findCard(board.value, id),
    /** Keeps words on screen to copy whose field is going away before they could be sent. */
    keepWords(words: string): void {
      refused.keep(null, [words])
    },
    reconnect: () => room.restart(),
    start: () => room.start(),
    dispose(): void {
      if (isDisposed) return
      isDisposed = true
      stopIntroducing()
      stopRecalling()
      stopRemembering()
      stopCounting()
      stopTellingLocks()
      clearTimeout(rememberTimer)
      ballot.dispose()
      presence.dispose()
      writing.dispose()
      attendance.stop()
      room.stop()
      document.value.dispose()
    },
  }
}
export type WorkshopModel = ReturnType<typeof createWorkshopModel>

/** What to tell a person whose right to write has just changed, or `null`. */
function lockNews(now: {
  couldWrite: boolean | null
  write: Result<null>
  isFinalised: boolean
}): string | null {
  const { couldWrite, write, isFinalised } = now
  if (write.ok) return couldWrite === false ? workshopText.writeAgain : null
  return couldWrite === true && !isFinalised ? `${workshopText.readOnly} ${write.refusal.message}` : null
}
