import type { KeyResultCard } from '../board/cards.ts'
import type { KeyResultFields } from '../okr/model.ts'
import { findTargetProblem } from '../okr/target.ts'
import { type Asked, command, edit, type TeammateAct } from './act.ts'
import { orderOf, wholeBetween } from './chance.ts'
import { thinkingMs } from './human-times.ts'
import { ideaWith } from './situation.ts'

/** Key results that one teammate takes on by themselves. More they accept only when they are asked. */
const MAX_TAKEN = 3

/** Fills in what they know of their own key results, accepts them, and takes on one that nobody has; `null`: nothing to do. */
export function commit(asked: Asked): TeammateAct | null {
  const { view, teammate } = asked
  const keyResults = view.board.objectives.flatMap((objective) => objective.keyResults)
  const own = keyResults.filter(({ fields }) => fields.ownerId === view.personId)
  for (const keyResult of own) {
    const missing = missingFields(asked, keyResult)
    if (missing !== null) {
      const key = `fields/${keyResult.id}`
      const made = { edit: 'set-fields', cardId: keyResult.id, fields: missing } as const
      return edit(key, made, thinkingMs(teammate, [5_000, 15_000], key))
    }
    if (view.visible.acceptances[keyResult.id] === view.personId) continue
    const key = `accept/${keyResult.id}`
    return command(
      key,
      { type: 'accept-ownership', keyResultId: keyResult.id, accepted: true },
      thinkingMs(teammate, [3_000, 9_000], key),
    )
  }
  if (own.length >= MAX_TAKEN) return null
  const free = keyResults.filter(({ fields }) => fields.ownerId === null)
  const [next] = orderOf(free, teammate.seed, 'takes')
  if (next === undefined) return null
  const key = `take/${next.id}`
  const made = { edit: 'set-fields', cardId: next.id, fields: { ownerId: view.personId } } as const
  return edit(key, made, thinkingMs(teammate, [6_000, 25_000], key))
}

/** The numbers that go with words of ours, where none were filled in; `null`: nothing is missing, or they do not know it. */
function missingFields(
  { view, teammate }: Asked,
  { text, fields }: KeyResultCard,
): Partial<KeyResultFields> | null {
  const idea = ideaWith(text)
  if (idea === null || findTargetProblem(fields) === null) return null
  const dueOn = view.visible.workshop.cycle.endsOn
  const confidence = wholeBetween(4, 8, teammate.seed, text)
  const missing: Partial<KeyResultFields> =
    idea.measure === null
      ? {
          direction: 'milestone',
          milestoneReason: 'We do not know yet which number it moves, and want to find out with it.',
          dueOn,
          confidence,
        }
      : { ...idea.measure, dueOn, confidence }
  // Where these would not do either, it is for people to say.
  return findTargetProblem({ ...fields, ...missing }) === null ? missing : null
}
