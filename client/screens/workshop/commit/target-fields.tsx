import type { Cycle } from '../../../../shared/okr/cycle.ts'
import { isInside } from '../../../../shared/okr/inside-cycle.ts'
import { COMMITMENTS, DIRECTIONS, type KeyResultFields } from '../../../../shared/okr/model.ts'
import { findTargetProblem, TARGET_PROBLEM_MESSAGES } from '../../../../shared/okr/target.ts'
import { commitText } from '../../../text/en/workshop-commit.ts'
import { ConfidenceField } from '../../../ui/confidence-field.tsx'
import { DateField, SelectField, TextArea, TextField } from '../../../ui/field.tsx'
import { NumberField } from '../number-field.tsx'
import '../../../ui/check.css'

/** [KR4] [CH2] Direction, unit, start and target; what is wrong stands at the field, what is missing at review. */
export function TargetFields({
  fields,
  set,
}: {
  fields: KeyResultFields
  set: (patch: Partial<KeyResultFields>) => void
}) {
  const problem = findTargetProblem(fields)
  const targetError =
    problem === 'target-equals-baseline' || problem === 'target-against-direction'
      ? TARGET_PROBLEM_MESSAGES[problem]
      : undefined
  const { direction, unit, baseline, target, milestoneReason } = fields
  return (
    <>
      <SelectField
        label={commitText.direction}
        name="direction"
        value={direction ?? ''}
        onChange={(event) => set({ direction: pickOf(DIRECTIONS, event.currentTarget.value) })}
      >
        <option value="">{commitText.choose}</option>
        {DIRECTIONS.map((each) => (
          <option key={each} value={each}>
            {commitText.directions[each]}
          </option>
        ))}
      </SelectField>
      {direction === 'milestone' ? (
        <TextArea
          label={commitText.milestoneReason}
          name="reason"
          class="commitcard__wide"
          value={milestoneReason}
          maxLength={2_000}
          onInput={(event) => set({ milestoneReason: event.currentTarget.value })}
        />
      ) : (
        <>
          <div>
            <NumberField
              label={commitText.from}
              name="from"
              value={typeof baseline === 'number' ? baseline : null}
              disabled={baseline === 'unknown'}
              onChange={(value) => set({ baseline: value })}
            />
            <label class="check">
              <input
                type="checkbox"
                checked={baseline === 'unknown'}
                onChange={(event) => set({ baseline: event.currentTarget.checked ? 'unknown' : null })}
              />
              {commitText.unknown}
            </label>
          </div>
          <NumberField
            label={commitText.to}
            name="target"
            value={target}
            error={targetError}
            onChange={(value) => set({ target: value })}
          />
          <TextField
            label={commitText.unit}
            name="unit"
            value={unit}
            maxLength={100}
            onInput={(event) => set({ unit: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}

/** [KR8] [KR6] By when, how firmly, and how sure. */
export function PromiseFields({
  fields,
  cycle,
  set,
  disabled = false,
}: {
  fields: KeyResultFields
  cycle: Pick<Cycle, 'startsOn' | 'endsOn'>
  set: (patch: Partial<KeyResultFields>) => void
  disabled?: boolean
}) {
  return (
    <>
      <DateField
        label={commitText.due}
        name="due"
        hint={fields.dueOn === null ? commitText.dueDefault : undefined}
        value={fields.dueOn ?? cycle.endsOn}
        error={
          fields.dueOn === null || isInside(cycle, fields.dueOn)
            ? undefined
            : commitText.dueOutside(cycle.startsOn, cycle.endsOn)
        }
        onChange={(event) =>
          set({ dueOn: event.currentTarget.value === '' ? null : event.currentTarget.value })
        }
      />
      <SelectField
        label={commitText.kind}
        name="kind"
        hint={commitText.kindHelp}
        value={fields.commitment ?? ''}
        onChange={(event) => set({ commitment: pickOf(COMMITMENTS, event.currentTarget.value) })}
      >
        <option value="">{commitText.choose}</option>
        {COMMITMENTS.map((kind) => (
          <option key={kind} value={kind}>
            {commitText.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <div class="commitcard__wide">
        <ConfidenceField
          label={commitText.confidence}
          value={fields.confidence}
          onChange={(value) => set({ confidence: value })}
          disabled={disabled}
        />
      </div>
    </>
  )
}

/** The chosen one of a list, `null` for what is not in it. */
function pickOf<Value extends string>(values: readonly Value[], chosen: string): Value | null {
  return values.find((value) => value === chosen) ?? null
}
