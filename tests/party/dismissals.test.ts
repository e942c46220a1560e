import { describe, expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, replaceText } from '../../shared/board/write.ts'
import { dismissalOf } from '../../shared/workshop/dismissals.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, MIKA, OLA, PAT } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const OUTPUT = 'Deploy Feature X'
const dismissOutput = {
  type: 'dismiss-finding',
  cardId: 'k-1',
  rule: 'KR1',
  reason: 'Only here to show',
} as const

/** A room with a key result, Pat's browser and Mika's. */
async function roomWithOutput() {
  const room = await createRoom(live.server.origin)
  const pat = await join(live.server.host, room, PAT)
  const mika = await join(live.server.host, room, MIKA)
  createObjective(pat.doc, { id: 'o-1', text: 'Make shipping safe' }, null)
  createKeyResult(pat.doc, { id: 'k-1', objectiveId: 'o-1', text: OUTPUT }, null)
  await mika.until('the card is there', () => readBoard(mika.doc).objectives[0]?.keyResults.length === 1)
  return { room, pat, mika }
}

const dismissed = (client: RoomClient) =>
  client.visible && dismissalOf(client.visible.dismissals, 'k-1', 'KR1', OUTPUT)

describe('a finding that is dismissed', () => {
  test('is dismissed for everybody, with who and why, and brought back by another', async () => {
    const { pat, mika } = await roomWithOutput()
    expect(await pat.command(dismissOutput)).toBe('done')
    const seen = await mika.until('Mika sees it', () => dismissed(mika))
    expect(seen).toMatchObject({
      state: 'holds',
      dismissal: { personId: PAT.personId, reason: 'Only here to show', wording: OUTPUT },
    })
    expect(await mika.command({ type: 'restore-finding', cardId: 'k-1', rule: 'KR1' })).toBe('done')
    await pat.until('it is back', () => dismissed(pat) === null)
  })

  test('is sent by itself, not with all the others', async () => {
    const { pat, mika } = await roomWithOutput()
    for (const rule of ['KR2', 'KR3', 'KR4'] as const) {
      expect(await pat.command({ ...dismissOutput, rule })).toBe('done')
    }
    const count = () => Object.keys(mika.visible?.dismissals ?? {}).length
    await mika.until('Mika has the three', () => count() === 3)
    const before = mika.messages.length
    expect(await pat.command(dismissOutput)).toBe('done')
    await mika.until('Mika sees it', () => dismissed(mika))
    const told = mika.messages
      .slice(before)
      .filter((message) => message.type === 'state' && message.dismissals !== undefined)
    expect(told).toMatchObject([{ changes: {}, dismissals: { 'k-1/KR1': { personId: PAT.personId } } }])
    expect(JSON.stringify(told)).not.toContain('KR2')
    expect(count()).toBe(4)
  })

  test('of two who dismiss it at once one does, and the other is told', async () => {
    const { pat, mika } = await roomWithOutput()
    const answers = await Promise.all([pat.command(dismissOutput), mika.command(dismissOutput)])
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'done')).toMatchObject({ code: 'already-dismissed' })
  })

  test('is not for those who only watch', async () => {
    const { room } = await roomWithOutput()
    await join(live.server.host, room, FAYE)
    const ola = await join(live.server.host, room, OLA)
    expect(await ola.command(dismissOutput)).toMatchObject({ code: 'not-allowed' })
  })

  test('is known after SIGKILL, and to who comes in later; on other words it is an earlier one', async () => {
    const { room, pat } = await roomWithOutput()
    expect(await pat.command(dismissOutput)).toBe('done')
    await pat.untilSaved()
    await live.server.kill()
    await live.server.start()
    const faye = await join(live.server.host, room, FAYE)
    expect(dismissed(faye)?.state).toBe('holds')
    replaceText(faye.doc, 'k-1', 'Deploy Feature Y', null)
    const mika = await join(live.server.host, room, MIKA)
    const words = () => readBoard(mika.doc).objectives[0]?.keyResults[0]?.text
    await mika.until('the words are there', () => words() === 'Deploy Feature Y')
    const now = mika.visible && dismissalOf(mika.visible.dismissals, 'k-1', 'KR1', words() ?? '')
    expect(now).toMatchObject({ state: 'earlier-wording', dismissal: { wording: OUTPUT } })
  })
})
