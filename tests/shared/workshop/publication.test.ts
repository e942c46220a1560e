import { describe, expect, test } from 'vitest'
import { EMPTY_NOTES, readNotes } from '../../../shared/board/notes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { groupNotes, parkSorted } from '../../../shared/board/sort-edits.ts'
import { turnInto } from '../../../shared/board/turn-note.ts'
import { replaceText } from '../../../shared/board/write.ts'
import type { KeyResultFields } from '../../../shared/okr/model.ts'
import { canonicalText } from '../../../shared/okr/okr-set.ts'
import { buildOkrSet, recordPublished, recordRefused } from '../../../shared/workshop/publication.ts'
import type { RoomState } from '../../../shared/workshop/state.ts'
import { makeNotesDoc } from '../board/sort-kit.ts'
import {
  boardOf,
  done,
  GOOD_BOARD,
  GOOD_FIELDS,
  give,
  keyResult,
  ladder,
  objective,
  refusalOf,
  workshopAt,
} from './support.ts'

const FINALISE = { type: 'finalise', dropReasons: {} } as const

const withFields = (change: Partial<KeyResultFields>) =>
  boardOf([objective('o-1', [keyResult('k-1', { fields: { ...GOOD_FIELDS, ...change } })])])

/** What the room makes of a publication that the Worker recorded. */
function publish(state: RoomState, board = GOOD_BOARD, dropReasons: Record<string, string> = {}) {
  const { state: next, effects } = done(state, { type: 'finalise', dropReasons }, 'faye', board)
  const publication = effects.find((effect) => effect.type === 'publish')
  if (publication?.type !== 'publish') throw new Error('nothing to publish')
  return { state: recordPublished(next, publication.okrs, publication.revision, 5), publication }
}

describe('what a card was made of', () => {
  test('the notes and the group that became an objective or key result go with it', () => {
    const doc = makeNotesDoc()
    groupNotes(doc, { ids: ['n1', 'n2'], groupId: 'a', name: 'Trust' }, 'test')
    turnInto(doc, { id: 'a', target: { kind: 'objective' }, newId: 'o2' }, 'test')
    turnInto(doc, { id: 'n3', target: { kind: 'keyResult', objectiveId: 'o2' }, newId: 'k3' }, 'test')
    turnInto(doc, { id: 'n4', target: { kind: 'objective' }, newId: 'o3' }, 'test')
    parkSorted(doc, ['n4'], 1_000, 'test')
    replaceText(doc, 'k3', 'Nine of ten people trust a release', 'test')
    replaceText(doc, 'o3', 'Reworded', 'test')
    const merged = (notes = readNotes(doc)) =>
      buildOkrSet(workshopAt('review').visible, readBoard(doc), {}, notes).objectives.map((each) => [
        each.provenance.mergedCards,
        ...each.keyResults.map(({ provenance }) => provenance.mergedCards),
      ])
    expect(merged()).toEqual([[[], [], []], [['Note n1', 'Note n2'], ['Note n3']], [['Note n4']]])
    expect(merged(EMPTY_NOTES).flat(2)).toEqual([])
  })
})

describe('the gates', () => {
  test.each([
    ['[SE2] no objective', boardOf([])],
    ['[SE2] an objective without key results', boardOf([objective('o-1', [])])],
    ['[KR4] no direction', withFields({ direction: null })],
    ['[KR4] no target', withFields({ target: null })],
    ['[CH2] a target equal to its baseline', withFields({ target: 40 })],
    ['[CH2] a target on the wrong side', withFields({ target: 60 })],
    ['[KR4] a milestone without a reason', withFields({ direction: 'milestone' })],
    ['[KR8] a due date outside the cycle', withFields({ dueOn: '2027-04-01' })],
    ['[KR9] no owner', withFields({ ownerId: null })],
    ['[KR9] an owner who is not here', withFields({ ownerId: 'stranger' })],
  ])('%s stops finalising', (_what, board) => {
    expect(refusalOf(workshopAt('review'), FINALISE, 'faye', board)).toBe('gates-not-met')
  })

  test('more text than a revision holds stops finalising, since the record could never take it', () => {
    const many = Array.from({ length: 400 }, (_, at) => keyResult(`k-${at}`, { text: '目'.repeat(2_000) }))
    expect(refusalOf(workshopAt('review'), FINALISE, 'faye', boardOf([objective('o-1', many)]))).toBe(
      'gates-not-met',
    )
  })

  test('a published card that is called like what every object has still needs its reason', () => {
    const before = boardOf([objective('toString', [keyResult('k-1')])])
    const { state } = publish(workshopAt('review'), before)
    const reopened = done(state, { type: 'reopen' }).state
    expect(refusalOf(reopened, FINALISE)).toBe('drop-reasons-missing')
  })

  test('[KR9] an owner who was removed stops finalising', () => {
    const removed = done(workshopAt('review'), { type: 'remove-person', personId: 'pat' }).state
    expect(refusalOf(removed, FINALISE)).toBe('gates-not-met')
  })

  test.each([
    ['[KR5] a baseline that is not known yet', withFields({ baseline: 'unknown' })],
    [
      '[KR4] a milestone with a reason',
      withFields({ direction: 'milestone', milestoneReason: 'There is no number' }),
    ],
    ['[CH2] something that is maintained', withFields({ direction: 'maintain', baseline: 20, target: 20 })],
    ['[KR8] no due date: the cycle’s end counts', withFields({ dueOn: null })],
  ])('%s does not', (_what, board) => {
    expect(refusalOf(workshopAt('review'), FINALISE, 'faye', board)).toBe('done')
  })

  test('what no client of ours writes is refused, not published', () => {
    const board = boardOf([objective('o 1 <b>', [keyResult('k-1')])])
    expect(refusalOf(workshopAt('review'), FINALISE, 'faye', board)).toBe('gates-not-met')
  })

  test('finalising is for review, and once at a time', () => {
    expect(refusalOf(workshopAt('commit'), FINALISE)).toBe('wrong-stage')
    const state = workshopAt('review')
    const publication = { status: 'publishing', revision: 1 } as const
    expect(refusalOf({ ...state, visible: { ...state.visible, publication } }, FINALISE)).toBe(
      'already-publishing',
    )
  })
})

describe('the published set', () => {
  test('holds the board in its order, with what was accepted and the cycle’s end as due date', () => {
    const board = boardOf([
      objective('o-1', [keyResult('k-1', { fields: { ...GOOD_FIELDS, dueOn: null } }), keyResult('k-2')]),
    ])
    const accepted = done(
      workshopAt('review'),
      { type: 'accept-ownership', keyResultId: 'k-1', accepted: true },
      'pat',
    )
    const { publication } = publish(accepted.state, board)
    expect(publication.revision).toBe(1)
    expect(publication.finalisedBy).toBe('faye')
    const [first, second] = publication.okrs.objectives[0]?.keyResults ?? []
    expect(first).toMatchObject({ id: 'k-1', accepted: true, fields: { dueOn: '2027-03-31' } })
    expect(second).toMatchObject({ id: 'k-2', accepted: false, fields: { dueOn: '2027-03-15' } })
  })

  test('[KR9] an acceptance counts only while that person is the owner', () => {
    const accepted = done(
      workshopAt('review'),
      { type: 'accept-ownership', keyResultId: 'k-1', accepted: true },
      'pat',
    )
    const { publication } = publish(accepted.state, withFields({ ownerId: 'mika' }))
    expect(publication.okrs.objectives[0]?.keyResults[0]?.accepted).toBe(false)
  })

  test('[RE2] carries the original words, the ladder’s answers and the rounds it stood in', () => {
    const board = boardOf(GOOD_BOARD.objectives, [
      ladder('l-1', 'k-1', { chosen: true }),
      ladder('l-2', 'k-2', { chosen: false }),
    ])
    const { publication } = publish(workshopAt('review'), board)
    const [first, second] = publication.okrs.objectives[0]?.keyResults ?? []
    expect(first?.provenance).toMatchObject({
      original: 'Deploy Feature X',
      ladder: [{ question: 'output', answer: 'Deploy Feature X' }],
    })
    expect(second?.provenance.original).toBeNull()
  })

  test.each([
    [
      { unit: '% of users', baseline: 20, target: 35, dueOn: '2027-03-31' },
      'from 20 to 35 % of users by 2027-03-31',
    ],
    [{ unit: 'days', baseline: 'unknown', target: 3, dueOn: null }, 'from not known yet to 3 days'],
    [{ unit: '', baseline: null, target: null, dueOn: null }, ''],
  ] as const)('[RE2] the last rung is answered with values: %j', (measure, answer) => {
    const rungs = [{ id: 'r', ladderId: 'l-1', place: 'a0', question: 'from-to-by', text: '' } as const]
    const board = boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'k-1', { chosen: true, rungs, measure })])
    const { publication } = publish(workshopAt('review'), board)
    expect(publication.okrs.objectives[0]?.keyResults[0]?.provenance.ladder).toEqual([
      { question: 'from-to-by', answer },
    ])
  })

  test('[RE2] the key result that an objective’s ladder made has the ladder too', () => {
    const state = workshopAt('review')
    const linked = { ...state, visible: { ...state.visible, ladders: { 'o-1': 'l-1', 'k-2': 'l-1' } } }
    const board = boardOf(GOOD_BOARD.objectives, [ladder('l-1', 'o-1', { chosen: true })])
    const { publication } = publish(linked, board)
    expect(publication.okrs.objectives[0]?.keyResults[1]?.provenance.original).toBe('Deploy Feature X')
  })
})

describe('the next revision', () => {
  const fewer = boardOf([objective('o-1', [keyResult('k-1')])])

  test('asks why something is dropped, and marks it with the reason', () => {
    const first = publish(workshopAt('review')).state
    const open = done(first, { type: 'reopen' }).state
    expect(open.visible.stageId).toBe('review')
    const refusal = give(open, FINALISE, 'faye', fewer)
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'drop-reasons-missing' } })
    expect(refusalOf(open, { type: 'finalise', dropReasons: { 'k-2': '  ' } }, 'faye', fewer)).toBe(
      'drop-reasons-missing',
    )
    const { state, publication } = publish(open, fewer, { 'k-2': 'Not ours to move' })
    expect(publication.revision).toBe(2)
    expect(publication.okrs.dropped).toEqual([{ id: 'k-2', kind: 'keyResult', reason: 'Not ours to move' }])
    expect(state.visible.publishedItems.map(({ id }) => id)).toEqual(['o-1', 'k-1'])
    expect(state.visible.publishedRevision).toBe(2)
  })

  test('leaves out what was parked, and asks why as for what is gone', () => {
    const open = done(publish(workshopAt('review')).state, { type: 'reopen' }).state
    const parked = { ...fewer, parked: [keyResult('k-2', { parkedAt: 5 })] }
    expect(refusalOf(open, FINALISE, 'faye', parked)).toBe('drop-reasons-missing')
    const { publication } = publish(open, parked, { 'k-2': 'Lost the vote' })
    expect(publication.okrs.objectives[0]?.keyResults.map(({ id }) => id)).toEqual(['k-1'])
    expect(publication.okrs.dropped).toEqual([{ id: 'k-2', kind: 'keyResult', reason: 'Lost the vote' }])
  })

  test('cannot begin while the last one is on its way', () => {
    const underway = done(workshopAt('review'), FINALISE).state
    expect(refusalOf(underway, { type: 'reopen' })).toBe('already-publishing')
  })

  test('has the same number when the Worker refused the last one', () => {
    const underway = done(workshopAt('review'), FINALISE).state
    const reasons = [{ cardId: 'k-1', message: 'No.' }]
    const refused = recordRefused(underway, { revision: 1, code: 'gates-not-met', reasons })
    expect(refused.visible.stageId).toBe('review')
    expect(refused.visible.publication).toEqual({
      status: 'refused',
      revision: 1,
      code: 'gates-not-met',
      reasons,
    })
    expect(publish(refused).publication.revision).toBe(1)
  })
})

describe('[SE7] partners', () => {
  const published = (partners: readonly { team: string; brings: string }[]) => {
    const [first] = GOOD_BOARD.objectives
    if (first === undefined) throw new Error('A board without objectives.')
    const { effects } = done(workshopAt('review'), FINALISE, 'faye', boardOf([{ ...first, partners }]))
    const publish = effects.find((effect) => effect.type === 'publish')
    return publish?.type === 'publish' ? publish.okrs : null
  }

  test('are published with their objective', () => {
    const partners = [{ team: 'Data', brings: 'the events pipeline' }]
    expect(published(partners)?.objectives[0]?.partners).toEqual(partners)
  })

  test('leave no trace where there are none: the text of older sets, and its hash, stay the same', () => {
    const okrs = published([])
    if (okrs === null) throw new Error('Nothing was published.')
    expect(canonicalText(okrs)).not.toContain('partners')
  })
})
