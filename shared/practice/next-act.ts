import { can } from '../identity/roles.ts'
import { assertNever } from '../result.ts'
import { currentStage } from '../workshop/agenda.ts'
import { participantOf } from '../workshop/state.ts'
import { type Asked, command, mayDo, type TeammateAct, type TeammateView } from './act.ts'
import { pickOf, wholeBetween } from './chance.ts'
import { commit } from './commit.ts'
import { thinkingMs } from './human-times.ts'
import { PULSE_WORDS } from './small-talk.ts'
import { sortSome } from './sort-notes.ts'
import { comment, putHandUp, takeHandDown } from './talk.ts'
import type { Teammate } from './teammates.ts'
import { vote } from './vote.ts'
import { writeNextCard } from './write-cards.ts'

/**
 * What a simulated teammate does next in a workshop, and how long a person would take for it; `null`: nothing, until
 * something changes. Pure: it follows from who they are and what they may know, so that asking again gives the same. They
 * take part and never lead.
 * @param nowMs the room's clock
 * @param isGivenUp what they tried in vain, or did once and do not do again
 */
export function nextAct(
  view: TeammateView,
  teammate: Teammate,
  nowMs: number,
  isGivenUp: (act: TeammateAct) => boolean = () => false,
): TeammateAct | null {
  const me = participantOf(view.visible, view.personId)
  if (me === null || me.removed || !can(me.role, 'set-ready')) return null
  const asked: Asked = { view, teammate, nowMs }
  for (const intend of [takeHandDown, vote, ...partsOf(view), getReady]) {
    const act = intend(asked)
    if (act !== null && !isGivenUp(act) && mayDo(view, act.deed, nowMs)) return act
  }
  return null
}

type Intention = (asked: Asked) => TeammateAct | null

/** What the room's stage asks of people, the first thing first. */
function partsOf({ visible }: TeammateView): readonly Intention[] {
  const { kind } = currentStage(visible)
  switch (kind) {
    case 'pulse':
      return [answerPulse]
    case 'icebreaker':
    case 'objectives':
    case 'key-results':
    case 'reflect':
      return [writeNextCard]
    case 'outcomes':
    case 'discuss':
      return [putHandUp, comment]
    case 'commit':
      return [commit]
    case 'sort':
      return [sortSome]
    case 'welcome':
    case 'changes':
    case 'look-back':
    case 'open-actions':
    case 'grade':
    case 'decide':
    case 'actions':
    case 'process-pulse':
    case 'close':
    case 'vote':
    case 'review':
    case 'finalised':
      return []
    default:
      return assertNever(kind)
  }
}

function answerPulse({ view, teammate }: Asked): TeammateAct | null {
  const { id } = currentStage(view.visible)
  const isGiven = Object.hasOwn(view.mine.pulses, id) || Object.hasOwn(view.visible.pulses, id)
  if (isGiven) return null
  const score = wholeBetween(2, 5, teammate.seed, 'pulse', id)
  const word = pickOf(PULSE_WORDS[score - 1] ?? [], teammate.seed, 'pulse-word', id) ?? ''
  return command(
    `pulse/${id}`,
    { type: 'give-pulse', stageId: id, score, word },
    thinkingMs(teammate, [4_000, 14_000], 'pulse', id),
  )
}

/** Nothing is left to do here. In a vote, people wait for its result first, and in a discussion for its last card. */
function getReady({ view, teammate }: Asked): TeammateAct | null {
  const { id, kind } = currentStage(view.visible)
  if (participantOf(view.visible, view.personId)?.ready !== false || kind === 'finalised') return null
  if (kind === 'vote' && !hasResult(view)) return null
  if (kind === 'discuss' && (view.visible.discussion?.currentId ?? null) !== null) return null
  return command(
    `ready/${id}`,
    { type: 'set-ready', ready: true },
    thinkingMs(teammate, [4_000, 16_000], 'ready', id),
  )
}

function hasResult({ visible }: TeammateView): boolean {
  return visible.ballots.at(-1)?.result != null
}
