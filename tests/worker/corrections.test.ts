import { describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/api/route.ts'
import { rows } from './support/sample-okrs.ts'
import { useSampleOkrs } from './support/use-sample-okrs.ts'

const live = useSampleOkrs()

const { correctKeyResult, correctObjective, dropKeyResult, takeUpKeyResult, acceptKeyResult } = RECORD_ROUTES
const REASON = 'The market moved'
const on = (keyResultId: string) => ({ params: { keyResultId } })
const correct = (keyResultId: string, changes: unknown, reason = REASON) => ({
  ...on(keyResultId),
  body: { changes, reason },
})
const changesOf = async (keyResultId: string) => {
  const found = await rows(
    live.harness,
    'SELECT kind, changes_json, reason, after_revision FROM course_change WHERE key_result_id = ? ORDER BY made_at_ms',
    keyResultId,
  )
  return found.map(({ changes_json, ...rest }) => ({
    ...rest,
    kind: rest['kind'],
    changes: JSON.parse(String(changes_json)),
  }))
}

describe('[CH3] a correction', () => {
  test('changes what it names, keeps the original, and says which way it goes', async () => {
    const { ana, keyResults } = live.sample
    const { entry, keyResult } = await ana.browser.get(
      correctKeyResult,
      correct(keyResults.deployTime, { target: 30, dueOn: '2027-03-15' }),
    )
    expect(entry).toMatchObject({
      kind: 'corrected',
      by: { personId: ana.personId, name: 'Ana' },
      byToken: null,
      effect: 'mixed',
      reason: REASON,
      changes: [
        { field: 'target', from: 24, to: 30 },
        { field: 'dueOn', from: '2027-03-31', to: '2027-03-15' },
      ],
    })
    expect(keyResult).toMatchObject({
      fields: { target: 30, dueOn: '2027-03-15', baseline: 48 },
      original: { fields: { target: 24, dueOn: '2027-03-31' } },
      accepted: true,
    })
    // The answer is made before the write: it says what the record says afterwards.
    const read = await ana.browser.get(RECORD_ROUTES.keyResult, on(keyResults.deployTime))
    expect(read.keyResult).toEqual(keyResult)
    expect(read.history.find(({ id }) => id === entry.id)).toEqual(entry)
    expect(await changesOf(keyResults.deployTime)).toMatchObject([
      { kind: 'corrected', reason: REASON, after_revision: 1 },
    ])
  })

  test('of a baseline that was not known says it, and of one that was may take it back', async () => {
    const { ana, keyResults } = live.sample
    const known = await ana.browser.get(correctKeyResult, correct(keyResults.nps, { baseline: 12 }))
    expect(known.keyResult?.fields.baseline).toBe(12)
    const unknown = await ana.browser.get(correctKeyResult, correct(keyResults.nps, { baseline: 'unknown' }))
    expect(unknown.keyResult?.fields.baseline).toBe('unknown')
    expect(unknown.keyResult?.original).toBeNull()
  })

  test.each([
    ['no reason', { changes: { target: 30 }, reason: ' ' }, ['reason']],
    ['nothing in it', { changes: {}, reason: REASON }, ['changes']],
    ['nothing that changes', { changes: { target: 24 }, reason: REASON }, ['changes']],
    ['[CH2] a target at the start', { changes: { target: 48 }, reason: REASON }, ['changes.target']],
    ['[KR5] no start', { changes: { baseline: null }, reason: REASON }, ['changes.baseline']],
    [
      '[KR8] a day outside the cycle',
      { changes: { dueOn: '2027-04-01' }, reason: REASON },
      ['changes.dueOn'],
    ],
    ['a day that is none', { changes: { dueOn: '2027-02-30' }, reason: REASON }, ['changes.dueOn']],
    ['[KR9] a stranger as owner', { changes: { ownerId: 'stranger' }, reason: REASON }, ['changes.ownerId']],
    ['[KR9] no owner', { changes: { ownerId: null }, reason: REASON }, ['changes.ownerId']],
    ['no words', { changes: { text: ' ' }, reason: REASON }, ['changes.text']],
  ])('is refused with %s, at its field', async (_, body, fields) => {
    const { priya, keyResults } = live.sample
    const refusal = await priya.browser.refusal(correctKeyResult, { ...on(keyResults.deployTime), body })
    expect(refusal).toMatchObject({ status: 422, code: 'invalid-input' })
    expect(Object.keys(refusal.fields ?? {})).toEqual(fields)
    expect(await changesOf(keyResults.deployTime)).toEqual([])
  })

  test('is for the owner and for members', async () => {
    const { ana, ben, olu, keyResults } = live.sample
    const ask = correct(keyResults.failures, { target: 15 })
    for (const { browser } of [ana, olu]) {
      expect(await browser.refusal(correctKeyResult, ask)).toMatchObject({ status: 403, code: 'not-allowed' })
    }
    expect((await ben.browser.get(correctKeyResult, ask)).entry).toMatchObject({ effect: 'easing' })
  })

  test('of two at the same moment builds one on the other', async () => {
    const { priya, ana, keyResults } = live.sample
    const targets = [30, 29, 28, 27]
    const replies = await Promise.all(
      targets.map((target, at) =>
        (at % 2 === 0 ? priya : ana).browser.get(
          correctKeyResult,
          correct(keyResults.deployTime, { target }),
        ),
      ),
    )
    expect(replies).toHaveLength(targets.length)
    const changes = (await changesOf(keyResults.deployTime)).flatMap(({ changes: [change] }) => [change])
    // A chain from the first target to the one that stands.
    expect(changes.map(({ from }) => from)).toEqual([24, ...changes.map(({ to }) => to).slice(0, -1)])
    expect(changes.map(({ to }) => to).sort()).toEqual([...targets].sort())
    const [row] = await rows(
      live.harness,
      'SELECT target FROM key_result WHERE id = ?',
      keyResults.deployTime,
    )
    expect(row?.['target']).toBe(changes.at(-1)?.to)
  })

  test('of the same field to the same value, sent by two at once, happens once', async () => {
    const { priya, ana, keyResults } = live.sample
    const ask = correct(keyResults.deployTime, { target: 30 })
    const statuses = await Promise.all(
      [priya, ana].map(async ({ browser }) => (await browser.ask(correctKeyResult, ask)).status),
    )
    expect(statuses.sort()).toEqual([200, 422])
    expect(await changesOf(keyResults.deployTime)).toHaveLength(1)
  })
})

describe('[KR9] another owner', () => {
  test('has to accept, which nobody does for them', async () => {
    const { priya, ana, ben, keyResults } = live.sample
    const given = await priya.browser.get(
      correctKeyResult,
      correct(keyResults.deployTime, { ownerId: ben.personId }),
    )
    expect(given.keyResult).toMatchObject({
      owner: { name: 'Ben' },
      accepted: false,
      original: { fields: { ownerId: ana.personId } },
    })
    for (const { browser } of [priya, ana]) {
      expect(await browser.refusal(acceptKeyResult, on(keyResults.deployTime))).toMatchObject({
        status: 403,
        code: 'not-allowed',
      })
    }
    const accepted = await ben.browser.get(acceptKeyResult, on(keyResults.deployTime))
    expect(accepted.keyResult.accepted).toBe(true)
    const again = await ben.browser.get(acceptKeyResult, on(keyResults.deployTime))
    expect(again).toEqual(accepted)
  })

  test('who takes it themselves has accepted it', async () => {
    const { priya, keyResults } = live.sample
    const taken = await priya.browser.get(
      correctKeyResult,
      correct(keyResults.deployTime, { ownerId: priya.personId }),
    )
    expect(taken.keyResult).toMatchObject({ owner: { name: priya.name }, accepted: true })
  })

  test('is somebody who may check in on it: no observer, and nobody of another team', async () => {
    const { priya, olu, keyResults } = live.sample
    const others = await live.publishAnother()
    for (const ownerId of [olu.personId, others.priya.personId, others.ana.personId]) {
      const ask = correct(keyResults.deployTime, { ownerId })
      expect(await priya.browser.refusal(correctKeyResult, ask)).toMatchObject({
        code: 'invalid-input',
        fields: { 'changes.ownerId': expect.any(String) },
      })
    }
  })
})

describe('a drop', () => {
  test('has a reason, ends corrections, and can be taken back with another', async () => {
    const { ana, priya, keyResults } = live.sample
    const ask = { ...on(keyResults.deployTime), body: { reason: 'Others do it' } }
    expect(
      await ana.browser.refusal(dropKeyResult, { ...on(keyResults.deployTime), body: { reason: '' } }),
    ).toMatchObject({ code: 'invalid-input', fields: { reason: expect.any(String) } })
    const dropped = await ana.browser.get(dropKeyResult, ask)
    expect(dropped.entry).toMatchObject({ kind: 'dropped', reason: 'Others do it', by: { name: 'Ana' } })
    expect(dropped.keyResult?.dropped).toEqual({ reason: 'Others do it', atMs: dropped.entry.atMs })

    const conflict = { status: 409, code: 'conflict', message: expect.stringMatching(/dropped/) }
    const change = correct(keyResults.deployTime, { target: 30 })
    expect(await ana.browser.refusal(correctKeyResult, change)).toMatchObject(conflict)
    expect(await ana.browser.refusal(dropKeyResult, ask)).toMatchObject(conflict)
    expect(await ana.browser.refusal(acceptKeyResult, on(keyResults.deployTime))).toMatchObject(conflict)

    const back = { ...on(keyResults.deployTime), body: { reason: 'They do not' } }
    const taken = await priya.browser.get(takeUpKeyResult, back)
    expect(taken.entry).toMatchObject({ kind: 'taken-up-again', reason: 'They do not' })
    expect(taken.keyResult?.dropped).toBeNull()
    expect(await priya.browser.refusal(takeUpKeyResult, back)).toMatchObject({ status: 409 })
    expect((await changesOf(keyResults.deployTime)).map(({ kind }) => kind)).toEqual([
      'dropped',
      'taken-up-again',
    ])
  })

  test('happens once, also when two drop it at once', async () => {
    const { ana, priya, keyResults } = live.sample
    const ask = { ...on(keyResults.deployTime), body: { reason: 'Others do it' } }
    const answers = await Promise.all(
      [ana, priya].map(async ({ browser }) => (await browser.ask(dropKeyResult, ask)).status),
    )
    expect(answers.sort()).toEqual([200, 409])
    expect(await changesOf(keyResults.deployTime)).toHaveLength(1)
  })
})

describe('[CH3] an objective’s words', () => {
  const ask = (objectiveId: string, text: string) => ({
    params: { objectiveId },
    body: { changes: { text }, reason: REASON },
  })

  test('are corrected by members, with a reason', async () => {
    const { priya, ana, objectives } = live.sample
    const words = 'Make every release boring'
    const { entry, keyResult } = await priya.browser.get(correctObjective, ask(objectives.pipeline, words))
    expect(keyResult).toBeNull()
    expect(entry).toMatchObject({
      kind: 'corrected',
      effect: 'neutral',
      changes: [{ field: 'text', from: 'Establish a world-class CI/CD pipeline', to: words }],
    })
    expect(await priya.browser.refusal(correctObjective, ask(objectives.pipeline, words))).toMatchObject({
      code: 'invalid-input',
      fields: { changes: expect.any(String) },
    })
    // She owns key results under it, and it is everybody's.
    expect(await ana.browser.refusal(correctObjective, ask(objectives.pipeline, 'Mine'))).toMatchObject({
      status: 403,
      code: 'not-allowed',
    })
    const changes = await rows(
      live.harness,
      'SELECT key_result_id, after_revision FROM course_change WHERE objective_id = ?',
      objectives.pipeline,
    )
    expect(changes).toEqual([{ key_result_id: null, after_revision: 1 }])
  })

  test('of two at the same moment build one on the other', async () => {
    const { priya, objectives } = live.sample
    const said = ['One', 'Two', 'Three'].map((text) => ask(objectives.trust, text))
    const replies = await Promise.all(said.map((each) => priya.browser.get(correctObjective, each)))
    const steps = replies.flatMap(({ entry }) => (entry.kind === 'corrected' ? entry.changes : []))
    const froms = steps.map(({ from }) => from)
    expect(new Set(froms).size).toBe(3)
    expect(froms).toContain('Earn the trust of every team that deploys with us')
  })
})

test('a correction sent again with its key is answered the same, when another has followed too', async () => {
  const { priya, keyResults } = live.sample
  const ask = {
    ...correct(keyResults.deployTime, { target: 30 }),
    headers: { [IDEMPOTENCY_HEADER]: 'correct-once' },
  }
  const first = await priya.browser.get(correctKeyResult, ask)
  await priya.browser.get(correctKeyResult, correct(keyResults.deployTime, { target: 24 }))
  expect(await priya.browser.get(correctKeyResult, ask)).toEqual(first)
  expect(await changesOf(keyResults.deployTime)).toHaveLength(2)
})
