import { ROUTES } from '../../../shared/api/routes.ts'
import type { DocumentKeyResult } from '../../../shared/exchange/team-document.ts'
import type { Cycle } from '../../../shared/okr/cycle.ts'
import { addDays } from '../../../shared/okr/days.ts'
import type { KeyResultFields } from '../../../shared/okr/model.ts'
import type { Person } from './person.ts'
import { sendAs } from './sender.ts'
import {
  bringIn,
  instantOf,
  ME,
  objective,
  oldKeyResult,
  PUBLISHED,
  TODAY,
  type Weeks,
} from './team-document.ts'

/** Somebody whom the member who brings the OKRs in names. */
const JONAS = 'jonas'
const PEOPLE = [{ id: JONAS, name: 'Jonas Weber', standing: 'guest', homeTeam: 'Security' }] as const

/** Five weeks into a cycle of thirteen, on a day of check-ins. */
export const CYCLE = { name: 'This cycle', startsOn: addDays(TODAY, -35), endsOn: addDays(TODAY, 55) }

export const SAFE = 'Make shipping a change a safe, everyday thing'
export const TRUSTED = 'Teams build on the platform because they want to'
export const QUIET = 'Whoever is on call sleeps through the night'
export const FASTER = 'Median deployment time falls from 48 to 24 minutes'
export const ROLLBACKS = 'Releases rolled back fall from 10% to 2%'
export const WITHIN_AN_HOUR = 'Changes live within an hour of merging rise from 60% to 90%'
export const SURVEY = 'The platform survey’s score rises from 12 to 40'
export const PAGES = 'Pages outside working hours fall from 31 to 5 a month'
export const NEXT_STEP = 'Ask the vendor for their date'

/**
 * A team of this person's with OKRs that are five weeks old, brought in as a file since days that have gone by can be brought
 * in no other way. Of theirs one is checked in on, one is stale, and one waits for their yes; a next step is theirs.
 */
export async function bringLivingTeam(person: Person): Promise<string> {
  const teamId = await startTeam(person, 'Platform team')
  const safe = objective('safe', SAFE, [
    keyResult('faster', FASTER, { ownerId: ME, baseline: 48, target: 24, unit: 'min' }, [
      [4, 47, 7],
      [3, 43, 7],
      [2, 41, 6],
      [1, 38, 6],
      [0, 36, 7],
    ]),
    keyResult('rollbacks', ROLLBACKS, { ownerId: ME, baseline: 10, target: 2, unit: '%' }, [
      [4, 9, 8],
      [3, 7, 8],
    ]),
    keyResult('hour', WITHIN_AN_HOUR, { ownerId: JONAS, baseline: 60, target: 90, unit: '%' }, [
      [4, 61, 7],
      [3, 63, 6],
      [2, 63, 5],
      [1, 64, 4],
      [0, 64, 3],
    ]),
  ])
  const trusted = objective('trusted', TRUSTED, [
    { ...keyResult('survey', SURVEY, { ownerId: ME, baseline: 12, target: 40 }, []), accepted: false },
  ])
  const quiet = objective('quiet', QUIET, [
    keyResult('pages', PAGES, { ownerId: JONAS, baseline: 31, target: 5 }, [[1, 18, 8]]),
  ])
  await bringIn(person, teamId, {
    people: PEOPLE,
    cycles: [{ id: 'cycle', ...CYCLE, objectives: [safe, trusted, quiet] }],
    supports: [
      support('trusted', 'safe', 'Those who trust us bring their changes early'),
      support('safe', 'trusted', 'Safe releases are what teams ask us for'),
    ],
  })
  return teamId
}

/** A team with one objective, for one that links with another. */
export async function bringSmallTeam(person: Person, name: string, words: string): Promise<string> {
  const teamId = await startTeam(person, name)
  const only = keyResult('disputes', 'Disputed payments fall from 90 to 30 a week', {
    ...{ ownerId: ME, baseline: 90, target: 30 },
  })
  await bringIn(person, teamId, {
    people: PEOPLE,
    cycles: [{ id: 'cycle', ...CYCLE, objectives: [objective('only', words, [only])] }],
  })
  return teamId
}

/** A team without OKRs, whose member they are; its first cycle is the one that they begin to plan. */
export async function startTeam(person: Person, name: string, cycle: Cycle = CYCLE): Promise<string> {
  const created = await sendAs(person, ROUTES.createWorkshop.path, {
    ...{ displayName: person.name, team: { as: 'new', name }, title: 'Planning', kind: 'planning' },
    ...{ cycle, timeZone: 'UTC' },
  })
  return String(created.teamId)
}

function support(from: string, to: string, contribution: string) {
  return {
    ...{ id: `${from}-supports-${to}`, objectiveId: from, supportsObjectiveId: to },
    ...{ supportsKeyResultId: null, contribution, createdBy: ME },
    ...{ createdAtMs: instantOf(CYCLE.startsOn), endedAtMs: null },
  }
}

/** One with an initiative of Jonas's; [CH5] where confidence fell, the check-in names a next step, which is somebody else's. */
function keyResult(
  id: string,
  text: string,
  fields: Partial<KeyResultFields>,
  weeks: Weeks = [],
): DocumentKeyResult {
  const made = oldKeyResult(id, text, { dueOn: CYCLE.endsOn, ...fields }, weeks)
  return {
    ...made,
    initiatives: [
      {
        ...{ ...PUBLISHED, id: `${id}-first`, text: 'Try it with one service', ownerId: JONAS },
        ...{ state: 'doing', addedAtMs: null },
      },
    ],
    checkIns: made.checkIns.map((checkIn, at) => {
      const before = made.checkIns[at - 1]
      return before !== undefined && checkIn.confidence < before.confidence
        ? { ...checkIn, note: 'The vendor is late again', nextStep: { text: NEXT_STEP, ownerId: ME } }
        : checkIn
    }),
  }
}
