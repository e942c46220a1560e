import { Lightbulb, Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { Retro, RoomLearning } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { learningKindWords } from '../../../text/en/retro-words.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { findListed } from './key-results.ts'
import { type LearningDraft, LearningForm } from './learning-form.tsx'
import { type Reflection, reflectionsOf } from './reflections.ts'
import './learnings.css'

/** Cards that are offered at first. */
const FIRST_SHOWN = 5

/** What is being written: a new learning, from a card or from nothing, or one that is kept already. */
type Writing =
  | { readonly kind: 'new'; readonly from: Reflection | null }
  | { readonly kind: 'change'; readonly learningId: string }

/** [RE6] The learnings that this retro keeps, and the cards that could become one. */
export function Learnings({ visible, retro }: { visible: Visible; retro: Retro }) {
  const { model } = useWorkshop()
  const [writing, setWriting] = useState<Writing | null>(null)
  const mayKeep = model.can('write-board') && model.mayWrite.value.ok
  const { learnings } = retro
  const stop = () => setWriting(null)
  return (
    <section class="sheet retrolearnings" aria-labelledby="retro-learnings">
      <h2 id="retro-learnings">{text.title}</h2>
      <p class="small muted">{text.help}</p>
      {learnings.length === 0 ? <p class="muted">{text.empty}</p> : null}
      <ol class="retrolearnings__list">
        {learnings.map((learning, index) =>
          writing?.kind === 'change' && writing.learningId === learning.id ? (
            <li key={learning.id}>
              <LearningForm
                retro={retro}
                initial={draftOf(learning)}
                learningId={learning.id}
                onDone={stop}
              />
            </li>
          ) : (
            <Kept
              key={learning.id}
              learning={learning}
              number={index + 1}
              retro={retro}
              onChange={mayKeep ? () => setWriting({ kind: 'change', learningId: learning.id }) : null}
            />
          ),
        )}
      </ol>
      {!mayKeep ? null : writing?.kind === 'new' ? (
        <LearningForm
          key={writing.from?.id ?? 'new'}
          retro={retro}
          initial={writing.from === null ? NEW : fromCard(writing.from)}
          learningId={null}
          onDone={stop}
        />
      ) : (
        <Button
          class="retrolearnings__new"
          icon={Plus}
          onClick={() => setWriting({ kind: 'new', from: null })}
        >
          {text.write}
        </Button>
      )}
      {mayKeep ? (
        <Ideas visible={visible} retro={retro} onTake={(from) => setWriting({ kind: 'new', from })} />
      ) : null}
    </section>
  )
}

function Kept({
  learning: { id, text: words, kind, keyResultId },
  number,
  retro,
  onChange,
}: {
  learning: RoomLearning
  number: number
  retro: Retro
  onChange: (() => void) | null
}) {
  const { model } = useWorkshop()
  const about = findListed(retro, keyResultId)
  const drop = async () => {
    const done = await model.give({ type: 'drop-learning', learningId: id })
    if (done) model.toasts.show(text.dropped)
  }
  return (
    <li class="keptlearning">
      <div>
        <p class="keptlearning__text">{words}</p>
        <p class="keptlearning__facts small muted">
          <Chip tone="line">{learningKindWords[kind]}</Chip>
          {about === null ? null : <span>{text.onKeyResult(about.keyResult.text)}</span>}
        </p>
      </div>
      {onChange === null ? null : (
        <span class="keptlearning__ways">
          <IconButton size="sm" icon={Pencil} label={text.change(number)} onClick={onChange} />
          <IconButton size="sm" icon={Trash2} label={text.drop(number)} onClick={() => void drop()} />
        </span>
      )}
    </li>
  )
}

/** What was written and is not kept yet, most voted first. */
function Ideas({
  visible,
  retro,
  onTake,
}: {
  visible: Visible
  retro: Retro
  onTake: (from: Reflection) => void
}) {
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
        {text.ideas} <span class="muted">{text.ideasHelp}</span>
      </h3>
      <ul>
        {shown.map((idea) => (
          <li key={idea.id}>
            <p>
              <Chip tone="line">{learningKindWords[idea.column]}</Chip> {idea.text}
            </p>
            <Button
              size="sm"
              icon={Lightbulb}
              aria-label={text.keepOf(idea.text)}
              onClick={() => onTake(idea)}
            >
              {text.keep}
            </Button>
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

const NEW: LearningDraft = {
  text: text.prefix,
  kind: 'learned',
  noteId: null,
  objectiveId: null,
  keyResultId: null,
}

/** A card as the beginning of a sentence. */
export function fromCard({ id, column, text: words, keyResultId }: Reflection): LearningDraft {
  return {
    text: /^we learned\b/i.test(words) ? words : `${text.prefix}${lowerFirst(words)}`,
    kind: column,
    noteId: id,
    objectiveId: null,
    keyResultId,
  }
}

function draftOf({ text: words, kind, noteId, objectiveId, keyResultId }: RoomLearning): LearningDraft {
  return { text: words, kind, noteId, objectiveId, keyResultId }
}

/** "Small releases …" within a sentence; a word in capitals stays. */
function lowerFirst(words: string): string {
  const [first = '', second = ''] = words
  return /[A-Z]/.test(first) && /[a-z\s]/.test(second) && !/^I[\s']/.test(words)
    ? `${first.toLowerCase()}${words.slice(1)}`
    : words
}
