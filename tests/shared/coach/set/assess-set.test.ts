import { describe, expect, it } from 'vitest'
import { assessSet } from '../../../../shared/coach/set/assess-set.ts'
import { DEFAULT_SET_SETTINGS } from '../../../../shared/coach/set/set-settings.ts'
import type {
  KeyResultInSet,
  ObjectiveInSet,
  SetToAssess,
} from '../../../../shared/coach/set/set-to-assess.ts'

const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
const THREE = [
  'Median deployment time falls from 48 to 24 minutes',
  'Deployments rise from 2 to 10 a week',
  'Rollback rate falls from 6% to 1%',
]

/** Objectives with the given key results, ids o0, o1 … and o0.0, o0.1 … */
function setOf(texts: readonly (readonly string[])[], change: Partial<SetToAssess> = {}): SetToAssess {
  return {
    objectives: texts.map((keyResults, place) => objective(place, keyResults)),
    cycle: CYCLE,
    proposals: null,
    notDoing: null,
    isReview: false,
    ...change,
  }
}

function objective(place: number, keyResults: readonly string[]): ObjectiveInSet {
  return {
    id: `o${place}`,
    text: 'Make shipping an everyday thing',
    keyResults: keyResults.map((text, index) => keyResult(`o${place}.${index}`, text)),
  }
}

function keyResult(id: string, text: string, dueOn: string | null = null): KeyResultInSet {
  return { id, text, fields: { dueOn } }
}

/** Different things measured, so that no two claim the same. */
function different(count: number): readonly string[] {
  const what = [
    'Waiting list',
    'Parcels lost',
    'Missed calls',
    'Late trains',
    'Unpaid bills',
    'Open vacancies',
    'Scrap',
  ]
  return what.slice(0, count).map((name) => `${name} fall from 40 to 20, without overtime`)
}

function said(set: SetToAssess): readonly string[] {
  return assessSet(set).map(({ rule, verdict, cardIds }) => [rule, verdict, ...cardIds].join(' '))
}

describe('how many', () => {
  const objectives = (count: number) => ({
    ...setOf([]),
    objectives: Array.from({ length: count }, (_, place) => ({ ...objective(place, []), keyResults: [] })),
  })

  it('[SE1] says nothing up to 3 objectives, warns above 3, strongly above 5', () => {
    expect(said(objectives(3))).toEqual([])
    expect(said(objectives(4))).toEqual(['SE1 warn'])
    expect(said(objectives(5))).toEqual(['SE1 warn'])
    expect(said(objectives(6))).toEqual(['SE1 strong-warn'])
  })

  it('[SE1] does not count a card without words', () => {
    const four = objectives(4)
    const [first, ...rest] = four.objectives
    expect(first).toBeDefined()
    const wordless = first === undefined ? [] : [{ ...first, text: '  ' }]
    expect(said({ ...four, objectives: [...wordless, ...rest] })).toEqual([])
  })

  it('[SE2] hints below 3 key results, warns above 5, and leaves none at all to the gate', () => {
    expect(said(setOf([different(0)]))).toEqual([])
    expect(said(setOf([different(1)]))).toEqual(['SE2 hint o0'])
    expect(said(setOf([different(2)]))).toEqual(['SE2 hint o0'])
    expect(said(setOf([different(3)]))).toEqual([])
    expect(said(setOf([different(5)]))).toEqual([])
    expect(said(setOf([different(6)]))).toEqual(['SE2 warn o0'])
  })

  it('[SE1] [SE2] follow what the team set', () => {
    const settings = { ...DEFAULT_SET_SETTINGS, objectivesWarnAbove: 1, keyResultsHintBelow: 2 }
    expect(assessSet(setOf([different(2), []]), settings).map(({ rule }) => rule)).toEqual(['SE1'])
  })
})

describe('what only the group can answer', () => {
  it('[SE3] is asked at review, once, and not before', () => {
    expect(said(setOf([THREE]))).toEqual([])
    expect(said(setOf([THREE], { isReview: true, cycle: null }))).toEqual(['SE3 ask o0'])
  })

  it('[SE5] tells the share of proposals from the team, and who brought most', () => {
    const titleOf = (byFacilitators: number, byOthers: number) =>
      assessSet(setOf([THREE], { proposals: { byFacilitators, byOthers } })).map(
        ({ rule, verdict, title }) => `${rule} ${verdict}: ${title}`,
      )
    expect(titleOf(3, 9)).toEqual(['SE5 show: 9 of 12 proposals came from the team'])
    expect(titleOf(11, 1)).toEqual(['SE5 show: 11 of 12 proposals came from the facilitators'])
    expect(titleOf(0, 0)).toEqual([])
  })

  it('[SE6] hints only when it is known that nothing was ruled out', () => {
    expect(said(setOf([THREE], { notDoing: 0 }))).toEqual(['SE6 hint'])
    expect(said(setOf([THREE], { notDoing: 2 }))).toEqual([])
    expect(said(setOf([THREE], { notDoing: null }))).toEqual([])
  })
})

describe('what a set lacks', () => {
  it('[SE4] hints when everything of an objective moves late', () => {
    const late = [
      'Yearly revenue rises from 2M to 3M',
      'Market share grows from 8% to 10%',
      'Profit margin stays above 12%',
    ]
    expect(said(setOf([late]))).toContain('SE4 hint o0.0 o0.1 o0.2')
    expect(said(setOf([[...late.slice(0, 2), 'Trials started rise from 40 to 90 a week']]))).not.toContain(
      expect.stringContaining('SE4'),
    )
  })

  it('[KR11] hints at quantities that no quality stands beside', () => {
    const quantities = [
      'Calls answered rise from 8 to 12 an hour',
      'Orders shipped rise from 300 to 500 a day',
    ]
    expect(said(setOf([quantities]))).toContain('KR11 hint o0.0 o0.1')
    const paired = setOf([[...quantities, 'Complaints stay below 2%']])
    expect(said(paired).filter((line) => line.startsWith('KR11'))).toEqual([])
  })

  it('[KR8] warns when everything is due on the last day', () => {
    const due = (days: readonly (string | null)[]): SetToAssess => {
      const base = setOf([THREE])
      return {
        ...base,
        objectives: base.objectives.map((one) => ({
          ...one,
          keyResults: one.keyResults.map((card, index) => ({
            ...card,
            fields: { dueOn: days[index] ?? null },
          })),
        })),
      }
    }
    expect(said(due(['2027-03-31', '2027-03-31', '2027-03-31']))).toEqual(['KR8 warn o0.0 o0.1 o0.2'])
    expect(said(due(['2027-03-31', '2027-02-15', '2027-03-31']))).toEqual([])
    expect(said(due([null, null, null]))).toEqual([])
    // At review nobody will set a date any more: none means the last day.
    expect(said({ ...due([null, null, null]), isReview: true })).toContain('KR8 warn o0.0 o0.1 o0.2')
  })
})

describe('[SE7] shared objectives', () => {
  const shared = (text: string, keyResults: readonly string[] = THREE) => {
    const set = setOf([keyResults])
    return said({ ...set, objectives: set.objectives.map((one) => ({ ...one, text })) })
  }

  it.each([
    'Open the Spanish shop together with marketing',
    'Win back large customers with sales and product',
    'Sales and product tell customers the same story',
    'Make payday boring, jointly across all departments',
    'Halve the queue with the field service team',
  ])('asks what each team brings: %s', (text) => {
    expect(shared(text)).toContain('SE7 hint o0')
  })

  it.each([
    'Make regular guests feel known in every one of our hotels',
    'Customers do more with it every month',
    'Win the Nordic market with products people trust',
    'Make data with gaps a thing of the past',
    'Run the night shift with a small team that is never tired',
    'Build a joint venture that both banks are proud of',
  ])('is silent about an objective of one team: %s', (text) => {
    expect(shared(text).filter((line) => line.startsWith('SE7'))).toEqual([])
  })

  it('is settled when the key results say what the other team brings', () => {
    const settled = [...THREE, 'Marketing brings 500 first buyers from Spain']
    expect(shared('Open the Spanish shop together with marketing', settled)).toEqual([])
  })

  const sharedWith = (text: string, partners: readonly { team: string; brings: string }[]) => {
    const set = setOf([THREE])
    const hints = said({ ...set, objectives: set.objectives.map((one) => ({ ...one, text, partners })) })
    return hints.filter((line) => line.startsWith('SE7'))
  }
  const NAMED = 'Open the Spanish shop together with marketing'
  const BARE = 'Make payday boring, jointly across all departments'
  const OWN = 'Customers do more with it every month'

  it('is settled when each team and what it brings is filled in beside the objective', () => {
    expect(sharedWith(NAMED, [{ team: 'Marketing', brings: '500 first buyers' }])).toEqual([])
    expect(sharedWith(BARE, [{ team: 'Payroll', brings: 'the new run' }])).toEqual([])
    expect(sharedWith(OWN, [{ team: 'Data', brings: 'the events pipeline' }])).toEqual([])
  })

  it('asks while a team brings nothing yet, or one that the words name is missing', () => {
    expect(sharedWith(OWN, [{ team: 'Data', brings: '' }])).toEqual(['SE7 hint o0'])
    expect(sharedWith(NAMED, [{ team: 'Data', brings: 'the events pipeline' }])).toEqual(['SE7 hint o0'])
    expect(sharedWith(OWN, [])).toEqual([])
  })
})

describe('[SE8] two that claim the same movement', () => {
  it.each([
    ['Churn falls from 5% to 3%', 'Bring churn down to 3% by 31 March'],
    ['Increase weekly active users from 2k to 4k', 'Weekly active users: 2,000 -> 4,000'],
    ['NPS rises from 20 to 40', 'Raise our Net Promoter Score to 40'],
    ['Increase user engagement by 15% with Feature X', 'Increase user engagement with Feature X by 20%'],
    ['Deploy Feature X', 'Deploy feature X.'],
  ])('%s / %s', (one, other) => {
    expect(said(setOf([[one], [other]]))).toContain('SE8 warn o0.0 o1.0')
  })

  it.each([
    ['Churn in Germany falls from 5% to 3%', 'Churn in France falls from 5% to 3%'],
    ['Reduce P99 latency of payment processing by 30%', 'Reduce P95 latency of payment processing by 30%'],
    ['Reduce deployment time by 50%', 'Increase deployment frequency to daily'],
    ['Reduce rollback rate to under 1%', 'Reduce deployment time by 50%'],
    ['Reduce by 30%', 'Increase by 20%'],
  ])('not: %s / %s', (one, other) => {
    expect(said(setOf([[one], [other]])).filter((line) => line.startsWith('SE8'))).toEqual([])
  })
})

it('has nothing to say about an empty board', () => {
  expect(
    said(setOf([], { notDoing: 0, isReview: true, proposals: { byFacilitators: 1, byOthers: 0 } })),
  ).toEqual([])
})
