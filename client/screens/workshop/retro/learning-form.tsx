import { useEffect, useRef, useState } from 'preact/hooks'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { LEARNING_KINDS, type Retro, type RoomLearning } from '../../../../shared/retro/retro-state.ts'
import { randomId } from '../../../models/random-id.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { learningKindWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField, TextArea } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useWorkshop } from '../workshop-context.ts'

export type LearningDraft = Omit<RoomLearning, 'id'>

/** Writes a learning, or changes one that is kept. @param learningId `null`: a new one */
export function LearningForm({
  retro,
  initial,
  learningId,
  onDone,
}: {
  readonly retro: Retro
  readonly initial: LearningDraft
  readonly learningId: string | null
  readonly onDone: () => void
}) {
  const { model, announcement } = useWorkshop()
  const [draft, setDraft] = useState(initial)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = form.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  const words = draft.text.trim()
  const isEmpty = words === '' || words === text.prefix.trim()
  const set = (patch: Partial<LearningDraft>) => setDraft((before) => ({ ...before, ...patch }))
  const submit = async () => {
    if (isEmpty) return
    setBusy(true)
    const { kind, noteId, objectiveId, keyResultId } = draft
    const said = { text: words, kind, objectiveId, keyResultId }
    const done = await model.give(
      learningId === null
        ? { type: 'keep-learning', learningId: randomId(), noteId, ...said }
        : { type: 'change-learning', learningId, ...said },
    )
    setBusy(false)
    if (!done) return
    announcement.value = text.kept(model.visible.peek()?.retro?.learnings.length ?? 0)
    onDone()
  }
  return (
    <form
      ref={form}
      class="learningform"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextArea
        label={text.text}
        hint={text.textHint}
        rows={3}
        maxLength={MAX_RETRO_LINE_LENGTH}
        value={draft.text}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      <div class="learningform__row">
        <Segmented
          label={text.kind}
          segments={LEARNING_KINDS.map((kind) => ({ value: kind, label: learningKindWords[kind] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <AboutField retro={retro} draft={draft} onChange={set} />
      </div>
      <div class="row">
        <Button type="submit" variant="ink" busy={isBusy} disabled={isEmpty}>
          {learningId === null ? text.submit : text.save}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {text.cancel}
        </Button>
      </div>
    </form>
  )
}

/** The objective or key result that it comes from. */
function AboutField({
  retro,
  draft,
  onChange,
}: {
  retro: Retro
  draft: LearningDraft
  onChange: (patch: Partial<LearningDraft>) => void
}) {
  const value =
    draft.keyResultId !== null
      ? `k:${draft.keyResultId}`
      : draft.objectiveId !== null
        ? `o:${draft.objectiveId}`
        : ''
  return (
    <SelectField
      label={text.about}
      value={value}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        onChange({
          keyResultId: chosen.startsWith('k:') ? chosen.slice(2) : null,
          objectiveId: chosen.startsWith('o:') ? chosen.slice(2) : null,
        })
      }}
    >
      <option value="">{text.aboutNothing}</option>
      {retro.basis.objectives.map((objective) => (
        <optgroup key={objective.id} label={objective.text}>
          <option value={`o:${objective.id}`}>{objective.text}</option>
          {objective.keyResults.map((keyResult) => (
            <option key={keyResult.id} value={`k:${keyResult.id}`}>
              {keyResult.text}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
