import * as v from 'valibot'
import { type ApiErrorCode, ApiErrorSchema } from '../../shared/api/errors.ts'
import { type RoomEvent, type RoomEventReply, RoomEventReplySchema } from '../../shared/events/room-events.ts'
import { assertNever, ok, type Result } from '../../shared/result.ts'
import type { Decision, RefusalCode } from '../../shared/workshop/command.ts'
import { stageChanged } from '../../shared/workshop/move-stage.ts'
import { recordPublished, recordRefused, recordRetroPublished } from '../../shared/workshop/publication.ts'
import type { RoomState } from '../../shared/workshop/state.ts'
import type { RoomHost } from '../host.ts'
import { deliveryRetryMs } from '../limits.ts'
import type { Decisions } from './decisions.ts'
import type { StateStore } from './state-store.ts'
import type { WakeUps } from './wake-ups.ts'

/**
 * What the room has to tell the Worker, in order, until the Worker has taken it. Each event is stored with the state that
 * it tells of; what is delivered twice because one side died in between is recorded once by the Worker.
 */
export class Outbox {
  #waiting: RoomEvent[]
  #lastSequence: number
  #failures = 0
  #delivering: Promise<void> | null = null

  constructor(
    stored: { readonly outbox: readonly RoomEvent[]; readonly lastSequence: number },
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'random' | 'deliver' | 'report'>
      readonly decisions: () => Decisions
      readonly stateStore: StateStore
      readonly wakeUps: Pick<WakeUps, 'set'>
    },
  ) {
    this.#waiting = [...stored.outbox]
    this.#lastSequence = stored.lastSequence
  }

  get nextSequence(): number {
    return this.#lastSequence + 1
  }

  /** Events that have become durable. */
  add(events: readonly RoomEvent[]): void {
    this.#waiting.push(...events)
    this.#lastSequence = this.#waiting.at(-1)?.sequence ?? this.#lastSequence
    // After a failure the alarm decides when to try again, not the next event.
    if (this.#failures === 0) void this.deliver()
  }

  /** Delivers everything that waits. Resolves when nothing does any more, or the Worker did not take one. */
  deliver(): Promise<void> {
    this.#delivering ??= this.#deliverAll().finally(() => {
      this.#delivering = null
      // One may have come after the last look.
      if (this.#waiting.length > 0 && this.#failures === 0) void this.deliver()
    })
    return this.#delivering
  }

  async #deliverAll(): Promise<void> {
    const delivered: RoomEvent[] = []
    for (let event = this.#waiting[0]; event; event = this.#waiting[0]) {
      const reply = await this.#tryToDeliver(event)
      if (!reply) break
      const told = event
      // Only a publication waits for an answer. That the others were taken needs no decision and is put down afterwards:
      // what is forgotten in between is delivered again, which the Worker sees by its id.
      if (isAwaited(told, this.ports.decisions().state)) {
        await this.ports.decisions().carryOut({
          decide: (state, nowMs) => applyReply(state, told, reply, nowMs),
          entries: this.ports.stateStore.deliveredEntries(told.sequence),
        })
      }
      this.#waiting.shift()
      delivered.push(told)
      this.#noteSuccess()
    }
    await this.ports.stateStore.tidy(delivered)
  }

  #noteSuccess(): void {
    if (this.#failures === 0) return
    this.#failures = 0
    this.ports.wakeUps.set('delivery', null)
  }

  /** The Worker's answer, or `null` when it gave none that counts: then the alarm is set for the next try. */
  async #tryToDeliver(event: RoomEvent): Promise<RoomEventReply | null> {
    const { host } = this.ports
    try {
      const { status, body } = await host.deliver(event.workshopId, JSON.stringify(event))
      if (status === 200) return v.parse(RoomEventReplySchema, JSON.parse(body))
      const refusal = readFinalRefusal(body)
      if (refusal) {
        host.report(`event ${event.sequence} (${event.payload.type}) is given up`, refusal.code)
        return refusal
      }
      throw new Error(`The Worker answered ${status}.`)
    } catch (error) {
      this.#failures += 1
      host.report(`delivering event ${event.sequence} (${event.payload.type}) failed`, error)
      this.ports.wakeUps.set('delivery', host.nowMs() + deliveryRetryMs(this.#failures, host.random()))
      return null
    }
  }
}

/** The Worker's codes for what it will never take as it is. Sent again, it would hold up everything behind it for ever. */
const FINAL_CODES: readonly ApiErrorCode[] = ['invalid-input', 'invalid-json', 'body-too-large']

/** A refusal in the Worker's own words: what stands in front of it may answer with the same status for its own reasons. */
function readFinalRefusal(body: string): Extract<RoomEventReply, { outcome: 'refused' }> | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ApiErrorSchema), body)
  if (!parsed.success) return null
  const { code, message } = parsed.output.error
  if (!FINAL_CODES.some((final) => final === code)) return null
  return { outcome: 'refused', code, reasons: [{ cardId: null, message }] }
}

/** Whether the room waits to hear what the Worker made of it. */
function isAwaited(
  { payload }: Pick<RoomEvent, 'payload'>,
  { visible: { publication } }: RoomState,
): boolean {
  return (
    (payload.type === 'finalised' || payload.type === 'retro-finalised') &&
    publication.status === 'publishing' &&
    publication.revision === payload.revision
  )
}

/** What the Worker's answer changes. */
function applyReply(
  state: RoomState,
  { payload }: RoomEvent,
  reply: RoomEventReply,
  nowMs: number,
): Result<Decision, RefusalCode> {
  const isPublication = payload.type === 'finalised' || payload.type === 'retro-finalised'
  if (!isPublication || !isAwaited({ payload }, state)) return ok({ state, effects: [] })
  switch (reply.outcome) {
    case 'recorded': {
      const next =
        payload.type === 'finalised'
          ? recordPublished(state, payload.okrs, payload.revision, nowMs)
          : recordRetroPublished(state, payload.revision, nowMs)
      return ok({ state: next, effects: [] })
    }
    case 'refused': {
      const { code, reasons } = reply
      const next = recordRefused(state, { revision: payload.revision, code, reasons })
      return ok({ state: next, effects: [stageChanged(next)] })
    }
    default:
      return assertNever(reply)
  }
}
