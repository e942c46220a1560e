import { describe, expect, test } from 'vitest'
import { BoardWatch } from '../../party/decisions/board-watch.ts'
import { WakeUps } from '../../party/decisions/wake-ups.ts'
import { FOLLOW_WITHIN_MS, PROGRESS_WINDOW_MS } from '../../party/limits.ts'
import type { Board } from '../../shared/board/cards.ts'
import { EMPTY_NOTES } from '../../shared/board/notes.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, replaceText } from '../../shared/board/write.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import { NO_SECRET } from '../../shared/workshop/state.ts'
import { approvals, approveSettings, castOf, dotSettings, dots, openOf } from '../support/ballots.ts'
import { MemoryHost } from './support/memory-host.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'

const MINUTE_MS = 60_000

async function furnishedRoom() {
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  const { doc } = faye
  if (!doc) throw new Error('Faye has a document.')
  createObjective(doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of ['k-a', 'k-b']) {
    createKeyResult(doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  }
  await room.pass(1_000)
  return { room, faye, doc, pat: await room.join(PAT), mika: await room.join(MIKA) }
}

const newest = (client: MemoryClient) => {
  const ballot = client.visible.ballots.at(-1)
  if (!ballot) throw new Error('There is no vote.')
  return ballot
}

const statesOf = ({ messages }: MemoryClient) => messages.filter(({ type }) => type === 'state').length

describe('[BA10] the room’s clock', () => {
  test('a ballot counts by when it came, however long the disk takes', async () => {
    const { room, faye, pat, mika } = await furnishedRoom()
    const closesAtMs = room.nowMs() + MINUTE_MS + 1_000
    expect(await room.give(faye, { ...openOf(['k-a', 'k-b']), closesAtMs })).toBe('done')
    const { ballotId } = newest(faye)
    room.storage.fault = 'slow'
    // Something is on its way to the disk, and what comes now waits until it is there.
    faye.send(writeCommand('ready-ready', { type: 'set-ready', ready: true }))
    await room.pass(closesAtMs - 1 - room.nowMs())
    pat.send(writeCommand('in-time-vote', castOf(ballotId, dots({ 'k-a': 2 }))))
    await room.pass(1)
    expect(room.nowMs()).toBe(closesAtMs)
    mika.send(writeCommand('late-vote', castOf(ballotId, dots({ 'k-b': 3 }))))
    await room.pass(2_000)
    expect([pat.answerTo('in-time-vote'), mika.answerTo('late-vote')]).toEqual([null, null])
    room.storage.fault = 'none'
    await room.pass(10_000)
    expect(pat.answerTo('in-time-vote')).toBe('done')
    expect(mika.answerTo('late-vote')).toBe('no-open-ballot')
    const { closedAtMs, result } = newest(faye)
    expect(closedAtMs).toBe(closesAtMs)
    expect(result?.rows.map(({ itemId, total }) => [itemId, total])).toEqual([
      ['k-a', 2],
      ['k-b', 0],
    ])
  })

  test('a ballot that wakes the room right before the deadline has come in time, one after it has not', async () => {
    const { room, faye, pat, mika } = await furnishedRoom()
    const closesAtMs = room.nowMs() + 2 * MINUTE_MS
    expect(await room.give(faye, { ...openOf(['k-a', 'k-b']), closesAtMs })).toBe('done')
    const { ballotId } = newest(faye)
    await room.pass(closesAtMs - 5 - room.nowMs())
    room.sleep()
    let go = () => {}
    room.reading.isSlow = new Promise((resolve) => {
      go = resolve
    })
    pat.send(writeCommand('in-time-vote', castOf(ballotId, dots({ 'k-a': 2 }))))
    await room.pass(10)
    mika.send(writeCommand('late-vote', castOf(ballotId, dots({ 'k-b': 3 }))))
    await room.pass(10)
    go()
    await room.pass(100)
    expect(pat.answerTo('in-time-vote')).toBe('done')
    expect(mika.answerTo('late-vote')).toBe('no-open-ballot')
    expect(newest(faye)).toMatchObject({ closedAtMs: closesAtMs, result: { turnout: { cast: 1 } } })
  })

  test('opens, reminds and closes a planned vote by its alarm, asleep or awake', async () => {
    const { room, faye, pat, doc } = await furnishedRoom()
    const opensAtMs = room.nowMs() + 10 * MINUTE_MS
    const closesAtMs = opensAtMs + 60 * MINUTE_MS
    const settings = dotSettings({ remindBeforeMs: 15 * MINUTE_MS })
    expect(await room.give(faye, { ...openOf(['k-a'], settings), opensAtMs, closesAtMs })).toBe('done')
    const { ballotId } = newest(faye)
    expect(room.alarmAtMs()).toBe(opensAtMs)
    expect(await room.give(pat, castOf(ballotId, dots({ 'k-a': 1 })))).toBe('ballot-planned')
    replaceText(doc, 'k-a', 'What it says when the vote opens', null)
    await room.pass(10 * MINUTE_MS)
    expect(newest(faye)).toMatchObject({
      isAnnounced: true,
      items: [{ text: 'What it says when the vote opens' }],
    })
    expect(room.alarmAtMs()).toBe(closesAtMs - 15 * MINUTE_MS)
    expect(await room.give(pat, castOf(ballotId, dots({ 'k-a': 1 })))).toBe('done')
    await room.pass(MINUTE_MS)
    room.sleep()
    await room.pass(44 * MINUTE_MS)
    expect(newest(pat).isReminded).toBe(true)
    expect(room.alarmAtMs()).toBe(closesAtMs)
    room.sleep()
    await room.pass(15 * MINUTE_MS)
    expect(newest(pat)).toMatchObject({ closedAtMs: closesAtMs, result: { turnout: { cast: 1 } } })
    expect(room.alarmAtMs()).toBeNull()
    // And it lets the room sleep again.
    await room.pass(MINUTE_MS)
    expect(room.waiting()).toBe(0)
  })

  test('has one alarm for all that is due, the earliest first', async () => {
    const host = new MemoryHost()
    const alarms: (number | null)[] = []
    host.storage.setAlarm = async (atMs?: number | null) => void alarms.push(atMs ?? null)
    const wakeUps = new WakeUps(host)
    const nowMs = host.nowMs()
    wakeUps.set('clock', nowMs + 5_000)
    wakeUps.set('delivery', nowMs + 9_000)
    wakeUps.set('delivery', nowMs + 2_000)
    wakeUps.set('delivery', null)
    expect(alarms).toEqual([nowMs + 5_000, nowMs + 2_000, nowMs + 5_000])
    // It went off early, or was lost: it is set again; what could not be done is tried a little later.
    await host.pass(4_990)
    wakeUps.renew()
    await host.pass(100)
    wakeUps.renew()
    expect(alarms.slice(3)).toEqual([nowMs + 5_000, nowMs + 6_090])
    wakeUps.set('clock', null)
    expect(alarms.at(-1)).toBeNull()
  })
})

describe('[BA8] the words of an open vote', () => {
  test('are compared with the board when that has changed, and not for each vote', async () => {
    const { room, faye, doc } = await furnishedRoom()
    expect(await room.give(faye, openOf(['k-a', 'k-b']))).toBe('done')
    const host = new MemoryHost()
    let reads = 0
    let due = 0
    const watch = new BoardWatch({
      host,
      readers: {
        readBoard: (): Board => {
          reads += 1
          return readBoard(doc)
        },
        readNotes: () => EMPTY_NOTES,
      },
      isGathering: () => false,
      state: () => state,
      due: () => {
        due += 1
      },
    })
    const state = { visible: faye.visible, secret: NO_SECRET }
    for (let vote = 0; vote < 300; vote++) expect(watch.follow(state, host.nowMs())).toBe(state)
    expect(reads).toBe(1)
    replaceText(doc, 'k-a', 'Something else altogether', null)
    for (let letter = 0; letter < 50; letter++) watch.noteChange()
    await host.pass(FOLLOW_WITHIN_MS)
    expect(due).toBe(1)
    const followed = watch.follow(state, host.nowMs())
    expect(followed.visible.ballots[0]?.items[0]?.rewordedTo).toBe('Something else altogether')
    expect(watch.follow(followed, host.nowMs())).toBe(followed)
    expect(reads).toBe(2)
    // Compared meanwhile, there is nothing left to do when the time is over.
    watch.noteChange()
    watch.follow(followed, host.nowMs())
    await host.pass(FOLLOW_WITHIN_MS)
    expect([reads, due]).toEqual([3, 1])
  })

  test('follow soon after a change, and what was changed before the deadline counts after it', async () => {
    const { room, faye, pat, doc } = await furnishedRoom()
    const closesAtMs = room.nowMs() + 2 * MINUTE_MS
    expect(await room.give(faye, { ...openOf(['k-a', 'k-b']), closesAtMs })).toBe('done')
    const { ballotId } = newest(faye)
    expect(await room.give(pat, castOf(ballotId, dots({ 'k-a': 1, 'k-b': 1 })))).toBe('done')
    replaceText(doc, 'k-a', 'Something else altogether', null)
    await room.pass(FOLLOW_WITHIN_MS + 200)
    expect(newest(pat).wordingVersion).toBe(1)
    await room.pass(closesAtMs - room.nowMs() - 100)
    replaceText(doc, 'k-b', 'Another meaning at the last moment', null)
    await room.pass(3_000)
    expect(newest(pat).result?.rows.map(({ staleBallots }) => staleBallots)).toEqual([1, 1])
  })
})

describe('[BA5] what a vote costs and shows', () => {
  test('who has voted comes by entry, gathered; thinking again shows nothing', async () => {
    const room = await openRoomInMemory()
    const faye = await room.join(FAYE)
    const { doc } = faye
    if (!doc) throw new Error('Faye has a document.')
    createObjective(doc, { id: 'o-1', text: 'Ship with confidence' }, null)
    await room.pass(1_000)
    const voters: MemoryClient[] = []
    for (let at = 0; at < 100; at++) {
      voters.push(await room.join({ personId: `p-${at}`, name: `Voter ${at}`, role: 'participant' }, null))
    }
    expect(await room.give(faye, openOf(['o-1'], approveSettings()))).toBe('done')
    const { ballotId } = newest(faye)
    const before = statesOf(faye)
    const cast = (client: MemoryClient, at: number, answer: 'yes' | 'no') =>
      client.send(writeCommand(`cast-${answer}-${at}`, castOf(ballotId, approvals({ 'o-1': answer }))))
    for (const [at, voter] of voters.entries()) cast(voter, at, 'yes')
    await room.pass(PROGRESS_WINDOW_MS + 10)
    expect(statesOf(faye)).toBe(before + 1)
    const last = faye.messages.findLast((message) => message.type === 'state')
    expect(Object.keys(last?.changes ?? {})).toEqual(['ballotCounts'])
    expect(Object.keys(last?.progress ?? {})).toHaveLength(100)
    expect(faye.visible.ballotCounts).toEqual({ voted: 100, done: 0 })

    for (const [at, voter] of voters.entries()) cast(voter, at, 'no')
    await room.pass(PROGRESS_WINDOW_MS + 10)
    expect(statesOf(faye)).toBe(before + 1)
    expect(await room.give(voters[3] ?? faye, { type: 'set-ballot-done', ballotId, done: true })).toBe('done')
    // Whoever comes in now is told later, with the others; and then knows the same.
    const late = await room.join(MIKA, null)
    await room.pass(PROGRESS_WINDOW_MS + 10)
    expect(late.visible.ballotProgress).toEqual(faye.visible.ballotProgress)
    expect(late.visible.ballotProgress['p-3']).toBe('done')
    const lastOne = faye.messages.findLast((message) => message.type === 'state' && message.progress)
    expect(lastOne).toMatchObject({ progress: { 'p-3': 'done' }, changes: { ballotCounts: { done: 1 } } })

    expect(await room.give(faye, { type: 'close-ballot', ballotId })).toBe('done')
    expect(faye.visible.ballotProgress).toEqual({})
    expect(faye.visible.ballots[0]?.result?.rows[0]?.total).toBe(-100)
    expect(late.visible).toEqual(faye.visible)
  })
})
