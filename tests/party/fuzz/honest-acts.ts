import { addSoWhatRung, setLadderMeasure } from '../../../shared/board/ladder-edits.ts'
import { BOARD_ROOT } from '../../../shared/board/layout.ts'
import { allCards, readBoard, textOf } from '../../../shared/board/read.ts'
import {
  createInitiative,
  createKeyResult,
  createObjective,
  deleteCard,
  moveCard,
  replaceText,
  restoreCard,
  setKeyResultFields,
} from '../../../shared/board/write.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { currentBallotOf } from '../../../shared/workshop/state.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { callBallot, castOn, leadBallot } from './honest-votes.ts'
import { ME, type SimulatedPerson } from './simulated-person.ts'

/** An edit of the board, as people make them. */
export function editBoard(person: SimulatedPerson, random: SeededRandom, fresh: () => string): void {
  const { doc, undo, who } = person
  const board = readBoard(doc)
  const cards = allCards(board)
  const idOf = (kind: string) => random.pick(cards.filter((card) => card.kind === kind))?.id ?? ''
  const [objective, keyResult, initiative] = [idOf('objective'), idOf('keyResult'), idOf('initiative')]
  const any = random.pick(cards)?.id ?? ''
  const ladder = random.pick(board.ladders)
  const after = random.pick([null, undefined, any])
  const edits: readonly (() => unknown)[] = [
    () => createObjective(doc, { id: fresh(), text: 'Expand', after }, ME),
    () => createKeyResult(doc, { id: fresh(), objectiveId: objective, text: 'Two launches', after }, ME),
    () => createKeyResult(doc, { id: fresh(), objectiveId: objective, text: 'Fewer alarms' }, ME),
    () => createInitiative(doc, { id: fresh(), keyResultId: keyResult, text: 'Translate' }, ME),
    () => moveCard(doc, { id: keyResult, parentId: objective, after: after ?? null }, ME),
    () => moveCard(doc, { id: objective, parentId: BOARD_ROOT, after: after ?? null }, ME),
    () => moveCard(doc, { id: initiative, parentId: keyResult, after: null }, ME),
    () => type(person, any, random),
    () => type(person, any, random),
    () => type(person, objective, random),
    () => type(person, random.pick(ladder?.rungs ?? [])?.id ?? '', random),
    () => deleteCard(doc, any, random.below(1_000_000), ME),
    () => restoreCard(doc, any, ME),
    () => setKeyResultFields(doc, keyResult, { target: random.below(100), unit: '%' }, ME),
    () => {
      const measure = { direction: 'decrease', unit: 'minutes', baseline: 40, target: 20 } as const
      setKeyResultFields(doc, keyResult, { ...measure, ownerId: who.personId, dueOn: '2027-03-15' }, ME)
    },
    () => addSoWhatRung(doc, { id: fresh(), ladderId: ladder?.id ?? '', after: null }, ME),
    () => setLadderMeasure(doc, ladder?.id ?? '', { target: random.below(50) }, ME),
    () => undo.undo(),
    () => undo.redo(),
  ]
  // By the clock of this machine it would depend on how fast the test runs.
  undo.stopCapturing()
  random.pick(edits)?.()
}

/** A few characters in, a few out, emoji among them, somewhere in the text. */
function type({ doc }: SimulatedPerson, id: string, random: SeededRandom): void {
  const text = textOf(doc, id)
  if (text === null) return
  const letters = Array.from(text.toString())
  const typed = random.pick(['fast', ' ', '🚀', 'ü', '20%']) ?? ''
  letters.splice(random.below(letters.length + 1), random.below(3), typed)
  replaceText(doc, id, letters.join('').slice(0, 200), ME)
}

/** A command that makes sense to this person, or would have a moment ago. */
export function commandOf(
  person: SimulatedPerson,
  random: SeededRandom,
  people: {
    readonly ids: readonly string[]
    readonly index: number
    /** From one tab only: which of two choices came last could not be told. */
    readonly mayCast: boolean
    readonly nowMs: number
  },
): Command | null {
  const { visible, doc, who } = person
  if (!visible) return null
  const board = readBoard(doc)
  const objectives = board.objectives.map(({ id }) => id)
  const keyResults = board.objectives.flatMap((card) => card.keyResults.map(({ id }) => id))
  const ballot = currentBallotOf(visible)
  const cardId = random.pick([...objectives, ...keyResults])
  const ladder = random.pick(board.ladders.filter(({ chosen }) => !chosen))
  const owned = board.objectives
    .flatMap((card) => card.keyResults)
    .filter(({ fields }) => fields.ownerId === who.personId)
  const anyone = random.pick(people.ids) ?? who.personId
  const commands: (Command | null)[] = [
    { type: 'set-ready', ready: random.below(2) === 0 },
    { type: 'set-attendance', attendance: random.pick(['here', 'away'] as const) ?? 'here' },
    cardId === undefined ? null : { type: 'open-ladder', cardId },
    owned[0] ? { type: 'accept-ownership', keyResultId: owned[0].id, accepted: true } : null,
    ladder ? choiceOn(ladder.id) : null,
    ...(ballot && people.mayCast ? [1, 2, 3].map(() => castOn(ballot, random, people.index)) : []),
    ballot ? { type: 'set-ballot-done', ballotId: ballot.ballotId, done: random.below(3) > 0 } : null,
  ]
  if (visible.roster[who.personId]?.role === 'facilitator') {
    const role =
      random.pick(['facilitator', 'participant', 'observer', 'participant'] as const) ?? 'participant'
    commands.push(
      ...(ballot && random.below(3) > 0
        ? []
        : [
            { type: 'advance-stage' as const, from: visible.stageId },
            { type: 'advance-stage' as const, from: visible.stageId },
          ]),
      random.below(3) === 0
        ? { type: 'go-to-stage', stageId: random.pick(['outcomes', 'vote'] as const) ?? 'vote' }
        : null,
      { type: 'lock-board', locked: visible.boardLocked ? random.below(4) === 0 : random.below(3) === 0 },
      visible.boardLocked ? { type: 'lock-board', locked: false } : null,
      random.below(2) === 0 ? { type: 'set-role', personId: anyone, role } : null,
      random.below(6) === 0 ? { type: 'remove-person', personId: anyone } : null,
      ...(ballot
        ? []
        : [1, 2, 3].map(() => callBallot([...objectives, ...keyResults], random, people.nowMs))),
      ...(ballot ? leadBallot(ballot, random, people.nowMs) : []),
      visible.stageId === 'review'
        ? { type: 'finalise', dropReasons: reasonsFor(visible.publishedItems) }
        : null,
      visible.stageId === 'finalised' ? { type: 'reopen' } : null,
    )
  }
  return random.pick(commands.filter((command) => command !== null)) ?? null
}

function choiceOn(ladderId: string): Command {
  const fields = { direction: null, unit: '', baseline: null, target: null, dueOn: null }
  return { type: 'choose-outcome', ladderId, sentence: 'Customers wait half as long', fields }
}

function reasonsFor(items: readonly { readonly id: string }[]): Record<string, string> {
  return Object.fromEntries(items.map(({ id }) => [id, 'No longer needed']))
}
