import { expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { join } from './support/room-client.ts'
import { FAYE, MIKA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

test('the room’s own edits reach everybody once: two people open one ladder at the same time', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const pat = await join(live.server.host, room, PAT)
  createObjective(faye.doc, { id: 'o-1', text: 'Deploy Feature X' }, null)
  await pat.until('the card is there', () => readBoard(pat.doc).objectives.length === 1)
  const answers = await Promise.all([
    faye.command({ type: 'open-ladder', cardId: 'o-1' }),
    pat.command({ type: 'open-ladder', cardId: 'o-1' }),
  ])
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(answers.find((answer) => answer !== 'done')).toMatchObject({ code: 'ladder-already-open' })
  await pat.until('the ladder is there', () => readBoard(pat.doc).ladders.length === 1)
  const [ladder] = readBoard(pat.doc).ladders
  expect(ladder?.rungs).toHaveLength(5)
  expect(pat.visible?.ladders).toEqual({ 'o-1': ladder?.id })
})

test('two facilitators who press Next at once move the room one stage', async () => {
  const room = await createRoom(live.server.origin)
  const faye = await join(live.server.host, room, FAYE)
  const mika = await join(live.server.host, room, { ...MIKA, role: 'facilitator' })
  const answers = await Promise.all([
    faye.command({ type: 'advance-stage', from: 'welcome' }),
    mika.command({ type: 'advance-stage', from: 'welcome' }),
  ])
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(answers.find((answer) => answer !== 'done')).toMatchObject({ code: 'stage-moved-on' })
  await mika.until('the room is there', () => mika.visible?.stageId === 'objectives')
})

test('what it does not understand is refused with a code, and the connection stays', async () => {
  const room = await createRoom(live.server.origin)
  const pat = await join(live.server.host, room, PAT)
  pat.sendText('not json')
  pat.sendText(JSON.stringify({ type: 'fly-to-the-moon', id: 'command-1' }))
  pat.sendText(JSON.stringify({ type: 'advance-stage', id: 'command-2', from: 7 }))
  pat.sendText(JSON.stringify({ type: 'advance-stage', from: 'welcome' }))
  await pat.until('all are refused', () => pat.messages.filter(({ type }) => type === 'refused').length === 4)
  const refusals = pat.messages.flatMap((message) =>
    message.type === 'refused' ? [[message.id, message.code]] : [],
  )
  expect(refusals).toEqual([
    [null, 'invalid-command'],
    ['command-1', 'unknown-command'],
    ['command-2', 'invalid-command'],
    [null, 'invalid-command'],
  ])
  expect(await pat.command({ type: 'advance-stage', from: 'welcome' })).toMatchObject({
    code: 'not-allowed',
  })
  pat.sendText('{"type":"ping"}')
  await pat.until('it answers', () => pat.messages.some(({ type }) => type === 'pong'))
})
