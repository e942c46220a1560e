import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { KeyResultCard } from '../../../../shared/board/cards.ts'
import type { MeasureInWords } from '../../../../shared/coach/classification.ts'
import type { Help } from '../../../../shared/coach/finding.ts'
import type { KeyResultFields } from '../../../../shared/okr/model.ts'
import { changedValues, valuesFromWords } from '../../../models/values-from-words.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { PromiseFields, TargetFields } from '../commit/target-fields.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './values-dialog.css'

/** The helps that are answered with a value, and the field that each is about. */
export const FIELD_OF_HELP = {
  'add-baseline': '[name="from"]',
  'set-target': '[name="target"]',
  'set-due-date': '[name="due"]',
  'set-confidence': 'input[type="radio"]',
} as const satisfies Partial<Record<Help, string>>
export type ValueHelp = keyof typeof FIELD_OF_HELP

export function isValueHelp(help: Help): help is ValueHelp {
  return Object.hasOwn(FIELD_OF_HELP, help)
}

/** [KR4] [KR5] [KR6] [KR8] A key result's values, offered as its words say them and set in one step. */
export function ValuesDialog(props: {
  card: KeyResultCard
  name: string
  help: ValueHelp
  measure: MeasureInWords
  onClose: () => void
}) {
  const { card, name, help, measure, onClose } = props
  const { model, coach } = useWorkshop()
  const [values, setValues] = useState<KeyResultFields>(() => valuesFromWords(card.fields, measure))
  const [isSaid, setSaid] = useState(help === 'add-baseline')
  const fields = useRef<HTMLFieldSetElement>(null)
  const cycle = model.visible.value?.workshop.cycle
  useLayoutEffect(() => {
    const field = fields.current?.querySelector<HTMLElement>(FIELD_OF_HELP[help])
    // A milestone has no number to fill in: then its own first field is the one to look at.
    const target = field ?? fields.current?.querySelector<HTMLElement>('select')
    target?.focus()
  }, [help])
  if (cycle === undefined) return null
  const set = (patch: Partial<KeyResultFields>) => setValues((before) => ({ ...before, ...patch }))
  const said = coach.helps.value?.withBaseline(card.text, values) ?? null
  const save = () => {
    // The date that is shown is the one that is meant, also when nobody had to change it.
    const dueOn = help === 'set-due-date' ? (values.dueOn ?? cycle.endsOn) : values.dueOn
    const { edits } = model.document.value
    const patch = changedValues(card.fields, { ...values, dueOn })
    edits.asOne(() => {
      const isSet = edits.setFields(card.id, patch)
      return isSaid && said !== null ? edits.setText(card.id, said) && isSet : isSet
    })
    onClose()
  }
  return (
    <Dialog
      title={coachText.values(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{coachText.cancel}</Button>
          <Button variant="ink" disabled={!model.mayWrite.value.ok} onClick={save}>
            {coachText.save}
          </Button>
        </>
      }
    >
      <p class="valuesdialog__words">{card.text}</p>
      <p class="small muted">{coachText.valuesFromWords}</p>
      <fieldset class="valuesdialog" ref={fields} aria-label={coachText.values(name)}>
        <TargetFields fields={values} set={set} />
        <PromiseFields fields={values} cycle={cycle} set={set} />
      </fieldset>
      {said === null ? null : (
        <label class="check valuesdialog__said">
          <input
            type="checkbox"
            checked={isSaid}
            onChange={(event) => setSaid(event.currentTarget.checked)}
          />
          {coachText.sayBaseline(said)}
        </label>
      )}
    </Dialog>
  )
}
