import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createObjective, parkCards } from '../../shared/board/write.ts'
import { classifyKeyResult } from '../../shared/coach/key-result/classify-key-result.ts'
import { currentStage } from '../../shared/workshop/agenda.ts'
import { isPrivate, type StagePlan, StagePlanSchema } from '../../shared/workshop/stages.ts'
import { currentBallotOf } from '../../shared/workshop/state.ts'
import type { TemplateId } from '../../shared/workshop/template-ids.ts'
import { templatePlan } from '../../shared/workshop/templates.ts'
import { approveSettings, dotSettings, fistSettings, openOf, scoreSettings } from '../support/ballots.ts'
import { openPracticeRoom, type PracticePlay } from './support/practice-play.ts'

const METHODS = [dotSettings(), scoreSettings(), approveSettings({ reasons: 'required' }), fistSettings()]

/** Leads a workshop through all its stages as a visitor would, and lets the teammates do their part in each. */
async function leadThrough(play: PracticePlay): Promise<void> {
  let votes = 0
  for (;;) {
    const { visible } = play.leader.know()
    const stage = currentStage(visible)
    if (stage.kind === 'finalised') return
    if (stage.kind === 'sort') makeObjectives(play)
    if (stage.kind === 'discuss') {
      await play.lead({ type: 'plan-discussion', order: 'board', minutes: null })
      for (const cardId of play.leader.know().visible.discussion?.cardIds ?? []) {
        await play.lead({ type: 'discuss-card', cardId })
        await play.live(30_000)
      }
      await play.lead({ type: 'end-discussion' })
    }
    if (stage.kind === 'vote') {
      const { board } = play.leader.read()
      const items = board.objectives.flatMap((objective) => [
        objective.id,
        ...objective.keyResults.map(({ id }) => id),
      ])
      await play.lead(openOf(items.slice(0, 8), METHODS[votes % METHODS.length] ?? dotSettings()))
      votes += 1
      const ballotId = currentBallotOf(play.leader.know().visible)?.ballotId ?? ''
      await play.until('all are done', () => play.leader.know().visible.ballotCounts.done === 5)
      await play.lead({ type: 'close-ballot', ballotId })
    }
    await play.until(`all are ready in ${stage.id}`, play.areReady)
    if (isPrivate(stage) || stage.kind === 'pulse') await play.lead({ type: 'reveal', stageId: stage.id })
    if (stage.kind === 'commit') parkWhatNobodyTook(play)
    if (stage.kind === 'review') await play.lead({ type: 'finalise', dropReasons: {} })
    else await play.lead({ type: 'advance-stage', from: stage.id })
  }
}

/** What the visitor does with the revealed notes: three of them become objectives. */
function makeObjectives({ leader }: PracticePlay): void {
  const notes = [...leader.read().notes.areas.values()].flatMap(({ loose }) => loose)
  for (const { id, text } of notes.slice(0, 3)) {
    createObjective(leader.doc, { id: `o-${id}`, text }, 'visitor')
  }
}

function parkWhatNobodyTook({ leader }: PracticePlay): void {
  const keyResults = leader.read().board.objectives.flatMap((objective) => objective.keyResults)
  const left = keyResults.filter(({ fields }) => fields.ownerId === null).map(({ id }) => id)
  parkCards(leader.doc, left, 1_000, 'visitor')
}

test.each(['planning-60', 'planning-90'] satisfies TemplateId[])(
  'five simulated teammates play %s through, and every single thing they do is allowed',
  async (template) => {
    const play = await openPracticeRoom(templatePlan(template), 'seed-1')
    await leadThrough(play)
    expect(play.forbidden).toEqual([])
    expect(play.refusals()).toEqual([])
    expect(play.room.reports).toEqual([])

    const { board } = play.leader.read()
    const { visible } = play.leader.know()
    const keyResults = board.objectives.flatMap((objective) => objective.keyResults)
    expect(keyResults.length).toBeGreaterThanOrEqual(6)
    // People who write alone may have the same idea; mostly they have not.
    const ideas = new Set(keyResults.map(({ text }) => text))
    expect(ideas.size).toBeGreaterThanOrEqual(keyResults.length * 0.75)
    // Something for the coach to work on, and something to be proud of.
    const types = keyResults.map(({ text }) => classifyKeyResult(text).type)
    expect(types).toContain('output')
    expect(types).toContain('outcome')
    expect(visible.ballots.every(({ result }) => result !== null)).toBe(true)
    expect(Object.values(visible.acceptances).length).toBeGreaterThanOrEqual(5)
    // Nobody but the visitor led.
    const given = new Set(play.deeds.map(({ deed }) => (deed.by === 'command' ? deed.command.type : 'edit')))
    expect([...given].sort()).toEqual([
      'accept-ownership',
      'add-comment',
      'cast-ballot',
      'edit',
      'give-pulse',
      'raise-hand',
      'set-ballot-done',
      'set-ready',
      'write-private',
    ])
  },
)

test('on an open board they write there, each their own, and not on and on', async () => {
  const play = await openPracticeRoom(templatePlan('open-board'), 'seed-2')
  await play.lead({ type: 'go-to-stage', stageId: 'objectives' })
  await play.until('all are ready', play.areReady)
  await play.lead({ type: 'go-to-stage', stageId: 'key-results' })
  await play.until('all are ready', play.areReady)
  const { board } = play.leader.read()
  const texts = board.objectives.flatMap(({ text, keyResults }) => [text, ...keyResults.map((kr) => kr.text)])
  expect(board.objectives.length).toBeGreaterThanOrEqual(5)
  expect(new Set(texts).size).toBe(texts.length)
  const before = play.deeds.length
  await play.room.pass(120_000)
  expect(play.deeds.length).toBe(before)
  expect(play.refusals()).toEqual([])
})

/** A team writes objectives alone, everybody's are shown, and they are sorted. */
const alone = (naming: 'named' | 'anonymous') => {
  const [objectives, sort] = [stageOf('objectives'), stageOf('sort')]
  const settings = { ...objectives.settings, writing: 'private', naming } as const
  return [{ ...objectives, settings }, sort, stageOf('review')]
}
const stageOf = (kind: StagePlan['kind']): StagePlan => {
  const found = templatePlan('planning-60').find((stage) => stage.kind === kind)
  if (!found) throw new Error(`The template has no ${kind}.`)
  return found
}

test('they are seen to write where people are, and to stop; in an anonymous stage nobody is', async () => {
  const named = await openPracticeRoom(alone('named'), 'seed-6')
  const stageId = named.leader.know().visible.stageId
  await named.until('all are ready', named.areReady)
  expect(new Set(named.seen.map(({ seat }) => seat)).size).toBe(5)
  // That they write alone, and not on which card.
  expect(new Set(named.seen.map(({ writingIn }) => writingIn))).toEqual(new Set([stageId, null]))
  for (let seat = 0; seat < 5; seat += 1) {
    const own = named.seen.filter((shown) => shown.seat === seat).map(({ writingIn }) => writingIn !== null)
    expect(own).toEqual(own.map((_, at) => at % 2 === 0))
    expect(own.at(-1)).toBe(false)
  }
  const anonymous = await openPracticeRoom(alone('anonymous'), 'seed-6')
  await anonymous.until('all are ready', anonymous.areReady)
  expect(anonymous.seen).toEqual([])
})

test('some of them sort: each a group at most, of notes that share words, and the rest is left to the visitor', async () => {
  const play = await openPracticeRoom(alone('named'), 'seed-7', 9)
  const { stageId } = play.leader.know().visible
  await play.until('all are ready', play.areReady)
  await play.lead({ type: 'reveal', stageId })
  const revealed = play.leader.read().notes.areas.get(stageId)?.loose.length ?? 0
  await play.lead({ type: 'advance-stage', from: stageId })
  await play.until('all are ready again', play.areReady)
  const sorted = play.deeds.filter(({ deed }) => deed.by === 'edit' && deed.edit.edit === 'group-notes')
  const seats = sorted.map(({ seat }) => seat)
  expect(seats.length).toBeGreaterThanOrEqual(1)
  expect(new Set(seats).size).toBe(seats.length)
  const area = play.leader.read().notes.areas.get(stageId)
  const grouped = area?.groups.flatMap(({ notes }) => notes) ?? []
  expect(area?.groups.every(({ text, notes }) => text !== '' && notes.length >= 2)).toBe(true)
  expect(area?.groups.length).toBeGreaterThanOrEqual(1)
  expect(grouped.length + (area?.loose.length ?? 0)).toBe(revealed)
  expect(area?.loose.length).toBeGreaterThan(0)
  expect(play.forbidden).toEqual([])
  expect(play.refusals()).toEqual([])
})

test('a look back has their reflections in every column', async () => {
  const alone = { writing: 'private' } as const
  const stages = [
    { kind: 'welcome' },
    { kind: 'icebreaker', settings: alone },
    { kind: 'pulse' },
    { kind: 'reflect', settings: alone },
    { kind: 'sort' },
  ]
  const plan = stages.map((stage) => v.parse(StagePlanSchema, stage))
  const play = await openPracticeRoom(plan, 'seed-3')
  while (play.leader.know().visible.stageId !== 'sort') {
    const { stageId } = play.leader.know().visible
    await play.until('all are ready', play.areReady)
    if (stageId !== 'welcome') await play.lead({ type: 'reveal', stageId })
    await play.lead({ type: 'advance-stage', from: stageId })
  }
  const areas = [...play.leader.read().notes.areas.keys()].sort()
  expect(areas).toEqual(['icebreaker', 'reflect--differently', 'reflect--learned', 'reflect--worked'])
  expect(play.leader.know().visible.pulses['pulse']?.counts.reduce((sum, count) => sum + count)).toBe(5)
})

test('the same seed plays the same, to the millisecond, and another one does not', async () => {
  const told = async (seed: string) => {
    const play = await openPracticeRoom(templatePlan('open-board'), seed)
    await play.lead({ type: 'go-to-stage', stageId: 'objectives' })
    await play.until('all are ready', play.areReady)
    return play.deeds.map(({ seat, atMs, deed }) =>
      JSON.stringify({ seat, atMs, text: deed.by === 'edit' ? deed.edit : deed.command.type }),
    )
  }
  const first = await told('seed-4')
  expect(await told('seed-4')).toEqual(first)
  expect(await told('seed-5')).not.toEqual(first)
})
