import { type Ballot, type BallotItem, phaseOf, wordingOf } from '../ballot/ballot.ts'
import type { BallotChoice } from '../ballot/choice.ts'
import { assertNever } from '../result.ts'
import { currentBallotOf } from '../workshop/state.ts'
import { type Asked, command, type TeammateAct } from './act.ts'
import { chanceOf, pickOf } from './chance.ts'
import { thinkingMs } from './human-times.ts'
import { ideaWith, topicOf } from './situation.ts'
import { VOTE_REASONS } from './small-talk.ts'
import type { Teammate } from './teammates.ts'

/** Votes in the ballot that is open, then says so; `null`: there is none, or they are through with it. */
export function vote({ view, teammate, nowMs }: Asked): TeammateAct | null {
  const ballot = currentBallotOf(view.visible)
  if (ballot === null || phaseOf(ballot, nowMs) !== 'open') return null
  const { ballotId } = ballot
  if (view.mine.choice === null) {
    const readingMs = 1_500 * ballot.items.length
    return command(
      `vote/${ballotId}`,
      {
        type: 'cast-ballot',
        ballotId,
        choice: choiceOf(ballot, teammate),
        confirmedIds: [],
        seenVersion: ballot.wordingVersion,
      },
      thinkingMs(teammate, [3_000, 12_000], ballotId) + readingMs,
    )
  }
  if (view.mine.isDone) return null
  return command(
    `vote-done/${ballotId}`,
    { type: 'set-ballot-done', ballotId, done: true },
    thinkingMs(teammate, [1_500, 6_000], ballotId, 'done'),
  )
}

/** What this person makes of the proposals: the same each time they are asked. */
export function choiceOf(ballot: Ballot, teammate: Teammate): BallotChoice {
  const { settings, items } = ballot
  const liked = items
    .map((item) => ({ item, liking: likingOf(item, teammate) }))
    .sort((left, right) => right.liking - left.liking)
  switch (settings.method) {
    case 'dots': {
      const given = spendDots(
        liked.map(({ item }) => item.id),
        settings,
        teammate.character.isDecided,
      )
      return {
        answer: 'dots',
        dots: given,
        reasons: reasonsFor(Object.keys(given), ballot, teammate),
      }
    }
    case 'score': {
      const scores = liked.map(({ item, liking }) => [
        item.id,
        { importance: ofFive(liking), confidence: ofFive(chanceOf(teammate.seed, 'confidence', item.id)) },
      ])
      return { answer: 'score', scores: Object.fromEntries(scores), reasons: allReasons(ballot, teammate) }
    }
    case 'approve': {
      const answers = liked.map(({ item, liking }) => [
        item.id,
        liking > 0.45 ? 'yes' : liking > 0.35 ? 'abstain' : 'no',
      ])
      return {
        answer: 'approve',
        approvals: Object.fromEntries(answers),
        reasons: allReasons(ballot, teammate),
      }
    }
    case 'fist': {
      const fingers = liked.map(({ item, liking }) => [item.id, Math.round(liking * 5)])
      return { answer: 'fist', fingers: Object.fromEntries(fingers), reasons: allReasons(ballot, teammate) }
    }
    case 'confidence': {
      const levels = liked.map(({ item }) => [
        item.id,
        Math.round(chanceOf(teammate.seed, 'confidence', item.id) * 10),
      ])
      return {
        answer: 'confidence',
        levels: Object.fromEntries(levels),
        reasons: allReasons(ballot, teammate),
      }
    }
    default:
      return assertNever(settings)
  }
}

/** From 0 to 1. Own topics are liked more, and things to build a little less. */
function likingOf(item: BallotItem, { seed, character }: Teammate): number {
  const words = wordingOf(item)
  const taste = chanceOf(seed, 'liking', item.id)
  const own = topicOf(words)?.id === character.topic ? 0.3 : 0
  const isOutput = ideaWith(words)?.measure === null && !character.likesOutputs
  return Math.min(1, Math.max(0, taste * 0.7 + own + (isOutput ? -0.1 : 0.1)))
}

function ofFive(liking: number): number {
  return 1 + Math.min(4, Math.floor(liking * 5))
}

function spendDots(
  itemIds: readonly string[],
  { budget, capPerItem }: { readonly budget: number; readonly capPerItem: number },
  isDecided: boolean,
): Record<string, number> {
  const given: Record<string, number> = {}
  let left = budget
  const step = isDecided ? capPerItem : 1
  for (let round = 0; left > 0 && round < budget; round += 1) {
    for (const id of itemIds) {
      const dots = Math.min(step, left, capPerItem - (given[id] ?? 0))
      if (dots <= 0) continue
      given[id] = (given[id] ?? 0) + dots
      left -= dots
    }
  }
  return given
}

function allReasons(ballot: Ballot, teammate: Teammate): Record<string, string> {
  return reasonsFor(
    ballot.items.map(({ id }) => id),
    ballot,
    teammate,
  )
}

function reasonsFor(
  itemIds: readonly string[],
  { settings }: Ballot,
  teammate: Teammate,
): Record<string, string> {
  if (settings.reasons === 'off') return {}
  const given =
    settings.reasons === 'required' ? itemIds : teammate.character.isTalkative ? itemIds.slice(0, 1) : []
  return Object.fromEntries(given.map((id) => [id, pickOf(VOTE_REASONS, teammate.seed, 'reason', id) ?? '']))
}
