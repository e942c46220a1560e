import { RECORD_ROUTES } from '../../../shared/api/record-routes.ts'
import type { RoomEventReply } from '../../../shared/events/room-events.ts'
import type { ClashChoice } from '../../../shared/okr/clash.ts'
import type { FinalKeyResult, OkrSet } from '../../../shared/okr/okr-set.ts'
import { finalised } from './room-sender.ts'
import { rows } from './sample-okrs.ts'
import { useSampleOkrs } from './use-sample-okrs.ts'

/** For the tests of a file: a team that has published its OKRs, another one for each test, and what is done to them since. */
export function usePublishedTeam() {
  const live = useSampleOkrs()

  const correct = (changes: unknown, reason = 'The market moved') =>
    live.sample.priya.browser.get(RECORD_ROUTES.correctKeyResult, {
      ...on(live.sample.keyResults.deployTime),
      body: { changes, reason },
    })
  const drop = (keyResultId: string) =>
    live.sample.priya.browser.get(RECORD_ROUTES.dropKeyResult, {
      ...on(keyResultId),
      body: { reason: 'Done elsewhere' },
    })
  const takeUp = (keyResultId: string) =>
    live.sample.priya.browser.get(RECORD_ROUTES.takeUpKeyResult, {
      ...on(keyResultId),
      body: { reason: 'Still ours' },
    })

  /** The set of the first revision, with one key result of it changed, or without it. */
  function setWith(
    keyResultId: string,
    change: ((its: FinalKeyResult) => FinalKeyResult) | null,
    set = live.sample.okrs,
  ): OkrSet {
    return {
      objectives: set.objectives.map((objective) => ({
        ...objective,
        keyResults: objective.keyResults.flatMap((its) =>
          its.id !== keyResultId ? [its] : change === null ? [] : [change(its)],
        ),
      })),
      dropped: change === null ? [{ id: keyResultId, kind: 'keyResult', reason: 'Too many' }] : [],
    }
  }

  function publish(okrs: OkrSet, revision = 2, choices?: ClashChoice[]) {
    const payload = finalised(okrs, revision, live.sample.priya.personId)
    return live.sample.room.send(choices === undefined ? payload : { ...payload, choices })
  }
  const row = async (keyResultId: string) => {
    const [its] = await rows(live.harness, 'SELECT * FROM key_result WHERE id = ?', keyResultId)
    if (!its) throw new Error('No such key result')
    return its
  }
  return {
    get harness() {
      return live.harness
    },
    get sample() {
      return live.sample
    },
    ...{ correct, drop, takeUp, setWith, publish, row },
  }
}

export const recorded = { outcome: 'recorded' }

export const on = (keyResultId: string) => ({ params: { keyResultId } })

export const withFields = (fields: Partial<FinalKeyResult['fields']>) => (its: FinalKeyResult) => ({
  ...its,
  fields: { ...its.fields, ...fields },
})

export const clashesIn = (reply: RoomEventReply) =>
  reply.outcome === 'refused' ? reply.reasons.flatMap(({ clash }) => clash ?? []) : []

export const choose = (reply: RoomEventReply, take: ClashChoice['take']): ClashChoice[] =>
  clashesIn(reply).map(({ cardId, field, changeId }) => ({ cardId, field, changeId, take }))
