import * as v from 'valibot'
import type { CycleOkrs, CycleRef, LivingKeyResult } from '../api/living-okrs.ts'
import { COMMITMENTS } from '../okr/model.ts'
import type { OkrSet } from '../okr/okr-set.ts'
import { count, envelope, ofWorkshop, PAYLOAD_VERSION } from './envelope.ts'

/*
 * What webhooks are told of the record that lasts: OKRs, check-ins, cycles. Days are `YYYY-MM-DD` in the team's time zone.
 */

export const person = v.nullable(v.object({ id: v.string(), name: v.string() }))
export const ofTeam = { ...envelope, url: v.string() } as const
const cycle = v.object({ id: v.string(), name: v.string(), startsOn: v.string(), endsOn: v.string() })

const dueKeyResult = v.object({
  id: v.string(),
  text: v.string(),
  owner: person,
  url: v.string(),
  /** The day of its newest check-in; `null`: none yet. */
  lastCheckInOn: v.nullable(v.string()),
  daysLate: count,
})

export const RECORD_PAYLOADS = [
  v.object({
    type: v.literal('okrs.published'),
    ...ofWorkshop,
    revision: count,
    objectives: v.array(
      v.object({
        id: v.string(),
        text: v.string(),
        commitment: v.nullable(v.picklist(COMMITMENTS)),
        keyResults: v.array(v.object({ id: v.string(), text: v.string(), owner: person })),
      }),
    ),
  }),
  v.object({
    type: v.literal('check-in.due'),
    ...ofTeam,
    cycle,
    dueOn: v.string(),
    keyResults: v.array(dueKeyResult),
  }),
  v.object({ type: v.literal('check-in.stale'), ...ofTeam, cycle, keyResults: v.array(dueKeyResult) }),
  v.object({
    type: v.literal('cycle.ending'),
    ...ofTeam,
    cycle,
    daysLeft: count,
    /** How many key results are in which state. */
    states: v.object({ pending: count, onTrack: count, atRisk: count, offTrack: count, stale: count }),
  }),
  v.object({ type: v.literal('digest.weekly'), ...ofTeam, cycle, markdown: v.string() }),
] as const

export type RecordPayload = v.InferOutput<(typeof RECORD_PAYLOADS)[number]>

/** What is the same in every event that the schedule raises for a team. */
export type RecordEvent = {
  readonly id: string
  readonly nowMs: number
  readonly appOrigin: string
  readonly page: CycleOkrs & { readonly cycle: CycleRef }
}

function common({ id, nowMs, appOrigin, page: { team, cycle: its } }: RecordEvent) {
  const { cycleId, name, startsOn, endsOn } = its
  return {
    id,
    version: PAYLOAD_VERSION,
    createdAt: new Date(nowMs).toISOString(),
    team: { id: team.teamId, name: team.name },
    url: `${appOrigin}/t/${team.teamId}`,
    cycle: { id: cycleId, name, startsOn, endsOn },
  } as const
}

/** [CH1] What is asked for on the team's check-in day; those who have checked in already are left alone. */
export function checkInDue(event: RecordEvent, dueOn: string): RecordPayload {
  const keyResults = standing(event.page).filter(
    ({ due }) => due.status !== 'done' && due.status !== 'not-yet',
  )
  return {
    type: 'check-in.due',
    ...common(event),
    dueOn,
    keyResults: keyResults.map((each) => dueOf(event, each)),
  }
}

/** [CH1] What has been overdue for too long, of those key results. */
export function checkInStale(event: RecordEvent, keyResultIds: readonly string[]): RecordPayload {
  const keyResults = standing(event.page).filter(({ id }) => keyResultIds.includes(id))
  return {
    type: 'check-in.stale',
    ...common(event),
    keyResults: keyResults.map((each) => dueOf(event, each)),
  }
}

export function cycleEnding(event: RecordEvent, daysLeft: number): RecordPayload {
  const states = standing(event.page).map(({ state }) => state)
  const having = (state: LivingKeyResult['state']) => states.filter((each) => each === state).length
  return {
    type: 'cycle.ending',
    ...common(event),
    daysLeft,
    states: {
      pending: having('pending'),
      onTrack: having('on-track'),
      atRisk: having('at-risk'),
      offTrack: having('off-track'),
      stale: having('stale'),
    },
  }
}

export function weeklyDigest(event: RecordEvent, markdown: string): RecordPayload {
  return { type: 'digest.weekly', ...common(event), markdown }
}

/** The key results that are pursued. */
export function standing({ objectives }: Pick<CycleOkrs, 'objectives'>): LivingKeyResult[] {
  return objectives
    .filter(({ dropped }) => dropped === null)
    .flatMap(({ keyResults }) => keyResults.filter(({ dropped }) => dropped === null))
}

function dueOf({ appOrigin, page }: RecordEvent, { id, text, owner, due, trend }: LivingKeyResult) {
  return {
    id,
    text,
    owner: owner && { id: owner.personId, name: owner.name },
    url: `${appOrigin}/t/${page.team.teamId}/kr/${id}`,
    lastCheckInOn: trend.at(-1)?.on ?? null,
    daysLate: due.daysLate,
  }
}

/** What a workshop has published, with owners by name where they are known. */
export function publishedObjectives({ objectives }: OkrSet, names: ReadonlyMap<string, string>) {
  const owner = (ownerId: string | null) => {
    const name = ownerId === null ? undefined : names.get(ownerId)
    return ownerId === null || name === undefined ? null : { id: ownerId, name }
  }
  return objectives.map(({ id, text, commitment, keyResults }) => ({
    id,
    text,
    commitment,
    keyResults: keyResults.map((each) => ({
      id: each.id,
      text: each.text,
      owner: owner(each.fields.ownerId),
    })),
  }))
}
