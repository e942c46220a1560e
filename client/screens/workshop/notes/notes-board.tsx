import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { AreaLayout } from '../../../models/notes-layout.ts'
import { countCards } from '../../../models/notes-layout.ts'
import { createNotesModel } from '../../../models/notes-model.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { useGlide } from '../board/use-glide.ts'
import { useWorkshop } from '../workshop-context.ts'
import { aboutWords } from '../write/about-field.tsx'
import { areaName } from './area-name.ts'
import { AsideNotes } from './aside-notes.tsx'
import { NoteGroup, NoteItem } from './note-item.tsx'
import { createNotesActions } from './notes-actions.ts'
import { NotesBar } from './notes-bar.tsx'
import { NotesContext, type NotesView, useNotes } from './notes-context.ts'
import { goTo, pressOnCard } from './notes-keys.ts'
import { SortDialogs } from './sort-dialogs.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { cardAt, isOwnControl, useLongPress } from './use-long-press.ts'
import { useNotesDrop } from './use-note-drag.ts'
import './notes-board.css'
import { onNextFrame } from '../../../models/next-frame.ts'

/** Where more cards lie than this, nothing glides: it would be a swarm, and a slow one. */
const MAX_GLIDING_CARDS = 60
/** More cards than fit on a screen. */
const CARDS_IN_A_FRAME = 96
const NOTHING_GLIDES = { current: null }

/** Notes and groups of some areas, side by side where there are several, with all that sorting takes. */
export function NotesBoard({ areaIds }: { areaIds: readonly string[] }) {
  const { model, announcement } = useWorkshop()
  const areas = useMemo(() => signal(areaIds), [])
  const view = useMemo((): NotesView => {
    const nameOfArea = (areaId: string) => areaName(model.visible.peek(), areaId)
    const notes = createNotesModel(
      {
        notes: model.notes,
        board: model.board,
        authorOf: (cardId) => model.nameOf(model.visible.value?.authors[cardId] ?? null),
        aboutOf: (aboutId) => aboutWords(model.visible.value, aboutId),
        writers: model.presence.others,
      },
      areas,
    )
    return { notes, nameOfArea, actions: createNotesActions({ model, notes, announcement, nameOfArea }) }
  }, [model, announcement, areas])
  useLayoutEffect(() => {
    if (areas.peek().join() !== areaIds.join()) areas.value = areaIds
  }, [areas, areaIds])
  useEffect(
    () => () => {
      view.actions.dispose()
      view.notes.dispose()
    },
    [view],
  )
  return (
    <NotesContext.Provider value={view}>
      <NotesBar />
      <Areas />
      <AsideNotes areaIds={areaIds} />
      <SortDialogs />
    </NotesContext.Provider>
  )
}

function Areas() {
  const { model } = useWorkshop()
  const view = useNotes()
  const { notes, actions } = view
  const board = useRef<HTMLDivElement>(null)
  const layout = notes.layout.value
  const { cards } = countCards(layout)
  useGlide(cards > MAX_GLIDING_CARDS ? NOTHING_GLIDES : board, layout)
  useNotesDrop(board)
  useKeptFocus(board)
  const longPress = useLongPress((id) => {
    if (!model.mayWrite.peek().ok) return
    notes.isSelecting.value = true
    actions.toggle(id)
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cards in it take focus and keys; one listener serves them all
    <div
      ref={board}
      class={layout.length > 1 ? 'notes notes--columns' : 'notes'}
      onKeyDown={(event) => {
        const { target } = event
        const isOnCard = target instanceof HTMLElement && target.dataset['card'] !== undefined
        if (!isOnCard || !pressOnCard(event, event.currentTarget, view)) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onFocusIn={(event) => {
        const id = cardAt(event.target)
        if (id !== null) notes.activate(id)
      }}
      onClick={(event) => {
        const id = cardAt(event.target)
        if (id === null || isOwnControl(event.target) || longPress.tookClick()) return
        goTo(event.currentTarget, view, id)
        if (event.shiftKey) actions.selectTo(id)
        else if (event.ctrlKey || event.metaKey || notes.isSelecting.peek()) actions.toggle(id)
        else actions.clear()
      }}
      onDblClick={(event) => {
        const id = cardAt(event.target)
        if (id !== null && !isOwnControl(event.target)) actions.edit([id])
      }}
      onPointerOver={(event) => {
        if (event.pointerType === 'touch' || document.querySelector('.menu:popover-open') !== null) return
        notes.hover(cardAt(event.target))
      }}
      onPointerDown={longPress.onPointerDown}
      onPointerUp={longPress.stop}
      onPointerCancel={longPress.stop}
    >
      {layout.map((area) => (
        <Area key={area.areaId} area={area} hasHeading={layout.length > 1} />
      ))}
    </div>
  )
}

function Area({ area, hasHeading }: { area: AreaLayout; hasHeading: boolean }) {
  const { model } = useWorkshop()
  const { nameOfArea } = useNotes()
  const { areaId, groups, looseIds } = area
  const drawn = useGrowing(looseIds.length)
  const name = nameOfArea(areaId)
  const isEmpty = groups.length === 0 && looseIds.length === 0
  return (
    <section class="notesarea" aria-label={name} data-drop-area={areaId}>
      {hasHeading ? (
        <h2 class="notesarea__name">
          {name}{' '}
          <span class="num muted">
            {looseIds.length + groups.reduce((sum, { noteIds }) => sum + noteIds.length, 0)}
          </span>
        </h2>
      ) : null}
      {isEmpty ? (
        <p class="notesarea__empty">{sortText.emptyArea}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a grid of cards is no table
        <div
          class="notesarea__grid"
          role="grid"
          aria-multiselectable={model.mayWrite.value.ok}
          aria-readonly={!model.mayWrite.value.ok}
          aria-label={sortText.board(name)}
        >
          {groups.length === 0 ? null : (
            <div class="notesarea__groups" role="presentation">
              {groups.map(({ id, noteIds }) => (
                <NoteGroup key={id} id={id} noteIds={noteIds} />
              ))}
            </div>
          )}
          {looseIds.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a grid of cards is no table
            <div class="notesarea__loose" role="rowgroup" aria-label={sortText.loose(looseIds.length)}>
              {looseIds.slice(0, drawn).map((id) => (
                <NoteItem key={id} id={id} />
              ))}
            </div>
          )}
        </div>
      )}
      {looseIds.length === 0 && !isEmpty && model.mayWrite.value.ok ? (
        <p class="notesarea__empty notesarea__out">{sortText.dropOut}</p>
      ) : null}
    </section>
  )
}

/**
 * How many of many cards to draw: all of them after a few frames. Hundreds that are revealed at once would hold the page up for
 * as long as somebody notices who is typing.
 */
function useGrowing(count: number): number {
  const [drawn, setDrawn] = useState(CARDS_IN_A_FRAME)
  useEffect(() => {
    if (drawn >= count) return
    return onNextFrame(() => setDrawn(drawn + CARDS_IN_A_FRAME))
  }, [drawn, count])
  return drawn
}
