import { describe, expect, test } from 'vitest'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, deleteCard, replaceText } from '../../shared/board/write.ts'
import { writeCommand } from '../../shared/protocol/messages.ts'
import { NOTHING_OF_MINE } from '../../shared/workshop/state.ts'
import { castOf, dots, openOf } from '../support/ballots.ts'
import { join } from './support/room-client.ts'
import { FAYE, freshId, MIKA, OLA, PAT } from './support/signing.ts'
import { advanceTo, writeGoodSet } from './support/stage-play.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const KILLS = process.env['TURNOUT_SOAK'] === '1' ? 50 : 5

const live = useRoom()

const fail = (room: string, failing: boolean) => postToRoom(live.server.origin, room, '/faults', { failing })

describe('killed by SIGKILL', () => {
  test(
    `right after it said “saved”: every edit is there, ${KILLS} times in a row`,
    async () => {
      const room = await createRoom(live.server.origin)
      const expected: string[] = []
      for (let round = 0; round < KILLS; round++) {
        const [faye, pat] = [
          await join(live.server.host, room, FAYE),
          await join(live.server.host, room, PAT),
        ]
        expect(readBoard(pat.doc).objectives.map(({ text }) => text)).toEqual(expected)
        createObjective(faye.doc, { id: `o-${round}`, text: `Objective ${round}` }, null)
        await pat.until('the card is there', () => textOf(pat.doc, `o-${round}`))
        for (const letter of ' typed letter by letter') {
          const text = textOf(pat.doc, `o-${round}`)
          text?.insert(text.length, letter)
        }
        if (round > 0) deleteCard(faye.doc, `o-${round - 1}`, 1_000, null)
        await Promise.all([faye.untilSaved(), pat.untilSaved()])
        await live.server.kill()
        expected.splice(0, expected.length, `Objective ${round} typed letter by letter`)
        await live.server.start()
      }
      const last = await join(live.server.host, room, MIKA)
      expect(readBoard(last.doc).objectives.map(({ text }) => text)).toEqual(expected)
      expect(readBoard(last.doc).deleted).toHaveLength(KILLS - 1)
    },
    KILLS * 15_000,
  )

  test('right after a command was “done”: stage, ballot, ladder and roles are there', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    const pat = await join(live.server.host, room, PAT)
    await join(live.server.host, room, OLA)
    writeGoodSet(faye.doc, PAT.personId)
    await faye.untilSaved()
    expect(await faye.command({ type: 'open-ladder', cardId: 'k-time' })).toBe('done')
    await advanceTo(faye, 'vote')
    expect(await faye.command({ type: 'set-role', personId: OLA.personId, role: 'participant' })).toBe('done')
    expect(await faye.command(openOf(['k-time']))).toBe('done')
    const ballot = await pat.until('the vote is open', () => pat.visible?.ballots[0])
    const choice = dots({ 'k-time': 3 })
    expect(await pat.command(castOf(ballot.ballotId, choice))).toBe('done')
    await live.server.kill()
    await live.server.start()

    const again = await join(live.server.host, room, PAT, pat.doc)
    expect(again.visible?.stageId).toBe('vote')
    expect(again.visible?.roster[OLA.personId]).toMatchObject({ role: 'participant', attendance: 'gone' })
    expect(again.welcome?.mine).toEqual({ ...NOTHING_OF_MINE, choice })
    expect(again.visible?.ballotProgress).toEqual({})
    expect(again.visible?.ballotCounts).toEqual({ voted: 1, done: 0 })
    expect(readBoard(again.doc).ladders).toHaveLength(1)
    const leader = await join(live.server.host, room, FAYE)
    expect(await leader.command({ type: 'close-ballot', ballotId: ballot.ballotId })).toBe('done')
    const row = await again.until('the result is there', () => again.visible?.ballots[0]?.result?.rows[0])
    expect(row).toMatchObject({ itemId: 'k-time', total: 3 })
  })

  test('a long log becomes a snapshot, and nothing of it is lost', async () => {
    const room = await createRoom(live.server.origin)
    const pat = await join(live.server.host, room, PAT)
    createObjective(pat.doc, { id: 'o-1', text: '' }, null)
    // More rows than a log may have, each with a wait for its own write.
    for (let at = 0; at < 60; at++) {
      for (let card = 0; card < 8; card++) {
        createObjective(
          pat.doc,
          { id: `o-${at}-${card}`, text: 'Text that takes up room. '.repeat(70) },
          null,
        )
      }
      if (at % 6 === 5) await pat.untilSaved()
    }
    replaceText(pat.doc, 'o-1', 'The last word', null)
    await pat.untilSaved()
    await live.server.kill()
    await live.server.start()
    const again = await join(live.server.host, room, PAT)
    expect(readBoard(again.doc)).toEqual(readBoard(pat.doc))
  })
})

describe('a command', () => {
  test('repeated after a reconnect is done once, also after a restart', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    const id = freshId()
    const frame = writeCommand(id, { type: 'advance-stage', from: 'welcome' })
    faye.sendText(frame)
    faye.sendText(frame)
    await faye.until('the room moved', () => faye.visible?.stageId === 'objectives')
    await faye.answerTo(id)
    faye.drop()
    const again = await join(live.server.host, room, FAYE)
    expect(await again.command({ type: 'advance-stage', from: 'welcome' }, id)).toBe('done')
    await live.server.kill()
    await live.server.start()
    const afterwards = await join(live.server.host, room, FAYE)
    expect(await afterwards.command({ type: 'advance-stage', from: 'welcome' }, id)).toBe('done')
    expect(afterwards.visible?.stageId).toBe('objectives')
    const moves = live.worker.deliveries.filter(
      ({ workshopId, payload }) => workshopId === room && payload.type === 'stage-changed',
    )
    expect(new Set(moves.map(({ eventId }) => eventId)).size).toBe(1)
  })

  test('of another person is not answered by one’s own answer', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    const pat = await join(live.server.host, room, PAT)
    const id = freshId()
    expect(await faye.command({ type: 'advance-stage', from: 'welcome' }, id)).toBe('done')
    expect(await pat.command({ type: 'advance-stage', from: 'welcome' }, id)).toMatchObject({
      code: 'not-allowed',
    })
  })

  test('that was refused is refused again with the same words', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    const pat = await join(live.server.host, room, PAT)
    const id = freshId()
    const refusal = await pat.command({ type: 'advance-stage', from: 'welcome' }, id)
    expect(await faye.command({ type: 'set-role', personId: PAT.personId, role: 'facilitator' })).toBe('done')
    pat.drop()
    const again = await join(live.server.host, room, PAT)
    expect(await again.command({ type: 'advance-stage', from: 'welcome' }, id)).toEqual(refusal)
  })
})

describe('storage that fails', () => {
  test('people are told, go on writing together, and everything is saved once it works again', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    const pat = await join(live.server.host, room, PAT)
    writeGoodSet(faye.doc, PAT.personId)
    await faye.untilSaved()
    await advanceTo(faye, 'review')
    expect((await fail(room, true)).status).toBe(200)
    replaceText(pat.doc, 'o-pipeline', 'Written while nothing could be saved', null)
    await faye.until('Faye is told', () => faye.messages.some(({ type }) => type === 'save-failed'))
    await faye.until('the words are there', () =>
      /Written while/.test(textOf(faye.doc, 'o-pipeline')?.toString() ?? ''),
    )
    expect(pat.savedFrames).toBeLessThan(pat.syncFramesSent)
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toMatchObject({
      code: 'storage-failing',
    })
    // Whoever comes back meanwhile gets in and is told too.
    const back = await join(live.server.host, room, PAT)
    await back.until('it is told', () => back.messages.some(({ type }) => type === 'save-failed'))
    expect(textOf(back.doc, 'o-pipeline')?.toString()).toBe('Written while nothing could be saved')
    // A decision waits; nobody sees it before it is durable.
    const ready = pat.command({ type: 'set-ready', ready: true })
    await pat.until(
      'it was tried',
      () => pat.messages.filter(({ type }) => type === 'save-failed').length > 1,
    )
    expect(faye.visible?.roster[PAT.personId]?.ready).toBe(false)

    expect((await fail(room, false)).status).toBe(200)
    await faye.until('Faye is told', () => faye.messages.some(({ type }) => type === 'save-recovered'))
    expect(await ready).toBe('done')
    await pat.untilSaved()
    await live.server.kill()
    await live.server.start()
    const afterwards = await join(live.server.host, room, FAYE)
    expect(textOf(afterwards.doc, 'o-pipeline')?.toString()).toBe('Written while nothing could be saved')
    expect(await afterwards.command({ type: 'finalise', dropReasons: {} })).toBe('done')
  })

  test('a publication that finds out first is refused, and works later', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    writeGoodSet(faye.doc, FAYE.personId)
    await faye.untilSaved()
    await advanceTo(faye, 'review')
    await fail(room, true)
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toMatchObject({
      code: 'storage-failing',
    })
    expect(faye.visible?.publication.status).toBe('none')
    await fail(room, false)
    await faye.until('Faye is told', () => faye.messages.some(({ type }) => type === 'save-recovered'))
    expect(await faye.command({ type: 'finalise', dropReasons: {} })).toBe('done')
    await faye.until('it is published', () => faye.visible?.publication.status === 'published')
  })

  test('two ladders asked for while it fails are one ladder each afterwards', async () => {
    const room = await createRoom(live.server.origin)
    const faye = await join(live.server.host, room, FAYE)
    const pat = await join(live.server.host, room, PAT)
    writeGoodSet(faye.doc, FAYE.personId)
    await pat.until('the cards are there', () => textOf(pat.doc, 'k-time'))
    await fail(room, true)
    const answers = [
      faye.command({ type: 'open-ladder', cardId: 'k-time' }),
      pat.command({ type: 'open-ladder', cardId: 'k-time' }),
      pat.command({ type: 'open-ladder', cardId: 'o-pipeline' }),
    ]
    await faye.until('it was tried', () => faye.messages.some(({ type }) => type === 'save-failed'))
    expect(readBoard(faye.doc).ladders).toEqual([])
    const late = await join(live.server.host, room, PAT)
    expect(readBoard(late.doc).ladders).toEqual([])
    await fail(room, false)
    // Nothing orders the frames of two connections: either asked for the ladder first.
    const [fayes, pats, another] = await Promise.all(answers)
    expect([fayes, pats]).toContain('done')
    expect([fayes, pats]).toContainEqual(expect.objectContaining({ code: 'ladder-already-open' }))
    expect(another).toBe('done')
    await late.until('both ladders are there', () => readBoard(late.doc).ladders.length === 2)
  })
})
