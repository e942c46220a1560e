import { describe, expect, it } from 'vitest'
import { readPick } from '../../../client/screens/workshop/retro/kept-choice.ts'
import {
  draftOfCard,
  draftOfDiscussed,
  keptOf,
  NEW_LEARNING,
  namesIn,
  readLearningDraft,
} from '../../../client/screens/workshop/retro/learning-draft.ts'
import { findReflection } from '../../../client/screens/workshop/retro/reflections.ts'
import { areaIdOf, type GroupCard, type NoteBoard, type NoteCard } from '../../../shared/board/cards.ts'
import { MAX_RETRO_LINE_LENGTH } from '../../../shared/retro/grade.ts'
import type { RoomLearning } from '../../../shared/retro/retro-state.ts'
import { retroAt } from '../../shared/workshop/retro-room.ts'

const note = (id: string, text: string, aboutId: string | null = null) =>
  ({
    ...{ kind: 'note', id, text, place: id, areaId: areaIdOf('reflect', 'differently'), groupId: null },
    ...{ deletedAt: null, parkedAt: null, becameId: null, aboutId },
  }) satisfies NoteCard

const grouped = [
  note('n-1', 'Ask the network team first', 'k-1'),
  note('n-2', 'Plan with dependencies', 'k-2'),
]
const group: GroupCard = {
  kind: 'group',
  ...{ id: 'g-1', text: 'Dependencies', place: 'a', areaId: areaIdOf('reflect', 'differently') },
  ...{ deletedAt: null, parkedAt: null, becameId: null, notes: grouped },
}
const alone = note('n-3', 'Name an owner', 'k-1')
const area = { areaId: areaIdOf('reflect', 'differently'), groups: [group], loose: [alone] }
const notes: NoteBoard = { areas: new Map([[area.areaId, area]]), parked: [], deleted: [] }
const { visible } = retroAt('discuss')
const names = namesIn(visible)

const learning = (id: string, change: Partial<RoomLearning>): RoomLearning => ({
  ...NEW_LEARNING,
  id,
  ...change,
})

describe('a learning that is kept while a card is talked about', () => {
  it('[RE6] begins with the words of the card, and is about the key result that the card is about', () => {
    expect(draftOfDiscussed(alone, findReflection(visible, notes, alone.id), names)).toEqual({
      ...{ text: 'We learned that next time we should name an owner', kind: 'differently', noteId: 'n-3' },
      ...{ objectiveId: null, keyResultId: 'k-1' },
    })
  })

  it('[RE6] of a group is about no key result where its cards are about several, of one of its cards about that card’s', () => {
    expect(draftOfDiscussed(group, findReflection(visible, notes, group.id), names)).toMatchObject({
      ...{
        text: 'We learned that this should change next time: dependencies',
        noteId: 'g-1',
        keyResultId: null,
      },
    })
    expect(draftOfDiscussed(grouped[0] ?? alone, findReflection(visible, notes, 'n-1'), names)).toMatchObject(
      {
        ...{ noteId: 'n-1', kind: 'differently', keyResultId: 'k-1' },
      },
    )
  })

  it('[RE6] of a card that is none of the reflection is about what the card is', () => {
    expect(findReflection(visible, notes, 'k-1')).toBeNull()
    expect(draftOfDiscussed({ ...alone, id: 'n-9' }, null, names)).toEqual({ ...NEW_LEARNING, noteId: 'n-9' })
  })

  it('[RE6] is found again: of a card of the reflection by the card, of a key result by what it is about', () => {
    const kept = [
      learning('one', { noteId: 'n-3', objectiveId: 'o-1', keyResultId: 'k-1' }),
      learning('two', { objectiveId: 'o-1', keyResultId: 'k-1' }),
      learning('three', { objectiveId: 'o-1' }),
    ]
    const idsOf = (draft: typeof NEW_LEARNING) => keptOf(kept, draft).map(({ id }) => id)
    expect(idsOf({ ...NEW_LEARNING, noteId: 'n-3' })).toEqual(['one'])
    expect(idsOf({ ...NEW_LEARNING, keyResultId: 'k-1' })).toEqual(['one', 'two'])
    expect(idsOf({ ...NEW_LEARNING, objectiveId: 'o-1' })).toEqual(['three'])
    expect(idsOf({ ...NEW_LEARNING, noteId: 'n-1' })).toEqual([])
  })

  it('[RE6] keeps the capital of a name that the room knows', () => {
    const draft = draftOfCard(
      { id: 'n-1', column: 'learned', text: 'Gil knows it', keyResultId: null },
      names,
    )
    expect(draft.text).toBe('We learned that Gil knows it')
  })

  it('[RE6] is never longer than a learning may be', () => {
    const words = 'word '.repeat(MAX_RETRO_LINE_LENGTH).trim()
    const draft = draftOfCard({ id: 'n-1', column: 'learned', text: words, keyResultId: null }, names)
    expect(draft.text).toHaveLength(MAX_RETRO_LINE_LENGTH)
  })
})

describe('what a tab keeps', () => {
  it('gives a learning back as it was written', () => {
    const draft = draftOfCard({ id: 'n-1', column: 'worked', text: 'Pairing', keyResultId: 'k-1' }, names)
    expect(readLearningDraft(JSON.stringify(draft))).toEqual(draft)
  })

  it.each(['', '{', 'null', '{"text":7}', '{"text":"x","kind":"shouted"}'])(
    'takes %j for nothing',
    (kept) => {
      expect(readLearningDraft(kept)).toBeNull()
    },
  )

  it('gives a grade back that was picked, and takes anything else for none', () => {
    expect([readPick('0.3'), readPick('0'), readPick('1'), readPick('pass')]).toEqual([0.3, 0, 1, null])
    expect([readPick(''), readPick('0.35'), readPick('7')]).toEqual([undefined, undefined, undefined])
  })
})
