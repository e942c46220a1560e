import * as v from 'valibot'
import { NewCheckInSchema } from '../okr/check-in.ts'
import { KeyResultChangesSchema, ObjectiveChangesSchema, ReasonSchema } from '../okr/correction.ts'
import { INITIATIVE_STATES } from '../okr/initiative.ts'
import { MAX_TEXT_LENGTH } from '../okr/model.ts'
import { RhythmSchema } from '../okr/rhythm.ts'
import { isTimeZone } from '../time/zoned-time.ts'
import {
  CheckInSchema,
  CycleOkrsSchema,
  HistoryEntrySchema,
  InitiativeSchema,
  KeyResultPageSchema,
  LivingKeyResultSchema,
  ObjectivePageSchema,
  OwedSchema,
} from './living-okrs.ts'
import type { Route } from './route.ts'

const ReasonedSchema = v.object({ reason: ReasonSchema })

export const CheckedInSchema = v.object({ checkIn: CheckInSchema, keyResult: LivingKeyResultSchema })

/** `null` for an objective's, which has no fields of its own. */
export const CorrectedSchema = v.object({
  entry: HistoryEntrySchema,
  keyResult: v.nullable(LivingKeyResultSchema),
})

const InitiativeWordsSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Say what is to be done.'),
  v.maxLength(MAX_TEXT_LENGTH, `Use at most ${MAX_TEXT_LENGTH} characters.`),
)

/** What is left out stays. */
export const TeamSettingsChangesSchema = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, 'Name the team.'), v.maxLength(80))),
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'Choose a time zone such as Europe/Berlin.'))),
  rhythm: v.optional(RhythmSchema),
})
export const TeamSettingsSchema = v.object({ name: v.string(), timeZone: v.string(), rhythm: RhythmSchema })

/** Pages of a list: `after` is the `next` of the page before. */
const PageQuerySchema = v.object({
  after: v.optional(
    v.pipe(v.string(), v.description('The `next` of the page before; left out, the first page')),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.description('How many at most, 1 to 200'),
      v.regex(/^\d{1,3}$/, 'Use a number from 1 to 200.'),
      v.transform(Number),
      v.minValue(1, 'Use a number from 1 to 200.'),
      v.maxValue(200, 'Use a number from 1 to 200.'),
    ),
  ),
})

/**
 * The routes of the record: OKRs after the workshop. Each is for people and for programs with a token, and says what it
 * needs (`shared/identity/record-capabilities.ts`).
 */
export const RECORD_ROUTES = {
  cycleOkrs: {
    method: 'GET',
    path: '/api/teams/:teamId/okrs',
    access: 'team',
    needs: 'read-okrs',
    summary: 'A cycle’s OKRs as they stand today; the current cycle if none is named',
    query: v.object({ cycle: v.optional(v.string()) }),
    reply: CycleOkrsSchema,
  },
  objective: {
    method: 'GET',
    path: '/api/objectives/:objectiveId',
    access: 'team',
    needs: 'read-okrs',
    summary: 'An objective with its key results and everything that happened to it',
    reply: ObjectivePageSchema,
  },
  keyResult: {
    method: 'GET',
    path: '/api/key-results/:keyResultId',
    access: 'team',
    needs: 'read-okrs',
    summary: 'A key result with its values and everything that happened to it',
    reply: KeyResultPageSchema,
  },
  checkIns: {
    method: 'GET',
    path: '/api/key-results/:keyResultId/check-ins',
    access: 'team',
    needs: 'read-okrs',
    summary: 'A key result’s check-ins, newest first, in pages',
    query: PageQuerySchema,
    reply: v.object({ checkIns: v.array(CheckInSchema), next: v.nullable(v.string()) }),
  },
  checkIn: {
    method: 'POST',
    path: '/api/key-results/:keyResultId/check-ins',
    access: 'team',
    needs: 'check-in',
    once: true,
    summary: 'Check in: a value, a confidence and one line',
    body: NewCheckInSchema,
    reply: CheckedInSchema,
  },
  owed: {
    method: 'GET',
    path: '/api/teams/:teamId/owed',
    access: 'team',
    needs: 'read-okrs',
    summary: 'What you own and owe: check-ins, acceptances, next steps',
    reply: OwedSchema,
  },
  correctKeyResult: {
    method: 'POST',
    path: '/api/key-results/:keyResultId/corrections',
    access: 'team',
    needs: 'correct-course',
    once: true,
    summary: 'Correct the course: change a key result, with a reason; the original stays',
    body: v.object({ changes: KeyResultChangesSchema, reason: ReasonSchema }),
    reply: CorrectedSchema,
  },
  correctObjective: {
    method: 'POST',
    path: '/api/objectives/:objectiveId/corrections',
    access: 'team',
    needs: 'correct-course',
    once: true,
    summary: 'Change an objective’s words, with a reason; the original stays',
    body: v.object({ changes: ObjectiveChangesSchema, reason: ReasonSchema }),
    reply: CorrectedSchema,
  },
  dropKeyResult: {
    method: 'POST',
    path: '/api/key-results/:keyResultId/drop',
    access: 'team',
    needs: 'correct-course',
    once: true,
    summary: 'Pursue a key result no longer, with a reason; its history stays',
    body: ReasonedSchema,
    reply: CorrectedSchema,
  },
  takeUpKeyResult: {
    method: 'POST',
    path: '/api/key-results/:keyResultId/take-up',
    access: 'team',
    needs: 'correct-course',
    once: true,
    summary: 'Pursue a dropped key result again, with a reason',
    body: ReasonedSchema,
    reply: CorrectedSchema,
  },
  acceptKeyResult: {
    method: 'POST',
    path: '/api/key-results/:keyResultId/accept',
    access: 'team',
    needs: 'check-in',
    by: 'people',
    summary: 'Accept a key result that you own',
    body: v.object({}),
    reply: v.object({ keyResult: LivingKeyResultSchema }),
  },
  addInitiative: {
    method: 'POST',
    path: '/api/key-results/:keyResultId/initiatives',
    access: 'team',
    needs: 'tend-initiatives',
    once: true,
    summary: 'Add an initiative under a key result; it never moves progress',
    body: v.object({ text: InitiativeWordsSchema, ownerId: v.nullable(v.string()) }),
    reply: InitiativeSchema,
  },
  changeInitiative: {
    method: 'PATCH',
    path: '/api/initiatives/:initiativeId',
    access: 'team',
    needs: 'tend-initiatives',
    summary: 'Change an initiative’s words, owner or state',
    body: v.object({
      text: v.optional(InitiativeWordsSchema),
      ownerId: v.optional(v.nullable(v.string())),
      state: v.optional(v.picklist(INITIATIVE_STATES)),
    }),
    reply: InitiativeSchema,
  },
  changeTeamSettings: {
    method: 'PATCH',
    path: '/api/teams/:teamId/settings',
    access: 'team',
    needs: 'manage-team',
    by: 'people',
    summary: 'Change a team’s name, time zone or rhythm of check-ins',
    body: TeamSettingsChangesSchema,
    reply: TeamSettingsSchema,
  },
} as const satisfies Record<string, Route>
