import { ROUTES } from '../../../shared/api/routes.ts'
import type { RoomEventPayload } from '../../../shared/events/room-events.ts'
import { canonicalRetroText, type RetroRecord } from '../../../shared/retro/retro-record.ts'
import { CREATE, type Harness, joinBy } from './harness.ts'
import { sha256Hex } from './keys.ts'
import { newId } from './publishing.ts'
import { RoomSender } from './room-sender.ts'
import type { SampleOkrs } from './sample-okrs.ts'

export type HeldRetro = Awaited<ReturnType<typeof holdRetro>>

/** A retro of the sample's cycle, that its member starts and that Ana and Ben join; and the room that closes it. */
export async function holdRetro(harness: Harness, sample: SampleOkrs, title = 'Retro 2027-Q1') {
  const { priya, ana, ben, cycle, teamId } = sample
  const { workshopId, links } = await priya.browser.get(ROUTES.createWorkshop, {
    body: {
      ...{ ...CREATE, title, kind: 'retro', cycle },
      team: { as: 'existing', teamId },
    },
  })
  for (const guest of [ana, ben]) await joinBy(harness, links.joinLink, guest.name, guest.browser)
  const room = new RoomSender(harness, workshopId)
  return {
    workshopId,
    links,
    room,
    params: { workshopId },
    /** Closes it, and fails unless that is recorded. */
    async close(record: RetroRecord, revision = 1): Promise<void> {
      const answer = await room.send(retroFinalised(record, revision, priya.personId))
      if (answer.outcome !== 'recorded') throw new Error(`Was refused: ${JSON.stringify(answer)}`)
    },
  }
}

/** A sample's retro that is closed. */
export async function closeRetro(harness: Harness, sample: SampleOkrs, record = sampleRetro(sample)) {
  const held = await holdRetro(harness, sample)
  await held.close(record)
  return { ...held, record }
}

/** What a room was made with. */
export function madeWith(harness: Harness, workshopId: string): Record<string, unknown> {
  const made = harness.room.requests.findLast(({ path }) => path.endsWith(`/${workshopId}/create`))
  if (made === undefined) throw new Error('The room was not made.')
  return JSON.parse(JSON.stringify(made.body))
}

export function retroFinalised(
  retro: RetroRecord,
  revision: number,
  finalisedBy: string,
): Extract<RoomEventPayload, { type: 'retro-finalised' }> {
  return {
    type: 'retro-finalised',
    revision,
    retro,
    hash: sha256Hex(canonicalRetroText(retro)),
    finalisedBy,
  }
}

type KeyResultSaid = RetroRecord['keyResults'][number]

export function said(id: string, score: number | null, change: Partial<KeyResultSaid> = {}): KeyResultSaid {
  return {
    ...{ id, score, grades: score === null ? [] : [score], ownerWord: null },
    ...{ cause: score !== null && score < 0.7 ? 'focus' : null, causeNote: '' },
    ...{ verdict: 'drop', why: 'It has served its purpose.' },
    ...change,
  }
}

/**
 * What the sample's retro says: `deployTime` 0.9 and kept, `failures` 0.4 for a dependency and modified, `uptime` 1.0, `nps`
 * 0.5 and `audit` 0.0 dropped; two learnings, of which the first is about `failures`; an action of Ana's and one of Priya's.
 */
export function sampleRetro(
  { keyResults, objectives, ana, priya }: SampleOkrs,
  change: Partial<RetroRecord> = {},
): RetroRecord {
  return {
    keyResults: [
      said(keyResults.deployTime, 0.9, {
        grades: [0.8, 0.9, 0.9],
        ownerWord: 'The cache did it.',
        verdict: 'keep',
        why: 'Still the thing that people wait for.',
      }),
      said(keyResults.failures, 0.4, {
        grades: [0.2, 0.4, 0.6],
        cause: 'dependency',
        causeNote: 'The network team had no time.',
        verdict: 'modify',
        why: 'Count rollbacks instead.',
      }),
      said(keyResults.uptime, 1),
      said(keyResults.nps, 0.5),
      said(keyResults.audit, 0, { cause: 'priority-shift' }),
    ],
    outcomes: [],
    learnings: [
      {
        ...{ id: newId(), text: 'We learned that rollbacks hide failures.', kind: 'learned' },
        ...{ objectiveId: objectives.pipeline, keyResultId: keyResults.failures },
      },
      {
        ...{ id: newId(), text: 'Pairing on releases worked.', kind: 'worked' },
        ...{ objectiveId: null, keyResultId: null },
      },
    ],
    actions: [
      { id: newId(), text: 'Ask the network team early', ownerId: ana.personId, dueOn: '2027-04-15' },
      { id: newId(), text: 'Write the release checklist', ownerId: priya.personId, dueOn: '2027-04-09' },
    ],
    processPulse: {
      answered: 2,
      counts: {
        clear: [0, 0, 0, 1, 1],
        ours: [0, 0, 2, 0, 0],
        useful: [0, 1, 0, 1, 0],
        focus: [1, 0, 1, 0, 0],
        safe: [0, 0, 0, 0, 2],
      },
    },
    ...change,
  }
}
