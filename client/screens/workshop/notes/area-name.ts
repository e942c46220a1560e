import { areaIdOf } from '../../../../shared/board/cards.ts'
import { REFLECT_COLUMNS } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { stageName } from '../../../text/en/stages.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'

/** What an area is called: its column, or the stage that its cards were written in. */
export function areaName(visible: Visible | null, areaId: string): string {
  for (const stage of visible?.agenda ?? []) {
    if (areaIdOf(stage.id) === areaId) return stageName(stage)
    for (const column of REFLECT_COLUMNS) {
      if (areaIdOf(stage.id, column) === areaId) return sortText.columns[column]
    }
  }
  return areaId
}
