import { type ClientMessage, parseClientMessage } from '../../shared/protocol/client-messages.ts'
import { readAck } from '../../shared/protocol/messages.ts'
import { assertNever, type Refusal } from '../../shared/result.ts'
import type { Inputs } from '../../shared/workshop/command.ts'
import { IDS_PER_DECISION, type RefusalCode } from '../../shared/workshop/command.ts'
import { allowed, decide } from '../../shared/workshop/decide.ts'
import type { Session } from '../connections/session.ts'
import type { Sessions } from '../connections/sessions.ts'
import type { RoomHost } from '../host.ts'
import type { Decisions } from './decisions.ts'
import type { StateStore } from './state-store.ts'

type CommandMessage = Extract<ClientMessage, { type: 'command' }>

/** How many refusals are remembered for commands that are repeated. Done ones are stored instead. */
const REFUSALS_KEPT = 1_000

/** Text frames: commands, each done once however often it is sent, and the small signals beside them. */
export class Commands {
  /** The connections that wait for the answer to a command that is on its way. */
  readonly #waiting = new Map<string, Set<string>>()
  readonly #refusals = new Map<string, Refusal<RefusalCode>>()

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'randomId'>
      readonly sessions: Sessions
      readonly decisions: () => Decisions
      readonly stateStore: StateStore
      /** Everything that has come until now is in it. */
      readonly read: Pick<Inputs, 'readBoard' | 'readNotes' | 'readComments'>
      readonly attendanceChanged: () => void
    },
  ) {}

  /** `false` when it is no message at all. One that asks for what the room does not know is answered like any other. */
  receive(session: Session, text: string, arrivedAtMs = this.ports.host.nowMs()): boolean {
    // By far the most frequent one, and never too fast: how many frames may come is counted before this.
    const acknowledged = readAck(text)
    if (acknowledged !== null) {
      session.acknowledged(acknowledged)
      return true
    }
    const nowMs = this.ports.host.nowMs()
    const message = parseClientMessage(text)
    if (!session.account.commands.take(nowMs)) {
      const id = message.ok && message.value.type === 'command' ? message.value.id : message.id
      refuse(session, id, { code: 'too-many-commands', message: 'That was too fast. Wait a moment.' })
      return true
    }
    if (message.ok) {
      this.#takeIn(session, message.value, arrivedAtMs)
      return true
    }
    refuse(session, message.id, message.refusal)
    return message.id !== null
  }

  #takeIn(session: Session, value: ClientMessage, arrivedAtMs: number) {
    switch (value.type) {
      case 'ack':
        return session.acknowledged(value.frames)
      case 'ping':
        return session.say({ type: 'pong', nowMs: arrivedAtMs })
      case 'command':
        return this.#receiveCommand(session, value, arrivedAtMs)
      default:
        return assertNever(value)
    }
  }

  #receiveCommand(session: Session, { id, command }: CommandMessage, arrivedAtMs: number) {
    const { personId } = session
    // With the person in it, so that nobody learns of or takes another's answer.
    const answerKey = `${personId}/${id}`
    if (this.ports.stateStore.wasDone(answerKey)) return session.say({ type: 'done', id })
    const before = this.#refusals.get(answerKey)
    if (before) return refuse(session, id, before)
    const others = this.#waiting.get(answerKey)
    if (others) {
      others.add(session.id)
      return
    }
    if (command.type === 'set-attendance') {
      return this.#setAttendance(session, id, command.attendance === 'away')
    }
    this.#waiting.set(answerKey, new Set([session.id]))
    this.ports.decisions().add({
      ...{ answerKey, arrivedAtMs },
      // Whoever publishes must not be left to believe that it is on its way.
      isUrgent: command.type === 'finalise' || command.type === 'finalise-retro',
      decide: (state, nowMs) =>
        decide(state, command, { personId }, nowMs, {
          ...this.ports.read,
          ids: Array.from({ length: IDS_PER_DECISION }, this.ports.host.randomId),
          newId: this.ports.host.randomId,
        }),
      settled: (refusal) => this.#answer(answerKey, id, refusal),
    })
  }

  /** A fact of the connection, not of the stored state: a person looks on as long as one of their tabs is looked at. */
  #setAttendance(session: Session, id: string, isAway: boolean) {
    const { visible } = this.ports.decisions().state
    const command = { type: 'set-attendance', attendance: isAway ? 'away' : 'here' } as const
    const permission = allowed(visible, command, session, this.ports.host.nowMs())
    if (!permission.ok) return refuse(session, id, permission.refusal)
    session.isAway = isAway
    session.keep()
    this.ports.attendanceChanged()
    session.say({ type: 'done', id })
  }

  #answer(answerKey: string, id: string, refusal: Refusal<RefusalCode> | null) {
    const waiting = this.#waiting.get(answerKey) ?? []
    this.#waiting.delete(answerKey)
    if (refusal) this.#rememberRefusal(answerKey, refusal)
    for (const sessionId of waiting) {
      const session = this.ports.sessions.get(sessionId)
      if (!session) continue
      if (refusal) refuse(session, id, refusal)
      else session.say({ type: 'done', id })
    }
  }

  #rememberRefusal(answerKey: string, refusal: Refusal<RefusalCode>) {
    if (refusal.code === 'storage-failing') return // It may well be done the next time.
    this.#refusals.set(answerKey, refusal)
    const [oldest] = this.#refusals.keys()
    if (this.#refusals.size > REFUSALS_KEPT && oldest !== undefined) this.#refusals.delete(oldest)
  }
}

function refuse(session: Session, id: string | null, { code, message }: Refusal): void {
  session.say({ type: 'refused', id, code, message })
}
