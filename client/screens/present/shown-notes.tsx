import { areaIdOf, type GroupCard, type NoteBoard, type NoteCard } from '../../../shared/board/cards.ts'
import { REFLECT_COLUMNS } from '../../../shared/workshop/stages.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { stageName } from '../../text/en/stages.ts'
import { writingText } from '../../text/en/workshop-writing.ts'

/** Revealed cards, in their columns and groups. Who wrote them is for the room's own screens. */
export function ShownNotes({
  visible,
  notes,
  areaIds,
}: {
  visible: Visible
  notes: NoteBoard
  areaIds: readonly string[]
}) {
  const areas = areaIds.map((areaId) => ({ areaId, area: notes.areas.get(areaId) ?? null }))
  return (
    <div class="shownnotes">
      {areas.map(({ areaId, area }) => (
        <section key={areaId} aria-label={areaName(visible, areaId)}>
          {areaIds.length > 1 ? <h2 class="sech">{areaName(visible, areaId)}</h2> : null}
          <ul>
            {area?.groups.map((group) => (
              <Group key={group.id} group={group} />
            ))}
            {area?.loose.map((note) => (
              <Note key={note.id} note={note} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Group({ group: { text, notes } }: { group: GroupCard }) {
  return (
    <li class="shownnotes__group">
      <h3>{present.group(text, notes.length)}</h3>
      <ul>
        {notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
    </li>
  )
}

function Note({ note }: { note: NoteCard }) {
  return <li class="shownnote">{note.text}</li>
}

/** What an area is called: its column, or the stage that its cards were written in. */
function areaName({ agenda }: Visible, areaId: string): string {
  for (const stage of agenda) {
    if (areaIdOf(stage.id) === areaId) return stageName(stage)
    const column = REFLECT_COLUMNS.find((one) => areaIdOf(stage.id, one) === areaId)
    if (column !== undefined) return writingText.reflect.short[column]
  }
  return areaId
}
