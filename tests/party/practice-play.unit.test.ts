import { expect, test } from 'vitest'
import { createObjective, parkCards } from '../../shared/board/write.ts'
import { classifyKeyResult } from '../../shared/coach/key-result/classify-key-result.ts'
import { currentStage } from '../../shared/workshop/agenda.ts'
import { isPrivate } from '../../shared/workshop/stages.ts'
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

test('a retro has their reflections in every column', async () => {
  const play = await openPracticeRoom(templatePlan('retro-60'), 'seed-3')
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
