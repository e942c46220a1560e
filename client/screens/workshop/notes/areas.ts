import { areaIdOf } from '../../../../shared/board/cards.ts'
import { isPrivate, isWritingKind, REFLECT_COLUMNS, type Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'

/** Where the notes of a stage lie: in one area, or in one for each of its columns. */
export function areasOfStage({ id, kind }: Pick<Stage, 'id' | 'kind'>): readonly string[] {
  return kind === 'reflect' ? REFLECT_COLUMNS.map((column) => areaIdOf(id, column)) : [areaIdOf(id)]
}

/**
 * The stages whose notes can be sorted, and which of them a sort stage is about: the nearest one before it that has notes, or
 * else whose notes are to come.
 */
export function sortableStages(
  visible: Pick<Visible, 'agenda' | 'revealed'>,
  sortStageId: string,
  hasNotes: (areaId: string) => boolean,
): { readonly stages: readonly Stage[]; readonly nearest: Stage | null } {
  const isFilled = (stage: Stage) => areasOfStage(stage).some(hasNotes)
  const stages = visible.agenda.filter((stage) => isWritingKind(stage.kind) && isFilled(stage))
  const at = visible.agenda.findIndex(({ id }) => id === sortStageId)
  const before = (at === -1 ? visible.agenda : visible.agenda.slice(0, at)).toReversed()
  const mayHave = (stage: Stage) =>
    isWritingKind(stage.kind) && (!isPrivate(stage) || visible.revealed[stage.id] !== undefined)
  const nearest =
    before.find((stage) => isWritingKind(stage.kind) && isFilled(stage)) ??
    stages.at(-1) ??
    before.find(mayHave) ??
    null
  return { stages, nearest }
}
