import * as v from 'valibot'
import {
  type DocumentWorkshop,
  TEAM_FORMAT,
  type TeamDocument,
} from '../../../shared/exchange/team-document.ts'
import { addDays } from '../../../shared/okr/days.ts'
import { EMPTY_PROVENANCE, OkrSetSchema } from '../../../shared/okr/okr-set.ts'
import { ballotClosed } from '../../support/ballot-events.ts'
import { makeKeyResult } from './room-sender.ts'
import type { SampleOkrs } from './sample-okrs.ts'

/** A closed vote by name on two key results of the sample, with a reason. */
export function closedBallotOf({ keyResults, ana }: Pick<SampleOkrs, 'keyResults' | 'ana'>) {
  const closed = ballotClosed('sample-ballot')
  const itemIds = [keyResults.deployTime, keyResults.failures]
  const [one = ''] = itemIds
  return {
    ...closed,
    items: closed.items.map((item, at) => ({ ...item, id: itemIds[at] ?? '' })),
    settledIds: [one],
    result: {
      ...closed.result,
      rows: closed.result.rows.map((row, at) => ({
        ...row,
        itemId: itemIds[at] ?? '',
        reasons: row.reasons.map((reason) => ({ ...reason, personId: ana.personId })),
      })),
      named: [
        {
          personId: ana.personId,
          choice: { answer: 'dots' as const, dots: { [one]: 2 }, reasons: { [one]: 'It hurts' } },
        },
      ],
    },
  }
}

/** 5 years × 4 cycles × 5 objectives × 5 key results × 13 check-ins. */
export function fiveYears(names: readonly string[]): TeamDocument {
  let ids = 0
  const newId = (kind: string) => `years-${kind}-${++ids}`
  const people = names.map((name, at) => ({
    ...{ id: newId('person'), name, homeTeam: null },
    standing: at === 0 ? ('member' as const) : ('guest' as const),
  }))
  const [owner = ''] = people.map(({ id }) => id)
  const cycles = [2020, 2021, 2022, 2023, 2024].flatMap((year) =>
    [1, 4, 7, 10].map((month, quarter) => {
      const startsOn = `${year}-${String(month).padStart(2, '0')}-01`
      return { id: newId('cycle'), name: `${year}-Q${quarter + 1}`, startsOn, endsOn: addDays(startsOn, 89) }
    }),
  )
  const workshops = cycles.map((cycle): DocumentWorkshop => {
    const startMs = Date.parse(`${cycle.startsOn}T09:00:00Z`)
    const published = { firstRevision: 1, revision: 1, dropped: null }
    let position = 0
    const objectives = range(5).map((at) => ({
      ...{
        id: newId('objective'),
        ...published,
        position: at,
        text: `Make customers’ days easier, part ${at}`,
      },
      ...{ commitment: 'committed' as const, partners: [], provenance: EMPTY_PROVENANCE, changes: [] },
      keyResults: range(5).map((each) => ({
        ...makeKeyResult(newId('key-result'), owner, {
          text: `Waiting falls from 48 to ${each + 1} minutes`,
        }),
        ...published,
        position: position++,
        changes: [],
        initiatives: [],
        checkIns: range(13).map((week) => ({
          ...{ id: newId('check-in'), value: 48 - week * 1.7, confidence: 7, nextStep: null },
          note: `Week ${week}: the new cache helped most where people wait longest, “really”.`,
          by: { personId: people[week % people.length]?.id ?? owner, token: null },
          madeOn: addDays(cycle.startsOn, week * 7),
          madeAtMs: startMs + week * 7 * 24 * 3_600_000,
        })),
      })),
    }))
    const okrs = v.parse(OkrSetSchema, { objectives, dropped: [] })
    return {
      ...{
        id: newId('workshop'),
        cycleId: cycle.id,
        title: `Planning ${cycle.name}`,
        timeZone: 'Europe/Berlin',
      },
      ...{ createdAtMs: startMs, ballots: [], objectives },
      revisions: [{ revision: 1, publishedAtMs: startMs, finalisedBy: owner, okrs }],
    }
  })
  const rhythm = { everyWeeks: 1 as const, weekday: 1, staleAfterDays: 3 }
  return {
    ...{
      format: TEAM_FORMAT,
      scope: 'team',
      exportedAtMs: 0,
      people,
      cycles,
      workshops,
      supports: [],
      retros: [],
      agendas: [],
      linkedTeams: [],
    },
    team: { name: 'Platform', timeZone: 'Europe/Berlin', rhythm },
  }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}
