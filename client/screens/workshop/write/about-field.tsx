import { useState } from 'preact/hooks'
import { keyResultsOf } from '../../../../shared/retro/basis.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { SelectField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** The words of a key result that a retro looks back on; `null` where there is none of that id. */
export function aboutWords(visible: Visible | null, keyResultId: string | null | undefined): string | null {
  const basis = visible?.retro?.basis
  if (basis === undefined || keyResultId == null) return null
  return keyResultsOf(basis).find(({ id }) => id === keyResultId)?.text ?? null
}

/** Where it is kept what the next cards of a stage are about. */
export function aboutDraft({ id }: Pick<Stage, 'id'>): string {
  return `about-${id}`
}

/** [RE3] What the cards that I write next are about: one key result of the retro, or (`null`) none of them. */
export function useAbout(stage: Stage): readonly [string | null, (keyResultId: string | null) => void] {
  const { model, drafts } = useWorkshop()
  const draft = aboutDraft(stage)
  const [kept, setKept] = useState(() => drafts.read(draft))
  const keyResultId = aboutWords(model.visible.value, kept) === null ? null : kept
  return [
    keyResultId,
    (next) => {
      drafts.write(draft, next ?? '')
      setKept(next ?? '')
    },
  ]
}

/** Chooses it. Nothing outside of a retro. */
export function AboutField({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (keyResultId: string | null) => void
}) {
  const { model } = useWorkshop()
  const basis = model.visible.value?.retro?.basis
  if (basis === undefined || keyResultsOf(basis).length === 0) return null
  return (
    <SelectField
      class="aboutfield"
      label={writingText.about}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{writingText.aboutNothing}</option>
      {basis.objectives.map((objective) => (
        <optgroup key={objective.id} label={objective.text}>
          {objective.keyResults.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
