import type { Ballot } from '../../shared/ballot/ballot.ts'
import { byId, PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { itemOf, type Retro, type RetroItem } from '../../shared/retro/retro-state.ts'
import type { Dismissal } from '../../shared/workshop/dismissals.ts'
import {
  type BallotStep,
  type Mine,
  mineOf,
  type Participant,
  type RoomState,
  type Visible,
} from '../../shared/workshop/state.ts'
import type { RoomHost } from '../host.ts'
import { ATTENDANCE_WINDOW_MS, PROGRESS_WINDOW_MS } from '../limits.ts'
import type { Session } from './session.ts'
import { isSame, type Sessions } from './sessions.ts'

/** What has changed of the visible state: its parts, and of those with many entries each by itself. */
type Changes = {
  readonly parts: readonly (readonly [string, unknown])[]
  readonly people: ReadonlyMap<string, Participant | null>
  readonly dismissals: ReadonlyMap<string, Dismissal | null>
  readonly progress: ReadonlyMap<string, BallotStep | null>
  readonly ballots: ReadonlyMap<string, Ballot | null>
  readonly authors: ReadonlyMap<string, string | null>
  readonly retroItems: ReadonlyMap<string, RetroItem | null>
}

/** Sent entry by entry, since they grow with the room while a change is of one. A closed ballot may be large. */
const SENT_BY_ENTRY: readonly string[] = [
  'roster',
  'dismissals',
  'ballotProgress',
  'ballots',
  'authors',
] satisfies (keyof Visible)[]

/** Parts that nobody waits for: they are gathered like who comes and goes. */
const GATHERED: readonly string[] = ['ballotCounts', 'writing', 'proposals'] satisfies (keyof Visible)[]

/** What people are shown of the state: everybody the visible part, each their own secrets, and nothing else. */
export class Views {
  #shown: Visible
  /** People of whom it is not known what the others were last told. */
  readonly #unsure = new Set<string>()
  #cancelWindow: (() => void) | null = null

  constructor(
    private readonly sessions: Sessions,
    private readonly state: () => RoomState,
    private readonly host: Pick<RoomHost, 'later'>,
  ) {
    this.#shown = this.sessions.withAttendance(this.state().visible, {})
  }

  /** Shows what has changed since the last time: at once what was decided; of who comes in, see `gather`. */
  update(): void {
    const next = this.#visible()
    const changes = this.#changesTo(next)
    if (isDecided(changes, this.#shown)) this.#show(next, changes)
    else if (changes.people.size > 0) this.gather()
    else if (
      changes.parts.length + changes.progress.size + changes.authors.size + changes.retroItems.size >
      0
    )
      this.gather({ windowMs: PROGRESS_WINDOW_MS })
  }

  /**
   * Somebody comes, goes or looks away. That is gathered for a moment, since a whole team comes in together, and not even
   * looked at before.
   * @param unsure a person who left while the room slept: the others may still see them
   */
  gather({
    unsure,
    windowMs = ATTENDANCE_WINDOW_MS,
  }: {
    readonly unsure?: string
    readonly windowMs?: number
  } = {}): void {
    if (unsure !== undefined) this.#unsure.add(unsure)
    this.#cancelWindow ??= this.host.later(windowMs, () => this.#showGathered())
  }

  /** Tells people about their own secrets where these have changed, on all their devices. */
  updateSecrets(before: RoomState, after: RoomState): void {
    if (before.secret === after.secret) return
    for (const session of this.sessions.all()) {
      const mine = mineOf(after.secret, session.personId)
      if (!isSameMine(mine, mineOf(before.secret, session.personId))) session.say({ type: 'mine', mine })
    }
  }

  welcome(session: Session, { epoch, nowMs }: { readonly epoch: number; readonly nowMs: number }): void {
    const visible = this.#visible()
    // This one hears now what is still being gathered: where it is taken back meanwhile, it must be told of that too.
    for (const personId of this.#changesTo(visible).people.keys()) this.#unsure.add(personId)
    session.say({
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      personId: session.personId,
      epoch,
      nowMs,
      version: session.version,
      // What the others have not been told yet of the vote, this one hears with them: it may be taken back until then.
      visible: {
        ...visible,
        ballotProgress: this.#shown.ballotProgress,
        ballotCounts: this.#shown.ballotCounts,
        writing: this.#shown.writing,
        retro: this.#shown.retro,
      },
      mine: mineOf(this.state().secret, session.personId),
    })
  }

  #visible(): Visible {
    return this.sessions.withAttendance(this.state().visible, this.#shown.roster)
  }

  #changesTo(next: Visible): Changes {
    const before = new Map<string, unknown>(Object.entries(this.#shown))
    const isVoteOver = isEmpty(next.ballotProgress) && !isEmpty(this.#shown.ballotProgress)
    // A grade changes one item, and a retro is large.
    const isRetroByItem = isSameButItems(this.#shown.retro, next.retro)
    const isSentWhole = (part: string) => {
      if (part === 'ballotProgress') return isVoteOver
      return part === 'retro' ? !isRetroByItem : !SENT_BY_ENTRY.includes(part)
    }
    const parts = Object.entries(next).filter(
      ([part, value]) => isSentWhole(part) && value !== before.get(part),
    )
    const people = changedEntries(this.#shown.roster, next.roster, this.#unsure)
    const dismissals = changedEntries(this.#shown.dismissals, next.dismissals)
    const progress = isVoteOver
      ? new Map<string, never>()
      : changedEntries(this.#shown.ballotProgress, next.ballotProgress)
    const ballots = changedEntries(byId(this.#shown.ballots), byId(next.ballots))
    const authors = changedEntries(this.#shown.authors, next.authors)
    const retroItems = isRetroByItem
      ? changedEntries(this.#shown.retro?.items ?? NO_ITEMS, next.retro?.items ?? NO_ITEMS)
      : NO_CHANGED_ITEMS
    return { parts, people, dismissals, progress, ballots, authors, retroItems }
  }

  #showGathered(): void {
    const next = this.#visible()
    this.#show(next, this.#changesTo(next))
  }

  #show(next: Visible, changed: Changes): void {
    const { parts, people, dismissals, progress, ballots, authors, retroItems } = changed
    this.#cancelWindow?.()
    this.#cancelWindow = null
    this.#shown = next
    this.#unsure.clear()
    // They came and went again meanwhile.
    const entries =
      people.size + dismissals.size + progress.size + ballots.size + authors.size + retroItems.size
    if (parts.length + entries === 0) return
    const changes = JSON.stringify(Object.fromEntries(parts))
    const byEntry = [
      ...namedEntries('people', people),
      ...namedEntries('dismissals', dismissals),
      ...namedEntries('progress', progress),
      ...namedEntries('ballots', ballots),
      ...namedEntries('authors', authors),
      ...namedEntries('retroItems', retroItems),
    ].join('')
    for (const session of this.sessions.all()) {
      session.version += 1
      session.sendText(`{"type":"state","version":${session.version},"changes":${changes}${byEntry}}`)
      session.keep()
    }
  }
}

/** The entries that are new or another, and `null` for those that are gone. */
function changedEntries<Entry>(
  before: Readonly<Record<string, Entry>>,
  after: Readonly<Record<string, Entry>>,
  unsure: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Entry | null> {
  const changed = new Map<string, Entry | null>()
  if (before === after && unsure.size === 0) return changed
  const known = new Map(Object.entries(before))
  for (const [key, entry] of Object.entries(after)) {
    if (known.get(key) !== entry || unsure.has(key)) changed.set(key, entry)
    known.delete(key)
  }
  for (const key of known.keys()) changed.set(key, null)
  return changed
}

const NO_ITEMS: Retro['items'] = {}
const NO_CHANGED_ITEMS: ReadonlyMap<string, RetroItem> = new Map()

/** Whether of a retro nothing else has changed than what is said of single key results; of these none ever goes. */
function isSameButItems(before: Retro | null, after: Retro | null): boolean {
  if (before === after) return true
  if (before === null || after === null) return false
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).every(([part, value]) => part === 'items' || was.get(part) === value)
}

/** Whether something else is new of a key result than who has graded it. */
function isMoreThanGraded(shown: Retro | null, keyResultId: string, item: RetroItem): boolean {
  if (shown === null) return true
  return !isSame({ ...itemOf(shown, keyResultId), gradedIds: item.gradedIds }, item)
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length === 0
}

/** A part of the message after `changes`, nothing where there is nothing to say. */
function namedEntries(name: string, entries: ReadonlyMap<string, unknown>): readonly string[] {
  return entries.size === 0 ? [] : [`,"${name}":${JSON.stringify(Object.fromEntries(entries))}`]
}

/** Whether a person's own secrets are what they were. Each of them is the same object then; the few pulses and grades are compared by what they say. */
function isSameMine(a: Mine, b: Mine): boolean {
  return (
    a.choice === b.choice &&
    a.isDone === b.isDone &&
    a.votedOn === b.votedOn &&
    a.cards === b.cards &&
    saysSame(a.pulses, b.pulses) &&
    saysSame(a.grades, b.grades) &&
    saysSame(a.processAnswers, b.processAnswers)
  )
}

/** Of who has given nothing they are the same object. */
function saysSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Whether somebody waits to see it: anything but people who come for the first time, come, go, look away, vote or grade. */
function isDecided({ parts, people, dismissals, ballots, retroItems }: Changes, shown: Visible): boolean {
  if (parts.some(([part]) => !GATHERED.includes(part)) || dismissals.size + ballots.size > 0) return true
  if ([...retroItems].some(([id, item]) => item !== null && isMoreThanGraded(shown.retro, id, item)))
    return true
  const before = new Map(Object.entries(shown.roster))
  return [...people].some(([personId, next]) => {
    const known = before.get(personId)
    if (!next) return true
    return known !== undefined && !isSame({ ...known, attendance: next.attendance }, next)
  })
}
