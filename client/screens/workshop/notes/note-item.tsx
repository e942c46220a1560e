import { Check, ChevronRight } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SharedText } from '../board/shared-text.tsx'
import { CommentCount } from '../comments/comment-count.tsx'
import { NoteMenu } from './note-menu.tsx'
import { useNotes } from './notes-context.ts'
import { useNoteDrag } from './use-note-drag.ts'

/** One note: a row of its own, that follows its own words and nothing else. */
export function NoteItem({ id }: { id: string }) {
  const { notes } = useNotes()
  const face = notes.face(id).value
  if (face === null) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of cards is no table
    // biome-ignore lint/a11y/useFocusableInteractive: its one cell takes the focus
    <div class="noterow" role="row">
      <Cell id={id} class="notecard card" label={sortText.editCard}>
        <p class={face.text.trim() === '' ? 'notecard__text muted' : 'notecard__text'}>
          {face.text.trim() === '' ? sortText.noWords : face.text}
        </p>
        {face.about === null ? null : <p class="notecard__about">{writingText.aboutCard(face.about)}</p>}
        {face.author === null && face.became === null && face.writers === '' ? null : (
          <p class="notecard__foot">
            {face.became === null ? null : (
              <span class="ok">
                <Icon icon={Check} /> {sortText.became[face.became]}
              </span>
            )}
            {face.author === null ? null : <span>{sortText.by(face.author)}</span>}
            {face.writers === '' ? null : <span class="notecard__writers">{face.writers} …</span>}
          </p>
        )}
        <CommentCount cardId={id} />
      </Cell>
    </div>
  )
}

/** A group: its name, and its notes below. */
export function NoteGroup({ id, noteIds }: { id: string; noteIds: readonly string[] }) {
  const { notes } = useNotes()
  const face = notes.face(id).value
  if (face === null) return null
  const name = face.text.trim()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of cards is no table
    <div
      class="notegroup"
      role="rowgroup"
      data-drop-group={id}
      aria-label={name === '' ? sortText.noName : name}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a grid of cards is no table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its one cell takes the focus */}
      <div class="notegroup__top" role="row">
        <Cell
          id={id}
          class="notegroup__head"
          label={sortText.nameGroup}
          placeholder={sortText.namePlaceholder}
        >
          <span class={name === '' ? 'notegroup__name is-none' : 'notegroup__name'}>
            {name === '' ? sortText.noName : name}
          </span>
          <span class="notegroup__count">
            {face.became === null ? null : (
              <>
                <Icon icon={ChevronRight} /> {sortText.became[face.became]},{' '}
              </>
            )}
            {sortText.cards(noteIds.length)}
            {face.writers === '' ? null : ` · ${face.writers} …`}
          </span>
          <CommentCount cardId={id} />
        </Cell>
      </div>
      {noteIds.map((noteId) => (
        <NoteItem key={noteId} id={noteId} />
      ))}
      {noteIds.length === 0 ? <p class="notegroup__empty">{sortText.emptyGroup}</p> : null}
    </div>
  )
}

/** What takes the focus, is selected, dragged and edited. */
function Cell(props: {
  id: string
  class: string
  label: string
  placeholder?: string
  children: ComponentChildren
}) {
  const { id, label, placeholder, children } = props
  const { notes } = useNotes()
  const element = useRef<HTMLDivElement>(null)
  const isActive = notes.isActive(id).value
  const isSelected = notes.isSelected(id).value
  const isHot = notes.isHovered(id).value || isActive
  // Only the active card asks whether it is edited: the others need not hear of it.
  const isEditing = isActive && notes.editingId.value === id
  const wasEditing = useRef(false)
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body) element.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  useNoteDrag(element, id, isHot && !isEditing)
  const stopEditing = () => {
    if (notes.editingId.peek() === id) notes.editingId.value = null
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of cards is no table
    <div
      ref={element}
      class={`${props.class}${isSelected ? ' is-picked' : ''}`}
      role="gridcell"
      data-card={id}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isSelected}
    >
      {isEditing ? (
        <SharedText
          cardId={id}
          label={label}
          placeholder={placeholder}
          autoFocus
          onBlur={stopEditing}
          onLeave={stopEditing}
        />
      ) : (
        children
      )}
      {isHot && !isEditing ? <NoteMenu id={id} /> : null}
    </div>
  )
}
