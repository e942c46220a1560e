import type * as Y from 'yjs'
import type { GroupCard, NoteArea, NoteBoard, NoteCard } from './cards.ts'
import { entriesOf, groupBy, readParkedAt, type TextEntry } from './entries.ts'
import { BOARD_LIMITS, isId, KEY, rootMap } from './layout.ts'
import { byPlace } from './places.ts'
import { createCards } from './write.ts'

/*
 * Notes and groups. A note's parent is its group, or the area that it lies in (`areaIdOf`); a group's parent is its area. A
 * note whose group is gone lies loose in that group's area, and one whose group was merged into another is in that one.
 */

/** Reads all notes and groups. Total, like `readBoard`. */
export function readNotes(doc: Y.Doc): NoteBoard {
  const bareGroups = new Map(entriesOf(doc, 'groups').map((entry) => [entry.id, entry]))
  const standsFor = (id: string) =>
    mergedGroupOf(
      id,
      (at) => bareGroups.get(at)?.values[KEY.mergedInto] ?? null,
      (at) => bareGroups.has(at),
    )
  const notes = entriesOf(doc, 'notes').map((entry) =>
    readNote(entry, bareGroups.get(standsFor(entry.parentId))),
  )
  const live = notes.filter(isLive)
  const notesOf = groupBy(
    live.filter(({ groupId }) => groupId !== null),
    ({ groupId }) => groupId ?? '',
  )
  const groups = [...bareGroups.values()]
    .filter(({ id }) => standsFor(id) === id)
    .map((entry) => readGroup(entry, notesOf.get(entry.id) ?? []))
  const liveGroups = groups.filter(isLive)

  const groupsOf = groupBy(liveGroups, ({ areaId }) => areaId)
  const looseOf = groupBy(
    live.filter(({ groupId }) => groupId === null),
    ({ areaId }) => areaId,
  )
  const areas = new Map<string, NoteArea>()
  for (const areaId of new Set([...groupsOf.keys(), ...looseOf.keys()])) {
    areas.set(areaId, {
      areaId,
      groups: groupsOf.get(areaId) ?? [],
      loose: (looseOf.get(areaId) ?? []).toSorted(byPlace),
    })
  }
  const all: readonly (NoteCard | GroupCard)[] = [...notes, ...groups]
  return {
    areas,
    parked: all.filter(({ deletedAt, parkedAt }) => deletedAt === null && parkedAt !== null),
    deleted: all
      .filter(({ deletedAt }) => deletedAt !== null)
      .toSorted((left, right) => (right.deletedAt ?? 0) - (left.deletedAt ?? 0)),
  }
}

export const EMPTY_NOTES: NoteBoard = { areas: new Map(), parked: [], deleted: [] }

/**
 * Puts cards that were written alone on the board, all at once and in the order given: notes into their areas, key results
 * under their objectives. All of them or none.
 */
export function revealCards(
  doc: Y.Doc,
  reveal: {
    readonly notes: readonly {
      readonly id: string
      readonly areaId: string
      readonly text: string
      readonly aboutId?: string
    }[]
    readonly keyResults: readonly {
      readonly id: string
      readonly objectiveId: string
      readonly text: string
    }[]
  },
  origin: unknown,
): boolean {
  // Over the limit nobody could change anything on the board any more.
  const present = rootMap(doc, 'notes')?.size ?? 0
  if (reveal.notes.length + present > BOARD_LIMITS.maxCards) return false
  const notes = reveal.notes.map(({ id, areaId, text, aboutId }) => ({
    ...{ id, text, parentId: areaId },
    ...(aboutId === undefined ? {} : { values: { [KEY.aboutId]: aboutId } }),
  }))
  const keyResults = reveal.keyResults.map(({ id, objectiveId, text }) => ({
    ...{ id, text },
    parentId: objectiveId,
  }))
  let isDone = false
  doc.transact(() => {
    isDone = createCards(doc, 'notes', notes, origin) && createCards(doc, 'keyResults', keyResults, origin)
  }, origin)
  return isDone
}

/**
 * The group that a group is part of after all merges: itself where it was not merged. Two people who merge two groups into each
 * other at the same time make a ring: the first id of the ring is the group, wherever one comes from.
 *
 * @param intoOf what is written in a group under `KEY.mergedInto`
 */
export function mergedGroupOf(
  groupId: string,
  intoOf: (groupId: string) => unknown,
  isGroup: (id: string) => boolean,
): string {
  const path = [groupId]
  for (;;) {
    const last = path.at(-1) ?? groupId
    const into = intoOf(last)
    if (!isId(into) || !isGroup(into)) return last
    const ringFrom = path.indexOf(into)
    if (ringFrom !== -1) return path.slice(ringFrom).toSorted()[0] ?? groupId
    path.push(into)
  }
}

function readNote(entry: TextEntry, group: TextEntry | undefined): NoteCard {
  const isGrouped = group !== undefined && group.deletedAt === null
  return {
    kind: 'note',
    ...cardOf(entry),
    aboutId: idOrNull(entry.values[KEY.aboutId]),
    areaId: group?.parentId ?? entry.parentId,
    groupId: isGrouped ? group.id : null,
  }
}

function readGroup(entry: TextEntry, notes: readonly NoteCard[]): GroupCard {
  return { kind: 'group', ...cardOf(entry), areaId: entry.parentId, notes }
}

function cardOf(entry: TextEntry) {
  return {
    id: entry.id,
    place: entry.place,
    text: entry.text,
    deletedAt: entry.deletedAt,
    parkedAt: readParkedAt(entry),
    becameId: idOrNull(entry.values[KEY.becameId]),
  }
}

function idOrNull(value: unknown): string | null {
  return isId(value) ? value : null
}

function isLive({
  deletedAt,
  parkedAt,
}: {
  readonly deletedAt: number | null
  readonly parkedAt: number | null
}): boolean {
  return deletedAt === null && parkedAt === null
}
