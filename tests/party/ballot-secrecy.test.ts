import { expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, replaceText } from '../../shared/board/write.ts'
import { NOTHING_OF_MINE } from '../../shared/workshop/state.ts'
import { ABSTAIN, castOf, dotSettings, dots, openOf } from '../support/ballots.ts'
import { join } from './support/room-client.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'
import { advanceTo } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

async function openVote(settings = dotSettings()) {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of ['k-a', 'k-b'])
    createKeyResult(faye.doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  await faye.untilSaved()
  const pat = await join(live.server.host, room, PAT)
  const mika = await join(live.server.host, room, MIKA)
  const ola = await join(live.server.host, room, OLA)
  await advanceTo(faye, 'vote')
  expect(await faye.command(openOf(['k-a', 'k-b'], settings))).toBe('done')
  const { ballotId } = await ola.until('the vote is open', () => ola.visible?.ballots[0])
  return { room, ballotId, faye, pat, mika, ola }
}

test('[BA5] until the vote closes no frame to anybody else tells a choice or a sum', async () => {
  const { room, ballotId, faye, pat, mika, ola } = await openVote()
  expect(await pat.command(castOf(ballotId, dots({ 'k-a': 3, 'k-b': 2 })))).toBe('done')
  expect(await pat.command(castOf(ballotId, dots({ 'k-b': 1 })))).toBe('done')
  expect(await mika.command(castOf(ballotId, ABSTAIN))).toBe('done')
  await faye.until('both have voted', () => faye.visible?.ballotCounts.voted === 2)
  // [BA9] Of three people who they are would say too much.
  expect(faye.visible?.ballotProgress).toEqual({})
  const late = await join(live.server.host, room, FAYE)
  const versionsBefore = faye.messages.filter(({ type }) => type === 'state').length

  for (const watcher of [faye, ola, late]) {
    const told = watcher.frames.filter((frame) => typeof frame === 'string').join('\n')
    expect(told).not.toMatch(/"dots":\{|"answer"|"abstain"|"total"|"rows"/)
  }
  expect(mika.frames.filter((frame) => typeof frame === 'string').join('\n')).not.toContain('"dots":{')
  expect(live.worker.deliveries.filter(({ payload }) => payload.type === 'ballot-closed')).toEqual([])
  // Choosing again is not to be seen either: there is no frame for it.
  expect(await pat.command(castOf(ballotId, dots({ 'k-a': 1 })))).toBe('done')
  expect(await faye.command({ type: 'set-ready', ready: true })).toBe('done')
  expect(faye.messages.filter(({ type }) => type === 'state')).toHaveLength(versionsBefore + 1)

  expect(await faye.command({ type: 'close-ballot', ballotId })).toBe('done')
  const result = await ola.until('the result is there', () => ola.visible?.ballots[0]?.result)
  expect(result.rows.map(({ itemId, total }) => [itemId, total])).toEqual([
    ['k-a', 1],
    ['k-b', 0],
  ])
  expect(result.turnout).toEqual({ cast: 1, abstained: 1, eligible: 3 })
  // [BA9] The person's own choice is gone from the room with the close.
  await pat.until('the choice is gone', () => {
    const mine = pat.messages.filter((message) => message.type === 'mine').at(-1)
    return mine?.type === 'mine' && mine.mine.choice === null
  })
})

test('[BA4] one’s own choice comes to all of one’s devices, and to nobody else', async () => {
  const { room, ballotId, pat, mika } = await openVote()
  const phone = await join(live.server.host, room, PAT)
  expect(await pat.command(castOf(ballotId, dots({ 'k-a': 2 })))).toBe('done')
  await phone.until('the phone knows', () => phone.messages.some(({ type }) => type === 'mine'))
  expect(phone.messages.find(({ type }) => type === 'mine')).toEqual({
    type: 'mine',
    mine: { ...NOTHING_OF_MINE, choice: dots({ 'k-a': 2 }) },
  })
  expect(await phone.command({ type: 'set-ballot-done', ballotId, done: true })).toBe('done')
  await pat.until('the laptop knows', () => {
    return pat.messages.some((message) => message.type === 'mine' && message.mine.isDone)
  })
  expect(mika.messages.some(({ type }) => type === 'mine')).toBe(false)
})

test('[BA3] the room enforces budget, cap and who may vote', async () => {
  const { ballotId, pat, ola } = await openVote()
  const cast = (given: Record<string, number>) => pat.command(castOf(ballotId, dots(given)))
  expect(await cast({ 'k-a': 3, 'k-b': 3 })).toMatchObject({ code: 'over-budget' })
  expect(await cast({ 'k-a': 4 })).toMatchObject({ code: 'over-cap' })
  expect(await cast({ 'k-c': 1 })).toMatchObject({ code: 'unknown-item' })
  expect(await ola.command(castOf(ballotId, dots({ 'k-a': 1 })))).toMatchObject({
    code: 'not-allowed',
  })
})

test('[BA8] a proposal that gets another meaning asks those who voted on it again', async () => {
  const { ballotId, faye, pat } = await openVote()
  expect(await pat.command(castOf(ballotId, dots({ 'k-a': 2, 'k-b': 1 })))).toBe('done')
  replaceText(faye.doc, 'k-a', 'proposal K-A', null)
  replaceText(faye.doc, 'k-b', 'Something else altogether', null)
  await pat.until('the words follow', () => (pat.visible?.ballots[0]?.wordingVersion ?? 0) > 0)
  expect(pat.visible?.ballots[0]?.items.map(({ rewordedTo }) => rewordedTo)).toEqual([
    null,
    'Something else altogether',
  ])
  // A close takes in what was written right before it.
  replaceText(faye.doc, 'k-a', 'Another one at the last moment', null)
  expect(await faye.command({ type: 'close-ballot', ballotId })).toBe('done')
  const result = await pat.until('the result is there', () => pat.visible?.ballots[0]?.result)
  expect(result.rows.map(({ itemId, total, staleBallots }) => [itemId, total, staleBallots])).toEqual([
    ['k-a', 0, 1],
    ['k-b', 0, 1],
  ])
})

test('[BA7] what a vote left out is parked, by the room, once', async () => {
  const { ballotId, faye, pat } = await openVote(dotSettings({ cutLine: 1 }))
  expect(await pat.command(castOf(ballotId, dots({ 'k-b': 2 })))).toBe('done')
  expect(await faye.command({ type: 'close-ballot', ballotId })).toBe('done')
  expect(await faye.command({ type: 'apply-cut-line', ballotId })).toBe('done')
  const isParked = () => readBoard(pat.doc).objectives[0]?.keyResults.every(({ id }) => id === 'k-b')
  await pat.until('the other one is parked', isParked)
  await pat.until('the vote says so', () => pat.visible?.ballots[0]?.isCutApplied === true)
  expect(await faye.command({ type: 'apply-cut-line', ballotId })).toMatchObject({ code: 'nothing-to-park' })
})
