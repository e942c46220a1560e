import type { Board, KeyResultCard, LadderCard, NoteBoard, ObjectiveCard, RungCard } from '../board/cards.ts'
import type { RefusalReason } from '../events/refusal-reason.ts'
import { findGateProblems } from '../okr/gates.ts'
import { EMPTY_PROVENANCE, type OkrSet, type Provenance } from '../okr/okr-set.ts'
import { candidateOf, findUnchosen } from '../retro/chosen-again.ts'
import { FINALISED_IN, stageIdOfKind } from './agenda.ts'
import type { KeptCorrections } from './clashes.ts'
import { withVisible } from './command.ts'
import { type Publication, participantOf, type RoomState, type Visible } from './state.ts'

/** What stops finalising now, each pointing at its card: the gates KR4, KR8, KR9, SE2 and RE5. */
export function findPublicationProblems(
  visible: Visible,
  board: Board,
  kept: readonly KeptCorrections[] = [],
) {
  // [KR9] A correction may have given it to somebody of the team who is not in this workshop.
  const corrected = new Set(kept.map(({ fields }) => fields.ownerId))
  return [
    ...findGateProblems(board.objectives, {
      cycle: visible.workshop.cycle,
      isKnownPerson: (personId) => isActive(visible, personId) || corrected.has(personId),
    }),
    ...findUnchosen(
      visible.ballots,
      board.objectives
        .flatMap(({ keyResults }) => keyResults)
        .map(({ id }) => ({ id, candidate: candidateOf(visible, id) })),
    ),
  ]
}

/** What the last revision had and the board no longer has: each needs a reason before it is dropped. */
export function findVanishedItems(visible: Visible, board: Board): Visible['publishedItems'] {
  const present = new Set(
    board.objectives.flatMap(({ id, keyResults }) => [id, ...keyResults.map((card) => card.id)]),
  )
  return visible.publishedItems.filter(({ id }) => !present.has(id))
}

/** The reason given for an item, or `''`. Ids come from the document, and `reasons['toString']` is no reason. */
export function reasonOf(dropReasons: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(dropReasons, id) ? (dropReasons[id]?.trim() ?? '') : ''
}

/** The board as it will be published. A key result without a due date is due on the cycle's last day (KR8). */
export function buildOkrSet(
  visible: Visible,
  board: Board,
  dropReasons: Readonly<Record<string, string>>,
  notes: NoteBoard | null = null,
): OkrSet {
  const cardsBefore: ReadonlyMap<string, readonly string[]> =
    notes === null ? new Map() : cardsTurnedInto(notes)
  const originOf = ({ id, text }: ObjectiveCard | KeyResultCard): Provenance => ({
    ...provenanceOf(visible, board, id),
    ...takenUp(visible, id),
    // A note that became it word for word is no news.
    mergedCards: (cardsBefore.get(id) ?? [])
      .filter((words) => words !== text.trim())
      .slice(0, MAX_CARDS_KEPT),
  })
  return {
    objectives: board.objectives.map((objective: ObjectiveCard) => ({
      id: objective.id,
      text: objective.text.trim(),
      commitment: objective.commitment,
      ...(objective.partners.length === 0 ? {} : { partners: [...objective.partners] }),
      provenance: originOf(objective),
      keyResults: objective.keyResults.map((keyResult: KeyResultCard) => ({
        id: keyResult.id,
        text: keyResult.text.trim(),
        fields: { ...keyResult.fields, dueOn: keyResult.fields.dueOn ?? visible.workshop.cycle.endsOn },
        accepted: isAccepted(visible, keyResult),
        initiatives: keyResult.initiatives.map(({ id, text, ownerId }) => ({
          id,
          text: text.trim(),
          ownerId,
        })),
        provenance: originOf(keyResult),
      })),
    })),
    dropped: findVanishedItems(visible, board).map(({ id, kind }) => ({
      id,
      kind,
      reason: reasonOf(dropReasons, id),
    })),
  }
}

/** [KR9] Accepted by the person who owns it now. */
export function isAccepted(visible: Visible, { id, fields }: Pick<KeyResultCard, 'id' | 'fields'>): boolean {
  return fields.ownerId !== null && visible.acceptances[id] === fields.ownerId
}

/** The Worker has recorded the revision. */
export function recordPublished(state: RoomState, okrs: OkrSet, revision: number, nowMs: number): RoomState {
  const publication: Publication = { status: 'published', revision, publishedAtMs: nowMs }
  const publishedItems = okrs.objectives.flatMap((objective): Visible['publishedItems'] => [
    { id: objective.id, kind: 'objective', text: objective.text },
    ...objective.keyResults.map(({ id, text }) => ({ id, kind: 'keyResult' as const, text })),
  ])
  return withVisible(state, { publication, publishedItems, publishedRevision: revision })
}

/** The Worker has recorded a retro's revision. */
export function recordRetroPublished(state: RoomState, revision: number, nowMs: number): RoomState {
  const publication: Publication = { status: 'published', revision, publishedAtMs: nowMs }
  return withVisible(state, { publication, publishedRevision: revision })
}

/** The Worker refused it for good: back to where it was finalised, with the reasons at their cards. */
export function recordRefused(
  state: RoomState,
  refused: { revision: number; code: string; reasons: readonly RefusalReason[] },
): RoomState {
  const end = FINALISED_IN[state.visible.workshop.kind]
  const publication: Publication = { status: 'refused', ...refused, reasons: [...refused.reasons] }
  return withVisible(state, {
    publication,
    stageId: (end === null ? null : stageIdOfKind(state.visible, end)) ?? state.visible.stageId,
  })
}

/** [RE5] The key result of an earlier cycle that one takes up again. */
function takenUp(visible: Visible, cardId: string): Pick<Provenance, 'candidateOf'> {
  const candidate = candidateOf(visible, cardId)
  return candidate === null ? {} : { candidateOf: candidate }
}

function isActive(visible: Visible, personId: string): boolean {
  const participant = participantOf(visible, personId)
  return participant !== null && !participant.removed
}

/** Of a large group the record keeps as many: the rest says the same, that is why they were put together. */
const MAX_CARDS_KEPT = 50

/** The words of the notes, by the objective or key result that was made of them; of a group its name and its notes. */
function cardsTurnedInto(notes: NoteBoard): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>()
  const keep = (becameId: string | null, text: string) => {
    if (becameId === null || text.trim() === '') return
    words.set(becameId, [...(words.get(becameId) ?? []), text.trim()])
  }
  const areas = [...notes.areas.values()]
  const inGroups = [
    ...areas.flatMap(({ groups }) => groups),
    ...notes.parked.flatMap((card) => (card.kind === 'group' ? [card] : [])),
  ]
  for (const group of inGroups) {
    keep(group.becameId, group.text)
    for (const note of group.notes) {
      keep(group.becameId, note.text)
      keep(note.becameId, note.text)
    }
  }
  const alone = notes.parked.flatMap((card) => (card.kind === 'note' ? [card] : []))
  for (const note of [...areas.flatMap(({ loose }) => loose), ...alone]) keep(note.becameId, note.text)
  return words
}

function provenanceOf(visible: Visible, board: Board, cardId: string): Provenance {
  const ladder = findLadder(visible, board, cardId)
  return {
    ...EMPTY_PROVENANCE,
    original: ladder?.original ?? null,
    ladder: ladder
      ? ladder.rungs.map((rung) => ({ question: rung.question, answer: answerOf(ladder, rung) }))
      : [],
    ballots: visible.ballots.flatMap((ballot) => {
      const row = ballot.result?.rows.find(({ itemId }) => itemId === cardId)
      const item = ballot.items.find(({ id }) => id === cardId)
      if (!ballot.result || !row || !item || ballot.closedAtMs === null) return []
      const { rank, total } = row
      return [
        {
          round: ballot.round,
          method: ballot.settings.method,
          rank,
          of: ballot.items.length,
          total,
          voters: ballot.result.turnout.cast,
          closedAtMs: ballot.closedAtMs,
          wording: item.text,
        },
      ]
    }),
  }
}

/** What was answered on a rung. The last one is answered with values, which the record keeps in words like the others. */
function answerOf({ measure }: LadderCard, { question, text }: RungCard): string {
  if (question !== 'from-to-by' || text.trim() !== '') return text
  const { baseline, target, unit, dueOn } = measure
  const from = baseline === 'unknown' ? 'not known yet' : baseline
  const parts = [
    from === null ? '' : `from ${from}`,
    target === null ? '' : `to ${target}`,
    unit.trim(),
    dueOn === null ? '' : `by ${dueOn}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** The finished ladder that this card came from: opened on it, or, on an objective, the one that made it. */
function findLadder(visible: Visible, board: Board, cardId: string): LadderCard | undefined {
  const opened = visible.ladders[cardId]
  return board.ladders.find((ladder) => ladder.chosen && (ladder.id === opened || ladder.cardId === cardId))
}
