import { EXCHANGE_ROUTES } from '../../../shared/api/exchange-routes.ts'
import { CSRF_HEADER, fillPath } from '../../../shared/api/route.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import {
  type DocumentCheckIn,
  type DocumentKeyResult,
  type DocumentObjective,
  TEAM_FORMAT,
  type TeamDocument,
} from '../../../shared/exchange/team-document.ts'
import { addDays, weekdayOf } from '../../../shared/okr/days.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'
import { EMPTY_PROVENANCE, type FinalObjective, type OkrSet } from '../../../shared/okr/okr-set.ts'
import type { Person } from './person.ts'

/** A member of the team, who brings its OKRs in, and somebody whom they name. */
const ME = 'me'
const JONAS = 'jonas'

/** Five weeks into a cycle of thirteen, on a day of check-ins. */
export const TODAY = new Date().toISOString().slice(0, 10)
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

/** What happened to a key result, week by week: its values, and the confidence said with each. */
type Weeks = readonly (readonly [weeksAgo: number, value: number, confidence: number])[]

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
  await bringIn(person, teamId, [safe, trusted, quiet], {
    'trusted supports safe': ['trusted', 'safe', 'Those who trust us bring their changes early'],
    'safe supports trusted': ['safe', 'trusted', 'Safe releases are what teams ask us for'],
  })
  return teamId
}

/** A team with one objective, for one that links with another. */
export async function bringSmallTeam(person: Person, name: string, words: string): Promise<string> {
  const teamId = await startTeam(person, name)
  const only = keyResult('disputes', 'Disputed payments fall from 90 to 30 a week', {
    ...{ ownerId: ME, baseline: 90, target: 30 },
  })
  await bringIn(person, teamId, [objective('only', words, [only])])
  return teamId
}

/** A team without OKRs, whose member they are. */
export async function startTeam(person: Person, name: string): Promise<string> {
  const created = await send(person, ROUTES.createWorkshop.path, {
    ...{ displayName: person.name, team: { as: 'new', name }, title: 'Planning', kind: 'planning' },
    ...{ cycle: CYCLE, timeZone: 'UTC' },
  })
  return String(created.teamId)
}

async function bringIn(
  person: Person,
  teamId: string,
  objectives: DocumentObjective[],
  supports: Readonly<Record<string, readonly [from: string, to: string, how: string]>> = {},
): Promise<void> {
  const publishedAtMs = instantOf(CYCLE.startsOn)
  const document: TeamDocument = {
    ...{ format: TEAM_FORMAT, scope: 'team', exportedAtMs: publishedAtMs },
    team: {
      ...{ name: 'Any', timeZone: 'UTC' },
      rhythm: { everyWeeks: 1, weekday: weekdayOf(TODAY), staleAfterDays: 3 },
    },
    people: [
      { id: ME, name: person.name, standing: 'member', homeTeam: null },
      { id: JONAS, name: 'Jonas Weber', standing: 'guest', homeTeam: 'Security' },
    ],
    cycles: [{ id: 'cycle', ...CYCLE }],
    workshops: [
      {
        ...{ id: 'workshop', cycleId: 'cycle', title: 'Planning the cycle', timeZone: 'UTC' },
        createdAtMs: publishedAtMs,
        revisions: [{ revision: 1, publishedAtMs, finalisedBy: ME, okrs: asPublished(objectives) }],
        ballots: [],
        objectives: objectives.map((each, position) => ({ ...each, position })),
      },
    ],
    ...{ agendas: [], linkedTeams: [] },
    supports: Object.entries(supports).map(([id, [objectiveId, supportsObjectiveId, contribution]]) => ({
      ...{ id: id.replaceAll(' ', '-'), objectiveId, supportsObjectiveId, supportsKeyResultId: null },
      ...{ contribution, createdBy: ME, createdAtMs: publishedAtMs, endedAtMs: null },
    })),
    ...{ retros: [], agendas: [], linkedTeams: [] },
  }
  const file = { kind: 'json', document }
  const params = { teamId }
  const { fingerprint } = await send(person, fillPath(EXCHANGE_ROUTES.previewImport.path, params), { file })
  await send(person, fillPath(EXCHANGE_ROUTES.confirmImport.path, params), { file, fingerprint })
  await send(person, `/api/teams/${teamId}/settings`, { rhythm: document.team.rhythm }, 'PATCH')
}

function asPublished(objectives: readonly DocumentObjective[]): OkrSet {
  return {
    dropped: [],
    objectives: objectives.map(
      ({ id, text, commitment, provenance, keyResults }): FinalObjective => ({
        ...{ id, text, commitment, provenance },
        keyResults: keyResults.map((each) => ({
          ...{ id: each.id, text: each.text, fields: each.fields, accepted: each.accepted },
          initiatives: each.initiatives.map((initiative) => ({
            ...{ id: initiative.id, text: initiative.text, ownerId: initiative.ownerId },
          })),
          provenance: each.provenance,
        })),
      }),
    ),
  }
}

const PUBLISHED = { position: 0, firstRevision: 1, revision: 1, dropped: null }

function objective(id: string, text: string, keyResults: readonly DocumentKeyResult[]): DocumentObjective {
  return {
    ...{ ...PUBLISHED, id, text, commitment: 'committed', partners: [], changes: [] },
    provenance: EMPTY_PROVENANCE,
    keyResults: keyResults.map((each, position) => ({ ...each, position })),
  }
}

function keyResult(
  id: string,
  text: string,
  fields: Partial<KeyResultFields>,
  weeks: Weeks = [],
): DocumentKeyResult {
  const { baseline, target } = fields
  const falls = typeof baseline === 'number' && typeof target === 'number' && target < baseline
  return {
    ...{ ...PUBLISHED, id, text, accepted: true, changes: [], provenance: EMPTY_PROVENANCE },
    fields: {
      ...EMPTY_KEY_RESULT_FIELDS,
      ...{ direction: falls ? 'decrease' : 'increase', dueOn: CYCLE.endsOn },
      ...{ commitment: 'committed', confidence: 7, ...fields },
    },
    initiatives: [
      {
        ...{ ...PUBLISHED, id: `${id}-first`, text: `Try it with one service`, ownerId: JONAS },
        ...{ state: 'doing', addedAtMs: null },
      },
    ],
    checkIns: weeks.map((week, at) => checkIn(id, fields.ownerId ?? ME, week, weeks[at - 1])),
  }
}

/** [CH5] One in which confidence fell names a next step, which is somebody else's than the owner's. */
function checkIn(
  keyResultId: string,
  ownerId: string,
  [weeksAgo, value, confidence]: Weeks[number],
  before: Weeks[number] | undefined,
): DocumentCheckIn {
  const madeOn = addDays(TODAY, -7 * weeksAgo)
  const nextStep = before !== undefined && confidence < before[2] ? { text: NEXT_STEP, ownerId: ME } : null
  return {
    ...{ id: `${keyResultId}-${weeksAgo}`, value, confidence, nextStep, madeOn },
    note: nextStep === null ? 'As we thought' : 'The vendor is late again',
    by: { personId: ownerId, token: null },
    madeAtMs: instantOf(madeOn),
  }
}

/** The first minutes of a day, so that today's are not still to come. */
function instantOf(day: string): number {
  return Date.parse(`${day}T00:00:01Z`)
}

/** What a page of ours would send, and the answer. */
async function send({ page }: Person, path: string, data: unknown, method: 'POST' | 'PATCH' = 'POST') {
  const reply = await page.request.fetch(path, { method, headers: { [CSRF_HEADER]: '1' }, data })
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`)
  return reply.json()
}
