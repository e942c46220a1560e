import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Board } from '../../shared/board/cards.ts'
import type { Assessment, CardContext, Statement } from '../../shared/coach/assessment.ts'
import type { SetFinding, SetToAssess } from '../../shared/coach/set/set-to-assess.ts'
import type { SmartLights } from '../../shared/coach/smart.ts'
import type { KeyResultFields } from '../../shared/okr/model.ts'
import { isLate, type StageKind } from '../../shared/workshop/stages.ts'

/** All that the screens know of the coach: pure functions, loaded after the first paint (`coach-chunk.ts`). */
export type Coach = {
  readonly assess: (statement: Statement, context: CardContext) => Assessment
  readonly assessSet: (set: SetToAssess) => readonly SetFinding[]
  readonly smartLights: (
    assessment: Extract<Assessment, { kind: 'key_result' }>,
    text: string,
    context: CardContext,
  ) => SmartLights
}

/** How a sentence can be mended: pure functions that change nothing, loaded when somebody first looks closer. */
export type CoachHelps = {
  /** The two aims of a text that holds two, or `null` where they cannot be told apart. */
  readonly split: (text: string) => readonly [string, string] | null
  /** An objective without its number, and the key result that has it instead. */
  readonly moveNumber: (text: string) => { readonly objective: string; readonly keyResult: string } | null
  /** A key result that says its start too, or `null` where there is none to say, or no clear place for it. */
  readonly withBaseline: (
    text: string,
    measure: Pick<KeyResultFields, 'baseline' | 'target' | 'unit'>,
  ) => string | null
}

/** What the coach says of a card, and of which words: those of a moment ago while somebody is typing. */
export type Reading = {
  readonly words: string
  readonly assessment: Assessment
  /** `null` for an objective. */
  readonly lights: SmartLights | null
}

export type CoachPorts = {
  readonly load: () => Promise<Coach>
  readonly loadHelps: () => Promise<CoachHelps>
  readonly board: ReadonlySignal<Board>
  readonly cycle: ReadonlySignal<CardContext['cycle']>
  readonly stageKind: ReadonlySignal<StageKind>
  /** [SE6] How many things we said that we will not do; `null` or left out: it is not time to ask. */
  readonly notDoing?: ReadonlySignal<number | null>
  /** The coach could not be loaded: called once, however often it is tried again. */
  readonly onFailed: () => void
  readonly later?: (delayMs: number, run: () => void) => () => void
}

/** So long after the last keystroke a card's words are read again: no verdict on half a word. */
export const SETTLE_MS = 200
/** Cards that are read in one go when the coach arrives, so that a full board does not hold up the page. */
const READ_AT_ONCE = 60
/** 2 s doubling to 1 minute. */
const retryMs = (failures: number) => Math.min(60_000, 2_000 * 2 ** Math.min(failures - 1, 10))

type Subject = { readonly id: string; readonly statement: Statement; readonly context: CardContext }

/**
 * Reads every objective and key result of the board, each once for each wording. Words that change are read when they have
 * been still for a moment, whoever types; values (a due date, a target) count at once.
 */
export function createCoachModel(ports: CoachPorts) {
  const later = ports.later ?? timer
  const coach = signal<Coach | null>(null)
  const helps = signal<CoachHelps | null>(null)
  let isLoadingHelps = false
  const readings = new Map<string, Signal<Reading | null>>()
  /** By card: what its reading was made from, and what waits to be read. */
  const readFrom = new Map<string, Subject>()
  const waiting = new Map<string, { readonly subject: Subject; readonly cancel: () => void }>()
  /** Raised when any reading changed. */
  const revision = signal(0)
  let failures = 0
  let cancelRetry: (() => void) | null = null
  let cancelQueue: (() => void) | null = null
  let stopFollowing: (() => void) | null = null
  let isDisposed = false

  // Without reading it: what is done here may run inside an effect.
  const changed = (): void => {
    revision.value = revision.peek() + 1
  }
  const signalOf = (cardId: string): Signal<Reading | null> => {
    const known = readings.get(cardId)
    if (known !== undefined) return known
    const made = signal<Reading | null>(null)
    readings.set(cardId, made)
    return made
  }

  const read = (subject: Subject, by: Coach): void => {
    const { id, statement, context } = subject
    readFrom.set(id, subject)
    const words = statement.text
    const assessment = by.assess(statement, context)
    const lights = assessment.kind === 'key_result' ? by.smartLights(assessment, words, context) : null
    signalOf(id).value = { words, assessment, lights }
  }
  const forget = (id: string): void => {
    waiting.get(id)?.cancel()
    waiting.delete(id)
    readFrom.delete(id)
    signalOf(id).value = null
  }
  const readLater = (subject: Subject, by: Coach): void => {
    waiting.get(subject.id)?.cancel()
    const cancel = later(SETTLE_MS, () => {
      waiting.delete(subject.id)
      read(subject, by)
      changed()
    })
    waiting.set(subject.id, { subject, cancel })
  }

  const follow = (subjects: readonly Subject[], by: Coach): void => {
    cancelQueue?.()
    cancelQueue = null
    const present = new Set(subjects.map(({ id }) => id))
    const gone = [...readFrom.keys()].filter((id) => !present.has(id))
    for (const id of gone) forget(id)
    const unread: Subject[] = []
    for (const subject of subjects) {
      const before = readFrom.get(subject.id)
      const pending = waiting.get(subject.id)
      if (before === undefined) unread.push(subject)
      else if (isSame(before, subject)) {
        pending?.cancel()
        waiting.delete(subject.id)
      } else if (hasSameWords(before, subject)) unread.push(subject)
      else if (pending === undefined || !isSame(pending.subject, subject)) readLater(subject, by)
    }
    if (unread.length + gone.length > 0) readAll(unread, by)
  }
  const readAll = (subjects: readonly Subject[], by: Coach): void => {
    for (const subject of subjects.slice(0, READ_AT_ONCE)) read(subject, by)
    changed()
    const rest = subjects.slice(READ_AT_ONCE)
    if (rest.length > 0) cancelQueue = later(0, () => readAll(rest, by))
  }

  const load = (): void => {
    cancelRetry = null
    ports.load().then(
      (loaded) => {
        if (isDisposed) return
        coach.value = loaded
        stopFollowing = effect(() => {
          follow(subjectsOf(ports.board.value, ports.cycle.value, ports.stageKind.value), loaded)
        })
      },
      () => {
        if (isDisposed) return
        failures += 1
        if (failures === 1) ports.onFailed()
        cancelRetry = later(retryMs(failures), load)
      },
    )
  }

  /** [SE7] No card's own words, so no reading changes with them. */
  const partners = computed(() => JSON.stringify(ports.board.value.objectives.map((card) => card.partners)))

  const set = computed<readonly SetFinding[]>(() => {
    const by = coach.value
    void partners.value
    // Read when its cards are, not on each keystroke.
    if (by === null || revision.value === 0) return []
    return by.assessSet({
      objectives: ports.board.peek().objectives,
      cycle: ports.cycle.peek(),
      proposals: null,
      notDoing: ports.notDoing?.value ?? null,
      isReview: ports.stageKind.peek() === 'review',
    })
  })

  return {
    /** `null` until it is loaded. */
    coach: coach as ReadonlySignal<Coach | null>,
    /** `null` until they were wanted and are there. */
    helps: helps as ReadonlySignal<CoachHelps | null>,
    /** Somebody looks closer: the helps are loaded, unless they are there. Where that fails, the next look tries again. */
    wantHelps(): void {
      if (isLoadingHelps || helps.peek() !== null || isDisposed) return
      isLoadingHelps = true
      ports.loadHelps().then(
        (loaded) => {
          isLoadingHelps = false
          helps.value = loaded
        },
        () => {
          isLoadingHelps = false
        },
      )
    },
    /** What it says of a card; `null` until that is known. */
    readingOf: (cardId: string): ReadonlySignal<Reading | null> => signalOf(cardId),
    /** What it says of the whole set, the most important first. */
    set,
    /** Changes whenever a reading does. */
    revision: revision as ReadonlySignal<number>,
    /** Loads the coach; call it when the first screen stands. */
    start(): void {
      if (coach.peek() === null && cancelRetry === null && failures === 0) load()
    },
    dispose(): void {
      isDisposed = true
      cancelRetry?.()
      cancelQueue?.()
      stopFollowing?.()
      for (const { cancel } of waiting.values()) cancel()
      waiting.clear()
    },
  }
}
export type CoachModel = ReturnType<typeof createCoachModel>

function subjectsOf(board: Board, cycle: CardContext['cycle'], stageKind: StageKind): readonly Subject[] {
  const isReview = stageKind === 'review'
  // From Commit on a key result without a date is due on the cycle's last day, and shown so (KR8).
  const isDueByDefault = isLate(stageKind)
  const defaultDueOn = isDueByDefault ? (cycle?.endsOn ?? null) : null
  const keyResults = [
    ...board.objectives.flatMap((objective) => objective.keyResults.map((card) => ({ card, objective }))),
    ...board.loose.keyResults.map((card) => ({ card, objective: null })),
  ]
  return [
    ...board.objectives.map(({ id, text, commitment }) => ({
      id,
      statement: { kind: 'objective', text } as const,
      context: { fields: null, cycle, objective: null, commitment, isReview },
    })),
    ...keyResults.map(({ card: { id, text, fields }, objective }) => ({
      id,
      statement: { kind: 'key_result', text } as const,
      context: {
        fields: { ...fields, dueOn: fields.dueOn ?? defaultDueOn },
        cycle,
        objective: objective?.text ?? '',
        commitment: fields.commitment ?? objective?.commitment ?? null,
        isReview,
      },
    })),
  ]
}

function hasSameWords(before: Subject, after: Subject): boolean {
  return (
    before.statement.text === after.statement.text && before.context.objective === after.context.objective
  )
}

function isSame(before: Subject, after: Subject): boolean {
  const [a, b] = [before.context, after.context]
  return (
    hasSameWords(before, after) &&
    a.cycle === b.cycle &&
    a.commitment === b.commitment &&
    a.isReview === b.isReview &&
    haveSameValues(a.fields, b.fields)
  )
}

/** Every card of the board is compared at each keystroke of anybody, so this is done without writing either out. */
function haveSameValues(a: KeyResultFields | null, b: KeyResultFields | null): boolean {
  if (a === null || b === null) return a === b
  const values = new Map<string, unknown>(Object.entries(a))
  return Object.entries(b).every(([key, value]) => values.get(key) === value)
}

function timer(delayMs: number, run: () => void): () => void {
  const handle = setTimeout(run, delayMs)
  return () => clearTimeout(handle)
}
