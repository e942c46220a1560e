import { expect, test } from 'vitest'
import { readNotes } from '../../shared/board/notes.ts'
import type { ProcessAnswers } from '../../shared/retro/process-pulse.ts'
import { canonicalRetroText } from '../../shared/retro/retro-record.ts'
import { itemOf } from '../../shared/retro/retro-state.ts'
import { writeOf } from '../support/private-writing.ts'
import { type Frame, sizesOf } from './support/frame-sizes.ts'
import {
  gradeOf,
  graderNo,
  KEY_RESULT_IDS,
  RETRO,
  RETRO_OF_GRADERS,
  retroAgenda,
} from './support/retro-room.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE, OLA } from './support/signing.ts'
import { textOfFrames } from './support/stored-text.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom, postToRoom } from './support/worker-stand-in.ts'

const live = useRoom()

const GRADERS = 5

/** What a run gave: every frame of every connection before the reveal, and what the room told others. */
type Recording = {
  readonly before: ReadonlyMap<RoomClient, readonly Frame[]>
  readonly graders: readonly RoomClient[]
  readonly phone: RoomClient
  readonly watchers: readonly RoomClient[]
  readonly elsewhere: string
  readonly shown: readonly (readonly number[] | undefined)[]
  readonly safe: readonly number[] | undefined
}

/** What somebody gives a key result, first and instead of it a moment later. */
type Grades = (grader: number, keyResult: number) => readonly [number | null, number | null]
type Answers = (grader: number) => ProcessAnswers

/** Five people grade three key results, each twice, and say how they worked; each step is seen by all before the next. */
async function play(grades: Grades, answers: Answers): Promise<Recording> {
  const room = await createRoom(live.server.origin, undefined, undefined, retroAgenda(), RETRO)
  const faye = await join(live.server.host, room, FAYE)
  const ola = await join(live.server.host, room, OLA)
  const graders: RoomClient[] = []
  for (let at = 0; at < GRADERS; at++) graders.push(await join(live.server.host, room, graderNo(at)))
  const phone = await join(live.server.host, room, graderNo(GRADERS - 1))
  const everybody = [faye, ola, ...graders, phone]
  await untilAll(everybody, 'all are here', ({ visible }) => {
    const roster = Object.values(visible?.roster ?? {})
    return roster.filter(({ attendance }) => attendance === 'here').length === everybody.length - 1
  })
  await Promise.all(everybody.map((client) => client.untilSaved()))
  expect(await faye.command({ type: 'set-ready', ready: true })).toBe('done')
  await untilAll(everybody, 'it is quiet', ({ visible }) => visible?.roster['p-faye']?.ready)
  const from = new Map(everybody.map((client) => [client, client.frames.length]))
  for (const [at, grader] of graders.entries()) {
    for (const [number, id] of KEY_RESULT_IDS.entries()) {
      const [first, second] = grades(at, number)
      expect(await grader.command(gradeOf(id, first))).toBe('done')
      await untilAll(everybody, `${at} has graded ${id}`, (client) => {
        return gradedIds(client, id).includes(graderNo(at).personId)
      })
      // That somebody thought again is not to be seen: there is no frame for it.
      expect(await grader.command(gradeOf(id, second))).toBe('done')
    }
  }
  expect(await graders[0]?.command({ type: 'withdraw-grade', keyResultId: 'k-3' })).toBe('done')
  await untilAll(everybody, 'one is taken back', (client) => gradedIds(client, 'k-3').length === GRADERS - 1)
  expect(await faye.command({ type: 'advance-stage', from: 'grade' })).toBe('done')
  await untilAll(everybody, 'the next stage', ({ visible }) => visible?.stageId === 'process-pulse')
  for (const [at, grader] of graders.entries()) {
    const command = { type: 'give-process-pulse', stageId: 'process-pulse', answers: answers(at) } as const
    expect(await grader.command(command)).toBe('done')
    await untilAll(everybody, `${at + 1} have answered`, ({ visible }) => {
      return visible?.writing['process-pulse']?.cards === at + 1
    })
  }
  // What the room answers to whoever asks it over HTTP.
  const ticked = await (await postToRoom(live.server.origin, room, '/tick', {})).text()
  const late = await join(live.server.host, room, FAYE)
  const before = new Map(everybody.map((client) => [client, client.frames.slice(from.get(client))]))
  before.set(late, late.frames.slice())
  const events = JSON.stringify(live.worker.deliveries.filter(({ workshopId }) => workshopId === room))
  const elsewhere = [ticked, events, live.server.output()].join('\n')

  expect(await faye.command({ type: 'reveal-grades', keyResultId: null })).toBe('done')
  expect(await faye.command({ type: 'reveal', stageId: 'process-pulse' })).toBe('done')
  const shown = await ola.until('all is shown', () => {
    return ola.visible?.retro?.processPulses['process-pulse'] && ola.visible.retro
  })
  const atReveal = [...graders, phone].map((client) =>
    client.until('nothing waits any more', () => {
      const last = client.messages.filter(({ type }) => type === 'mine').at(-1)
      return (
        last?.type === 'mine' &&
        Object.keys({ ...last.mine.grades, ...last.mine.processAnswers }).length === 0
      )
    }),
  )
  await Promise.all(atReveal)
  for (const client of before.keys()) client.drop()
  return {
    ...{ before, graders, phone, elsewhere },
    watchers: [faye, ola, late],
    shown: KEY_RESULT_IDS.map((id) => itemOf(shown, id).revealed?.grades),
    safe: shown.processPulses['process-pulse']?.counts.safe,
  }
}

function gradedIds({ visible }: RoomClient, keyResultId: string): readonly string[] {
  return visible?.retro == null ? [] : itemOf(visible.retro, keyResultId).gradedIds
}

function untilAll(
  clients: readonly RoomClient[],
  what: string,
  condition: (client: RoomClient) => boolean | undefined,
) {
  return Promise.all(clients.map((client) => client.until(what, () => condition(client))))
}

test('[RE1] nobody is sent another’s grade or answer before the reveal, and what is sent is as much whatever they give', async () => {
  const first = await play(
    (grader, keyResult) => [0.9, (grader + keyResult) / 10],
    (grader) => ({ clear: 5, ours: 4, useful: 3, focus: null, safe: grader + 1 }),
  )
  expect(first.shown).toEqual([
    [0, 0.1, 0.2, 0.3, 0.4],
    [0.1, 0.2, 0.3, 0.4, 0.5],
    // The first of them has taken theirs back.
    [0.3, 0.4, 0.5, 0.6],
  ])
  expect(first.safe).toEqual([1, 1, 1, 1, 1])
  for (const [at, grader] of first.graders.entries()) {
    // Else nothing would be found below, either.
    const told = textOfFrames(first.before.get(grader) ?? [])
    expect(told).toContain(`"k-2":${(at + 1) / 10}`)
    expect(told).toContain(`"safe":${at + 1}`)
    for (const [other, frames] of first.before) {
      const isSamePerson = other === grader || (other === first.phone && at === GRADERS - 1)
      const mine = textOfFrames(frames)
      // What they are told of grades and answers is their own, and the state that all are sent has none.
      if (!isSamePerson && at > 1) expect(mine).not.toContain(`"k-2":${(at + 1) / 10}`)
      if (!isSamePerson) expect(mine).not.toContain(`"safe":${at + 1}`)
    }
  }
  for (const watcher of first.watchers) {
    expect(textOfFrames(first.before.get(watcher) ?? [])).not.toMatch(
      /"revealed":\{"grades"|"safe":|"clear":|"k-\d":(?:null|[01])|"type":"mine"/,
    )
  }
  expect(first.elsewhere).not.toMatch(/"grades?":|"answers":|"safe":|give-grade/)
  // Each grade that was given anew has no frame: for each grader three signs, one of what was taken back, the stage, five answers.
  const [, ola] = first.watchers
  const seen = sizesOf((ola && first.before.get(ola)) ?? [])
  expect(seen).toHaveLength(GRADERS * KEY_RESULT_IDS.length + 1 + 1 + GRADERS)

  // The same script with other grades: longer ones, or none that anybody can say.
  const second = await play(
    (grader, keyResult) => (grader % 2 === 0 ? [null, null] : [1, keyResult === 0 ? null : 0]),
    (grader) => ({ clear: null, ours: null, useful: null, focus: grader === 2 ? 1 : null, safe: 5 }),
  )
  const sizes = ({ before }: Recording) => [...before.values()].map(sizesOf)
  // The last one is who came in late, and was welcomed with ids and times of that room.
  expect(sizes(second).slice(0, -1)).toEqual(sizes(first).slice(0, -1))
})

test('[RE3] a card about a key result is one’s own until the reveal, and says on the board what it is about', async () => {
  const room = await createRoom(live.server.origin, undefined, undefined, retroAgenda(), RETRO)
  const faye = await join(live.server.host, room, FAYE)
  const grader = await join(live.server.host, room, graderNo(0))
  expect(await faye.command({ type: 'go-to-stage', stageId: 'reflect' })).toBe('done')
  const place = { stageId: 'reflect', column: 'learned' } as const
  const about = writeOf('device-card-1', 'Vendors are late', { ...place, keyResultId: 'k-2' })
  expect(await grader.command(about)).toBe('done')
  expect(
    await grader.command(writeOf('device-card-2', 'We are quick', { ...place, keyResultId: 'k-9' })),
  ).toBe('done')
  await faye.until('both are known of', () => faye.visible?.writing['reflect']?.cards === 2)
  expect(textOfFrames(faye.frames)).not.toMatch(/Vendors|quick|device-card/)
  expect(await faye.command({ type: 'reveal', stageId: 'reflect' })).toBe('done')
  const notes = await faye.until('they are there', () => {
    const { loose = [] } = readNotes(faye.doc).areas.get('reflect--learned') ?? {}
    return loose.length === 2 ? loose : undefined
  })
  const abouts = Object.fromEntries(notes.map(({ text, aboutId }) => [text, aboutId]))
  // What the retro does not look back on is nothing that a card could be about.
  expect(abouts).toEqual({ 'Vendors are late': 'k-2', 'We are quick': null })
})

test('[RE1] an owner who is sent out grades no more, and has graded what they had when they are let in again', async () => {
  const room = await createRoom(live.server.origin, undefined, undefined, retroAgenda(), RETRO_OF_GRADERS)
  const faye = await join(live.server.host, room, FAYE)
  const [owner, other] = [graderNo(0), graderNo(1)]
  const leaving = await join(live.server.host, room, owner)
  const staying = await join(live.server.host, room, other)
  expect(await leaving.command(gradeOf('k-1', 0.1))).toBe('done')
  expect(await leaving.command(gradeOf('k-2', 0.1))).toBe('done')
  expect(await staying.command(gradeOf('k-1', 0.8))).toBe('done')
  await faye.until('both have graded', () => gradedIds(faye, 'k-1').length === 2)

  const sendOut = { type: 'remove-person', personId: owner.personId } as const
  expect(await faye.command(sendOut)).toBe('done')
  expect((await leaving.untilClosed()).name).toBe('removed')
  await staying.until('one grade counts', () => gradedIds(staying, 'k-1').join() === other.personId)
  expect(gradedIds(staying, 'k-2')).toEqual([])
  await postToRoom(live.server.origin, room, '/grant-role', { ...owner, role: 'facilitator' })
  const back = await join(live.server.host, room, owner)
  await back.until('both count again', () => gradedIds(back, 'k-1').length === 2)
  expect(gradedIds(back, 'k-2')).toEqual([owner.personId])

  expect(await faye.command(sendOut)).toBe('done')
  // Nothing to reveal of what nobody here has graded: the room agrees on it, and a facilitator writes down the owner's word.
  expect(await faye.command({ type: 'reveal-grades', keyResultId: null })).toBe('done')
  expect(await faye.command({ type: 'agree-score', keyResultId: 'k-2', score: 0.5 })).toBe('done')
  const word = { type: 'say-as-owner', keyResultId: 'k-1', text: 'The vendor was late' } as const
  expect(await staying.command(word)).toMatchObject({ code: 'not-the-owner' })
  expect(await faye.command(word)).toBe('done')
  const items = await staying.until('all is said', () => {
    const { items: its } = staying.visible?.retro ?? {}
    return its?.['k-1']?.ownerWord && its
  })
  expect(items['k-1']).toMatchObject({ revealed: { grades: [0.8] }, ownerWord: { byOwner: false } })
  expect(items['k-2']).toMatchObject({ gradedIds: [], revealed: null, score: 0.5 })
  for (const client of [faye, back, staying]) client.drop()
})

test('a retro that is closed goes to the record once, and comes back where it was refused', async () => {
  const room = await createRoom(live.server.origin, undefined, undefined, retroAgenda(), RETRO)
  const faye = await join(live.server.host, room, FAYE)
  for (const keyResultId of KEY_RESULT_IDS) {
    expect(await faye.command({ type: 'agree-score', keyResultId, score: 0.8 })).toBe('done')
    const decide = { type: 'decide-key-result', keyResultId, verdict: 'keep', why: 'It goes on' } as const
    expect(await faye.command(decide)).toBe('done')
  }
  expect(await faye.command({ type: 'finalise-retro' })).toMatchObject({ code: 'wrong-stage' })
  expect(await faye.command({ type: 'go-to-stage', stageId: 'close' })).toBe('done')
  const reasons = [{ cardId: 'k-1', message: 'Nobody knows it' }]
  live.worker.answer(({ payload }) =>
    payload.type === 'retro-finalised'
      ? { outcome: 'refused', code: 'unknown-key-result', reasons }
      : { outcome: 'recorded' },
  )
  expect(await faye.command({ type: 'finalise-retro' })).toBe('done')
  await faye.until('it was refused', () => faye.visible?.publication.status === 'refused')
  expect(faye.visible).toMatchObject({ stageId: 'close', publication: { reasons } })

  live.worker.answer(() => ({ outcome: 'recorded' }))
  expect(await faye.command({ type: 'finalise-retro' })).toBe('done')
  await faye.until('it is published', () => faye.visible?.publication.status === 'published')
  expect(faye.visible).toMatchObject({ stageId: 'finalised', publishedRevision: 1 })
  const told = live.worker.deliveries.flatMap(({ workshopId, payload }) =>
    workshopId === room && payload.type === 'retro-finalised' ? [payload] : [],
  )
  expect(told).toHaveLength(2)
  expect(told[1]).toMatchObject({ revision: 1, finalisedBy: 'p-faye', retro: { keyResults: [{}, {}, {}] } })
  const text = canonicalRetroText(told[1]?.retro ?? { ...EMPTY })
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  expect(told[1]?.hash).toBe(Buffer.from(digest).toString('hex'))
})

const EMPTY = { keyResults: [], outcomes: [], learnings: [], actions: [], processPulse: null }
