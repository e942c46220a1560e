import type { RoomEvent, RoomEventPayload } from '../../shared/events/room-events.ts'
import { canonicalText } from '../../shared/okr/okr-set.ts'
import { assertNever, ok, type Refusal, type Result, refuse } from '../../shared/result.ts'
import { canonicalRetroText } from '../../shared/retro/retro-record.ts'
import type { Decision, Effect, RefusalCode } from '../../shared/workshop/command.ts'
import { nextTimeOf, passTime } from '../../shared/workshop/pass-time.ts'
import { joinRosterChanges } from '../../shared/workshop/roster.ts'
import type { BoardReaders } from '../../shared/workshop/run-ballot.ts'
import type { RoomState } from '../../shared/workshop/state.ts'
import type { BoardDocument } from '../document/board-document.ts'
import { makeBoardEdit } from '../document/board-edits.ts'
import type { DocumentStore } from '../document/document-store.ts'
import type { RoomHost } from '../host.ts'
import { LIMITS } from '../limits.ts'
import type { DamageLog } from '../storage/damage-log.ts'
import { DurablePut } from '../storage/durable-put.ts'
import type { StorageHealth } from '../storage/storage-health.ts'
import { endsSecrets } from './ended-secrets.ts'
import type { StateStore } from './state-store.ts'

/** A change of the room's state that somebody asked for. */
export type Job = {
  readonly decide: (state: RoomState, nowMs: number) => Result<Decision, RefusalCode>
  /** Called once: with `null` when it is done and durable, else with why not. */
  readonly settled: (refusal: Refusal<RefusalCode> | null) => void
  /** Under which it is remembered that this was done. */
  readonly answerKey?: string
  /** Refused rather than kept waiting while storage fails. */
  readonly isUrgent?: boolean
  /** When it came, where that was before it could be added: left out, it is now. */
  readonly arrivedAtMs?: number
  /** Stored in the same put. */
  readonly entries?: Readonly<Record<string, unknown>>
}

/** Decisions that are stored together. */
type Batch = {
  readonly jobs: DecidedJob[]
  readonly before: RoomState
  state: RoomState
  readonly effects: Effect[]
  readonly ownEdits: Uint8Array[]
  readonly nowMs: number
}

/** A job and when it came: it is decided by that moment, however long storage kept it waiting. */
type QueuedJob = Job & Required<Pick<Job, 'arrivedAtMs'>>

/** A job that is to be stored with its batch. */
type DecidedJob = QueuedJob & { readonly isUnsigned: boolean }

type DecisionPorts = {
  readonly host: Pick<RoomHost, 'storage' | 'later' | 'nowMs' | 'randomId' | 'sha256Hex' | 'report'>
  readonly health: StorageHealth
  readonly document: BoardDocument
  readonly documentStore: DocumentStore
  readonly stateStore: StateStore
  readonly damage: DamageLog
  readonly nextSequence: () => number
  /** Everything that has come until now is in it. */
  readonly readers: BoardReaders
  /** The state with what has changed on the board meanwhile. */
  readonly followBoard: (state: RoomState, atMs: number) => RoomState
  /** All of it is durable now: tell people. Called before the jobs are settled. */
  readonly committed: (commit: {
    before: RoomState
    state: RoomState
    ownEdits: readonly Uint8Array[]
    effects: readonly Effect[]
    events: readonly RoomEvent[]
  }) => void
}

/**
 * Decides jobs in their order, on what the ones before made of the state, and stores what came together in one atomic put
 * with the room's own edits, events and answers. Nothing of it is seen by anybody before it is durable; so what people see
 * is always what a restart would bring back. Each job is decided by the time at which it came, after everything that the
 * clock had brought about by then: so a deadline is exact, whoever comes around it and however slow the disk is.
 */
export class Decisions {
  #state: RoomState
  #jobs: QueuedJob[] = []
  #isRunning = false

  constructor(
    state: RoomState,
    private readonly ports: DecisionPorts,
  ) {
    this.#state = state
  }

  /** The newest durable state. */
  get state(): RoomState {
    return this.#state
  }

  add(job: Job): void {
    const { health } = this.ports
    if (this.#jobs.length >= LIMITS.maxQueuedJobs || (job.isUrgent && health.isFailing)) {
      job.settled(storageFailing().refusal)
      return
    }
    this.#jobs.push({ ...job, arrivedAtMs: job.arrivedAtMs ?? this.ports.host.nowMs() })
    if (!this.#isRunning) void this.#run()
  }

  /** Adds a job and waits until it is done and durable, or refused. */
  carryOut(job: Omit<Job, 'settled'>): Promise<Refusal<RefusalCode> | null> {
    return new Promise((settled) => this.add({ ...job, settled }))
  }

  /** Does what the clock and the board have brought about by `atMs`, and waits until it is durable. */
  async catchUp(atMs = this.ports.host.nowMs()): Promise<void> {
    await this.carryOut({ decide: (state) => ok({ state, effects: [] }), arrivedAtMs: atMs })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    try {
      while (this.#jobs.length > 0) {
        const batch = this.#decideNext()
        if (!isEmpty(batch)) await this.#carryThrough(batch)
      }
    } finally {
      this.#isRunning = false
    }
  }

  /** Takes jobs off the queue. One that edits the board or publishes ends its batch: the next must see what it did. */
  #decideNext(): Batch {
    const nowMs = this.ports.host.nowMs()
    const batch: Batch = {
      jobs: [],
      before: this.#state,
      state: this.#state,
      effects: [],
      ownEdits: [],
      nowMs,
    }
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      this.#passTime(job.arrivedAtMs, batch)
      if (batch.ownEdits.length > 0) {
        this.#jobs.unshift(job) // The clock edited the board, which this one must see.
        break
      }
      const decision = this.#decide(job, batch)
      const effects = decision.ok ? decision.value.effects : []
      const isPublication = effects.some(isPublishing)
      if (isPublication && !isEmpty(batch)) {
        this.#jobs.unshift(job) // It gets a batch of its own, as it alone may be given up.
        break
      }
      const refusal = decision.ok ? this.#proposeEdits(effects, batch) : decision.refusal
      if (refusal || !decision.ok) {
        if (refusal) job.settled(refusal)
        continue
      }
      batch.jobs.push({ ...job, isUnsigned: decision.value.isUnsigned === true })
      batch.state = decision.value.state
      batch.effects.push(...effects)
      if (isPublication || effects.some(({ type }) => type === 'edit-board')) break
    }
    return batch
  }

  /** Brings a batch's state to the moment at which the next job came. */
  #passTime(atMs: number, batch: Batch): void {
    const { host, followBoard, readers } = this.ports
    try {
      batch.state = followBoard(batch.state, atMs)
      const dueAtMs = nextTimeOf(batch.state.visible)
      if (dueAtMs === null || dueAtMs > atMs) return
      const inputs = { ...readers, seed: host.randomId(), newId: host.randomId }
      let { state, effects } = passTime(batch.state, atMs, inputs)
      const refusal = this.#proposeEdits(effects, batch)
      if (refusal) {
        host.report('the clock could not edit the board', refusal.code)
        ;({ state, effects } = passTime(batch.state, atMs, { ...inputs, mayEditBoard: false }))
      }
      batch.state = state
      batch.effects.push(...effects)
    } catch (error) {
      host.report('passing the time failed', error) // A bug, which must not stop anything else.
    }
  }

  #decide(job: QueuedJob, { state }: Batch): Result<Decision, RefusalCode> {
    try {
      return job.decide(state, job.arrivedAtMs)
    } catch (error) {
      // A bug. It must not stop the room for everybody else's commands.
      this.ports.host.report('a decision failed', error)
      return refuse('invalid-command', 'The room could not do this. Reload the page and try again.')
    }
  }

  #proposeEdits(effects: readonly Effect[], batch: Batch): Refusal<RefusalCode> | null {
    for (const effect of effects) {
      if (isPublishing(effect) && this.ports.health.isFailing) return storageFailing().refusal
      if (effect.type !== 'edit-board') continue
      const update = this.ports.document.propose((doc) => makeBoardEdit(doc, effect.edit, batch.nowMs))
      if (!update) {
        return refuse('unknown-card', 'The board has changed meanwhile. Look at the card and try again.')
          .refusal
      }
      batch.ownEdits.push(update)
    }
    return null
  }

  async #carryThrough(batch: Batch): Promise<void> {
    const events = await this.#eventsOf(batch)
    const ownRows = batch.ownEdits.map((update) => this.ports.documentStore.entriesOf(update))
    const ownEntries = Object.fromEntries(ownRows.flatMap(({ entries }) => Object.entries(entries)))
    if (!(await this.#store(batch, events, ownEntries))) {
      for (const job of batch.jobs) job.settled(storageFailing().refusal)
      return
    }
    for (const row of ownRows) row.stored()
    this.#state = batch.state
    for (const { answerKey } of batch.jobs) {
      if (answerKey) this.ports.stateStore.noteDone(answerKey, batch.nowMs)
    }
    this.ports.committed({ ...batch, events })
    for (const job of batch.jobs) job.settled(null)
  }

  /**
   * Puts a batch and waits until it is durable, trying again as long as it takes. `false`: a publication that could not be
   * put, so that nothing of it is stored; people are told at once rather than left to believe that it is on its way.
   */
  async #store(
    batch: Batch,
    events: readonly RoomEvent[],
    ownEntries: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const { host, health, documentStore, stateStore, damage } = this.ports
    const entries: Record<string, unknown> = { ...ownEntries }
    const lastSequence = events.at(-1)?.sequence ?? this.ports.nextSequence() - 1
    const isSecretOver = endsSecrets(batch.before, batch.state)
    const next =
      batch.state === batch.before
        ? null
        : isSecretOver
          ? stateStore.lastingEntries(batch.state, lastSequence)
          : stateStore.stateEntries(batch.state, lastSequence)
    if (next) Object.assign(entries, next.entries)
    for (const event of events) Object.assign(entries, stateStore.eventEntries(event))
    for (const { answerKey, isUnsigned, entries: more } of batch.jobs) {
      if (answerKey && !isUnsigned) Object.assign(entries, stateStore.doneEntries(answerKey, batch.nowMs))
      Object.assign(entries, more)
    }
    if (Object.keys(entries).length === 0) return true
    const isPublication = batch.effects.some(isPublishing)
    let put: DurablePut | null = null
    for (;;) {
      try {
        // What the room writes or publishes builds on what people wrote: that must be durable first.
        if ((isPublication || batch.ownEdits.length > 0) && !(await documentStore.settle())) {
          if (isPublication) return false
          throw new Error('The document could not be stored.')
        }
        put ??= new DurablePut(
          host,
          entries,
          isSecretOver ? await stateStore.keysOfEarlierStates(entries, damage) : [],
        )
        await put.try()
        next?.stored()
        health.recovered('state')
        return true
      } catch (error) {
        const retryInMs = health.failed('state', error)
        if (isPublication && !put?.mayBeStored) {
          this.#probe(retryInMs)
          return false
        }
        this.#refuseUrgent()
        await new Promise<void>((resume) => host.later(retryInMs, resume))
      }
    }
  }

  #refuseUrgent() {
    const urgent = this.#jobs.filter((job) => job.isUrgent)
    this.#jobs = this.#jobs.filter((job) => !job.isUrgent)
    for (const job of urgent) job.settled(storageFailing().refusal)
  }

  /** Finds out when storage works again although nothing waits for it: by putting the state as it is. */
  #probe(delayMs: number): void {
    this.ports.host.later(delayMs, () => {
      this.add({
        decide: (state) => ({ ok: true, value: { state: { ...state }, effects: [] } }),
        settled: () => {},
      })
    })
  }

  async #eventsOf({ effects, state, nowMs }: Batch): Promise<readonly RoomEvent[]> {
    const payloads: RoomEventPayload[] = []
    for (const effect of effects) {
      switch (effect.type) {
        case 'emit': {
          const { payload } = effect
          const last = payloads.at(-1)
          // A team that comes in together is one event.
          if (last?.type === 'roster-changed' && payload.type === 'roster-changed') {
            payloads.splice(-1, 1, joinRosterChanges(last, payload))
          } else payloads.push(payload)
          break
        }
        case 'publish': {
          const { revision, okrs, finalisedBy, choices } = effect
          const hash = await this.ports.host.sha256Hex(canonicalText(okrs))
          const chosen = choices === undefined ? {} : { choices: [...choices] }
          payloads.push({ type: 'finalised', revision, okrs, hash, finalisedBy, ...chosen })
          break
        }
        case 'publish-retro': {
          const { revision, retro, finalisedBy } = effect
          const hash = await this.ports.host.sha256Hex(canonicalRetroText(retro))
          payloads.push({ type: 'retro-finalised', revision, retro, hash, finalisedBy })
          break
        }
        case 'edit-board':
        case 'disconnect':
          break
        default:
          assertNever(effect)
      }
    }
    const first = this.ports.nextSequence()
    return payloads.map((payload, at) => ({
      eventId: this.ports.host.randomId(),
      workshopId: state.visible.workshop.workshopId,
      sequence: first + at,
      happenedAtMs: nowMs,
      payload,
    }))
  }
}

/** It may be given up where it cannot be stored, rather than kept waiting. */
function isPublishing({ type }: Effect): boolean {
  return type === 'publish' || type === 'publish-retro'
}

function isEmpty({ jobs, before, state, effects }: Batch): boolean {
  return jobs.length === 0 && state === before && effects.length === 0
}

function storageFailing() {
  return refuse(
    'storage-failing',
    'The room cannot save at the moment. It tries again; so can you, in a minute.',
  )
}
