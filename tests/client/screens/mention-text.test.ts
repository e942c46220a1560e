import { describe, expect, test } from 'vitest'
import {
  matchPeople,
  mentionAt,
  mentionedIn,
  putMention,
  splitMentions,
} from '../../../client/screens/workshop/comments/mention-text.ts'

const PEOPLE = [
  { id: 'p-1', name: 'Ana' },
  { id: 'p-2', name: 'Ana Souza' },
  { id: 'p-3', name: 'Björn' },
  { id: 'p-4', name: 'Mika Ana' },
]

describe('what is typed of a mention', () => {
  test.each<[string, string | null]>([
    ['@', ''],
    ['Ask @An', 'An'],
    ['Ask (@Ana S', 'Ana S'],
    ['mail me: ana@example', null],
    ['@Ana\nand then', null],
    ['@ nobody', null],
    ['no sign', null],
    ['', null],
  ])('in %j it is %j', (text, query) => {
    expect(mentionAt(text, text.length)?.query ?? null).toBe(query)
  })

  test('only the one that the caret stands in counts', () => {
    expect(mentionAt('@Ana and more', 3)).toEqual({ from: 0, query: 'An' })
    expect(mentionAt('Hi @Ana', 2)).toBeNull()
    expect(mentionAt('@Ana', 0)).toBeNull()
  })
})

test('the people that fit: first names before others, in the order of names', () => {
  expect(matchPeople(PEOPLE, 'an').map(({ id }) => id)).toEqual(['p-1', 'p-2', 'p-4'])
  expect(matchPeople(PEOPLE, 'BJÖ').map(({ id }) => id)).toEqual(['p-3'])
  expect(matchPeople(PEOPLE, 'ana s').map(({ id }) => id)).toEqual(['p-2'])
  expect(matchPeople(PEOPLE, 'zoe')).toEqual([])
  expect(matchPeople(PEOPLE, '')).toHaveLength(4)
})

test('a mention is put in whole, with one space behind it', () => {
  expect(putMention('Ask @An please', { from: 4, to: 7, name: 'Ana Souza' })).toEqual({
    text: 'Ask @Ana Souza please',
    caret: 14,
  })
  expect(putMention('@', { from: 0, to: 1, name: 'Ana' })).toEqual({ text: '@Ana ', caret: 5 })
})

describe('who is mentioned', () => {
  test.each<[string, string[]]>([
    ['@Ana, is that so?', ['p-1']],
    ['@Ana Souza, is that so?', ['p-2']],
    ['@Anabel is not here', []],
    ['@Ana and @Björn', ['p-1', 'p-3']],
    ['Ana', []],
  ])('in %j: %j', (text, ids) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(ids)
  })

  test('is everybody of that name where two bear it', () => {
    expect(mentionedIn('@Ana', [...PEOPLE, { id: 'p-9', name: 'Ana' }])).toEqual(['p-1', 'p-9'])
  })

  test('and the text in parts is the text', () => {
    const text = 'To @Ana Souza and @Björn: @nobody, @Ana.'
    const parts = splitMentions(text, PEOPLE)
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts.flatMap(({ personId }) => (personId === null ? [] : [personId]))).toEqual([
      'p-2',
      'p-3',
      'p-1',
    ])
  })
})
