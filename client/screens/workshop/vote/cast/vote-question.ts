import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { stages } from '../../../../text/en/workshop-stages.ts'

/** What an open vote asks, by what it is on. */
export function voteQuestionOf({ items }: Pick<Ballot, 'items'>): string {
  if (items.every(({ kind }) => kind === 'objective')) return stages.vote.openObjectives
  return items.every(({ kind }) => kind === 'note') ? stages.vote.openNotes : stages.vote.open
}
