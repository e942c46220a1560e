import { type Signal, signal } from '@preact/signals'
import type { LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import {
  asksForNextStep,
  findCheckInProblems,
  type NewCheckIn,
  NewCheckInSchema,
} from '../../../../shared/okr/check-in.ts'
import { checkFields } from '../../../api/check.ts'
import type { ApiResult } from '../../../api/request.ts'
import { readNumber } from '../../../models/read-number.ts'
import { checkInText } from '../../../text/en/check-in.ts'
import type { CheckInDraft, CheckInDrafts, SentCheckIn } from './check-in-draft.ts'

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
  const all = keyResults.map(open)
  const retries = new Map<string, { delayMs: number; cancel: () => void }>()
  for (const one of all) if (one.state.value.kind === 'waiting') void attempt(one)

  function open(keyResult: LivingKeyResult): OpenCheckIn {
    const kept = ports.drafts.read(keyResult.id)
    const fresh = freshDraft(keyResult, ports.meId)
    const isOld = kept !== null && kept.sent === null && kept.after !== lastIdOf(keyResult)
    const draft =
      kept === null ? fresh : isOld ? { ...kept.draft, value: fresh.value, confidence: null } : kept.draft
    const sent = kept?.sent ?? null
    if (sent !== null) onTheWay.set(keyResult.id, sent)
    return { keyResult, draft: signal(draft), state: signal(sent === null ? EDITING : { kind: 'waiting' }) }
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
    if (one.state.value.kind === 'editing') one.state.value = EDITING
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
      one.state.value = { kind: 'saved', keyResult: answer.value.keyResult }
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
    all,
    edit,
    submit,
    /** Sends everything that waits at once: the network is back, or somebody asked. */
    retryNow() {
      for (const one of all) {
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

function freshDraft(keyResult: LivingKeyResult, meId: string): CheckInDraft {
  const value = keyResult.trend.findLast((point) => point.value !== null)?.value ?? null
  return {
    value: value === null ? '' : String(value),
    confidence: null,
    note: '',
    nextText: '',
    nextOwnerId: meId,
  }
}

function lastIdOf({ lastCheckIn }: LivingKeyResult): string | null {
  return lastCheckIn?.checkInId ?? null
}

/** The confidence last said, at commit or later: what [CH5] compares with. */
export function confidenceBefore({ lastCheckIn, fields }: LivingKeyResult): number | null {
  return lastCheckIn?.confidence ?? fields.confidence
}

/** [CH5] Why a next step is asked for, or `null`. */
export function askOf(keyResult: LivingKeyResult, { confidence }: CheckInDraft): 'fell' | 'low' | null {
  return confidence === null ? null : asksForNextStep(confidenceBefore(keyResult), confidence)
}

type ReadDraft =
  | { readonly ok: true; readonly body: NewCheckIn }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> }

/** What is typed as a check-in, or what is to be mended, by field. */
export function readDraft(
  keyResult: LivingKeyResult,
  draft: CheckInDraft,
  isKnownPerson: (personId: string) => boolean,
): ReadDraft {
  const value = readNumber(draft.value)
  const isAsked = askOf(keyResult, draft) !== null
  const text = draft.nextText.trim()
  const body = {
    value: value === 'wrong' ? null : value,
    confidence: draft.confidence,
    note: draft.note,
    // A step that is named is kept, whether it was asked for or not.
    nextStep: isAsked || text !== '' ? { text, ownerId: draft.nextOwnerId } : null,
  }
  const problems = {
    ...checkFields(NewCheckInSchema, body),
    ...(value === 'wrong' ? { value: checkInText.notANumber } : {}),
  }
  const { confidence } = body
  if (Object.keys(problems).length > 0 || confidence === null) return { ok: false, problems }
  const whole = { ...body, confidence }
  const more = findCheckInProblems(whole, {
    direction: keyResult.fields.direction,
    before: confidenceBefore(keyResult),
    by: 'person',
    isKnownPerson,
  })
  return Object.keys(more).length > 0 ? { ok: false, problems: more } : { ok: true, body: whole }
}
