import * as v from 'valibot'
import {
  type CycleOkrs,
  CycleOkrsSchema,
  type Initiative,
  type KeyResultPage,
  KeyResultPageSchema,
  type LivingKeyResult,
  type Owed,
  OwedSchema,
  type Person,
  type RecordMe,
} from '../../../shared/api/living-okrs.ts'
import { addDays } from '../../../shared/okr/days.ts'
import { deriveState, worstState } from '../../../shared/okr/key-result-state.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'
import { EMPTY_PROVENANCE, type Provenance } from '../../../shared/okr/okr-set.ts'
import { meanProgress } from '../../../shared/okr/progress.ts'
import { DEFAULT_RHYTHM } from '../../../shared/okr/rhythm.ts'
import { weeklyStates } from '../../../shared/okr/weekly-states.ts'

/** Monday of the seventh week of a quarter: check-ins are due. */
export const TODAY = '2027-02-15'
export const CYCLE = { cycleId: 'c1', name: 'Q1 2027', startsOn: '2027-01-01', endsOn: '2027-03-31' } as const
export const PEOPLE = {
  priya: { personId: 'p-priya', name: 'Priya Raman' },
  tomasz: { personId: 'p-tomasz', name: 'Tomasz Wolski' },
  jonas: { personId: 'p-jonas', name: 'Jonas Lind' },
  wei: { personId: 'p-wei', name: 'Wei Chen' },
} as const satisfies Record<string, Person>

const TEAM = {
  teamId: 't1',
  name: 'Platform team',
  timeZone: 'Europe/Berlin',
  rhythm: DEFAULT_RHYTHM,
} as const
const ME: RecordMe = {
  person: PEOPLE.priya,
  may: {
    'read-okrs': 'any',
    'export-okrs': 'any',
    'read-team': 'any',
    'check-in': 'any',
    'correct-course': 'any',
    'tend-initiatives': 'any',
    'import-okrs': 'any',
    'manage-team': 'any',
  },
}

type Week = readonly [value: number | null, confidence: number]

/** A key result with a check-in on each Monday from the second week on, and everything else derived as the record does. */
export function keyResult(
  id: string,
  text: string,
  owner: Person | null,
  fields: Partial<KeyResultFields>,
  weeks: readonly Week[],
  rest: Partial<LivingKeyResult> = {},
): LivingKeyResult {
  const all = { ...EMPTY_KEY_RESULT_FIELDS, ownerId: owner?.personId ?? null, ...fields }
  const trend = weeks.map(([value, confidence], index) => ({
    on: addDays('2027-01-11', index * 7),
    value,
    confidence,
  }))
  const last = trend.at(-1)
  const { state, progress, expected, forecast, due } = deriveState({
    fields: all,
    cycle: CYCLE,
    since: CYCLE.startsOn,
    rhythm: DEFAULT_RHYTHM,
    checkIns: trend,
    today: TODAY,
  })
  return {
    ...{ id, objectiveId: 'o1', text, fields: all, owner, accepted: true, original: null, dropped: null },
    ...{ state, progress, expected, forecast, due, trend, initiatives: [] },
    lastCheckIn:
      last === undefined
        ? null
        : {
            ...{ checkInId: `${id}-${trend.length}`, keyResultId: id, ...last },
            ...{
              atMs: Date.parse(`${last.on}T09:00:00Z`),
              note: 'Steady',
              nextStep: null,
              by: owner,
              byToken: null,
            },
          },
    ...rest,
  }
}

const initiative = (id: string, text: string, state: Initiative['state'], owner: Person | null = null) => ({
  ...{ id, text, state, owner },
})

export const ROLLBACKS = keyResult(
  'k2',
  'Share of releases rolled back falls from 4.2% to under 1%',
  PEOPLE.priya,
  { direction: 'decrease', unit: '%', baseline: 4.2, target: 1, dueOn: '2027-03-31', confidence: 6 },
  [
    [4, 7],
    [3.6, 7],
    [3.3, 7],
    [3.1, 7],
    [2.9, 7],
  ],
  { initiatives: [initiative('i3', 'Validate config before release', 'doing', PEOPLE.priya)] },
)

const OBJECTIVES = [
  {
    id: 'o1',
    text: 'Make shipping a change a safe, everyday thing',
    keyResults: [
      keyResult(
        'k1',
        'Median deployment time falls from 48 to 24 minutes',
        PEOPLE.tomasz,
        { direction: 'decrease', unit: 'min', baseline: 48, target: 24, dueOn: '2027-03-31', confidence: 6 },
        [
          [46, 6],
          [43, 6],
          [40, 7],
          [38, 7],
          [35, 7],
          [33, 7],
        ],
        {
          initiatives: [
            initiative('i1', 'Cache container layers between runs', 'done', PEOPLE.tomasz),
            initiative('i2', 'Split the test suite into parallel shards', 'doing', PEOPLE.jonas),
          ],
        },
      ),
      ROLLBACKS,
      keyResult(
        'k3',
        'Changes live within an hour of merging rise from 61% to 85%',
        PEOPLE.jonas,
        { direction: 'increase', unit: '% of changes', baseline: 61, target: 85, confidence: 8 },
        [
          [62, 8],
          [65, 7],
          [68, 6],
          [70, 6],
          [74, 6],
          [76, 6],
        ],
        {
          original: {
            text: 'Changes live within an hour of merging rise from 61% to 90%',
            fields: {
              ...EMPTY_KEY_RESULT_FIELDS,
              direction: 'increase',
              unit: '% of changes',
              baseline: 61,
              target: 90,
              ownerId: PEOPLE.jonas.personId,
            },
          },
        },
      ),
    ],
  },
  {
    id: 'o2',
    text: 'Become a platform that European customers rely on',
    keyResults: [
      keyResult(
        'k4',
        'Shoppers in Germany and France who finish checkout rise from 54% to 68%',
        PEOPLE.tomasz,
        { direction: 'increase', unit: '%', baseline: 54, target: 68, confidence: 6 },
        [
          [54, 6],
          [55, 6],
          [55, 5],
          [56, 4],
          [57, 4],
          [57, 3],
        ],
      ),
      keyResult(
        'k5',
        'Pages in Europe load within 1.5 s at p95, from 3.1 s',
        PEOPLE.wei,
        { direction: 'decrease', unit: 's', baseline: 3.1, target: 1.5, dueOn: '2027-03-15', confidence: 6 },
        [
          [2.9, 6],
          [2.4, 6],
          [2.1, 6],
        ],
      ),
      keyResult(
        'k6',
        'The data centre in Frankfurt is certified',
        null,
        { direction: 'milestone', milestoneReason: 'An auditor says yes or no.' },
        [],
        { accepted: false },
      ),
    ],
  },
]

export const OKRS: CycleOkrs = v.parse(CycleOkrsSchema, {
  ...{ team: TEAM, me: ME, today: TODAY, cycle: CYCLE },
  cycles: [CYCLE, { cycleId: 'c0', name: 'Q4 2026', startsOn: '2026-10-01', endsOn: '2026-12-31' }],
  people: Object.values(PEOPLE),
  objectives: OBJECTIVES.map((objective) => ({
    ...objective,
    ...{
      workshopId: 'w1',
      commitment: 'committed',
      partners: [],
      dropped: null,
      supports: [],
      supportedBy: [],
    },
    progress: meanProgress(objective.keyResults.map(({ progress }) => progress)),
    state: worstState(objective.keyResults.map(({ state }) => state)),
  })),
  weeks: Object.fromEntries(
    OBJECTIVES.flatMap(({ keyResults }) => keyResults).map(({ id, fields, trend }) => [
      id,
      weeklyStates({
        ...{ fields, cycle: CYCLE, since: CYCLE.startsOn, rhythm: DEFAULT_RHYTHM, checkIns: trend },
        ...{ today: TODAY, corrections: [], turns: [] },
      }),
    ]),
  ),
  sessions: [],
  sharedWithUs: [],
})

export const OWED: Owed = v.parse(OwedSchema, {
  ...{ team: TEAM, me: ME, today: TODAY, people: Object.values(PEOPLE) },
  keyResults: [
    { cycle: CYCLE, objectiveText: OBJECTIVES[0]?.text, keyResult: ROLLBACKS },
    {
      cycle: CYCLE,
      objectiveText: OBJECTIVES[1]?.text,
      keyResult: keyResult(
        'k7',
        'The support desk answers within four hours',
        PEOPLE.priya,
        { direction: 'decrease', unit: 'h', baseline: 11, target: 4, confidence: 7 },
        [
          [10, 7],
          [9.5, 7],
        ],
        { accepted: false },
      ),
    },
    {
      cycle: CYCLE,
      objectiveText: OBJECTIVES[1]?.text,
      keyResult: keyResult(
        'k8',
        'A second supplier is under contract',
        PEOPLE.priya,
        { direction: 'milestone', milestoneReason: 'Signed or not.', confidence: 5 },
        [[0, 5]],
      ),
    },
  ],
  toAccept: ['k7'],
  nextSteps: [
    { keyResultId: 'k2', checkInId: 'k2-3', text: 'Validate config before release', on: '2027-02-01' },
  ],
  actions: [
    {
      ...{ actionId: 'a1', text: 'Ask the network team early', dueOn: '2027-01-29' },
      ...{ isOverdue: true, cycleName: '2026-Q4' },
    },
  ],
})

const at = (day: string) => Date.parse(`${day}T09:30:00Z`)

const PROVENANCE: Provenance = {
  ...EMPTY_PROVENANCE,
  original: 'Set up merge queues',
  ladder: [{ question: 'who-notices', answer: 'Everybody who waits for a review' }],
  comments: ['Which changes count: those of bots too?'],
  ballots: [
    {
      ...{ round: 1, method: 'dots', rank: 2, of: 9, total: 7, voters: 6, closedAtMs: at('2026-12-17') },
      wording: 'Changes live within an hour of merging rise from 61% to 90%',
    },
  ],
}

export const KEY_RESULT_PAGE: KeyResultPage = v.parse(KeyResultPageSchema, {
  ...{ team: TEAM, me: ME, today: TODAY, cycle: CYCLE, people: Object.values(PEOPLE) },
  ...{ provenance: PROVENANCE, objective: { id: 'o1', text: OBJECTIVES[0]?.text } },
  keyResult: OBJECTIVES[0]?.keyResults[2],
  history: [
    ...(OBJECTIVES[0]?.keyResults[2]?.trend ?? []).map((point, index) => ({
      ...{ kind: 'checked-in', id: `h${index}`, atMs: at(point.on), by: PEOPLE.jonas, byToken: null },
      checkIn: {
        ...{
          checkInId: `h${index}`,
          keyResultId: 'k3',
          ...point,
          atMs: at(point.on),
          note: 'More teams merge small',
        },
        nextStep: index === 2 ? { text: 'Split the queue', owner: PEOPLE.tomasz } : null,
        ...{ by: PEOPLE.jonas, byToken: null },
      },
    })),
    {
      ...{ kind: 'corrected', id: 'x1', atMs: at('2027-02-04'), by: PEOPLE.jonas, byToken: null },
      changes: [{ field: 'target', from: 90, to: 85 }],
      ...{ effect: 'easing', reason: 'Two services must wait for a vendor until April' },
    },
    {
      ...{ kind: 'published', id: 'w', atMs: at('2026-12-18'), by: PEOPLE.priya, byToken: null },
      ...{
        workshopId: 'w1',
        revision: 1,
        text: 'Changes live within an hour of merging rise from 61% to 90%',
      },
    },
  ].toSorted((a, b) => b.atMs - a.atMs),
})
