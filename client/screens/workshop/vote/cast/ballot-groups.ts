import type { Ballot, BallotItem } from '../../../../../shared/ballot/ballot.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'

export type BallotGroup = {
  readonly id: string
  readonly title: string
  readonly items: readonly BallotItem[]
}

type Objective = {
  readonly id: string
  readonly text: string
  readonly keyResults: readonly { readonly id: string }[]
}

/** A ballot's proposals: objectives by themselves, key results under the objective where each stands now, then notes. */
export function groupsOf(
  { items }: Pick<Ballot, 'items'>,
  objectives: readonly Objective[],
): readonly BallotGroup[] {
  const asked = { id: 'objectives', title: voteText.objectivesGroup, items: items.filter(isObjective) }
  const groups = objectives.map(({ id, text, keyResults }) => ({
    id,
    title: text,
    items: items.filter((item) => !isObjective(item) && keyResults.some((card) => card.id === item.id)),
  }))
  const written = {
    id: 'notes',
    title: voteText.notesGroup,
    items: items.filter(({ kind }) => kind === 'note'),
  }
  const placed = new Set([asked, ...groups, written].flatMap((group) => group.items.map(({ id }) => id)))
  const others = {
    id: 'others',
    title: voteText.otherGroup,
    items: items.filter(({ id }) => !placed.has(id)),
  }
  return [asked, ...groups, written, others].filter((group) => group.items.length > 0)
}

function isObjective({ kind }: BallotItem): boolean {
  return kind === 'objective'
}
