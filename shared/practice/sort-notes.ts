import { suggestGroups } from '../board/suggest-groups.ts'
import { currentStage } from '../workshop/agenda.ts'
import { type Asked, edit, type TeammateAct } from './act.ts'
import { tagOf } from './chance.ts'
import { thinkingMs } from './human-times.ts'

/** Every other one sorts: the rest is for whoever practises. */
const SORTS_EVERY = 2
/** Where there are fewer, nothing is to be sorted. */
const LEAST_LOOSE = 4

/** Puts notes that belong together into a group, once in a stage; `null`: leaves it to the others. */
export function sortSome({ view, teammate }: Asked): TeammateAct | null {
  if (teammate.seat % SORTS_EVERY !== 0) return null
  const { id } = currentStage(view.visible)
  const groups = [...view.notes.areas.values()]
    .filter(({ loose }) => loose.length >= LEAST_LOOSE)
    .flatMap(({ loose }) => suggestGroups(loose))
  // Each another one, as far as there are as many.
  const group = groups[(teammate.seat / SORTS_EVERY) % Math.max(1, groups.length)]
  if (group === undefined) return null
  const key = `sort/${id}`
  const made = {
    edit: 'group-notes',
    groupId: `pg-${tagOf(view.personId, id)}`,
    noteIds: group.noteIds,
    name: group.name,
  } as const
  return { ...edit(key, made, thinkingMs(teammate, [8_000, 30_000], key)), isOnce: true }
}
