import { Pencil, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { Retro, RoomLearning } from '../../../../shared/retro/retro-state.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { learningKindWords } from '../../../text/en/retro-words.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { findListed } from './key-results.ts'
import { changeDraftName, draftOfLearning } from './learning-draft.ts'
import { LearningForm } from './learning-form.tsx'
import './learnings.css'

/** [RE6] A learning that is kept, with its ways to be changed and taken back. It is an item of a list. */
export function KeptLearning({
  learning,
  number,
  retro,
  mayChange,
  onDropped,
}: {
  readonly learning: RoomLearning
  /** Its place in the list, from 1. */
  readonly number: number
  readonly retro: Retro
  readonly mayChange: boolean
  /** Its buttons are gone with it. */
  readonly onDropped: () => void
}) {
  const { model, drafts } = useWorkshop()
  const { id, text: words, kind, objectiveId, keyResultId } = learning
  const name = changeDraftName(id)
  const [isChanging, setChanging] = useState(() => drafts.read(name) !== '')
  const about = findListed(retro, keyResultId)?.keyResult ?? objectiveOf(retro, objectiveId)
  if (isChanging && mayChange) {
    return (
      <li>
        <LearningForm
          retro={retro}
          name={name}
          initial={draftOfLearning(learning)}
          learningId={id}
          onDone={() => setChanging(false)}
        />
      </li>
    )
  }
  const drop = async () => {
    if (!(await model.give({ type: 'drop-learning', learningId: id }))) return
    model.toasts.show(text.dropped, () => {
      void model.give({ type: 'keep-learning', learningId: id, ...draftOfLearning(learning) })
    })
    onDropped()
  }
  return (
    <li class="keptlearning">
      <div>
        <p class="keptlearning__text">{words}</p>
        <p class="keptlearning__facts small muted">
          <Chip tone="line">{learningKindWords[kind]}</Chip>
          {about === null ? null : <span>{text.onKeyResult(about.text)}</span>}
        </p>
      </div>
      {mayChange ? (
        <span class="keptlearning__ways">
          <IconButton size="sm" icon={Pencil} label={text.change(number)} onClick={() => setChanging(true)} />
          <IconButton size="sm" icon={Trash2} label={text.drop(number)} onClick={() => void drop()} />
        </span>
      ) : null}
    </li>
  )
}

function objectiveOf({ basis }: Retro, objectiveId: string | null) {
  return basis.objectives.find(({ id }) => id === objectiveId) ?? null
}
