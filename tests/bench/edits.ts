import type * as Y from 'yjs'
import { textOf } from '../../shared/board/read.ts'
import { createKeyResult, createObjective, moveCard, setKeyResultFields } from '../../shared/board/write.ts'
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
      createObjective(doc, { id: objectiveId, text: '' }, null)
      return
    case 'cards':
      doc.transact(() => {
        createObjective(doc, { id: objectiveId, text: `Objective of ${person}` }, null)
        for (const which of [0, 1]) {
          const id = ownKeyResult(person, which)
          createKeyResult(doc, { id, objectiveId, text: `Key result ${which} of ${person}` }, null)
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
  const isDone =
    count % 2 === 0
      ? setKeyResultFields(doc, id, { baseline: count, target: count + 7 }, null)
      : moveCard(
          doc,
          {
            id: ownKeyResult(person, 0),
            parentId: `${OBJECTIVE_PREFIX}${person}`,
            after: count % 4 === 1 ? ownKeyResult(person, 1) : null,
          },
          null,
        )
  if (!isDone) throw new Error(`Person ${person} could not edit a card.`)
}

function ownKeyResult(person: number, which: number): string {
  return `${KEY_RESULT_PREFIX}${person}-${which}`
}

/** Writes about `bytes` as cards of equal length, below one objective for every thirty. */
export function writeCards(
  doc: Y.Doc,
  options: { readonly name: string; readonly cards: number; readonly bytes: number },
): void {
  const { name, cards, bytes } = options
  const length = Math.floor(bytes / cards)
  const text = LETTERS.repeat(Math.ceil(length / LETTERS.length) + 1)
  for (let at = 0; at < cards; at += 30) {
    const objectiveId = `${name}-o-${at}`
    if (!createObjective(doc, { id: objectiveId, text: `Objective ${at}` }, null))
      throw new Error('The board did not take an objective.')
    // The objective is one of the thirty.
    for (let card = at + 1; card < Math.min(cards, at + 30); card++) {
      const from = card % LETTERS.length
      const id = `${name}-k-${card}`
      if (!createKeyResult(doc, { id, objectiveId, text: text.slice(from, from + length) }, null))
        throw new Error('The board did not take a key result.')
    }
  }
}
