import * as v from 'valibot'
import type { Board, KeyResultCard, ObjectiveCard } from '../board/cards.ts'
import { type Clash, type ClashChoice, isAbout } from '../okr/clash.ts'
import { statedValue } from '../okr/correction.ts'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields, KeyResultFieldsSchema } from '../okr/model.ts'
import type { Visible } from './state.ts'

type Statement = ObjectiveCard | KeyResultCard

/**
 * [CH3] Corrections that the record named when it refused the set, as far as the board still says otherwise: in each it is to
 * be chosen which is to be.
 */
export function findClashes(
  { publication, workshop: { cycle } }: Pick<Visible, 'publication' | 'workshop'>,
  board: Board,
): Clash[] {
  if (publication.status !== 'refused') return []
  return publication.reasons
    .flatMap(({ clash }) => clash ?? [])
    .filter((clash) => {
      const card = findStatement(board, clash.cardId)
      return (
        card !== null && (clash.field === 'dropped' || saidOn(card, clash.field, cycle) !== clash.corrected)
      )
    })
}

/** What was chosen of a clash, or `null`. A drop that is kept settles everything else about its card. */
export function choiceOf(clash: Clash, choices: readonly ClashChoice[]): ClashChoice['take'] | null {
  const isGone = choices.some(
    (choice) => choice.cardId === clash.cardId && choice.field === 'dropped' && choice.take === 'correction',
  )
  if (isGone) return 'correction'
  return choices.find((choice) => isAbout(choice, clash))?.take ?? null
}

/** What the board has to say so that the corrections are kept. */
export type KeptCorrections = {
  readonly cardId: string
  /** It was dropped: the card goes, and nothing else of it matters. */
  readonly isDropped: boolean
  readonly text: string | null
  readonly fields: Partial<KeyResultFields>
}

/** The clashes in which the correction was chosen, card by card. */
export function keptCorrections(
  clashes: readonly Clash[],
  choices: readonly ClashChoice[],
): readonly KeptCorrections[] {
  const kept = new Map<string, KeptCorrections>()
  for (const clash of clashes) {
    if (choiceOf(clash, choices) !== 'correction') continue
    const { cardId, field, corrected } = clash
    const its = kept.get(cardId) ?? { cardId, isDropped: false, text: null, fields: {} }
    if (field === 'dropped') kept.set(cardId, { ...its, isDropped: true })
    else if (field === 'text') kept.set(cardId, { ...its, text: String(corrected) })
    else {
      const fields = { ...its.fields, [field]: corrected }
      // A value that is none of the field's changes nothing.
      if (v.is(KeyResultFieldsSchema, { ...EMPTY_KEY_RESULT_FIELDS, ...fields })) {
        kept.set(cardId, { ...its, fields })
      }
    }
  }
  return [...kept.values()]
}

/** The board as it reads once the corrections are kept. */
export function withKept(board: Board, kept: readonly KeptCorrections[]): Board {
  const of = new Map(kept.map((each) => [each.cardId, each]))
  return {
    ...board,
    objectives: board.objectives.map((objective) => ({
      ...objective,
      text: of.get(objective.id)?.text ?? objective.text,
      keyResults: objective.keyResults.flatMap((card) => {
        const its = of.get(card.id)
        if (its === undefined) return [card]
        return its.isDropped
          ? []
          : [{ ...card, text: its.text ?? card.text, fields: { ...card.fields, ...its.fields } }]
      }),
    })),
  }
}

/** Why what was dropped by hand goes: its own reason, where the facilitator gives no other. */
export function reasonsOfDrops(
  clashes: readonly Clash[],
  choices: readonly ClashChoice[],
): Readonly<Record<string, string>> {
  const drops = clashes.filter(
    (clash) => clash.field === 'dropped' && choiceOf(clash, choices) === 'correction',
  )
  return Object.fromEntries(drops.map(({ cardId, reason }) => [cardId, reason]))
}

function findStatement({ objectives }: Board, cardId: string): Statement | null {
  const cards = objectives.flatMap((objective): Statement[] => [objective, ...objective.keyResults])
  return cards.find(({ id }) => id === cardId) ?? null
}

function saidOn(
  card: Statement,
  field: Exclude<Clash['field'], 'dropped'>,
  cycle: { readonly endsOn: string },
): string | number | null {
  const text = card.text.trim()
  if (card.kind === 'objective') return field === 'text' ? text : null
  const dueOn = card.fields.dueOn ?? cycle.endsOn
  return statedValue({ text, fields: { ...card.fields, dueOn } }, field)
}
