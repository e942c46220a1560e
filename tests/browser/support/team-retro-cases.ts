import type {
  Action,
  Actions,
  Calibration,
  Learning,
  Learnings,
  RetroPage,
} from '../../../shared/api/retro-api.ts'
import { CAUSES } from '../../../shared/retro/grade.ts'

/* A team that has looked back three times: what the record would answer for its pages. */

const team = { teamId: 'platform', name: 'Platform team' }
const noor = { personId: 'p-noor', name: 'Noor Haddad' }
const wei = { personId: 'p-wei', name: 'Wei Chen' }
const me = {
  person: noor,
  may: {
    'read-okrs': 'any',
    'read-team': 'any',
    'check-in': 'any',
    'correct-course': 'any',
    'tend-initiatives': 'any',
    'import-okrs': 'any',
    'manage-team': 'any',
  },
} as const

const CYCLES = ['Q3 2026', 'Q4 2026', 'Q1 2027'].map((name, at) => ({
  ...{ cycleId: `c${at}`, name },
  ...{ startsOn: `2026-0${at + 4}-01`, endsOn: `2026-0${at + 6}-30` },
}))
const newest = CYCLES.at(-1) ?? {
  cycleId: 'c2',
  name: 'Q1 2027',
  startsOn: '2027-01-01',
  endsOn: '2027-03-31',
}
const CLOSED_AT_MS = Date.parse('2027-03-30T14:00:00Z')

const TEXTS = [
  'We learned that the staging environment held up every deployment, because nobody owned it.',
  'Load tests that look like Black Friday found what a month of guessing had not.',
  'Name one person who answers for each dependency before the cycle begins, and ask them again after a month.',
  'Pairing on releases worked: nobody was afraid of Fridays any more.',
  `Ask${'-and-ask'.repeat(30)}`,
] as const
const KINDS = ['learned', 'worked', 'differently', 'worked', 'learned'] as const

export const learnings: readonly Learning[] = TEXTS.map((text, at) => ({
  ...{
    learningId: `l${at}`,
    text,
    kind: KINDS[at] ?? 'learned',
    cycleName: newest.name,
    workshopId: 'w-retro',
  },
  learnedAtMs: CLOSED_AT_MS - at,
  objective: at < 3 ? { id: 'o1', text: 'Earn back trust in our core payment service' } : null,
  keyResult:
    at < 2
      ? {
          ...{ id: `k${at}`, text: 'P99 latency of payment processing falls by 30%, from 820 to 570 ms' },
          ...{ unit: 'ms', score: 0.4, cause: 'dependency' as const },
        }
      : null,
}))

function action(id: string, change: Partial<Action>): Action {
  return {
    ...{ actionId: id, text: 'Write the rollback guide before the next release', owner: wei },
    ...{ dueOn: '2027-04-15', state: 'open', isOverdue: false, cycleName: newest.name },
    ...{ workshopId: 'w-retro', settledAtMs: null },
    ...change,
  }
}

const actions: Action[] = [
  action('a1', { isOverdue: true, dueOn: '2027-04-01', owner: noor }),
  action('a2', { text: 'Ask the network team for a contact', owner: null, dueOn: null }),
  action('a3', { state: 'done', settledAtMs: CLOSED_AT_MS }),
  action('a4', { state: 'let-go', settledAtMs: CLOSED_AT_MS - 1, text: 'Buy a second staging environment' }),
]

const processPulse = {
  answered: 5,
  counts: {
    clear: [0, 0, 1, 2, 2],
    ours: [0, 1, 1, 2, 1],
    useful: [1, 1, 2, 1, 0],
    focus: [0, 2, 2, 1, 0],
    safe: [0, 0, 0, 1, 4],
  },
} satisfies RetroPage['processPulse']

const retro: RetroPage = {
  ...{ team, me, workshopId: 'w-retro', title: 'Q1 2027 retro', cycle: newest, number: 2 },
  ...{ replacedBy: 'w-later', revision: 2, publishedAtMs: CLOSED_AT_MS, meanScore: 0.6 },
  objectives: [
    {
      ...{
        id: 'o1',
        text: 'Earn back trust in our core payment service',
        textNow: null,
        commitment: 'committed',
        commitmentNow: 'aspirational',
        score: 0.4,
      },
      keyResults: [0.4, 0.9, null].map((score, at) => ({
        ...{ id: `k${at}`, text: 'P99 latency of payment processing falls by 30%, from 820 to 570 ms' },
        ...{ commitment: at === 0 ? 'committed' : 'aspirational', owner: at === 1 ? null : wei, score },
        ...{
          textNow: at === 0 ? 'P95 latency of payment processing falls to 570 ms' : null,
          hasOwnerLeft: at === 2,
        },
        checkIns: at === 1 ? 0 : 7,
        droppedReason: score === null ? 'The region was closed' : null,
        grades: score === null ? [] : [0.2, 0.4, 0.4, 0.6],
        isWordNoted: at === 0,
        ownerWord: at === 0 ? 'We got to 640. The last part is one query, and now we know which.' : null,
        cause: at === 0 ? CAUSES[2] : null,
        causeNote: at === 0 ? 'The network team had no time.' : '',
        verdict: at === 0 ? 'modify' : at === 1 ? 'keep' : 'drop',
        why: 'Still the thing that people wait for.',
      })),
    },
  ],
  ...{ learnings: [...learnings], actions, processPulse },
}

const calibration: Calibration = {
  ...{ team, me },
  cycles: CYCLES.map((cycle, at) => ({
    ...{ cycle, workshopId: `w${at}`, processPulse: at === 0 ? null : processPulse },
    points: Array.from({ length: 7 }, (_, index) => ({
      ...{ keyResultId: `c${at}k${index}`, text: `Key result ${index + 1} of the payment service` },
      confidenceAtCommit: index === 6 ? null : 5 + ((index * 3 + at) % 5),
      confidenceAtMiddle: index % 4 === 3 ? null : 2 + ((index * 2 + at) % 7),
      score: ((index * 3 + at * 2) % 11) / 10,
    })),
  })),
}

const library: Learnings = { ...{ team, me, learnings: [...learnings], total: 61, next: '1.l4' } }
const todo: Actions = { ...{ team, me, today: '2027-04-10', people: [noor, wei], actions } }

export type TeamPage = {
  readonly path: string
  readonly api: string
  readonly title: string
  readonly reply: unknown
}

/** Each page, with what it asks of the API and what it is answered. */
export const TEAM_RETRO_PAGES = {
  'the library of learnings': { ...at('learnings'), title: 'Learnings', reply: library },
  'an empty library': {
    ...{ ...at('learnings'), title: 'Learnings' },
    reply: { ...library, learnings: [], total: 0, next: null },
  },
  'a search without a find': {
    ...{ ...at('learnings?q=zebra'), title: 'Learnings' },
    reply: { ...library, learnings: [], total: 0, next: null },
  },
  'the actions': { ...at('actions'), title: 'Actions', reply: todo },
  'a closed retro': {
    ...{ path: '/t/platform/retros/w-retro', api: '/api/retros/w-retro', title: 'Q1 2027 retro' },
    reply: retro,
  },
  calibration: { ...at('calibration'), title: 'Calibration', reply: calibration },
  'calibration before the first retro': {
    ...{ ...at('calibration'), title: 'Calibration' },
    reply: { ...calibration, cycles: [] },
  },
} as const satisfies Record<string, TeamPage>

function at(page: string) {
  return { path: `/t/platform/${page}`, api: `/api/teams/platform/${page}` }
}
