import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { Approval, BallotChoice } from '../../shared/ballot/choice.ts'
import { staleItemIds } from '../../shared/ballot/stale-items.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { mayVote } from '../../shared/workshop/ballot-permission.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { currentBallotOf, type Mine, type Visible } from '../../shared/workshop/state.ts'
import { createBallotClock } from './ballot-clock.ts'
import { type BallotDraft, dropDraft, keepDraft, NO_DRAFT, restoreDraft } from './ballot-draft.ts'
import {
  choiceOf,
  dotsGiven,
  type Entry,
  entryIn,
  isAnswered,
  isSameChoice,
  isSameEntry,
  type Sheet,
  sheetOf,
  whyNotCounted,
} from './ballot-sheet.ts'
import type { Drafts } from './drafts.ts'

export type BallotPorts = {
  readonly visible: ReadonlySignal<Visible | null>
  /** My ballot as the room has it. */
  readonly mine: ReadonlySignal<Mine>
  readonly personId: ReadonlySignal<string | null>
  /** The room's clock minus this device's. */
  readonly offsetMs: ReadonlySignal<number>
  readonly send: (command: Command) => Promise<Result<null>>
  readonly drafts: Drafts
  /** The room has taken a choice of mine: from now on it counts. */
  readonly onCounted: (ballotId: string, choice: BallotChoice) => void
}

/** Words are cast when the typing pauses: a reason is no answer half-way through. */
const REASON_PAUSE_MS = 1_200

/** Reasons that were typed and not counted when the vote ended: still here to be copied. */
export type LostReasons = { readonly ballotId: string; readonly texts: readonly string[] }

/**
 * My ballot while a vote is planned or open, whatever its method. What I do shows at once and is cast on each change, one cast
 * at a time: while one is on its way only the newest waits. What cannot be counted yet (half a score, an answer without the
 * reason that is asked for) stays on screen and is cast when it is whole. A refusal loses nothing: what I did stays, with the
 * reason beside it.
 */
export function createBallotModel(ports: BallotPorts) {
  const { visible, mine, personId, offsetMs, send, drafts } = ports
  const draft = signal<BallotDraft>(NO_DRAFT)
  const isCasting = signal(false)
  const refusal = signal<string | null>(null)
  const doneDraft = signal<boolean | null>(null)
  const lost = signal<LostReasons | null>(null)
  /** What the room has confirmed since it last told me my ballot. */
  let confirmed: BallotChoice | null = null
  /** What stood on screen before I abstained, to come back to. */
  let beforeAbstaining: Sheet = {}
  let casting: Promise<void> = Promise.resolve()
  let reasonTimer: ReturnType<typeof setTimeout> | undefined

  const ballot = computed(() => (visible.value === null ? null : currentBallotOf(visible.value)))
  const clock = createBallotClock({ ballot, offsetMs })
  const permission = computed<Result<null>>(() => {
    const [state, current, id] = [visible.value, ballot.value, personId.value]
    return state === null || current === null || id === null
      ? refuse('no-open-ballot', '')
      : mayVote(state, current, { personId: id }, clock.nowMs.value)
  })

  const isAbstaining = computed(
    () => draft.value.isAbstaining ?? (ballot.value !== null && mine.value.choice?.answer === 'abstain'),
  )
  /** What stands on screen: what the room has, with what I have changed since laid over it. */
  const sheet = computed<Sheet>(() =>
    ballot.value === null ? {} : { ...sheetOf(mine.value.choice), ...draft.value.entries },
  )
  const choice = computed<BallotChoice | null>(() => {
    if (ballot.value === null) return null
    return isAbstaining.value ? { answer: 'abstain' } : choiceOf(sheet.value, ballot.value.settings)
  })
  const left = computed(() => {
    const settings = ballot.value?.settings
    return settings?.method === 'dots' ? settings.budget - dotsGiven(sheet.value) : 0
  })
  const entriesThat = (is: (entry: Entry) => boolean) =>
    computed(() =>
      isAbstaining.value
        ? []
        : (ballot.value?.items ?? []).map(({ id }) => id).filter((id) => is(entryIn(sheet.value, id))),
    )
  const answeredIds = entriesThat(
    (entry) => ballot.value !== null && isAnswered(entry, ballot.value.settings.method),
  )
  const uncountedIds = entriesThat(
    (entry) => ballot.value !== null && whyNotCounted(entry, ballot.value.settings) !== null,
  )
  /** [BA8] Items that I answered for other words than those of now, and have not answered again. */
  const staleIds = computed<readonly string[]>(() => {
    const given = mine.value.choice
    if (ballot.value === null || given === null || isAbstaining.value) return []
    const asGiven = sheetOf(given)
    return staleItemIds(ballot.value, given, mine.value.votedOn).filter(
      (id) =>
        !draft.value.confirmedIds.includes(id) && isSameEntry(entryIn(sheet.value, id), entryIn(asGiven, id)),
    )
  })

  const castAll = async (): Promise<void> => {
    isCasting.value = true
    for (;;) {
      const [current, target] = [ballot.peek(), choice.peek()]
      const { confirmedIds, seenVersion } = draft.peek()
      if (current === null || target === null) break
      const known = confirmed ?? mine.peek().choice
      const isNothingNew = known === null ? isEmpty(target) : isSameChoice(known, target)
      if (isNothingNew && confirmedIds.length === 0) break
      const answer = await send({
        type: 'cast-ballot',
        ballotId: current.ballotId,
        choice: target,
        confirmedIds: [...confirmedIds],
        seenVersion: seenVersion ?? current.wordingVersion,
      })
      // Another vote has opened meanwhile: what stands on screen is for that one.
      if (ballot.peek()?.ballotId !== current.ballotId) continue
      if (!answer.ok) {
        refusal.value = answer.refusal.message
        break
      }
      confirmed = target
      ports.onCounted(current.ballotId, target)
      const { confirmedIds: now } = draft.peek()
      draft.value = { ...draft.peek(), confirmedIds: now.filter((id) => !confirmedIds.includes(id)) }
      if (isSameChoice(target, choice.peek())) draft.value = { ...draft.peek(), seenVersion: null }
    }
    isCasting.value = false
  }
  /** Casts what stands on screen; resolves when there is nothing more to cast. */
  const cast = (): Promise<void> => {
    clearTimeout(reasonTimer)
    if (!isCasting.peek()) casting = castAll()
    return casting
  }

  const note = (patch: Partial<BallotDraft>) => {
    const current = ballot.peek()
    if (current === null) return
    const before = draft.peek()
    batch(() => {
      refusal.value = null
      draft.value = {
        ...before,
        ...patch,
        ballotId: current.ballotId,
        seenVersion: Math.min(before.seenVersion ?? current.wordingVersion, current.wordingVersion),
      }
    })
  }
  const change = (itemId: string, patch: Entry) => {
    const entry = { ...entryIn(sheet.peek(), itemId), ...patch }
    note({ entries: { ...draft.peek().entries, [itemId]: entry }, isAbstaining: false })
  }
  const answer = (itemId: string, patch: Entry) => {
    change(itemId, patch)
    void cast()
  }

  const stopFollowing = effect(() => {
    const ballotId = ballot.value?.ballotId ?? null
    untracked(() => {
      const before = draft.peek()
      if (before.ballotId === ballotId) return
      clearTimeout(reasonTimer)
      if (before.ballotId !== null) {
        const texts = reasonsIn(withoutSame(before.entries, sheetOf(confirmed)))
        if (texts.length > 0) lost.value = { ballotId: before.ballotId, texts }
        dropDraft(drafts, before.ballotId)
      }
      confirmed = null
      beforeAbstaining = {}
      batch(() => {
        refusal.value = null
        draft.value = ballotId === null ? NO_DRAFT : restoreDraft(drafts, ballotId)
      })
      if (Object.keys(draft.peek().entries).length > 0 && clock.phase.peek() === 'open') void cast()
    })
  })
  // A draft stands only until the room's own word says the same; from then on the room's counts, from any device of mine.
  const stopSettling = effect(() => {
    const { choice: given } = mine.value
    if (isCasting.value) return
    untracked(() => {
      const { entries, isAbstaining: abstains } = draft.peek()
      const open = withoutSame(entries, sheetOf(given))
      const isSettled = abstains === null || abstains === (given?.answer === 'abstain')
      if (open === entries && (abstains === null || !isSettled)) return
      draft.value = { ...draft.peek(), entries: open, isAbstaining: isSettled ? null : abstains }
    })
  })
  const stopHearing = effect(() => {
    mine.value // What the room says of my ballot is newer than what it confirmed before.
    if (!isCasting.peek()) confirmed = null
  })
  const stopKeeping = effect(() => keepDraft(drafts, draft.value))

  return {
    ballot,
    phase: clock.phase,
    /** The room's time: ticks while a ballot is planned or has a deadline. */
    nowMs: clock.nowMs,
    /** Whether I may vote now, and if not, why. */
    permission,
    sheet,
    isAbstaining,
    answeredIds: answeredIds as ReadonlySignal<readonly string[]>,
    /** Answers on screen that are not counted yet: see `whyNotCounted`. */
    uncountedIds: uncountedIds as ReadonlySignal<readonly string[]>,
    staleIds,
    /** Dots left to give. */
    left,
    isCasting: isCasting as ReadonlySignal<boolean>,
    /** Whether the room has a ballot of mine. */
    hasVoted: computed(() => ballot.value !== null && mine.value.choice !== null),
    /** Whether there is anything to be done with: a vote, or an abstention. */
    canBeDone: computed(() => {
      const [given, now] = [mine.value.choice, choice.value]
      return ballot.value !== null && (given !== null || (now !== null && !isEmpty(now)))
    }),
    /** [BA8] The words that I answered; `''`: words that have changed since. */
    wordsVotedOn: ({ id, text }: { readonly id: string; readonly text: string }): string =>
      mine.value.votedOn[id] ?? text,
    isDone: computed(() => doneDraft.value ?? mine.value.isDone),
    /** Why the last change was not taken. */
    refusal: refusal as ReadonlySignal<string | null>,
    lost: lost as ReadonlySignal<LostReasons | null>,
    forgetLost: (): void => {
      lost.value = null
    },
    give(itemId: string, step: 1 | -1): void {
      const dots = (entryIn(sheet.peek(), itemId).dots ?? 0) + step
      if (dots >= 0) answer(itemId, { dots })
    },
    score: (itemId: string, axis: 'importance' | 'confidence', value: number) =>
      answer(itemId, { [axis]: value }),
    approve: (itemId: string, approval: Approval) => answer(itemId, { approval }),
    showFingers: (itemId: string, fingers: number) => answer(itemId, { fingers }),
    sayConfidence: (itemId: string, confidence: number) => answer(itemId, { confidence }),
    /** Takes my answer to an item back; its reason stays on screen until another answer is given. */
    clear(itemId: string): void {
      const { reason } = entryIn(sheet.peek(), itemId)
      note({ entries: { ...draft.peek().entries, [itemId]: reason === undefined ? {} : { reason } } })
      void cast()
    },
    /** Types a reason: cast when the typing pauses, or by `settle`. */
    explain(itemId: string, reason: string): void {
      change(itemId, { reason })
      clearTimeout(reasonTimer)
      reasonTimer = setTimeout(() => void cast(), REASON_PAUSE_MS)
    },
    /** The field is left: what was typed is cast now. Also tries again what was refused. */
    settle: (): Promise<void> => cast(),
    /** [BA8] My answer stands for the words of now, too. */
    keepAnswer(itemId: string): void {
      note({ confirmedIds: [...draft.peek().confirmedIds, itemId] })
      void cast()
    },
    abstain(): void {
      beforeAbstaining = sheet.peek()
      note({ entries: {}, isAbstaining: true })
      void cast()
    },
    /** Votes after all, with the answers from before the abstention. */
    takeBackAbstention(): void {
      note({ entries: beforeAbstaining, isAbstaining: false })
      void cast()
    },
    async setDone(done: boolean): Promise<void> {
      const current = ballot.peek()
      if (current === null) return
      refusal.value = null
      await cast()
      // What was not taken is no vote to be done with.
      if (refusal.peek() !== null) return
      doneDraft.value = done
      const told = await send({ type: 'set-ballot-done', ballotId: current.ballotId, done })
      batch(() => {
        doneDraft.value = null
        if (!told.ok) refusal.value = told.refusal.message
      })
    },
    dispose(): void {
      clearTimeout(reasonTimer)
      stopFollowing()
      stopSettling()
      stopHearing()
      stopKeeping()
      clock.dispose()
    },
  }
}
export type BallotModel = ReturnType<typeof createBallotModel>

/** An empty ballot says nothing new to a room that has none of mine. */
function isEmpty(choice: BallotChoice): boolean {
  return choice.answer !== 'abstain' && Object.keys(sheetOf(choice)).length === 0
}

/** The entries that say something else than the room has; the same object when all do. */
function withoutSame(entries: Sheet, asGiven: Sheet): Sheet {
  const open = Object.entries(entries).filter(([id, entry]) => !isSameEntry(entry, entryIn(asGiven, id)))
  return open.length === Object.keys(entries).length ? entries : Object.fromEntries(open)
}

function reasonsIn(entries: Sheet): readonly string[] {
  return Object.values(entries).flatMap(({ reason = '' }) => (reason.trim() === '' ? [] : [reason.trim()]))
}
