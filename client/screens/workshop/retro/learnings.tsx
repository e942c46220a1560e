import { Plus } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { learningKindWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { KeepLearning } from './keep-learning.tsx'
import { KeptLearning } from './kept-learning.tsx'
import { draftOfCard, NEW_DRAFT_NAME, NEW_LEARNING, namesIn } from './learning-draft.ts'
import { LearningForm } from './learning-form.tsx'
import { reflectionsOf } from './reflections.ts'
import './learnings.css'
import { onNextFrame } from '../../../models/next-frame.ts'

/** Cards that are offered at first. */
const FIRST_SHOWN = 5

/** [RE6] The learnings that this retro keeps, and the cards that could become one. */
export function Learnings({ visible, retro }: { visible: Visible; retro: Retro }) {
  const { model, drafts } = useWorkshop()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isWriting, setWriting] = useState(() => drafts.read(NEW_DRAFT_NAME) !== '')
  const mayKeep = model.can('write-board') && model.mayWrite.value.ok
  const { learnings } = retro
  // Whose button is gone with what it was for goes on from here.
  const toHeading = () => onNextFrame(() => heading.current?.focus())
  return (
    <section class="sheet retrolearnings" aria-labelledby="retro-learnings">
      <h2 id="retro-learnings" ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      <p class="small muted">{text.help}</p>
      {learnings.length === 0 ? <p class="muted">{text.empty}</p> : null}
      <ol class="retrolearnings__list">
        {learnings.map((learning, index) => (
          <KeptLearning
            key={learning.id}
            learning={learning}
            number={index + 1}
            retro={retro}
            mayChange={mayKeep}
            onDropped={toHeading}
          />
        ))}
      </ol>
      {!mayKeep ? null : isWriting ? (
        <LearningForm
          retro={retro}
          name={NEW_DRAFT_NAME}
          initial={NEW_LEARNING}
          learningId={null}
          onDone={() => {
            setWriting(false)
            toHeading()
          }}
        />
      ) : (
        <Button class="retrolearnings__new" icon={Plus} onClick={() => setWriting(true)}>
          {text.write}
        </Button>
      )}
      {mayKeep ? <Ideas visible={visible} retro={retro} onKept={toHeading} /> : null}
    </section>
  )
}

/** What was written and is not kept yet, most voted first. */
function Ideas({ visible, retro, onKept }: { visible: Visible; retro: Retro; onKept: () => void }) {
  const { model } = useWorkshop()
  const [isWhole, setWhole] = useState(false)
  const ideas = reflectionsOf(visible, model.notes.value).filter(
    ({ id }) => !retro.learnings.some(({ noteId }) => noteId === id),
  )
  if (ideas.length === 0) return null
  const shown = isWhole ? ideas : ideas.slice(0, FIRST_SHOWN)
  return (
    <section class="retrolearnings__ideas" aria-labelledby="learning-ideas">
      <h3 class="label" id="learning-ideas">
        {text.ideas}
      </h3>
      <ul>
        {shown.map((idea) => (
          <li key={idea.id}>
            <p>
              <Chip tone="line">{learningKindWords[idea.column]}</Chip> {idea.text}
            </p>
            <KeepLearning
              retro={retro}
              cardId={idea.id}
              words={idea.text}
              initial={draftOfCard(idea, namesIn(visible))}
              onKept={onKept}
            />
          </li>
        ))}
      </ul>
      {shown.length === ideas.length ? null : (
        <Button size="sm" onClick={() => setWhole(true)}>
          {text.more(ideas.length - shown.length)}
        </Button>
      )}
    </section>
  )
}
