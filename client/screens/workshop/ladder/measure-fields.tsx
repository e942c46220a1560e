import { ArrowRight } from 'lucide'
import type { LadderCard, LadderMeasure } from '../../../../shared/board/cards.ts'
import { ladderText } from '../../../text/en/workshop-board.ts'
import { DateField, TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { NumberField } from '../number-field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../../../ui/check.css'

/** From where, to where, by when: the ladder's last rung. "Not known yet" is an answer (KR5). */
export function MeasureFields({ ladder, isOpen }: { ladder: LadderCard; isOpen: boolean }) {
  const { model } = useWorkshop()
  const { baseline, target, unit, dueOn } = ladder.measure
  const set = (patch: Partial<LadderMeasure>) => model.document.value.edits.setMeasure(ladder.id, patch)
  const cycle = model.visible.value?.workshop.cycle
  return (
    <>
      <div class="fromto">
        <NumberField
          label={ladderText.from}
          value={typeof baseline === 'number' ? baseline : null}
          disabled={!isOpen || baseline === 'unknown'}
          onChange={(value) => set({ baseline: value })}
        />
        <Icon icon={ArrowRight} />
        <NumberField
          label={ladderText.to}
          value={target}
          disabled={!isOpen}
          onChange={(value) => set({ target: value })}
        />
        <DateField
          label={ladderText.by}
          value={dueOn ?? ''}
          min={cycle?.startsOn}
          max={cycle?.endsOn}
          disabled={!isOpen}
          onChange={(event) =>
            set({ dueOn: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={baseline === 'unknown'}
          disabled={!isOpen}
          onChange={(event) => set({ baseline: event.currentTarget.checked ? 'unknown' : null })}
        />
        {ladderText.unknownStart}
      </label>
      <TextField
        label={ladderText.unit}
        hint={ladderText.unitHint}
        value={unit}
        maxLength={100}
        disabled={!isOpen}
        onInput={(event) => set({ unit: event.currentTarget.value })}
      />
    </>
  )
}
