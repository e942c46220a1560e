import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { NoteArea, NoteCard } from '../../../../shared/board/cards.ts'
import { readNotes } from '../../../../shared/board/notes.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useWorkshop } from '../workshop-context.ts'

/** One card after the other turns, so much later each, and the last not later than this. */
const TURN_STEP_MS = 18
const LAST_TURN_MS = 300

/** The cards that were turned over, for everybody to read. */
export function RevealedCards({
  visible,
  revealed,
  areas,
  isTurning,
}: {
  readonly visible: Visible
  readonly revealed: Visible['revealed'][string]
  /** Each with its name, where there is more than one. */
  readonly areas: readonly { readonly areaId: string; readonly name: string | null }[]
  readonly isTurning: boolean
}) {
  const { model } = useWorkshop()
  const headingId = useId()
  const element = useRef<HTMLElement>(null)
  const { doc } = model.document.value
  const board = model.board.value
  const notes = useMemo(() => readNotes(doc), [doc, board])
  useLayoutEffect(() => {
    if (!isTurning) return
    element.current?.querySelectorAll<HTMLElement>('.note').forEach((note, index) => {
      note.style.setProperty('--turn-after', `${Math.min(index * TURN_STEP_MS, LAST_TURN_MS)}ms`)
    })
  })
  // Key results lie under their objectives.
  if (areas.every(({ areaId }) => notesIn(notes.areas.get(areaId)).length === 0)) return null
  const total = writingText[revealed?.naming === 'anonymous' ? 'revealedUnnamed' : 'revealedNamed']
  return (
    <section class={isTurning ? 'revealed is-turning' : 'revealed'} aria-labelledby={headingId} ref={element}>
      <div class="mine__head">
        <h2 class="sech" id={headingId}>
          {writingText.revealedHeading}
        </h2>
        <span class="muted small num">{total(revealed?.cards ?? 0)}</span>
      </div>
      <div class={areas.length > 1 ? 'revealed__areas' : undefined}>
        {areas.map(({ areaId, name }) => (
          <div key={areaId}>
            {name === null ? null : <h3 class="mine__for">{name}</h3>}
            <ul>
              {notesIn(notes.areas.get(areaId)).map((note) => (
                <li key={note.id} class="note card">
                  <p class="note__text">{note.text === '' ? writingText.emptyNote : note.text}</p>
                  <Author visible={visible} note={note} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function Author({ visible, note }: { visible: Visible; note: NoteCard }) {
  const { model } = useWorkshop()
  const name = model.nameOf(visible.authors[note.id] ?? null)
  return name === null ? null : <p class="note__foot">{name}</p>
}

function notesIn(area: NoteArea | undefined): readonly NoteCard[] {
  return area === undefined ? [] : [...area.groups.flatMap(({ notes }) => notes), ...area.loose]
}
