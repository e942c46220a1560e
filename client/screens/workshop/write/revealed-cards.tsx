import { useId } from 'preact/hooks'
import type { NoteArea, NoteCard } from '../../../../shared/board/cards.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { areasOfStage } from '../notes/areas.ts'
import { useLoaded } from '../use-loaded.ts'
import { useWorkshop } from '../workshop-context.ts'

const loadNotesBoard = () => import('../notes/notes-board.tsx').then((chunk) => chunk.NotesBoard)

/** The cards that were turned over, or that everybody writes together, to be read and sorted. */
export function SharedCards({ stage }: { stage: Stage }) {
  const { model } = useWorkshop()
  const Board = useLoaded(true, loadNotesBoard, () => model.toasts.show(workshop.stageFailed))
  return Board === null ? null : <Board areaIds={areasOfStage(stage)} />
}

/** Fetches the board of notes before it is needed, so that a reveal waits for nothing. */
export function preloadSharedCards(): void {
  loadNotesBoard().catch(() => {}) // Tried again when it is shown.
}

/** What was revealed, for everybody to read; nothing where the cards lie elsewhere, as key results do. */
export function RevealedCards({ visible, stage }: { visible: Visible; stage: Stage }) {
  const { model } = useWorkshop()
  const headingId = useId()
  const { areas } = model.notes.value
  const revealed = visible.revealed[stage.id]
  if (revealed === undefined || areasOfStage(stage).every((areaId) => areas.get(areaId) === undefined)) {
    return null
  }
  const isNamed = revealed.naming === 'named'
  return (
    <section class="revealed" aria-labelledby={headingId}>
      <div class="mine__head">
        <h2 class="sech" id={headingId}>
          {writingText.revealedHeading}
        </h2>
        <span class="muted small num">
          {isNamed ? writingText.revealedNamed(revealed.cards) : writingText.revealedUnnamed(revealed.cards)}
        </span>
      </div>
      {stage.kind === 'icebreaker' ? (
        <Answers visible={visible} area={areas.get(stage.id)} />
      ) : (
        <SharedCards stage={stage} />
      )}
    </section>
  )
}

/** Answers to a light question are read, not sorted. */
export function Answers({ visible, area }: { visible: Visible; area: NoteArea | undefined }) {
  const { model } = useWorkshop()
  const notes: readonly NoteCard[] =
    area === undefined ? [] : [...area.groups.flatMap((group) => group.notes), ...area.loose]
  return (
    <ul class="answers">
      {notes.map(({ id, text }) => {
        const author = model.nameOf(visible.authors[id] ?? null)
        return (
          <li key={id} class="note card" data-card={id}>
            <p class="note__text">{text === '' ? writingText.emptyNote : text}</p>
            {author === null ? null : <p class="note__foot">{author}</p>}
          </li>
        )
      })}
    </ul>
  )
}
