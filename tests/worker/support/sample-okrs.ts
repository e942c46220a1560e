import type { KeyResultFields } from '../../../shared/okr/model.ts'
import type { FinalKeyResult, OkrSet } from '../../../shared/okr/okr-set.ts'
import { instantOf, zonedParts } from '../../../shared/time/zoned-time.ts'
import { CREATE, CYCLE, type Harness, joinBy, startWorkshop } from './harness.ts'
import { newId } from './publishing.ts'
import { finalised, makeKeyResult, makeObjective, RoomSender } from './room-sender.ts'

/** The first Monday of the sample's cycle, in the morning: when its OKRs are published. */
const PUBLISHED_ON = '2027-01-04'

type SampleOptions = {
  readonly teamName?: string
  readonly cycle?: typeof CYCLE
  /** The day on which it is published; `null` leaves the clock as it is. */
  readonly publishedOn?: string | null
  readonly timeZone?: string
}

export type SampleOkrs = Awaited<ReturnType<typeof publishSampleOkrs>>

/**
 * A team whose workshop has published two objectives with five key results, as its room would: Priya is its member, Ana and
 * Ben are guests who own some of them, Olu watched. It sets the harness' clock to the morning of the day of publication.
 */
export async function publishSampleOkrs(
  harness: Harness,
  {
    teamName = 'Platform',
    cycle = CYCLE,
    publishedOn = PUBLISHED_ON,
    timeZone = CREATE.timeZone,
  }: SampleOptions = {},
) {
  if (publishedOn !== null) await setDay(harness, publishedOn, timeZone)
  const started = await startWorkshop(harness, { team: { as: 'new', name: teamName }, cycle, timeZone })
  const { facilitator, teamId, workshopId, me, links } = started
  const ana = await joinBy(harness, links.joinLink, 'Ana')
  const ben = await joinBy(harness, links.joinLink, 'Ben')
  const olu = await joinBy(harness, links.joinLink, 'Olu')
  const room = new RoomSender(harness, workshopId)
  const olus = { personId: olu.me.personId, name: 'Olu', role: 'observer', removed: false } as const
  await room.send({ type: 'roster-changed', people: [olus], joiningLocked: false })

  const owners = { priya: me.personId, ana: ana.me.personId, ben: ben.me.personId }
  const ids = {
    pipeline: newId(),
    trust: newId(),
    deployTime: newId(),
    failures: newId(),
    uptime: newId(),
    nps: newId(),
    audit: newId(),
    runbook: newId(),
  }
  const okrs = sampleSet(ids, owners, cycle)
  await publish(okrs, 1)
  const [row] = await rows(harness, 'SELECT cycle_id FROM workshop WHERE id = ?', workshopId)

  return {
    harness,
    room,
    teamId,
    teamName,
    workshopId,
    cycleId: String(row?.['cycle_id']),
    cycle,
    timeZone,
    joinLink: links.joinLink,
    okrs,
    /** Publishes another revision. */
    publish,
    objectives: { pipeline: ids.pipeline, trust: ids.trust },
    /**
     * `deployTime` (48 → 24 min, Ana's), `failures` (30 → 10 %, Ben's, aspirational), `uptime` (kept in 99.5 to 100 %,
     * Priya's), `nps` (baseline not known yet, target 40, Ana's), `audit` (a milestone, Priya's).
     */
    keyResults: {
      deployTime: ids.deployTime,
      failures: ids.failures,
      uptime: ids.uptime,
      nps: ids.nps,
      audit: ids.audit,
    },
    /** Under `deployTime`, Ana's. */
    initiatives: { runbook: ids.runbook },
    priya: { browser: facilitator, personId: me.personId, name: me.name },
    ana: { browser: ana.browser, personId: ana.me.personId, name: 'Ana' },
    ben: { browser: ben.browser, personId: ben.me.personId, name: 'Ben' },
    olu: { browser: olu.browser, personId: olu.me.personId, name: 'Olu' },
  }

  async function publish(set: OkrSet, revision: number): Promise<void> {
    const answer = await room.send(finalised(set, revision, me.personId))
    if (answer.outcome !== 'recorded') throw new Error(`Was refused: ${JSON.stringify(answer)}`)
  }
}

type SampleIds = Readonly<
  Record<'pipeline' | 'trust' | 'deployTime' | 'failures' | 'uptime' | 'nps' | 'audit' | 'runbook', string>
>

function sampleSet(
  ids: SampleIds,
  owners: Readonly<Record<'priya' | 'ana' | 'ben', string>>,
  { endsOn }: { readonly endsOn: string },
): OkrSet {
  const keyResult = (
    id: string,
    ownerId: string,
    text: string,
    fields: Partial<KeyResultFields>,
    change: Partial<FinalKeyResult> = {},
  ) => {
    const made = makeKeyResult(id, ownerId, { text, ...change })
    return { ...made, fields: { ...made.fields, dueOn: endsOn, ...fields } }
  }
  return {
    objectives: [
      makeObjective(ids.pipeline, [
        keyResult(
          ids.deployTime,
          owners.ana,
          'Deployments take 24 minutes instead of 48',
          {},
          { initiatives: [{ id: ids.runbook, text: 'Cache the build’s layers', ownerId: owners.ana }] },
        ),
        keyResult(ids.failures, owners.ben, 'Failed deployments fall from 30% to 10%', {
          unit: '%',
          baseline: 30,
          target: 10,
          commitment: 'aspirational',
          confidence: 5,
        }),
        keyResult(ids.uptime, owners.priya, 'Uptime stays between 99.5% and 100%', {
          direction: 'maintain',
          unit: '%',
          baseline: 99.5,
          target: 100,
        }),
      ]),
      makeObjective(
        ids.trust,
        [
          keyResult(ids.nps, owners.ana, 'Developers recommend our platform: NPS 40', {
            direction: 'increase',
            unit: 'points',
            baseline: 'unknown',
            target: 40,
          }),
          keyResult(ids.audit, owners.priya, 'The security audit is passed', {
            direction: 'milestone',
            unit: '',
            baseline: null,
            target: null,
            milestoneReason: 'An audit is passed or it is not.',
          }),
        ],
        { text: 'Earn the trust of every team that deploys with us' },
      ),
    ],
    dropped: [],
  }
}

/** Sets the harness' clock to this time of a day, by a clock in the zone. */
export async function setDay(
  harness: Harness,
  day: string,
  timeZone = CREATE.timeZone,
  time = '09:00',
): Promise<void> {
  const instant = instantOf({ date: day, time }, timeZone)
  if (instant === null) throw new Error(`There is no ${day} ${time}`)
  await harness.advance(instant.atMs - harness.nowMs())
}

export type SampleCheckIn = {
  readonly keyResultId: string
  readonly on: string
  readonly value: number | null
  readonly confidence?: number
  readonly note?: string
  readonly nextStep?: { readonly text: string; readonly ownerId: string } | null
  readonly by: string
}

let checkIns = 0

/** Writes check-ins of past days straight into the database, at noon of their days in UTC. @returns their ids */
export async function insertCheckIns({ db }: Harness, entries: readonly SampleCheckIn[]): Promise<string[]> {
  const written = entries.map((entry) => ({ id: `check-in-${++checkIns}`, ...entry }))
  if (written.length === 0) return []
  await db.batch(
    written.map(({ id, keyResultId, on, value, confidence = 7, note = '', nextStep = null, by }) =>
      db
        .prepare(
          `INSERT INTO check_in (id, key_result_id, value, confidence, note, next_step, next_step_owner_id, member_id,
             made_on, made_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .bind(
          id,
          keyResultId,
          value,
          confidence,
          note,
          nextStep?.text ?? null,
          nextStep?.ownerId ?? null,
          by,
          on,
          Date.parse(`${on}T12:00:00Z`),
        ),
    ),
  )
  return written.map(({ id }) => id)
}

/** The day by the harness' clock. */
export function dayOf(harness: Harness, timeZone = CREATE.timeZone): string {
  return zonedParts(harness.nowMs(), timeZone).date
}

/** What a query says, for what no route tells. */
export async function rows(
  { db }: Harness,
  query: string,
  ...values: readonly (string | number | null)[]
): Promise<Record<string, unknown>[]> {
  const { results } = await db
    .prepare(query)
    .bind(...values)
    .all()
  return results
}
