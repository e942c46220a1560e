import { EXCHANGE_ROUTES } from '../../../shared/api/exchange-routes.ts'
import { fillPath } from '../../../shared/api/route.ts'
import type { DocumentRetro } from '../../../shared/exchange/retro-document.ts'
import {
  type DocumentCheckIn,
  type DocumentCycle,
  type DocumentKeyResult,
  type DocumentObjective,
  type DocumentPerson,
  TEAM_FORMAT,
  type TeamDocument,
} from '../../../shared/exchange/team-document.ts'
import { addDays, weekdayOf } from '../../../shared/okr/days.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'
import { EMPTY_PROVENANCE, type FinalObjective, type OkrSet } from '../../../shared/okr/okr-set.ts'
import type { Person } from './person.ts'
import { sendAs } from './sender.ts'

/*
 * OKRs that are weeks old, as a file that is brought in, since days that have gone by can be brought in no other way.
 */

export const TODAY = new Date().toISOString().slice(0, 10)

/** The person who brings the file in, as it names them. */
export const ME = 'me'

/** What happened to a key result, week by week: its values, and the confidence said with each. */
export type Weeks = readonly (readonly [weeksAgo: number, value: number, confidence: number])[]

export interface BroughtTeam {
  /** Besides the person who brings it in. */
  readonly people: readonly DocumentPerson[]
  readonly cycles: readonly (DocumentCycle & { readonly objectives: readonly DocumentObjective[] })[]
  readonly supports?: TeamDocument['supports']
  readonly retros?: readonly DocumentRetro[]
}

/** Takes OKRs into a team, published on the first day of their cycles, and checked in on weekly on this weekday. */
export async function bringIn(
  person: Person,
  teamId: string,
  { people, cycles, supports = [], retros = [] }: BroughtTeam,
): Promise<void> {
  const rhythm = { everyWeeks: 1, weekday: weekdayOf(TODAY), staleAfterDays: 3 } as const
  const document: TeamDocument = {
    ...{ format: TEAM_FORMAT, scope: 'team', exportedAtMs: Date.now() },
    team: { name: 'Any', timeZone: 'UTC', rhythm },
    people: [{ id: ME, name: person.name, standing: 'member', homeTeam: null }, ...people],
    cycles: cycles.map(({ id, name, startsOn, endsOn }) => ({ id, name, startsOn, endsOn })),
    workshops: cycles.map(({ id, startsOn, objectives }) => {
      const publishedAtMs = instantOf(startsOn)
      return {
        ...{ id: `planning-${id}`, cycleId: id, title: 'Planning the cycle', timeZone: 'UTC' },
        createdAtMs: publishedAtMs,
        revisions: [{ revision: 1, publishedAtMs, finalisedBy: ME, okrs: asPublished(objectives) }],
        ballots: [],
        objectives: objectives.map((each, position) => ({ ...each, position })),
      }
    }),
    ...{ supports: [...supports], retros: [...retros], agendas: [], linkedTeams: [] },
  }
  const file = { kind: 'json', document }
  const params = { teamId }
  const { fingerprint } = await sendAs(person, fillPath(EXCHANGE_ROUTES.previewImport.path, params), { file })
  await sendAs(person, fillPath(EXCHANGE_ROUTES.confirmImport.path, params), { file, fingerprint })
  await sendAs(person, `/api/teams/${teamId}/settings`, { rhythm }, 'PATCH')
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

export const PUBLISHED = { position: 0, firstRevision: 1, revision: 1, dropped: null }

export function objective(
  id: string,
  text: string,
  keyResults: readonly DocumentKeyResult[],
): DocumentObjective {
  return {
    ...{ ...PUBLISHED, id, text, commitment: 'committed', partners: [], changes: [] },
    provenance: EMPTY_PROVENANCE,
    keyResults: keyResults.map((each, position) => ({ ...each, position })),
  }
}

/** A committed one with check-ins by its owner, or by who brings it in. */
export function oldKeyResult(
  id: string,
  text: string,
  fields: Partial<KeyResultFields> & Pick<KeyResultFields, 'dueOn'>,
  weeks: Weeks = [],
): DocumentKeyResult {
  const { baseline, target } = fields
  const falls = typeof baseline === 'number' && typeof target === 'number' && target < baseline
  return {
    ...{ ...PUBLISHED, id, text, accepted: true, changes: [], provenance: EMPTY_PROVENANCE },
    fields: {
      ...EMPTY_KEY_RESULT_FIELDS,
      ...{ direction: falls ? 'decrease' : 'increase', commitment: 'committed', confidence: 7, ...fields },
    },
    initiatives: [],
    checkIns: weeks.map((week) => checkIn(id, fields.ownerId ?? ME, week)),
  }
}

function checkIn(
  keyResultId: string,
  ownerId: string,
  [weeksAgo, value, confidence]: Weeks[number],
): DocumentCheckIn {
  const madeOn = addDays(TODAY, -7 * weeksAgo)
  return {
    ...{ id: `${keyResultId}-${weeksAgo}`, value, confidence, note: 'As we thought', nextStep: null, madeOn },
    by: { personId: ownerId, token: null },
    madeAtMs: instantOf(madeOn),
  }
}

/** The first minutes of a day, so that today's are not still to come. */
export function instantOf(day: string): number {
  return Date.parse(`${day}T00:00:01Z`)
}
