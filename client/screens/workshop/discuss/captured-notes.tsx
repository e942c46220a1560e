import { Ban, Gavel, type IconNode, Trash2 } from 'lucide'
import { useId } from 'preact/hooks'
import {
  CAPTURE_AREAS,
  type CaptureArea,
  type NoteArea,
  type NoteCard,
} from '../../../../shared/board/cards.ts'
import { createNote, deleteSorted, restoreSorted } from '../../../../shared/board/sort-edits.ts'
import { randomId } from '../../../models/random-id.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Composer, useMayCompose } from '../board/composer.tsx'
import { InlineText } from '../board/inline-text.tsx'
import { useWriters, Writers } from '../board/writers.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './captured-notes.css'

const ICONS: Record<CaptureArea, IconNode> = { decisions: Gavel, 'not-doing': Ban }

/** `edits.asOne` has the origin of what is done inside it. */
const AS_ONE = null

/** What was decided, and [SE6] what we will not do: typed together, in any stage that shows it. */
export function CapturedNotes() {
  return (
    <section class="captured" aria-label={discussText.captured}>
      {CAPTURE_AREAS.map((area) => (
        <CaptureList key={area} area={area} />
      ))}
    </section>
  )
}

function CaptureList({ area }: { area: CaptureArea }) {
  const { model } = useWorkshop()
  const headingId = useId()
  const text = discussText.areas[area]
  const draft = `capture-${area}`
  const mayCompose = useMayCompose(draft)
  const { doc, edits } = model.document.value
  const notes = notesIn(model.notes.value.areas.get(area))
  return (
    <section class="sheet capture" aria-labelledby={headingId}>
      <h2 id={headingId}>
        <Icon icon={ICONS[area]} /> {text.title}
      </h2>
      {notes.length === 0 ? (
        <p class="small muted">{text.empty}</p>
      ) : (
        <ul class="capture__list">
          {notes.map((note, index) => (
            <Captured key={note.id} note={note} name={text.item(index + 1)} />
          ))}
        </ul>
      )}
      {mayCompose ? (
        <Composer
          look="row"
          label={text.add}
          placeholder={text.placeholder}
          draft={draft}
          onAdd={(words) =>
            edits.asOne(() => createNote(doc, { id: randomId(), parentId: area, text: words }, AS_ONE))
          }
        />
      ) : null}
    </section>
  )
}

function Captured({ note, name }: { note: NoteCard; name: string }) {
  const { model } = useWorkshop()
  const writers = useWriters(note.id)
  const { doc, edits } = model.document.value
  const remove = () => {
    if (!edits.asOne(() => deleteSorted(doc, [note.id], Date.now(), AS_ONE))) return
    model.toasts.show(discussText.deleted(boardText.short(note.text) || boardText.noWords), () => {
      edits.asOne(() => restoreSorted(doc, note.id, AS_ONE))
    })
  }
  return (
    <li class="capture__item">
      <div class="capture__words">
        <InlineText cardId={note.id} text={note.text} label={name} />
        <Writers writers={writers} />
      </div>
      {model.mayWrite.value.ok ? (
        <IconButton size="sm" icon={Trash2} label={discussText.delete(name)} onClick={remove} />
      ) : null}
    </li>
  )
}

/** In the order of the list; also what somebody has grouped. */
function notesIn(area: NoteArea | undefined): readonly NoteCard[] {
  return area === undefined ? [] : [...area.loose, ...area.groups.flatMap(({ notes }) => notes)]
}
