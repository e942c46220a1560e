import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import { LEARNING_KINDS, type Retro } from '../../../../shared/retro/retro-state.ts'
import { randomId } from '../../../models/random-id.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { learningKindWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField, TextArea } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { type LearningDraft, readLearningDraft } from './learning-draft.ts'

/** Writes a learning, or changes one that is kept. What is written and not kept yet stays for this tab. */
export function LearningForm({
  retro,
  name,
  initial,
  learningId,
  onDone,
}: {
  readonly retro: Retro
  /** Of its draft. */
  readonly name: string
  readonly initial: LearningDraft
  /** `null`: a new one. */
  readonly learningId: string | null
  /** @param isKept it was sent; else they left it */
  readonly onDone: (isKept: boolean) => void
}) {
  const { model, drafts, announcement } = useWorkshop()
  const [draft, setDraft] = useState(() => readLearningDraft(drafts.read(name)) ?? initial)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    const field = form.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  const words = draft.text.trim()
  const isEmpty = words === '' || words === text.prefix.trim()
  const set = (patch: Partial<LearningDraft>) => {
    const next = { ...draft, ...patch }
    setDraft(next)
    drafts.write(name, JSON.stringify(next))
  }
  const end = (isKept: boolean) => {
    drafts.write(name, '')
    onDone(isKept)
  }
  const submit = async () => {
    if (isEmpty) return
    setBusy(true)
    const { kind, objectiveId, keyResultId } = draft
    // One learning of each card: whoever was slower keeps theirs beside it.
    const noteId = retro.learnings.some((one) => one.noteId === draft.noteId) ? null : draft.noteId
    const said = { text: words, kind, objectiveId, keyResultId }
    const done = await model.give(
      learningId === null
        ? { type: 'keep-learning', learningId: randomId(), noteId, ...said }
        : { type: 'change-learning', learningId, ...said },
    )
    setBusy(false)
    if (!done) return
    announcement.value = text.kept(model.visible.peek()?.retro?.learnings.length ?? 0)
    end(true)
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
        <Button variant="quiet" onClick={() => end(false)}>
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
