import { expect, test } from 'vitest'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { join } from './support/room-client.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'
import { advanceTo, DOTS } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

async function openVote() {
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
  expect(await faye.command({ type: 'open-ballot', settings: DOTS })).toBe('done')
  const { ballotId } = await ola.until('the vote is open', () => ola.visible?.ballots[0])
  return { room, ballotId, faye, pat, mika, ola }
}

const dots = (given: Record<string, number>) => ({ answer: 'dots', dots: given }) as const

test('[BA5] until the vote closes no frame to anybody else tells a choice or a sum', async () => {
  const { room, ballotId, faye, pat, mika, ola } = await openVote()
  expect(await pat.command({ type: 'cast-ballot', ballotId, choice: dots({ 'k-a': 3, 'k-b': 2 }) })).toBe(
    'done',
  )
  expect(await pat.command({ type: 'cast-ballot', ballotId, choice: dots({ 'k-b': 1 }) })).toBe('done')
  expect(await mika.command({ type: 'cast-ballot', ballotId, choice: { answer: 'abstain' } })).toBe('done')
  await faye.until('both have voted', () => faye.visible?.ballots[0]?.voterIds.length === 2)
  const late = await join(live.server.host, room, FAYE)
  const versionsBefore = faye.messages.filter(({ type }) => type === 'state').length

  for (const watcher of [faye, ola, late]) {
    const told = watcher.frames.filter((frame) => typeof frame === 'string').join('\n')
    expect(told).not.toMatch(/"dots":\{|"answer"|"abstain"|"total"|"rows"/)
  }
  expect(mika.frames.filter((frame) => typeof frame === 'string').join('\n')).not.toContain('"dots":{')
  expect(live.worker.deliveries.filter(({ payload }) => payload.type === 'ballot-closed')).toEqual([])
  // Choosing again is not to be seen either: there is no frame for it.
  expect(await pat.command({ type: 'cast-ballot', ballotId, choice: dots({ 'k-a': 1 }) })).toBe('done')
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
  expect(await pat.command({ type: 'cast-ballot', ballotId, choice: dots({ 'k-a': 2 }) })).toBe('done')
  await phone.until('the phone knows', () => phone.messages.some(({ type }) => type === 'mine'))
  expect(phone.messages.find(({ type }) => type === 'mine')).toEqual({
    type: 'mine',
    mine: { choice: dots({ 'k-a': 2 }) },
  })
  expect(mika.messages.some(({ type }) => type === 'mine')).toBe(false)
})

test('[BA3] the room enforces budget, cap and who may vote', async () => {
  const { ballotId, pat, ola } = await openVote()
  const cast = (given: Record<string, number>) =>
    pat.command({ type: 'cast-ballot', ballotId, choice: dots(given) })
  expect(await cast({ 'k-a': 3, 'k-b': 3 })).toMatchObject({ code: 'over-budget' })
  expect(await cast({ 'k-a': 4 })).toMatchObject({ code: 'over-cap' })
  expect(await cast({ 'k-c': 1 })).toMatchObject({ code: 'unknown-item' })
  expect(await ola.command({ type: 'cast-ballot', ballotId, choice: dots({ 'k-a': 1 }) })).toMatchObject({
    code: 'not-allowed',
  })
})
