import { areaIdOf } from '../board/cards.ts'
import { allCards } from '../board/read.ts'
import { currentStage } from '../workshop/agenda.ts'
import { isPrivate, REFLECT_COLUMNS, type Stage } from '../workshop/stages.ts'
import { type Asked, command, edit, seenWriting, type TeammateAct, type TeammateView } from './act.ts'
import { orderOf, pickOf, tagOf } from './chance.ts'
import { writingMs } from './human-times.ts'
import { TOPICS, type Topic, topicOf } from './situation.ts'
import { ICEBREAKER_ANSWERS, REFLECTIONS } from './small-talk.ts'
import type { Teammate } from './teammates.ts'

/** A card that a teammate has in mind. */
type Idea = { readonly text: string; readonly objectiveId: string | null; readonly column: string | null }

/** The next card that this teammate writes in a writing stage, alone or on the board; `null`: they have no more. */
export function writeNextCard(asked: Asked): TeammateAct | null {
  const { view, teammate } = asked
  const stage = currentStage(view.visible)
  if (stage.settings.writers !== 'everyone') return null
  return isPrivate(stage) ? writeAlone(view, teammate, stage) : writeOnBoard(view, teammate, stage)
}

function writeAlone(view: TeammateView, teammate: Teammate, stage: Stage): TeammateAct | null {
  // What was written is out: whoever writes on now is not a simulated teammate.
  if (Object.hasOwn(view.visible.revealed, stage.id)) return null
  const written = view.mine.cards.filter(({ stageId }) => stageId === stage.id)
  const idea = nextIdea(view, teammate, stage, {
    count: written.length,
    known: new Set(written.map(({ text }) => text)),
  })
  if (idea === null) return null
  const cardId = cardIdOf(view, stage, written.length)
  const isAnonymous = stage.settings.naming === 'anonymous'
  const act = command(
    `write/${cardId}`,
    { ...{ type: 'write-private', cardId, stageId: stage.id, ...idea, isChange: false }, isAnonymous },
    writingMs(teammate, idea.text),
  )
  // As people's own pages do: that they write and no more, and in an anonymous stage not even that.
  return isAnonymous ? act : seenWriting(act, stage.id)
}

function writeOnBoard(view: TeammateView, teammate: Teammate, stage: Stage): TeammateAct | null {
  const ids = new Set(allIds(view))
  let count = 0
  while (ids.has(cardIdOf(view, stage, count))) count += 1
  const idea = nextIdea(view, teammate, stage, { count, known: new Set(allTexts(view)) })
  if (idea === null) return null
  const cardId = cardIdOf(view, stage, count)
  const { text, objectiveId, column } = idea
  const made =
    stage.kind === 'objectives'
      ? ({ edit: 'write-objective', cardId, text } as const)
      : objectiveId !== null
        ? ({ edit: 'write-key-result', cardId, objectiveId, text } as const)
        : ({ edit: 'write-note', cardId, areaId: areaIdOf(stage.id, column), text } as const)
  return seenWriting(edit(`write/${cardId}`, made, writingMs(teammate, text)), cardId)
}

/** A name of this person's own for their n-th card of a stage: who comes back writes none twice. */
function cardIdOf({ personId }: TeammateView, { id }: Stage, count: number): string {
  return `pc-${tagOf(personId, id)}-${count + 1}`
}

function nextIdea(
  view: TeammateView,
  teammate: Teammate,
  stage: Stage,
  { count, known }: { readonly count: number; readonly known: ReadonlySet<string> },
): Idea | null {
  const { seat, seed, character } = teammate
  switch (stage.kind) {
    case 'icebreaker': {
      const text = ICEBREAKER_ANSWERS[seat % ICEBREAKER_ANSWERS.length]
      return count > 0 || text === undefined ? null : { text, objectiveId: null, column: null }
    }
    case 'reflect': {
      const column = orderOf(REFLECT_COLUMNS, seed, 'columns')[count]
      if (column === undefined) return null
      const text = fresh(REFLECTIONS[column], seat, known)
      return text === null ? null : { text, objectiveId: null, column }
    }
    case 'objectives':
      return count >= Math.min(2, character.cards) ? null : nextObjective(teammate, count, known)
    case 'key-results':
      return count >= character.cards ? null : nextKeyResult(view, teammate, count, known)
    default:
      return null
  }
}

function nextObjective(
  { seat, character }: Teammate,
  count: number,
  known: ReadonlySet<string>,
): Idea | null {
  const at = TOPICS.findIndex(({ id }) => id === character.topic) + count
  const topic: Topic = TOPICS[at % TOPICS.length] ?? TOPICS[0]
  const pool = character.likesOutputs && count === 0 ? topic.outputObjectives : topic.objectives
  const text = fresh(pool, 2 * Math.floor(seat / TOPICS.length) + count, known)
  return text === null ? null : { text, objectiveId: null, column: null }
}

function nextKeyResult(
  { board }: TeammateView,
  { seat, seed, character }: Teammate,
  count: number,
  known: ReadonlySet<string>,
): Idea | null {
  const objective = board.objectives[(seat + count) % Math.max(1, board.objectives.length)]
  if (objective === undefined) return null
  const topic: Topic = topicOf(objective.text) ?? pickOf(TOPICS, seed, objective.id) ?? TOPICS[0]
  const wantsOutput = character.likesOutputs && count === 0
  const pool = topic.keyResults.filter(({ measure }) => (measure === null) === wantsOutput)
  const text = fresh(
    pool.map((idea) => idea.text),
    // So that five teammates propose different things for one objective.
    wantsOutput ? Math.floor(seat / 3) : seat,
    known,
  )
  return text === null ? null : { text, objectiveId: objective.id, column: null }
}

/** The first of the texts, from this one on, that is not known yet. */
function fresh(texts: readonly string[], from: number, known: ReadonlySet<string>): string | null {
  for (let step = 0; step < texts.length; step += 1) {
    const text = texts[(from + step) % texts.length]
    if (text !== undefined && !known.has(text)) return text
  }
  return null
}

function allIds(view: TeammateView): readonly string[] {
  return [...allCards(view.board), ...allNotes(view)].map(({ id }) => id)
}

function allTexts(view: TeammateView): readonly string[] {
  return [...allCards(view.board), ...allNotes(view)].map(({ text }) => text.trim())
}

function allNotes({ notes }: TeammateView) {
  const lying = [...notes.areas.values()].flatMap(({ groups, loose }) => [
    ...loose,
    ...groups.flatMap((group) => group.notes),
  ])
  return [...lying, ...notes.parked, ...notes.deleted]
}
