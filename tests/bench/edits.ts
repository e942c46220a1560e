import type * as Y from 'yjs'
import { textOf } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, moveCard, setKeyResultFields } from '../../shared/board/write.ts'
import type { KeyResultFields } from '../../shared/okr/model.ts'
import { assertNever } from '../../shared/result.ts'
import type { LoadClient } from './load-client.ts'

/** What people do over and over. */
export const ACTIVITIES = ['typing', 'cards', 'presence'] as const
export type Activity = (typeof ACTIVITIES)[number]

const LETTERS = 'the quick brown fox jumps over a lazy dog while nobody looks at the board '
const OBJECTIVE_PREFIX = 'bench-o-'
const KEY_RESULT_PREFIX = 'bench-k-'

/** Makes what a person is going to edit: cards of their own. */
export function prepare(activity: Activity, { doc, person }: LoadClient): void {
  const objectiveId = `${OBJECTIVE_PREFIX}${person}`
  switch (activity) {
    case 'typing':
      must(createObjective(doc, { id: objectiveId, text: '' }, null))
      return
    case 'cards':
      doc.transact(() => {
        must(createObjective(doc, { id: objectiveId, text: `Objective of ${person}` }, null))
        for (const which of [0, 1]) {
          const id = ownKeyResult(person, which)
          must(createKeyResult(doc, { id, objectiveId, text: `Key result ${which} of ${person}` }, null))
        }
      })
      return
    case 'presence':
      return
    default:
      assertNever(activity)
  }
}

/** The `count`th edit of a person, from 0. Throws when the board does not take it: then nothing would be measured. */
export function edit(activity: Activity, client: LoadClient, count: number): void {
  const { doc, person } = client
  switch (activity) {
    case 'typing': {
      const text = textOf(doc, `${OBJECTIVE_PREFIX}${person}`)
      if (!text) throw new Error(`Person ${person} has no card to type into.`)
      text.insert(text.length, LETTERS.charAt(count % LETTERS.length))
      return
    }
    case 'cards':
      editCards(doc, person, count)
      return
    case 'presence':
      client.showPresence()
      return
    default:
      assertNever(activity)
  }
}

/** By turns: numbers on one of the two own cards, and the other one moved before or behind it. */
function editCards(doc: Y.Doc, person: number, count: number): void {
  const id = ownKeyResult(person, Math.floor(count / 2) % 2)
  if (count % 2 === 0) {
    must(setKeyResultFields(doc, id, { baseline: count, target: count + 7 }, null))
    return
  }
  const after = count % 4 === 1 ? ownKeyResult(person, 1) : null
  const parentId = `${OBJECTIVE_PREFIX}${person}`
  must(moveCard(doc, { id: ownKeyResult(person, 0), parentId, after }, null))
}

function ownKeyResult(person: number, which: number): string {
  return `${KEY_RESULT_PREFIX}${person}-${which}`
}

/** What a key result is filled in with, besides its text. */
const FIELDS = {
  ownerId: 'p-0',
  direction: 'decrease',
  unit: 'minutes',
  baseline: 40,
  target: 20,
  dueOn: '2027-03-15',
  commitment: 'committed',
  confidence: 5,
} as const satisfies Partial<KeyResultFields>

/** Cards below one objective, which is counted with them. */
const CARDS_BELOW_ONE = 30

/** Writes cards with `bytes` of text in all. Those that are filled in have their numbers, dates and owners too. */
export function writeCards(
  doc: Y.Doc,
  options: {
    readonly name: string
    readonly cards: number
    readonly bytes: number
    readonly areFilledIn: boolean
  },
): void {
  const { name, cards, bytes, areFilledIn } = options
  const length = Math.floor(bytes / cards)
  const text = LETTERS.repeat(Math.ceil(length / LETTERS.length) + 1)
  const textOfCard = (card: number) => text.slice(card % LETTERS.length).slice(0, length)
  for (let at = 0; at < cards; at += CARDS_BELOW_ONE) {
    const objectiveId = `${name}-o-${at}`
    must(createObjective(doc, { id: objectiveId, text: textOfCard(at) }, null))
    for (let card = at + 1; card < Math.min(cards, at + CARDS_BELOW_ONE); card++) {
      const id = `${name}-k-${card}`
      must(createKeyResult(doc, { id, objectiveId, text: textOfCard(card) }, null))
      if (areFilledIn) must(setKeyResultFields(doc, id, FIELDS, null))
    }
  }
}

/** What the board does not take would never be sent, and never be missed. */
function must(isDone: boolean): void {
  if (!isDone) throw new Error('The board did not take an edit of the benchmark.')
}
