import * as Y from 'yjs'
import { readComments } from '../../shared/board/comments.ts'
import { readNotes } from '../../shared/board/notes.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { TeammateDeed, TeammateView } from '../../shared/practice/act.ts'
import type { Teammate } from '../../shared/practice/teammates.ts'
import { patchVisible, type RoomMessage } from '../../shared/protocol/messages.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import type { Mine, Visible } from '../../shared/workshop/state.ts'
import { randomId } from '../models/random-id.ts'
import { retryDelayMs } from '../room/backoff.ts'
import { makeEdit } from './make-edit.ts'
import { openTeammateConnection, type TeammateConnectionPorts } from './teammate-connection.ts'
import { createTeammateLoop } from './teammate-loop.ts'

export type PlayerPorts = Pick<TeammateConnectionPorts, 'requestTicket' | 'openSocket'> & {
  /** 1: as long as people take. */
  readonly pace: number
  readonly onDid?: (deed: TeammateDeed) => void
  readonly onState?: (state: 'here' | 'away' | 'over', message: string) => void
}

/** An answer that does not come is not waited for any longer: the connection may be another one by then. */
const ANSWER_WITHIN_MS = 10_000

/** A simulated teammate in a room, with a document and a connection of their own. */
export function playTeammate(teammate: Teammate, ports: PlayerPorts) {
  let doc = new Y.Doc()
  let isSynced = false
  let personId = ''
  let version = 0
  let clockOffsetMs = 0
  let visible: Visible | null = null
  let mine: Mine | null = null
  let failures = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Map<string, () => void>()
  /** Read again when it has changed, and not for each look. */
  let board: Pick<TeammateView, 'board' | 'notes' | 'comments'> | null = null

  const loop = createTeammateLoop({
    teammate,
    pace: ports.pace,
    view: () => {
      if (!isSynced || visible === null || mine === null) return null
      board ??= { board: readBoard(doc), notes: readNotes(doc), comments: readComments(doc) }
      return { personId, visible, mine, ...board }
    },
    roomNowMs: () => Date.now() + clockOffsetMs,
    later: (delayMs, task) => {
      const timer = setTimeout(task, delayMs)
      return () => clearTimeout(timer)
    },
    showWriting: (writingIn) => connection.showWriting(writingIn),
    perform: async (deed) => {
      if (deed.by === 'edit') makeEdit(doc, deed.edit, 'me')
      else await give(deed.command)
      ports.onDid?.(deed)
    },
  })

  const give = (command: Command): Promise<void> =>
    new Promise((resolve) => {
      const id = randomId()
      const timer = setTimeout(() => settle(id), ANSWER_WITHIN_MS)
      waiting.set(id, () => {
        clearTimeout(timer)
        resolve()
      })
      if (!connection.sendCommand(id, command)) settle(id)
    })
  const settle = (id: string | null): void => {
    if (id === null) return
    waiting.get(id)?.()
    waiting.delete(id)
  }

  const receive = (message: RoomMessage): void => {
    switch (message.type) {
      case 'welcome':
        ;({ personId, version, visible, mine } = message)
        failures = 0
        clockOffsetMs = message.nowMs - Date.now()
        ports.onState?.('here', '')
        break
      case 'state':
        if (visible === null || message.version !== version + 1) {
          connection.stop()
          leave()
          comeBack()
          return
        }
        version = message.version
        visible = patchVisible(visible, message)
        break
      case 'mine':
        mine = message.mine
        break
      case 'done':
      case 'refused':
        settle(message.id)
        return
      default:
        return
    }
    loop.wake()
  }

  const connect = () => {
    doc.on('update', () => {
      board = null
      loop.wake()
    })
    return openTeammateConnection({
      doc,
      requestTicket: ports.requestTicket,
      openSocket: ports.openSocket,
      onMessage: receive,
      onSynced: () => {
        isSynced = true
        loop.wake()
      },
      onClosed: ({ isOver, message }) => {
        leave()
        ports.onState?.(isOver ? 'over' : 'away', message)
        if (!isOver) comeBack()
      },
    })
  }

  const leave = () => {
    isSynced = false
    visible = null
    for (const id of [...waiting.keys()]) settle(id)
  }

  /** With an empty document, as a person does whose page is reloaded: what the room refused must not come back to it. */
  const comeBack = () => {
    failures += 1
    const delayMs = retryDelayMs(failures, Math.random())
    retryTimer = setTimeout(() => {
      doc.destroy()
      doc = new Y.Doc()
      board = null
      connection = connect()
    }, delayMs)
  }
  let connection = connect()

  return {
    teammate,
    pause: () => loop.pause(),
    resume: () => loop.resume(),
    stop(): void {
      clearTimeout(retryTimer)
      loop.stop()
      connection.stop()
      doc.destroy()
    },
  }
}
export type TeammatePlayer = ReturnType<typeof playTeammate>
