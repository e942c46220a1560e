import type { Ballot, BallotItem } from '../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import { type CastBallot, tallyBallots } from '../../../shared/ballot/tally.ts'
import { createRoomState } from '../../../shared/workshop/create-room.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  scoreSettings,
  scores,
} from '../../support/ballots.ts'

const WORDS = [
  'Median deployment time falls from 48 to 24 minutes',
  'Shoppers in Germany and France who finish checkout: 54% to 68%',
  'P99 latency of payment processing: 820 to 570 ms',
  'Automated tests cover 85% of payment code, up from 60%',
  'Releases rolled back: 4.2% to under 1%',
  'Pages in Europe open in 1.5 s at p95, down from 3.1 s',
  'Support contacts about language: 310 to 120 a week',
  'A change is live within an hour of merging, 9 times of 10',
] as const
const LONG =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftskunden who come back within a month of their very first order, over all of our eleven markets and whatever the season: 12% to 20%'
const NAMES = [
  'Ines Duarte',
  'Tomasz Wolski',
  'Priya Raman',
  'Jonas Lind',
  'Amara Okafor',
  'Wei Chen',
  'Sofia Marchetti',
  'Ben Adler',
  'Noor Haddad',
]
const REASONS = [
  'We lose a morning each week to this.',
  'It does not matter to customers whether we test it or not, it matters whether it breaks.',
  'I saw what happened in March and would rather not see it again; the number itself I would put lower, though, since nobody has measured it yet.',
]

export type GalleryCase = {
  readonly visible: Visible
  readonly myVotes: Readonly<Record<string, BallotChoice>>
  readonly textsNow: Readonly<Record<string, string>>
}

type Case = {
  readonly votes: readonly Vote[]
  /** What this browser chose in the last one. */
  readonly mine: BallotChoice | null | undefined
  readonly textsNow?: Readonly<Record<string, string>>
}

type Vote = {
  readonly settings: BallotSettings
  readonly items: readonly BallotItem[]
  /** By person: `null` did not vote. */
  readonly choices: readonly (BallotChoice | null)[]
  readonly staleFor?: Readonly<Record<string, readonly string[]>>
  readonly eligible?: number
  readonly change?: Partial<Ballot>
}

function itemsOf(count: number, words: readonly string[] = WORDS): readonly BallotItem[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `k${index}`,
    kind: 'keyResult' as const,
    text: index < words.length ? (words[index] ?? '') : `${words[index % words.length]} (${index + 1})`,
    rewordedTo: null,
    rewordedIn: 0,
  }))
}

function closed(ballotId: string, round: number, vote: Vote): Ballot {
  const { settings, items, choices, staleFor = {} } = vote
  const ballots = choices.flatMap((choice, index): CastBallot[] =>
    choice === null ? [] : [{ personId: `p${index}`, choice, staleItemIds: staleFor[`p${index}`] ?? [] }],
  )
  return {
    ...{ ballotId, round, settings, items: [...items], wordingVersion: 0, follows: null },
    ...{ openedAtMs: 0, isAnnounced: true, closesAtMs: null, closedAtMs: Date.UTC(2026, 10, 24, 17) },
    ...{ isReminded: false, quorumAtMs: null, settledIds: null, isCutApplied: false },
    result: tallyBallots({
      settings,
      items,
      ballots,
      eligible: vote.eligible ?? choices.length,
      seed: 'gallery',
    }),
    ...vote.change,
  }
}

/** Always the same numbers: 0 to 1. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed >>> 0
  while (true) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

/** Scores around a centre of its own for each item; every fourth item splits the room. */
function scoresBy(items: readonly BallotItem[], people: number, seed: number): BallotChoice[] {
  const next = numbers(seed)
  const near = (centre: number) => Math.min(5, Math.max(1, Math.round(centre + next.next().value * 2 - 1)))
  const centres = items.map(() => [1 + next.next().value * 4, 1 + next.next().value * 4] as const)
  return Array.from({ length: people }, (_, person) => {
    const given = items.map(({ id }, index) => {
      const [importance = 3, confidence = 3] = centres[index] ?? []
      const isSplit = index % 4 === 3
      const side = person % 3 === 0 ? 1 : 5
      return [id, [isSplit ? side : near(importance), near(confidence)] as const] as const
    })
    const reasons = Object.fromEntries(items.slice(2, 5).map(({ id }) => [id, REASONS[person % 3] ?? '']))
    return scores(Object.fromEntries(given), person % 2 === 0 ? reasons : {})
  })
}

function fingersBy(items: readonly BallotItem[], people: number, seed: number): BallotChoice[] {
  const next = numbers(seed)
  return Array.from({ length: people }, (_, person) =>
    fingers(
      Object.fromEntries(
        items.map(({ id }, index) => [
          id,
          index % 4 === 1 ? (person % 2 === 0 ? 5 : 0) : Math.floor(next.next().value * 4) + (index % 3),
        ]),
      ),
    ),
  ).map((choice) =>
    choice.answer === 'fist'
      ? {
          ...choice,
          fingers: Object.fromEntries(
            Object.entries(choice.fingers).map(([id, count]) => [id, Math.min(5, count)]),
          ),
        }
      : choice,
  )
}

function dotsBy(
  items: readonly BallotItem[],
  people: number,
  seed: number,
  budget: number,
  cap: number,
): BallotChoice[] {
  const next = numbers(seed)
  return Array.from({ length: people }, () => {
    const given: Record<string, number> = {}
    for (let left = budget; left > 0; left -= 1) {
      const item = items[Math.floor(next.next().value ** 2 * items.length)]
      if (item !== undefined && (given[item.id] ?? 0) < cap) given[item.id] = (given[item.id] ?? 0) + 1
    }
    return dots(given)
  })
}

function approvalsBy(items: readonly BallotItem[], people: number, seed: number): BallotChoice[] {
  const next = numbers(seed)
  return Array.from({ length: people }, () =>
    approvals(
      Object.fromEntries(
        items.map(({ id }, index) => {
          const chance = next.next().value
          return [id, chance < 0.15 ? 'abstain' : chance < 0.3 + index / 12 ? 'yes' : 'no'] as const
        }),
      ),
    ),
  )
}

const TIE = [
  dots({ k0: 2, k1: 1 }),
  dots({ k0: 1, k1: 2 }),
  dots({ k0: 2, k2: 1 }),
  dots({ k2: 2, k0: 1 }),
  dots({ k3: 2 }),
]

/** Closed votes as a room could have them: every method, few and many proposals, ties, nobody, one alone. */
const CASES = {
  'score-8': () => {
    const items = itemsOf(8)
    const choices = [...scoresBy(items, 8, 7), ABSTAIN]
    const settings = scoreSettings({ cutLine: 5, quorumPercent: 60, reasons: 'optional' })
    return { votes: [{ settings, items, choices }], mine: choices[0] }
  },
  'score-24': () => {
    const items = itemsOf(24)
    const choices = scoresBy(items, 14, 3)
    return { votes: [{ settings: scoreSettings({ cutLine: 8 }), items, choices }], mine: choices[1] }
  },
  'score-2-named': () => {
    const items = itemsOf(2, [LONG, LONG])
    const choices = scoresBy(items, 3, 5)
    const settings = scoreSettings({ anonymous: false, reasons: 'required' })
    return { votes: [{ settings, items, choices }], mine: choices[0] }
  },
  'dots-8': () => {
    const items = itemsOf(8)
    const choices = [...dotsBy(items, 8, 4, 5, 3), null]
    const settings = dotSettings({ cutLine: 3, anonymous: false })
    return { votes: [{ settings, items, choices }], mine: choices[0] }
  },
  'dots-24': () => {
    const items = itemsOf(24, [...WORDS, LONG])
    const choices = dotsBy(items, 40, 9, 8, 3)
    return {
      votes: [
        { settings: dotSettings({ cutLine: 6, budget: 8, quorumPercent: 50 }), items, choices, eligible: 90 },
      ],
      mine: choices[0],
    }
  },
  'dots-tie-runoff': () => ({
    votes: [{ settings: dotSettings({ cutLine: 2, tieRule: 'run-off' }), items: itemsOf(4), choices: TIE }],
    mine: undefined,
  }),
  'dots-tie-facilitator': () => ({
    votes: [
      { settings: dotSettings({ cutLine: 2, tieRule: 'facilitator' }), items: itemsOf(4), choices: TIE },
    ],
    mine: TIE[0],
  }),
  'dots-tie-both': () => ({
    votes: [{ settings: dotSettings({ cutLine: 2, tieRule: 'keep-both' }), items: itemsOf(4), choices: TIE }],
    mine: ABSTAIN,
  }),
  'dots-run-off-done': () => ({
    votes: [
      {
        settings: dotSettings({ cutLine: 2, tieRule: 'run-off' }),
        items: itemsOf(4),
        choices: TIE,
        change: { settledIds: ['k2'] },
      },
      {
        settings: dotSettings({ cutLine: 1, tieRule: 'facilitator', budget: 1, capPerItem: 1 }),
        items: itemsOf(4).slice(1, 3),
        choices: [dots({ k1: 1 }), dots({ k2: 1 }), dots({ k2: 1 }), dots({ k2: 1 }), ABSTAIN],
        change: { follows: { ballotId: 'b1', why: 'run-off' as const } },
      },
    ],
    mine: undefined,
  }),
  'dots-run-off-tied': () => ({
    votes: [
      { settings: dotSettings({ cutLine: 2, tieRule: 'run-off' }), items: itemsOf(4), choices: TIE },
      {
        settings: dotSettings({ cutLine: 1, tieRule: 'facilitator', budget: 1, capPerItem: 1 }),
        items: itemsOf(4).slice(1, 3),
        choices: [dots({ k1: 1 }), dots({ k2: 1 }), ABSTAIN],
        change: { follows: { ballotId: 'b1', why: 'run-off' as const } },
      },
    ],
    mine: undefined,
  }),
  'approve-8': () => {
    const items = itemsOf(8)
    const choices = approvalsBy(items, 9, 21)
    return {
      votes: [{ settings: approveSettings({ reasons: 'optional' }), items, choices }],
      mine: choices[0],
    }
  },
  'approve-many': () => {
    const items = itemsOf(3)
    const choices = approvalsBy(items, 30, 2)
    return { votes: [{ settings: approveSettings(), items, choices }], mine: choices[0] }
  },
  'fist-8': () => {
    const items = itemsOf(8)
    const choices = fingersBy(items, 9, 11)
    return { votes: [{ settings: fistSettings({ anonymous: false }), items, choices }], mine: choices[2] }
  },
  nobody: () => ({
    votes: [{ settings: fistSettings({ quorumPercent: 50 }), items: itemsOf(3), choices: [], eligible: 9 }],
    mine: undefined,
  }),
  'one-voter': () => {
    const items = itemsOf(2)
    const choices = [...scoresBy(items, 1, 5), null, null]
    return { votes: [{ settings: scoreSettings({ quorumPercent: 50 }), items, choices }], mine: choices[0] }
  },
  reworded: () => {
    const items = itemsOf(3)
    const choices = fingersBy(items, 5, 8)
    return {
      votes: [{ settings: fistSettings(), items, choices, staleFor: { p0: ['k1'], p1: ['k1'] } }],
      mine: choices[0],
      textsNow: { k0: WORDS[0], k1: WORDS[1], k2: 'P99 latency of payment processing: 820 to 400 ms' },
    }
  },
  'after-discussion': () => {
    const items = itemsOf(8)
    const some = items.slice(2, 5)
    return {
      votes: [
        { settings: scoreSettings({ cutLine: 5 }), items, choices: scoresBy(items, 8, 7) },
        {
          settings: fistSettings(),
          items: some,
          choices: fingersBy(some, 8, 5),
          change: { follows: { ballotId: 'b1', why: 'after-discussion' as const } },
        },
      ],
      mine: undefined,
    }
  },
  'new-round': () => {
    const items = itemsOf(4)
    return {
      votes: [
        { settings: scoreSettings({ cutLine: 2 }), items, choices: scoresBy(items, 6, 7) },
        {
          settings: scoreSettings({ cutLine: 2 }),
          items,
          choices: scoresBy(items, 7, 13),
          change: { follows: { ballotId: 'b1', why: 'new-round' as const } },
        },
      ],
      mine: undefined,
    }
  },
} satisfies Record<string, () => Case>

export const GALLERY_CASES = Object.keys(CASES)

export function galleryCase(name: string, role: 'facilitator' | 'participant'): GalleryCase {
  const make: (() => Case) | undefined = Object.entries(CASES).find(([key]) => key === name)?.[1]
  if (make === undefined) throw new Error(`There is no case ${name}.`)
  const { votes, mine, ...more } = make()
  const ballots = votes.map((vote, index) => closed(`b${index + 1}`, index + 1, vote))
  const lastId = ballots.at(-1)?.ballotId ?? ''
  const { visible } = createRoomState(
    {
      ...{ workshopId: name, title: 'Planning', teamName: 'Platform team', kind: 'planning' },
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      timeZone: 'Europe/Berlin',
    },
    0,
  )
  const person = (index: number) => ({
    ...{ name: NAMES[index] ?? `Person ${index}`, joinedAtMs: index, ready: false, removed: false },
    role: index === 0 ? role : ('participant' as const),
    attendance: 'here' as const,
  })
  return {
    visible: {
      ...visible,
      stageId: 'vote',
      roster: Object.fromEntries(NAMES.map((_, index) => [`p${index}`, person(index)])),
      ballots,
    },
    myVotes: mine == null ? {} : { [lastId]: mine },
    textsNow: more.textsNow ?? {},
  }
}
