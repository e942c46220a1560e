import { expect, test } from 'vitest'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import { castOf, dotSettings, dots, openOf } from '../support/ballots.ts'
import { openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'

/** Choices as they stand in a frame, written by somebody who wants more than their share. */
const GREEDY_CHOICES = [
  '{"answer":"dots","dots":{"k-a":6}}',
  '{"answer":"dots","dots":{"k-a":3,"k-b":3}}',
  '{"answer":"dots","dots":{"k-a":-3,"k-b":3}}',
  '{"answer":"dots","dots":{"k-a":1e308}}',
  '{"answer":"dots","dots":{"k-a":0.5}}',
  '{"answer":"dots","dots":{"k-a":"3"}}',
  '{"answer":"dots","dots":{"k-a":null}}',
  '{"answer":"dots","dots":{"k-a":2,"toString":2}}',
  '{"answer":"dots","dots":[3,3]}',
  '{"answer":"dots","dots":{"k-a":3},"reasons":{"k-a":"not asked for"}}',
  '{"answer":"approve","approvals":{"k-a":"yes"}}',
  '{"answer":"fist","fingers":{"k-a":5}}',
  '{"answer":"score","scores":{"k-a":{"importance":5,"confidence":5}}}',
  '{"answer":["dots"],"dots":{"k-a":3}}',
  'null',
]

async function openVote() {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  const { doc } = faye
  if (!doc) throw new Error('Faye has a document.')
  createObjective(doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of ['k-a', 'k-b']) {
    createKeyResult(doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  }
  await room.pass(1_000)
  const [pat, mika, ola] = [
    await room.join(PAT, null),
    await room.join(MIKA, null),
    await room.join(OLA, null),
  ]
  expect(await room.give(faye, openOf(['k-a', 'k-b'], dotSettings({ anonymous: false })))).toBe('done')
  return { room, faye, pat, mika, ola, ballotId: faye.visible.ballots[0]?.ballotId ?? '' }
}

test('[BA3] [BA4] nobody gets more than their share, or at another’s ballot, whatever they send', async () => {
  const { room, faye, pat, mika, ola, ballotId } = await openVote()
  expect(await room.give(mika, castOf(ballotId, dots({ 'k-b': 3 })))).toBe('done')
  expect(await room.give(pat, castOf(ballotId, dots({ 'k-a': 1 })))).toBe('done')
  for (const [at, choice] of GREEDY_CHOICES.entries()) {
    const id = `greedy-vote-${at}`
    pat.send(`{"id":"${id}","type":"cast-ballot","ballotId":"${ballotId}","choice":${choice}}`)
    await room.pass(1_000)
    expect(pat.answerTo(id), choice).toMatch(
      /^(over-budget|over-cap|unknown-item|reasons-off|wrong-method|invalid-command)$/,
    )
  }
  // What is no name of anything comes to nothing: a ballot of theirs without a dot.
  pat.send(
    `{"id":"no-names","type":"cast-ballot","ballotId":"${ballotId}","choice":{"answer":"dots","dots":{"__proto__":3,"constructor":3}}}`,
  )
  await room.pass(10)
  expect(pat.messages.findLast(({ type }) => type === 'mine')).toMatchObject({ mine: { choice: dots({}) } })
  // In somebody else's name, who is told by the connection and not by the frame; and with their command's id.
  const inHerName = {
    ...castOf(ballotId, dots({ 'k-a': 2 })),
    personId: MIKA.personId,
    voterId: MIKA.personId,
  }
  pat.send(JSON.stringify({ id: 'in-her-name', ...inHerName }))
  await room.pass(10)
  pat.send(writeCommand('in-her-name', castOf(ballotId, dots({ 'k-a': 3 }))))
  await room.pass(10)
  expect(mika.messages.filter(({ type }) => type === 'mine')).toHaveLength(1)
  // Who may not vote, or not here, is not counted.
  expect(await room.give(ola, castOf(ballotId, dots({ 'k-a': 3 })))).toBe('not-allowed')
  expect(await room.give(pat, castOf('another-ballot', dots({ 'k-a': 3 })))).toBe('no-open-ballot')
  // However often: one ballot, the last one.
  for (let times = 0; times < 40; times++) {
    expect(await room.give(pat, castOf(ballotId, dots({ 'k-a': 2, 'k-b': times % 3 })))).toBe('done')
    await room.pass(100)
  }
  expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBe('done')
  const result = faye.visible.ballots[0]?.result
  expect(result?.turnout).toEqual({ cast: 2, abstained: 0, eligible: 3 })
  expect(result?.named).toEqual([
    { personId: MIKA.personId, choice: dots({ 'k-b': 3 }) },
    { personId: PAT.personId, choice: dots({ 'k-a': 2 }) },
  ])
  // After the close nothing changes any more.
  expect(await room.give(pat, castOf(ballotId, dots({ 'k-a': 3 })))).toBe('no-open-ballot')
  expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBe('no-open-ballot')
  expect(faye.visible.ballots[0]?.result).toEqual(result)
  expect(room.reports).toEqual([])
})
