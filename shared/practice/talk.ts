import { allCards } from '../board/read.ts'
import { currentStage } from '../workshop/agenda.ts'
import { participantOf } from '../workshop/state.ts'
import { type Asked, command, type TeammateAct } from './act.ts'
import { chanceOf, orderOf, pickOf, tagOf } from './chance.ts'
import { thinkingMs } from './human-times.ts'
import { ideaWith } from './situation.ts'
import { COMMENTS_ON_OUTPUTS, COMMENTS_ON_RESULTS } from './small-talk.ts'

/** Comments of one teammate in one stage. */
const MAX_COMMENTS_IN_STAGE = 1

/** How long a hand stays up before its owner thinks better of it. */
const HAND_UP_MS = 40_000

/** Says something about a card; `null`: listens. */
export function comment({ view, teammate }: Asked): TeammateAct | null {
  const { seed, character } = teammate
  if (!character.isTalkative) return null
  const { visible, board, personId } = view
  const stage = currentStage(visible)
  const prefix = `pt-${tagOf(personId, stage.id)}-`
  const said = [...view.comments.values()].flat().filter(({ id }) => id.startsWith(prefix))
  if (said.length >= MAX_COMMENTS_IN_STAGE) return null
  const inTurn = visible.discussion?.stageId === stage.id ? visible.discussion.currentId : null
  const keyResults = board.objectives.flatMap((objective) => objective.keyResults)
  const card =
    inTurn === null
      ? orderOf(keyResults, seed, 'talks', stage.id)[0]
      : allCards(board).find(({ id }) => id === inTurn)
  if (card === undefined || card.kind === 'initiative') return null
  const isOutput = ideaWith(card.text)?.measure === null
  const text = pickOf(isOutput ? COMMENTS_ON_OUTPUTS : COMMENTS_ON_RESULTS, seed, 'comment', card.id)
  if (text === null) return null
  const commentId = `${prefix}${said.length + 1}`
  return command(
    `comment/${commentId}/${card.id}`,
    { type: 'add-comment', commentId, cardId: card.id, text, mentionIds: [] },
    thinkingMs(teammate, [12_000, 40_000], commentId),
  )
}

/** In a discussion, some have something to say on a card. A facilitator sees it, and takes them in turn. */
export function putHandUp({ view, teammate }: Asked): TeammateAct | null {
  const { visible, personId } = view
  const cardId = visible.discussion?.currentId ?? null
  if (currentStage(visible).kind !== 'discuss' || cardId === null) return null
  if (participantOf(visible, personId)?.handRaisedAtMs !== undefined) return null
  if (chanceOf(teammate.seed, 'hand', cardId) > 0.25) return null
  const key = `hand-up/${cardId}`
  const up = command(key, { type: 'raise-hand', raised: true }, thinkingMs(teammate, [5_000, 20_000], key))
  return { ...up, isOnce: true }
}

/** What was to be said is said by then. */
export function takeHandDown({ view, nowMs }: Asked): TeammateAct | null {
  const upSinceMs = participantOf(view.visible, view.personId)?.handRaisedAtMs
  if (upSinceMs === undefined) return null
  const leftMs = Math.max(0, upSinceMs + HAND_UP_MS - nowMs)
  return command(`hand-down/${upSinceMs}`, { type: 'raise-hand', raised: false }, leftMs)
}
