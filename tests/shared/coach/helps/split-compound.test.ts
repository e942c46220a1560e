import { describe, expect, it } from 'vitest'
import {
  gerundOf,
  isLeadingVerb,
  LEADING_VERBS,
  verbOfGerund,
} from '../../../../shared/coach/helps/leading-verbs.ts'
import { splitCompound } from '../../../../shared/coach/helps/split-compound.ts'
import { checkOnAnyText } from './any-text.ts'

describe('splitting two aims', () => {
  it.each([
    [
      'Win back lapsed members and make the first visit easy',
      'Win back lapsed members',
      'Make the first visit easy',
    ],
    [
      'Be the tool that designers open first, and stop losing beginners',
      'Be the tool that designers open first',
      'Stop losing beginners',
    ],
    [
      'Make the API easy to build on; earn trust with auditors',
      'Make the API easy to build on',
      'Earn trust with auditors',
    ],
    ['Cut waste in the kitchen while winning new guests', 'Cut waste in the kitchen', 'Win new guests'],
    [
      'Shorten the way to a first answer as well as improving our tone',
      'Shorten the way to a first answer',
      'Improve our tone',
    ],
    ['Grow in Spain + keep our regulars', 'Grow in Spain', 'Keep our regulars'],
    [
      'Drivers get home on time, and dispatchers stop firefighting',
      'Drivers get home on time',
      'Dispatchers stop firefighting',
    ],
    ['Reduce churn plus increase expansion revenue', 'Reduce churn', 'Increase expansion revenue'],
    [
      'Make iPads work in class. Give teachers time back',
      'Make iPads work in class',
      'Give teachers time back',
    ],
  ])('[OB5] %s', (text, first, second) => {
    expect(splitCompound(text)).toEqual([first, second])
  })

  it.each([
    'Make buying and selling as easy as sending a message',
    'Improve quality and speed',
    'Grow revenue and market share',
    'Improve hiring and onboarding for nurses',
    'Improve training and support for new managers',
    'Raise engagement as well as learning outcomes',
    'Design and build a portal that tenants like',
    'Attract, hire and keep great people',
    'Close the gap between sales and support',
    'Give patients a place where they can rest and recover safely',
    'Make it easy to find and book an appointment',
    'Help people travel and work safely',
    'Give newcomers a home so that they stay and bring friends along',
    'Become the bakery the neighbourhood would miss',
    'Safe, affordable and fast rides to school',
    'Research and development people trust each other',
    '',
    'and',
  ])('[OB5] leaves one aim alone: %s', (text) => {
    expect(splitCompound(text)).toBeNull()
  })

  it('loses no word but the one that joins', () => {
    const text = 'Open the garden to every school, and get new guides started sooner'
    expect(splitCompound(text)?.join(' and ').toLowerCase()).toBe(text.replace(',', '').toLowerCase())
  })

  checkOnAnyText('splits', (text) => {
    const parts = splitCompound(text)
    for (const part of parts ?? []) expect(part.trim()).not.toBe('')
    return parts
  })
})

describe('leading verbs', () => {
  it('are each listed once, in small letters, and known', () => {
    expect(new Set(LEADING_VERBS).size).toBe(LEADING_VERBS.length)
    for (const verb of LEADING_VERBS) {
      expect(verb).toMatch(/^[a-z]+$/)
      expect(isLeadingVerb(verb.toUpperCase())).toBe(true)
      expect(verbOfGerund(gerundOf(verb))).toBe(verb)
    }
  })

  it('have the right -ing form', () => {
    const verbs = [
      'win',
      'winning',
      'make',
      'making',
      'be',
      'being',
      'begin',
      'beginning',
      'embed',
      'embedding',
    ]
    const others = [
      'open',
      'opening',
      'keep',
      'keeping',
      'free',
      'freeing',
      'cut',
      'cutting',
      'achieve',
      'achieving',
    ]
    const pairs = [
      ...verbs,
      ...others,
      'grow',
      'growing',
      'value',
      'valuing',
      'ship',
      'shipping',
      'fix',
      'fixing',
    ]
    for (let at = 0; at < pairs.length; at += 2) expect(gerundOf(pairs[at] ?? '')).toBe(pairs[at + 1])
  })
})
