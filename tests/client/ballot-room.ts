import { signal } from '@preact/signals'
import { vi } from 'vitest'
import * as Y from 'yjs'
import { createBallotModel } from '../../client/models/ballot-model.ts'
import type { Drafts } from '../../client/models/drafts.ts'
import { followWordings } from '../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../shared/ballot/settings.ts'
import { EMPTY_NOTES } from '../../shared/board/notes.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, replaceText } from '../../shared/board/write.ts'
import type { Result } from '../../shared/result.ts'
import { createRoomState } from '../../shared/workshop/create-room.ts'
import { type Command, decide } from '../../shared/workshop/decide.ts'
import { findBallot } from '../../shared/workshop/find-ballot.ts'
import { textsOf, withBallot } from '../../shared/workshop/run-ballot.ts'
import { mineOf, type RoomState, type Visible } from '../../shared/workshop/state.ts'
import { castOf, openOf } from '../support/ballots.ts'

export const OPENED_AT_MS = Date.parse('2027-01-11T09:00:00Z')
export const HOUR_MS = 60 * 60_000

const WORKSHOP = {
  ...{ workshopId: 'w', title: 'Planning', teamName: 'Platform', kind: 'planning' as const },
  cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
  timeZone: 'Europe/Berlin',
}

const TEXTS = [
  ['a', 'Deploy in 20 minutes'],
  ['b', 'Roll back 1% of releases'],
  ['c', 'Open in 2 seconds'],
] as const

/** The room that decides as the real one does, and answers when told to; `me` votes in it. */
export function openRoom(settings: BallotSettings, { closesAtMs = null as number | null } = {}) {
  const doc = new Y.Doc()
  createObjective(doc, { id: 'o', text: 'Ship safely' }, null)
  for (const [id, text] of TEXTS) createKeyResult(doc, { id, objectiveId: 'o', text }, null)
  const person = (name: string, role: 'facilitator' | 'participant') => ({
    ...{ name, role, joinedAtMs: 0, ready: false, attendance: 'here' as const, removed: false },
  })
  const created = createRoomState(WORKSHOP, OPENED_AT_MS)
  let state: RoomState = {
    ...created,
    visible: {
      ...created.visible,
      stageId: 'vote',
      roster: { lead: person('Ines', 'facilitator'), me: person('Jonas', 'participant') },
    },
  }
  const visible = signal<Visible | null>(null)
  const mine = signal(mineOf(state.secret, 'me'))
  const waiting: (() => void)[] = []
  const cast: BallotChoice[] = []
  const counted: BallotChoice[] = []
  let holds = false
  let isMineLate = false

  const tell = () => {
    if (!isMineLate) mine.value = mineOf(state.secret, 'me')
    visible.value = state.visible
  }
  const carryOut = (command: Command, personId: string): Result<null> => {
    const ids = Array.from({ length: 8 }, (_, index) => `id-${state.visible.ballots.length}-${index}`)
    const decided = decide(state, command, { personId }, Date.now(), {
      ...{ readNotes: () => EMPTY_NOTES, readComments: () => [] },
      ...{ readBoard: () => readBoard(doc), ids, newId: () => 'new-id' },
    })
    if (!decided.ok) return decided
    state = decided.value.state
    tell()
    return { ok: true, value: null }
  }
  const opened = carryOut({ ...openOf([], settings), itemIds: ['a', 'b', 'c'], closesAtMs }, 'lead')
  if (!opened.ok) throw new Error(opened.refusal.message)

  const stored = new Map<string, string>()
  const drafts: Drafts = {
    read: (name) => stored.get(name) ?? '',
    write: (name, text) => void (text === '' ? stored.delete(name) : stored.set(name, text)),
  }
  const openModel = () =>
    createBallotModel({
      ...{ visible, mine, personId: signal('me'), offsetMs: signal(0), drafts },
      onCounted: (_ballotId, choice) => counted.push(choice),
      send: (command) => {
        if (command.type === 'cast-ballot') cast.push(command.choice)
        if (!holds) return Promise.resolve(carryOut(command, 'me'))
        return new Promise((resolve) => waiting.push(() => resolve(carryOut(command, 'me'))))
      },
    })
  return {
    model: openModel(),
    /** The same tab after a reload. */
    openModel,
    cast,
    counted,
    stored,
    lead: (command: Command) => carryOut(command, 'lead'),
    /** Another device of mine. */
    castElsewhere: (choice: BallotChoice) =>
      carryOut(castOf(state.visible.ballots.at(-1)?.ballotId ?? '', choice), 'me'),
    ballotId: state.visible.ballots.at(-1)?.ballotId ?? '',
    /** The room's word on what I voted. */
    choice: () => state.secret.choices.me ?? null,
    isDone: () => state.secret.doneIds.includes('me'),
    votedOn: () => state.secret.votedOn.me ?? {},
    reword(id: string, text: string) {
      replaceText(doc, id, text, null)
      const ballot = findBallot(state.visible, state.visible.ballots.at(-1)?.ballotId ?? '')
      if (ballot === null) throw new Error('There is no ballot.')
      state = withBallot(state, followWordings(ballot, textsOf(readBoard(doc))))
      tell()
    },
    /** My ballot comes back to me later than the answers to my commands. */
    delayMine: () => {
      isMineLate = true
    },
    bringMine: () => {
      isMineLate = false
      tell()
    },
    hold: () => {
      holds = true
    },
    /** Lets the room answer what it was asked first. */
    answerNext: async () => {
      waiting.shift()?.()
      await settle()
    },
  }
}

export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
}
