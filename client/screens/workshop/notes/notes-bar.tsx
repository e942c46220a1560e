import {
  CircleParking,
  CornerDownRight,
  Group,
  Sparkles,
  Split,
  SquareMousePointer,
  Target,
  Trash2,
} from 'lucide'
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { countCards } from '../../../models/notes-layout.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { UndoButtons } from '../board/undo-buttons.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useNotes } from './notes-context.ts'

/** How much there is, what can be done with what is selected, and undo: it stays in sight while one scrolls. */
export function NotesBar() {
  const { model } = useWorkshop()
  const { notes } = useNotes()
  const { cards, groups } = countCards(notes.layout.value)
  const mayWrite = model.mayWrite.value.ok
  if (cards === 0 && groups === 0) return null
  return (
    <div class="notesbar">
      {notes.selection.value.size > 0 && mayWrite ? (
        <SelectionBar />
      ) : (
        <>
          <Chip tone="line">{sortText.cards(cards)}</Chip>
          <Chip tone="line">{sortText.groups(groups)}</Chip>
          {mayWrite ? <SuggestButton /> : null}
        </>
      )}
      {mayWrite ? (
        <span class="push row">
          <Button
            class="notesbar__select"
            size="sm"
            icon={SquareMousePointer}
            aria-pressed={notes.isSelecting.value}
            onClick={() => {
              notes.isSelecting.value = !notes.isSelecting.peek()
              if (!notes.isSelecting.peek()) notes.clear()
            }}
          >
            {notes.isSelecting.value ? sortText.stopSelecting : sortText.select}
          </Button>
          <UndoButtons />
        </span>
      ) : null}
      {mayWrite ? (
        <details class="notesbar__keys">
          <summary>{sortText.keys}</summary>
          <dl>
            {sortText.keyList.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  )
}

/** What can be done with what is selected. */
function SelectionBar() {
  const { notes, actions } = useNotes()
  const selected = [...notes.selection.value]
  const kinds = selected.map((id) => notes.face(id).peek()?.kind)
  const groups = kinds.filter((kind) => kind === 'group').length
  const targets = () => notes.targets()
  return (
    <>
      <Chip>{sortText.selected(selected.length)}</Chip>
      {groups === 1 && selected.length === 1 ? null : (
        <Button size="sm" variant="ink" icon={Group} onClick={() => void actions.group(targets())}>
          {groups === 0 ? sortText.group : sortText.addToGroup}
        </Button>
      )}
      <Button size="sm" icon={CornerDownRight} onClick={() => actions.askWhere(targets())}>
        {groups === selected.length ? sortText.merge : sortText.moveTo}
      </Button>
      {groups === selected.length ? (
        <Button size="sm" icon={Split} onClick={() => actions.split(targets())}>
          {sortText.split}
        </Button>
      ) : null}
      {selected.length === 1 ? (
        <Button size="sm" icon={Target} onClick={() => actions.askTurn(targets())}>
          {sortText.turn}
        </Button>
      ) : null}
      <Button size="sm" icon={CircleParking} onClick={() => actions.park(targets())}>
        {sortText.park}
      </Button>
      <Button size="sm" icon={Trash2} onClick={() => actions.remove(targets())}>
        {sortText.delete}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => actions.clear()}>
        {sortText.clear}
      </Button>
    </>
  )
}

/** Suggestions are worked out, and their code fetched, only for who asks for them. */
function SuggestButton() {
  const { model } = useWorkshop()
  const [Panel, setPanel] = useState<ComponentType<{ onClose: () => void }> | null>(null)
  const [isLoading, setLoading] = useState(false)
  return (
    <>
      <Button
        class="notesbar__suggest"
        size="sm"
        icon={Sparkles}
        busy={isLoading}
        onClick={() => {
          setLoading(true)
          import('./suggest-panel.tsx').then(
            ({ SuggestPanel }) => {
              setLoading(false)
              setPanel(() => SuggestPanel)
            },
            () => {
              setLoading(false)
              model.toasts.show(sortText.notLoaded)
            },
          )
        }}
      >
        {sortText.suggest}
      </Button>
      {Panel === null ? null : <Panel onClose={() => setPanel(null)} />}
    </>
  )
}
