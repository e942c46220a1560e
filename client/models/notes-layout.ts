import type { GroupCard, NoteBoard, NoteCard } from '../../shared/board/cards.ts'

/** Which cards lie where, by id alone: it stays the same object while people only write. */
export type NotesLayout = readonly AreaLayout[]
export type AreaLayout = {
  readonly areaId: string
  readonly groups: readonly GroupLayout[]
  readonly looseIds: readonly string[]
}
export type GroupLayout = { readonly id: string; readonly noteIds: readonly string[] }

/**
 * The layout of some areas. A group that has neither a name nor notes is left out: two people grouped the same notes at once,
 * or the last note was taken out. Whatever is as it was before is the same object as before.
 */
export function layOut(notes: NoteBoard, areaIds: readonly string[], before: NotesLayout = []): NotesLayout {
  const areas = areaIds.map((areaId, at): AreaLayout => {
    const area = notes.areas.get(areaId)
    const old = before[at]?.areaId === areaId ? before[at] : undefined
    const oldGroups = new Map(old?.groups.map((group) => [group.id, group]))
    const groups = (area?.groups ?? []).filter(isShown).map((group): GroupLayout => {
      const noteIds = idsOf(group.notes)
      const oldGroup = oldGroups.get(group.id)
      return oldGroup !== undefined && isSame(oldGroup.noteIds, noteIds)
        ? oldGroup
        : { id: group.id, noteIds }
    })
    const looseIds = idsOf(area?.loose ?? [])
    const next: AreaLayout = {
      areaId,
      groups: old !== undefined && isSame(old.groups, groups) ? old.groups : groups,
      looseIds: old !== undefined && isSame(old.looseIds, looseIds) ? old.looseIds : looseIds,
    }
    return old !== undefined && old.groups === next.groups && old.looseIds === next.looseIds ? old : next
  })
  return isSame(areas, before) ? before : areas
}

/** Everything that can be gone to, in the order in which it is read. */
export function readingOrder(layout: NotesLayout): readonly string[] {
  return layout.flatMap(({ groups, looseIds }) => [
    ...groups.flatMap(({ id, noteIds }) => [id, ...noteIds]),
    ...looseIds,
  ])
}

export function countCards(layout: NotesLayout): { readonly cards: number; readonly groups: number } {
  let [cards, groups] = [0, 0]
  for (const area of layout) {
    groups += area.groups.length
    cards += area.looseIds.length
    for (const { noteIds } of area.groups) cards += noteIds.length
  }
  return { cards, groups }
}

function isShown(group: GroupCard): boolean {
  return group.notes.length > 0 || group.text.trim() !== ''
}

function idsOf(notes: readonly NoteCard[]): readonly string[] {
  return notes.map(({ id }) => id)
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, at) => item === right[at])
}
