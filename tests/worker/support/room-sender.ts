import * as v from 'valibot'
import { fillPath } from '../../../shared/api/route.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import {
  type RoomEvent,
  type RoomEventPayload,
  RoomEventReplySchema,
} from '../../../shared/events/room-events.ts'
import { signRequest } from '../../../shared/identity/signed-request.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import {
  canonicalText,
  EMPTY_PROVENANCE,
  type FinalKeyResult,
  type FinalObjective,
  type OkrSet,
} from '../../../shared/okr/okr-set.ts'
import type { Reply } from './browser.ts'
import type { Harness } from './harness.ts'
import { sha256Hex, testSigner } from './keys.ts'

/** The room's outbox: numbers its events and sends each signed, as a room does. */
export class RoomSender {
  readonly #harness: Harness
  readonly workshopId: string
  #sequence = 0

  constructor(harness: Harness, workshopId: string) {
    this.#harness = harness
    this.workshopId = workshopId
  }

  /** The next event, not sent yet. */
  event(payload: RoomEventPayload, change: Partial<RoomEvent> = {}): RoomEvent {
    this.#sequence++
    return {
      eventId: `${this.workshopId}-${this.#sequence}`,
      workshopId: this.workshopId,
      sequence: this.#sequence,
      happenedAtMs: this.#harness.nowMs(),
      payload,
      ...change,
    }
  }

  async post(event: RoomEvent, secret?: string): Promise<Reply> {
    const path = fillPath(ROUTES.roomEvent.path, { workshopId: this.workshopId })
    const body = JSON.stringify(event)
    const signer = await testSigner('room-to-worker', secret)
    const signed = await signRequest(signer, { method: 'POST', path, body }, this.#harness.nowMs())
    const headers = { 'content-type': 'application/json', ...signed }
    return this.#harness.browser().raw('POST', path, { headers, body })
  }

  /** Delivers an event and reads the answer. */
  async deliver(event: RoomEvent) {
    const reply = await this.post(event)
    const text = await reply.text()
    if (reply.status !== 200) throw new Error(`The event was answered ${reply.status}: ${text}`)
    return v.parse(RoomEventReplySchema, JSON.parse(text))
  }

  send(payload: RoomEventPayload) {
    return this.deliver(this.event(payload))
  }
}

export function finalised(
  okrs: OkrSet,
  revision: number,
  finalisedBy: string,
): Extract<RoomEventPayload, { type: 'finalised' }> {
  return { type: 'finalised', revision, okrs, hash: sha256Hex(canonicalText(okrs)), finalisedBy }
}

/** A key result that meets every gate, owned by the person. */
export function makeKeyResult(
  id: string,
  ownerId: string,
  change: Partial<FinalKeyResult> = {},
): FinalKeyResult {
  return {
    id,
    text: 'Reduce deployment time by 50%',
    fields: {
      ...EMPTY_KEY_RESULT_FIELDS,
      ownerId,
      direction: 'decrease',
      unit: 'min',
      baseline: 48,
      target: 24,
      dueOn: '2027-03-31',
      commitment: 'committed',
      confidence: 7,
    },
    accepted: true,
    initiatives: [],
    provenance: EMPTY_PROVENANCE,
    ...change,
  }
}

export function makeObjective(
  id: string,
  keyResults: FinalKeyResult[],
  change: Partial<FinalObjective> = {},
): FinalObjective {
  return {
    id,
    text: 'Establish a world-class CI/CD pipeline',
    commitment: 'committed',
    keyResults,
    provenance: EMPTY_PROVENANCE,
    ...change,
  }
}
