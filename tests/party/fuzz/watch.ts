import * as v from 'valibot'
import { readAwareness, readFrame } from '../../../party/connections/frames.ts'
import { BallotSchema } from '../../../shared/ballot/ballot.ts'
import { FRAME, PresenceSchema } from '../../../shared/protocol/messages.ts'
import type { Frame, Link } from './simulated-network.ts'

/** What nobody may ever be sent, looked for in every frame on its way out. */
export class Watch {
  /** What each person has chosen in ballots, as JSON: they alone may see it before the ballot closes. */
  readonly choices = new Map<string, Set<string>>()
  /** Which honest person writes with which Yjs client id. */
  readonly owners = new Map<number, string>()

  constructor(
    private readonly hostileId: string,
    private readonly complain: (violation: string) => void,
  ) {}

  choose(personId: string, choice: unknown): void {
    const known = this.choices.get(personId) ?? new Set()
    this.choices.set(personId, known.add(JSON.stringify(choice)))
  }

  look(link: Link, frame: Frame): void {
    if (typeof frame === 'string') this.#lookAtText(link, frame)
    else if (frame[0] === FRAME.awareness) this.#lookAtPresence(link, frame)
  }

  #lookAtText({ personId }: Link, text: string): void {
    if (text.includes('"choices"')) this.complain(`${personId} was sent everybody's choices`)
    if (text.includes('"answer"')) {
      const own = this.choices.get(personId)
      for (const choice of objectsWith('answer', JSON.parse(text))) {
        if (!own?.has(JSON.stringify(choice))) {
          this.complain(`${personId} was sent a choice that is not theirs: ${JSON.stringify(choice)}`)
        }
      }
    }
    if (!text.includes('"ballots"')) return
    for (const ballot of objectsWith('ballotId', JSON.parse(text))) {
      const parsed = v.safeParse(BallotSchema, ballot)
      if (parsed.success && parsed.output.closedAtMs === null && parsed.output.result !== null) {
        this.complain(`${personId} was sent the result of an open ballot`)
      }
    }
  }

  #lookAtPresence({ personId }: Link, bytes: Uint8Array) {
    const frame = readFrame(bytes)
    const entries = frame.kind === 'awareness' ? readAwareness(frame.update) : null
    if (!entries) return this.complain(`${personId} was sent presence that cannot be read`)
    for (const { clientId, state } of entries) {
      const presence = v.safeParse(v.nullable(PresenceSchema), state)
      if (!presence.success) return this.complain(`${personId} was sent presence of no known form`)
      const shown = presence.output
      if (!shown) continue
      if (shown.personId === this.hostileId) {
        if (this.owners.has(clientId)) this.complain(`${this.hostileId} was shown for another`)
        continue
      }
      if (shown.editing?.startsWith('forged'))
        this.complain(`${shown.personId} was shown with forged presence`)
      const owner = this.owners.get(clientId)
      if (owner !== shown.personId) this.complain(`${shown.personId} was shown for a document of ${owner}`)
    }
  }
}

/** Every object in a JSON value that has such a key. */
function objectsWith(key: string, value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap((part) => objectsWith(key, part))
  return Object.hasOwn(value, key) ? [value, ...inside] : inside
}
