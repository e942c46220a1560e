import * as v from 'valibot'
import { CycleOkrsSchema } from '../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../shared/api/record-routes.ts'
import { fillPath } from '../../../shared/api/route.ts'
import type { DocumentRetro } from '../../../shared/exchange/retro-document.ts'
import { addDays } from '../../../shared/okr/days.ts'
import { cycleIdOf } from './cycle-page.ts'
import { startTeam } from './living-team.ts'
import type { Person } from './person.ts'
import { readAs } from './sender.ts'
import { bringIn, instantOf, ME, objective, oldKeyResult, TODAY, type Weeks } from './team-document.ts'

/* A team at the end of a quarter, with a retro of the quarter before it, and the next one about to be planned. */

export const SPRING = { name: 'Spring', startsOn: addDays(TODAY, -180), endsOn: addDays(TODAY, -91) }
export const SUMMER = { name: 'Summer', startsOn: addDays(TODAY, -90), endsOn: TODAY }
/** From the day after tomorrow: `TODAY` is UTC's, and in a browser east of it tomorrow has begun before midnight there. */
export const AUTUMN = { name: 'Autumn', startsOn: addDays(TODAY, 2), endsOn: addDays(TODAY, 90) }

/** The member's own. */
export const PAGES = 'Pages outside working hours fall from 31 to 5 a month'
/** Of somebody who does not come to the retro. */
export const RESTORES = 'Restores that work at the first try rise from 60% to 95%'
export const SURVEY = 'On-call engineers who sleep well rise from 40% to 80%'
/** What the retro of spring left open. */
export const OPEN_ACTIONS = [
  'Silence alerts that nobody acts on',
  'Write the restore guide',
  'Ask the vendor for a status page',
] as const
export const GONE = 'Gil'

/** Brings such a team in. What was checked in on by whom is nobody's business of these stories but for `weeks` of the pages. */
export async function bringEndedQuarter(person: Person, name: string, weeks: Weeks = []): Promise<string> {
  const teamId = await startTeam(person, name, AUTUMN)
  const own = { ownerId: ME, dueOn: SUMMER.endsOn, commitment: 'committed' } as const
  await bringIn(person, teamId, {
    people: [{ id: 'gil', name: GONE, standing: 'guest', homeTeam: null }],
    cycles: [
      {
        ...{ id: 'spring', ...SPRING },
        objectives: [
          objective('calm', 'Being on call is a calm week', [
            oldKeyResult('alerts', 'Alerts a night fall from 9 to 2', {
              ...{ ...own, dueOn: SPRING.endsOn, baseline: 9, target: 2 },
            }),
          ]),
        ],
      },
      {
        ...{ id: 'summer', ...SUMMER },
        objectives: [
          objective('quiet', 'Whoever is on call sleeps through the night', [
            oldKeyResult('pages', PAGES, { ...own, baseline: 31, target: 5 }, weeks),
            oldKeyResult('restores', RESTORES, {
              ...{ ...own, ownerId: 'gil', commitment: 'aspirational', unit: '%', baseline: 60, target: 95 },
            }),
            oldKeyResult('survey', SURVEY, { ...own, unit: '%', baseline: 40, target: 80 }),
          ]),
        ],
      },
    ],
    retros: [retroOfSpring()],
  })
  return teamId
}

/** A key result of summer, by its words. */
export async function keyResultOfSummer(person: Person, teamId: string, words: string): Promise<string> {
  const query = new URLSearchParams({ cycle: await cycleIdOf(person, teamId, SUMMER.name) })
  const path = fillPath(RECORD_ROUTES.cycleOkrs.path, { teamId })
  const { objectives } = v.parse(CycleOkrsSchema, await readAs(person, `${path}?${query}`))
  const found = objectives.flatMap(({ keyResults }) => keyResults).find(({ text }) => text === words)
  if (found === undefined) throw new Error(`“${words}” is not on record.`)
  return found.id
}

function retroOfSpring(): DocumentRetro {
  const publishedAtMs = instantOf(SPRING.endsOn)
  const actions = OPEN_ACTIONS.map((text, at) => ({
    ...{ id: `action-${at}`, text, ownerId: at === 1 ? 'gil' : ME, dueOn: addDays(SPRING.endsOn, 30 + at) },
  }))
  return {
    ...{ id: 'retro-of-spring', cycleId: 'spring', title: 'Spring retro', timeZone: 'UTC' },
    ...{ createdAtMs: publishedAtMs, publishedAtMs, number: 1, revision: 1, finalisedBy: ME },
    said: {
      keyResults: [
        {
          ...{ id: 'alerts', score: 0.6, grades: [0.6], ownerWord: null },
          ...{ cause: 'focus', causeNote: '', verdict: 'drop', why: 'Pages say it better' },
        },
      ],
      ...{ outcomes: [], learnings: [], actions, processPulse: null },
    },
    ...{ confidence: [], ballots: [], learnings: [], words: [] },
    actions: actions.map((each) => ({
      ...each,
      ...{ state: 'open', createdAtMs: publishedAtMs, settledAtMs: null, settledBy: null },
    })),
  }
}
