import { areaIdOf } from '../../../../shared/board/cards.ts'
import { createNote } from '../../../../shared/board/sort-edits.ts'
import { REFLECT_COLUMNS, type Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { randomId } from '../../../models/random-id.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Composer } from '../board/composer.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { AboutField, useAbout } from './about-field.tsx'
import { Answers, SharedCards } from './revealed-cards.tsx'
import './write.css'

/** A light question that everybody answers before everybody's eyes. */
export function OpenAnswers({ visible, stage }: { visible: Visible; stage: Stage }) {
  const { model } = useWorkshop()
  const { label, placeholder } = writingText.icebreaker
  return (
    <>
      <NoteComposer areaId={areaIdOf(stage.id)} look="large" label={label} placeholder={placeholder} />
      <Answers visible={visible} area={model.notes.value.areas.get(areaIdOf(stage.id))} />
    </>
  )
}

/** [RE3] Looking back together: what one writes, the others read. */
export function OpenReflections({ stage }: { stage: Stage }) {
  const text = writingText.reflect
  const [aboutId, setAbout] = useAbout(stage)
  return (
    <>
      <AboutField value={aboutId} onChange={setAbout} />
      <div class="reflect reflect--open">
        {REFLECT_COLUMNS.map((column) => (
          <NoteComposer
            key={column}
            areaId={areaIdOf(stage.id, column)}
            aboutId={aboutId}
            look="row"
            label={text.columns[column]}
            placeholder={text.columns[column]}
          />
        ))}
      </div>
      <SharedCards stage={stage} />
    </>
  )
}

function NoteComposer(props: {
  readonly areaId: string
  readonly aboutId?: string | null
  readonly look: 'large' | 'row'
  readonly label: string
  readonly placeholder: string
}) {
  const { areaId, aboutId = null, look, label, placeholder } = props
  const { model } = useWorkshop()
  return (
    <Composer
      look={look}
      label={label}
      placeholder={placeholder}
      draft={`note-${areaId}`}
      onAdd={(text) => {
        const { doc, edits } = model.document.value
        // The origin is that of the transaction around it.
        return edits.asOne(() => createNote(doc, { id: randomId(), parentId: areaId, text, aboutId }, null))
      }}
    />
  )
}
