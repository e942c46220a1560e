import { LIMITS } from '../limits.ts'
import { readUsageLimits, type UsageLimits } from '../raised-limits.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

/** By then every rate is full again and every refusal forgotten, so that a new account says the same as the old one. */
const FORGOTTEN_AFTER_MS = 15 * 60_000
/** A person who is barred again and again stays out longer, at most this long. */
const MAX_BARRED_MS = 10 * 60_000

/** What one person has used, over all their connections. It outlives each of them: coming back gives nothing anew. */
export class PersonAccount {
  readonly frames: RateLimit
  readonly bytes: RateLimit
  readonly commands: RateLimit
  readonly presence: RateLimit
  readonly catchUps: RateLimit
  readonly contention: RateLimit
  /** Yjs client ids that the document did not know before this person brought them. */
  writerIds = 0
  #strikesAtMs: number[] = []
  #timesBarred = 0
  #barredUntilMs = Number.NEGATIVE_INFINITY
  #usedAtMs = 0

  constructor(limits: UsageLimits) {
    this.frames = createRateLimit(limits.frames)
    this.bytes = createRateLimit(limits.bytes)
    this.commands = createRateLimit(limits.commands)
    this.presence = createRateLimit(limits.presence)
    this.catchUps = createRateLimit(limits.catchUps)
    this.contention = createRateLimit(limits.contention)
  }

  isBarred(nowMs: number): boolean {
    return nowMs < this.#barredUntilMs
  }

  /** Counts a refusal or an unreadable frame. A single one may happen to anybody; the last of many bars the person. */
  strike(nowMs: number): void {
    const { strikes, withinMs } = LIMITS.abuse
    this.#strikesAtMs = [...this.#strikesAtMs.filter((atMs) => nowMs - atMs < withinMs), nowMs]
    if (this.#strikesAtMs.length >= strikes) this.bar(nowMs)
  }

  /** Keeps the person out for a while, twice as long each time. */
  bar(nowMs: number): void {
    if (this.isBarred(nowMs)) return
    this.#barredUntilMs = nowMs + Math.min(MAX_BARRED_MS, LIMITS.abuse.barredMs * 2 ** this.#timesBarred)
    this.#timesBarred += 1
    this.#strikesAtMs = []
  }

  touch(nowMs: number): void {
    this.#usedAtMs = nowMs
  }

  isForgotten(nowMs: number): boolean {
    return nowMs - this.#usedAtMs > FORGOTTEN_AFTER_MS
  }
}

/** Everybody's accounts, in the room's memory: a room that slept begins anew, after longer than any rate refills. */
export class PersonAccounts {
  readonly #byPerson = new Map<string, PersonAccount>()

  constructor(readonly limits: UsageLimits = readUsageLimits(undefined)) {}

  of(personId: string): PersonAccount {
    const known = this.#byPerson.get(personId)
    if (known) return known
    const account = new PersonAccount(this.limits)
    this.#byPerson.set(personId, account)
    return account
  }

  /** Forgets those who have been away for long. */
  tidy(nowMs: number, isHere: (personId: string) => boolean): void {
    for (const [personId, account] of this.#byPerson) {
      if (account.isForgotten(nowMs) && !isHere(personId)) this.#byPerson.delete(personId)
    }
  }
}
