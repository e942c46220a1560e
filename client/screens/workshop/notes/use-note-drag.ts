import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { useWorkshop } from '../workshop-context.ts'
import { useNotes } from './notes-context.ts'

/** Not part of the first load: nobody drags in the first second, and touch and keys have other ways. */
const loadAdapter = () => import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/** Makes the card that the pointer is on draggable; when it is among the selected ones, it takes them along. */
export function useNoteDrag(element: RefObject<HTMLElement | null>, id: string, isEnabled: boolean): void {
  const { model } = useWorkshop()
  const { notes } = useNotes()
  // Read only where the card is hot: a card on which somebody stands while the board is unlocked is draggable from then on.
  const mayDrag = isEnabled && model.mayWrite.value.ok
  useEffect(() => {
    const target = element.current
    if (!mayDrag || target === null) return
    if (!matchMedia('(any-pointer: fine)').matches) return
    let stop: (() => void) | null = null
    let isGone = false
    loadAdapter().then(
      ({ draggable }) => {
        if (isGone) return
        stop = draggable({
          element: target,
          canDrag: () => notes.editingId.peek() !== id,
          getInitialData: () => ({ sortedIds: notes.selection.peek().has(id) ? notes.targets() : [id] }),
          onDragStart: () => target.classList.add('is-dragged'),
          onDrop: () => target.classList.remove('is-dragged'),
        })
      },
      () => {}, // Dragging is one of three ways to move a card.
    )
    return () => {
      isGone = true
      stop?.()
    }
  }, [element, id, mayDrag, notes])
}

/** Where the pointer would put what it drags. */
type Landing =
  | { readonly kind: 'group'; readonly groupId: string; readonly element: Element }
  | {
      readonly kind: 'beside'
      readonly noteId: string
      readonly edge: 'before' | 'after'
      readonly element: Element
    }
  | { readonly kind: 'together'; readonly noteId: string; readonly element: Element }
  | { readonly kind: 'area'; readonly areaId: string; readonly element: Element }

/** How much of a loose card, at its top and at its bottom, is the place before and after it; between them one groups. */
const EDGE_SHARE = 0.25

/** One place to drop for the whole board: what lies under the pointer says where. */
export function useNotesDrop(board: RefObject<HTMLElement | null>): void {
  const { notes, actions } = useNotes()
  useEffect(() => {
    const root = board.current
    if (root === null || !matchMedia('(any-pointer: fine)').matches) return
    let stop: (() => void) | null = null
    let isGone = false
    let shown: Element | null = null
    const show = (landing: Landing | null) => {
      if (shown !== null && shown !== landing?.element) shown.removeAttribute('data-drop')
      shown = landing?.element ?? null
      shown?.setAttribute('data-drop', landing?.kind === 'beside' ? landing.edge : 'inside')
    }
    const idsIn = (data: Record<string | symbol, unknown>): readonly string[] => {
      const ids: unknown = data['sortedIds']
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
    }
    const isGroup = (id: string) => notes.face(id).peek()?.kind === 'group'
    const land = (ids: readonly string[], landing: Landing): void => {
      const groups = ids.filter(isGroup)
      const cards = ids.filter((id) => !isGroup(id))
      if (landing.kind === 'area') {
        for (const id of groups) actions.moveGroup(id, landing.areaId)
        if (cards.length > 0) actions.moveTo(cards, landing.areaId)
        return
      }
      if (landing.kind === 'group') {
        const others = groups.filter((id) => id !== landing.groupId)
        if (groups.length > 0) actions.group([landing.groupId, ...others, ...cards])
        else actions.moveTo(cards, landing.groupId)
        return
      }
      if (landing.kind === 'together') actions.makeGroup([landing.noteId, ...cards], '')
      else besides(cards, landing)
    }
    const besides = (cards: readonly string[], landing: Extract<Landing, { kind: 'beside' }>) => {
      const place = placeOf(landing.noteId)
      if (place === null || cards.length === 0) return
      const others = place.siblings.filter((id) => !cards.includes(id) || id === landing.noteId)
      const before = others[others.indexOf(landing.noteId) - 1] ?? null
      actions.moveTo(cards, place.parentId, landing.edge === 'after' ? landing.noteId : before)
    }
    const placeOf = (noteId: string) => {
      for (const { areaId, groups, looseIds } of notes.layout.peek()) {
        if (looseIds.includes(noteId)) return { parentId: areaId, siblings: looseIds, isLoose: true }
        for (const { id, noteIds } of groups) {
          if (noteIds.includes(noteId)) return { parentId: id, siblings: noteIds, isLoose: false }
        }
      }
      return null
    }
    const landingAt = (
      ids: readonly string[],
      { clientX, clientY }: { clientX: number; clientY: number },
    ) => {
      const under = document.elementFromPoint(clientX, clientY)
      if (under === null || !root.contains(under)) return null
      const cell = under.closest<HTMLElement>('[data-card]')
      const cellId = cell?.dataset['card']
      const holdsGroups = ids.some(isGroup)
      if (cell !== null && cellId !== undefined && !isGroup(cellId) && !holdsGroups) {
        if (ids.includes(cellId)) return null
        const box = cell.getBoundingClientRect()
        const share = (clientY - box.top) / Math.max(1, box.height)
        const isLoose = placeOf(cellId)?.isLoose === true
        if (isLoose && share > EDGE_SHARE && share < 1 - EDGE_SHARE) {
          return { kind: 'together', noteId: cellId, element: cell } as const
        }
        return {
          kind: 'beside',
          noteId: cellId,
          edge: share < 0.5 ? 'before' : 'after',
          element: cell,
        } as const
      }
      const group = under.closest<HTMLElement>('[data-drop-group]')
      const groupId = group?.dataset['dropGroup']
      if (group !== null && groupId !== undefined) {
        return ids.includes(groupId) ? null : ({ kind: 'group', groupId, element: group } as const)
      }
      const area = under.closest<HTMLElement>('[data-drop-area]')
      const areaId = area?.dataset['dropArea']
      return area === null || areaId === undefined ? null : ({ kind: 'area', areaId, element: area } as const)
    }
    loadAdapter().then(
      ({ dropTargetForElements }) => {
        if (isGone) return
        stop = dropTargetForElements({
          element: root,
          canDrop: ({ source }) => idsIn(source.data).length > 0,
          onDrag: ({ source, location }) => show(landingAt(idsIn(source.data), location.current.input)),
          onDragLeave: () => show(null),
          onDrop: ({ source, location }) => {
            show(null)
            const ids = idsIn(source.data)
            const landing = landingAt(ids, location.current.input)
            if (landing !== null) land(ids, landing)
          },
        })
      },
      () => {}, // Dragging is one of three ways to move a card.
    )
    return () => {
      isGone = true
      stop?.()
    }
  }, [board, notes, actions])
}
