import { type Signal, signal } from '@preact/signals'
import type { LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import type { NewCheckIn } from '../../../../shared/okr/check-in.ts'
import type { ApiResult } from '../../../api/request.ts'
import type { CheckInDraft, CheckInDrafts, SentCheckIn } from './check-in-draft.ts'
import { freshDraft, isSameDraft, lastIdOf, readDraft } from './read-draft.ts'

export type CheckInState =
  | {
      readonly kind: 'editing'
      readonly problems: Readonly<Record<string, string>>
      readonly refusal: string | null
    }
  | { readonly kind: 'sending' }
  /** No answer yet: kept on this device, and sent again. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saved'; readonly keyResult: LivingKeyResult }

export type OpenCheckIn = {
  /** As the record last told it. */
  readonly keyResult: LivingKeyResult
  readonly draft: Signal<CheckInDraft>
  readonly state: Signal<CheckInState>
}

type Ports = {
  /** Whoever checks in: takes the next step unless another is chosen. */
  readonly meId: string
  /** Who can take a next step. */
  readonly isKnownPerson: (personId: string) => boolean
  readonly drafts: CheckInDrafts
  send(
    keyResultId: string,
    body: NewCheckIn,
    onceKey: string,
  ): Promise<ApiResult<{ readonly keyResult: LivingKeyResult }>>
  newKey(): string
  /** One is on record: whoever shows more than these key results reads them again. */
  saved?(keyResult: LivingKeyResult): void
  /** Runs something later; returns what takes it back. */
  later(delayMs: number, run: () => void): () => void
}

const RETRY_MS = { first: 2_000, longest: 30_000 } as const
const EDITING: CheckInState = { kind: 'editing', problems: {}, refusal: null }
/** Everything else would be answered the same when it is sent again. */
const LOST_ON_THE_WAY = ['unreachable', 'unexpected-reply', 'internal-error', 'too-many-requests']

/**
 * The check-ins of one person: what is typed is kept on the device; what is saved is sent with a key of its own and sent
 * again until it is answered, so that a lost network neither loses nor doubles it.
 */
export function createCheckIns(keyResults: readonly LivingKeyResult[], ports: Ports) {
  /** What is on its way, by key result: in memory too, where the device keeps nothing. */
  const onTheWay = new Map<string, SentCheckIn>()
  const told = new Map<string, Signal<LivingKeyResult>>()
  const all = signal<readonly OpenCheckIn[]>(keyResults.map(open))
  const retries = new Map<string, { delayMs: number; cancel: () => void }>()
  for (const one of all.value) if (one.state.value.kind === 'waiting') void attempt(one)

  function open(keyResult: LivingKeyResult): OpenCheckIn {
    const current = signal(keyResult)
    told.set(keyResult.id, current)
    const kept = ports.drafts.read(keyResult.id)
    const fresh = freshDraft(keyResult, ports.meId)
    const isOld = kept !== null && kept.sent === null && kept.after !== lastIdOf(keyResult)
    const draft =
      kept === null ? fresh : isOld ? { ...kept.draft, value: fresh.value, confidence: null } : kept.draft
    const sent = kept?.sent ?? null
    if (sent !== null) onTheWay.set(keyResult.id, sent)
    return {
      get keyResult() {
        return current.value
      },
      draft: signal(draft),
      state: signal(sent === null ? EDITING : { kind: 'waiting' }),
    }
  }

  /** What nobody has typed over follows the record; what is typed stays. */
  function tell(one: OpenCheckIn, keyResult: LivingKeyResult) {
    const before = freshDraft(one.keyResult, ports.meId)
    const now = freshDraft(keyResult, ports.meId)
    const isTyped = !isSameDraft(one.draft.value, before)
    if (one.draft.value.value === before.value) one.draft.value = { ...one.draft.value, value: now.value }
    const current = told.get(keyResult.id)
    if (current !== undefined) current.value = keyResult
    if (isTyped && one.state.value.kind === 'editing') keep(one, null)
  }

  function keep(one: OpenCheckIn, sent: SentCheckIn | null) {
    ports.drafts.write(one.keyResult.id, {
      draft: one.draft.value,
      after: lastIdOf(one.keyResult),
      sent,
    })
  }

  function edit(one: OpenCheckIn, change: Partial<CheckInDraft>) {
    one.draft.value = { ...one.draft.value, ...change }
    // One that is on record already and is typed in again is a further one.
    if (['editing', 'saved'].includes(one.state.value.kind)) one.state.value = EDITING
    keep(one, null)
  }

  /** @returns whether it is on its way or on record: the next one may be shown */
  async function submit(one: OpenCheckIn): Promise<boolean> {
    if (one.state.value.kind !== 'editing') return one.state.value.kind !== 'sending'
    const read = readDraft(one.keyResult, one.draft.value, ports.isKnownPerson)
    if (!read.ok) {
      one.state.value = { kind: 'editing', problems: read.problems, refusal: null }
      return false
    }
    const sent = { key: ports.newKey(), body: read.body }
    onTheWay.set(one.keyResult.id, sent)
    keep(one, sent)
    return attempt(one)
  }

  async function attempt(one: OpenCheckIn): Promise<boolean> {
    const { id } = one.keyResult
    const sent = onTheWay.get(id)
    if (sent === undefined) return false
    one.state.value = { kind: 'sending' }
    const answer = await ports.send(id, sent.body, sent.key)
    if (answer.ok) {
      stopRetrying(id)
      onTheWay.delete(id)
      ports.drafts.remove(id)
      const { keyResult } = answer.value
      const current = told.get(id)
      if (current !== undefined) current.value = keyResult
      one.draft.value = freshDraft(keyResult, ports.meId)
      one.state.value = { kind: 'saved', keyResult }
      ports.saved?.(keyResult)
      return true
    }
    const { code, message, fields } = answer.refusal
    if (LOST_ON_THE_WAY.includes(code)) {
      one.state.value = { kind: 'waiting' }
      retryLater(one)
      return true
    }
    stopRetrying(id)
    onTheWay.delete(id)
    keep(one, null)
    const hasPlace = Object.keys(fields).length > 0
    one.state.value = { kind: 'editing', problems: fields, refusal: hasPlace ? null : message }
    return false
  }

  function retryLater(one: OpenCheckIn) {
    const { id } = one.keyResult
    const delayMs = Math.min(RETRY_MS.longest, (retries.get(id)?.delayMs ?? RETRY_MS.first / 2) * 2)
    retries.get(id)?.cancel()
    retries.set(id, { delayMs, cancel: ports.later(delayMs, () => void attempt(one)) })
  }

  function stopRetrying(id: string) {
    retries.get(id)?.cancel()
    retries.delete(id)
  }

  return {
    /** In the order in which they came: what is read later goes behind. */
    get all() {
      return all.value
    },
    /** What the record says now, read again while these are open. */
    take(keyResults: readonly LivingKeyResult[]) {
      const known = new Map(all.peek().map((one) => [one.keyResult.id, one]))
      const added = keyResults.filter(({ id }) => !known.has(id)).map(open)
      for (const keyResult of keyResults) {
        const one = known.get(keyResult.id)
        if (one !== undefined && one.keyResult !== keyResult) tell(one, keyResult)
      }
      if (added.length > 0) all.value = [...all.peek(), ...added]
      for (const one of added) if (one.state.peek().kind === 'waiting') void attempt(one)
    },
    edit,
    submit,
    /** Sends everything that waits at once: the network is back, or somebody asked. */
    retryNow() {
      for (const one of all.value) {
        if (one.state.value.kind !== 'waiting') continue
        stopRetrying(one.keyResult.id)
        void attempt(one)
      }
    },
    /** The same key result once more, from what is on record now. */
    again(one: OpenCheckIn) {
      one.draft.value = freshDraft(one.keyResult, ports.meId)
      one.state.value = EDITING
    },
    dispose() {
      for (const { cancel } of retries.values()) cancel()
      retries.clear()
    },
  }
}
export type CheckIns = ReturnType<typeof createCheckIns>
