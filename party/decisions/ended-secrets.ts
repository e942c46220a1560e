import { currentBallotOf, type RoomState, type Secret } from '../../shared/workshop/state.ts'

/**
 * Whether something that only the room knew is over: a vote was closed or called off, what was written alone was revealed or
 * taken back, a pulse was shown, grades were revealed or taken back. What it was, and whose, must be nowhere in the storage any more in the moment in which that
 * is on the disk. (What is only changed leaves with the changes that are of no use any more, as everything does.)
 */
export function endsSecrets(before: RoomState, after: RoomState): boolean {
  const ballotId = currentBallotOf(before.visible)?.ballotId
  if (ballotId !== undefined && ballotId !== currentBallotOf(after.visible)?.ballotId) return true
  const { secret: was } = before
  const { secret: is } = after
  return (
    losesCard(was, is) ||
    losesAnswer(was.pulses, is.pulses) ||
    losesAnswer(was.retro.grades, is.retro.grades) ||
    losesAnswer(was.retro.processAnswers, is.retro.processAnswers)
  )
}

function losesCard({ cards: before }: Secret, { cards: after }: Secret): boolean {
  if (before === after) return false
  return Object.entries(before).some(([personId, own]) => {
    const now = after[personId]
    if (now === own) return false
    const ids = new Set(now?.map(({ id }) => id))
    return own.some(({ id }) => !ids.has(id))
  })
}

/** What people gave, by part (stage, key result) and person: whether somebody's is not there any more. `null` is an answer, too. */
type Given = Readonly<Record<string, Readonly<Record<string, unknown>>>>

function losesAnswer(before: Given, after: Given): boolean {
  if (before === after) return false
  return Object.entries(before).some(([partId, answers]) =>
    Object.keys(answers).some((personId) => after[partId]?.[personId] === undefined),
  )
}
