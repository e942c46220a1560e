import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type CycleOkrs, CycleOkrsSchema, type LivingKeyResult } from '../../../shared/api/living-okrs.ts'
import { weeklyDigest as digestOf } from '../../../shared/okr/digest.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import { DEFAULT_RHYTHM } from '../../../shared/okr/rhythm.ts'
import { WebhookPayloadSchema } from '../../../shared/webhooks/payload.ts'
import {
  checkInDue,
  checkInStale,
  cycleEnding,
  type RecordPayload,
  weeklyDigest,
} from '../../../shared/webhooks/record-payload.ts'
import { slackText } from '../../../shared/webhooks/slack.ts'

const ANA = { personId: 'p1', name: 'Ana <!channel>' }

function keyResult(id: string, change: Partial<LivingKeyResult>): LivingKeyResult {
  return {
    id,
    objectiveId: 'o1',
    text: `Share of *${id}*`,
    fields: {
      ...EMPTY_KEY_RESULT_FIELDS,
      direction: 'increase',
      unit: '%',
      baseline: 10,
      target: 50,
      confidence: 7,
    },
    owner: ANA,
    accepted: true,
    original: null,
    dropped: null,
    state: 'on-track',
    progress: 0.5,
    expected: 0.5,
    forecast: null,
    due: { status: 'done', dueOn: null, daysLate: 0 },
    trend: [],
    lastCheckIn: null,
    initiatives: [],
    ...change,
  }
}

function checkIn(on: string, confidence: number, value: number, change = {}) {
  return {
    checkInId: `c-${on}`,
    keyResultId: 'kr',
    on,
    atMs: 0,
    value,
    confidence,
    note: 'Two <rollbacks> & a fix',
    nextStep: null,
    by: ANA,
    byToken: null,
    ...change,
  }
}

const FELL = keyResult('fell', {
  trend: [
    { on: '2027-02-08', value: 20, confidence: 7 },
    { on: '2027-02-15', value: 18, confidence: 4 },
  ],
  lastCheckIn: checkIn('2027-02-15', 4, 18, {
    nextStep: { text: 'Validate [config]', owner: ANA },
  }),
})
const ROSE = keyResult('rose', {
  trend: [{ on: '2027-02-14', value: 30, confidence: 8 }],
  lastCheckIn: checkIn('2027-02-14', 8, 30),
})
const STALE = keyResult('stale', {
  state: 'stale',
  due: { status: 'stale', dueOn: '2027-02-08', daysLate: 8 },
})
const DUE = keyResult('due', { due: { status: 'overdue', dueOn: '2027-02-15', daysLate: 1 }, owner: null })
const DROPPED = keyResult('dropped', {
  dropped: { reason: 'Not ours any more', atMs: 0 },
  due: { status: 'stale', dueOn: '2027-02-08', daysLate: 8 },
})

const PAGE: CycleOkrs & { cycle: NonNullable<CycleOkrs['cycle']> } = {
  team: { teamId: 't1', name: 'Plat & form', timeZone: 'Europe/Berlin', rhythm: DEFAULT_RHYTHM },
  me: { person: null, may: {} as CycleOkrs['me']['may'] },
  today: '2027-02-16',
  cycle: { cycleId: 'c1', name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
  cycles: [],
  people: [],
  objectives: [
    {
      id: 'o1',
      workshopId: 'w1',
      text: 'Ship safely',
      commitment: null,
      partners: [],
      dropped: null,
      progress: null,
      state: 'on-track',
      keyResults: [ROSE, FELL, STALE, DUE, DROPPED],
      supports: [],
      supportedBy: [],
    },
  ],
  weeks: {},
  sessions: [],
  sharedWithUs: [],
}
const EVENT = {
  id: 'check-in.due/c1/2027-02-16',
  nowMs: Date.UTC(2027, 1, 16, 8),
  appOrigin: 'https://turnout.example',
  page: PAGE,
}

const ids = (payload: RecordPayload) =>
  'keyResults' in payload ? payload.keyResults.map(({ id }) => id) : []

describe('[CH1] what the schedule tells', () => {
  const payloads = [
    checkInDue(EVENT, PAGE.today),
    checkInStale(EVENT, ['stale', 'dropped']),
    cycleEnding(EVENT, 14),
    weeklyDigest(EVENT, digestOf(PAGE)),
  ]
  test.each(payloads)('$type can be read as documented', (payload) => {
    const read = v.parse(WebhookPayloadSchema, JSON.parse(JSON.stringify(payload)))
    expect(read).toEqual(payload)
  })

  test.each(payloads)(
    '$type says it in words that call nobody and hold no mark of anybody else',
    (payload) => {
      const text = slackText(payload)
      expect(text).toContain('Plat &amp; form')
      expect(text).not.toContain('<!channel>')
      expect(text).not.toContain('<rollbacks>')
    },
  )

  test('asks for what is due and overdue, and not for what was checked in or dropped', () => {
    expect(ids(checkInDue(EVENT, PAGE.today))).toEqual(['stale', 'due'])
  })

  test('names what is newly stale, unless it is pursued no longer', () => {
    expect(ids(checkInStale(EVENT, ['stale', 'dropped']))).toEqual(['stale'])
  })

  test('counts the states at the end of a cycle', () => {
    expect(cycleEnding(EVENT, 14)).toMatchObject({
      daysLeft: 14,
      states: { onTrack: 3, stale: 1, atRisk: 0 },
    })
  })
})

describe('the weekly digest', () => {
  const digest = digestOf(PAGE)

  test('tells drops of confidence first', () => {
    expect(digest.indexOf('fell')).toBeGreaterThan(0)
    expect(digest.indexOf('## Confidence fell')).toBeLessThan(digest.indexOf('## What changed'))
    expect(digest).toContain('20 → 18%, confidence 7 → 4')
  })

  test('counts who checked in this week, without what was dropped', () => {
    expect(digest).toContain('2 of 4 key results were checked in.')
  })

  test('[CH5] lists next steps, and what is stale', () => {
    expect(digest).toContain('## Next steps\n\n- Validate \\[config\\]')
    expect(digest).toContain('## Stale\n\n- **Share of \\*stale\\***: 8 days overdue')
  })

  test('keeps what people wrote as it is, in Slack too', () => {
    const text = slackText(weeklyDigest(EVENT, digest))
    expect(text).toContain('Share of *stale*')
    expect(text).toContain('Two &lt;rollbacks&gt; &amp; a fix')
    expect(text).not.toContain('\\')
  })
})

test('the page that they are made of is one that the API answers with', () => {
  expect(v.is(CycleOkrsSchema.entries.objectives, PAGE.objectives)).toBe(true)
})
