import { Check } from 'lucide'
import type { KeyResultCard } from '../../../../shared/board/cards.ts'
import { can } from '../../../../shared/identity/roles.ts'
import { isInside } from '../../../../shared/okr/cycle.ts'
import { COMMITMENTS, DIRECTIONS, type KeyResultFields } from '../../../../shared/okr/model.ts'
import { findTargetProblem, judgeConfidence, TARGET_PROBLEM_MESSAGES } from '../../../../shared/okr/target.ts'
import { isAccepted } from '../../../../shared/workshop/publication.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { commitText } from '../../../text/en/workshop-commit.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ConfidenceField } from '../../../ui/confidence-field.tsx'
import { DateField, SelectField, TextArea, TextField } from '../../../ui/field.tsx'
import { Lights } from '../../../ui/lights.tsx'
import { Scale } from '../../../ui/scale.tsx'
import { Verdict } from '../../../ui/verdict.tsx'
import { CardMenu } from '../board/card-menu.tsx'
import { InlineText } from '../board/inline-text.tsx'
import { smartLights } from '../board/smart-lights.ts'
import { NumberField } from '../number-field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../../../ui/check.css'
import './commit-card.css'

/** One key result with everything that makes it a promise: owner, target, date, kind, confidence. */
export function CommitCard({
  card,
  number,
  visible,
}: {
  card: KeyResultCard
  number: string
  visible: Visible
}) {
  const { model } = useWorkshop()
  const { fields } = card
  const { cycle } = visible.workshop
  const isMine = fields.ownerId !== null && fields.ownerId === model.personId.value
  const mayWrite = model.mayWrite.value.ok
  const set = (patch: Partial<KeyResultFields>) => void model.document.value.edits.setFields(card.id, patch)
  const name = boardText.numbered.keyResult(number)
  return (
    <section
      class={isMine ? 'commitcard card is-mine' : 'commitcard card'}
      aria-label={name}
      id={`card-${card.id}`}
    >
      <header class="commitcard__head">
        <span class="num muted small">{number}</span>
        {isMine ? <Chip tone="mine">{commitText.mine}</Chip> : null}
        <span class="push" />
        <span class="commitcard__facts">
          {fields.target !== null && fields.baseline !== null && fields.direction !== 'milestone' ? (
            <Scale from={fields.baseline} to={fields.target} unit={fields.unit} />
          ) : null}
          <Lights lights={smartLights(fields, cycle, true)} />
        </span>
        <CardMenu card={card} name={name} />
      </header>
      <h3 class="commitcard__text">
        <InlineText cardId={card.id} text={card.text} label={name} />
      </h3>
      <fieldset class="commitcard__fields" disabled={!mayWrite} aria-label={name}>
        <OwnerFields card={card} visible={visible} set={set} />
        <TargetFields fields={fields} set={set} />
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
          onChange={(event) => set({ commitment: pick(COMMITMENTS, event.currentTarget.value) })}
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
            disabled={!mayWrite}
          />
          <ConfidenceHint fields={fields} />
        </div>
      </fieldset>
    </section>
  )
}

type SetFields = (patch: Partial<KeyResultFields>) => void

/** [KR9] One owner, who says yes with a press of their own. */
function OwnerFields({ card, visible, set }: { card: KeyResultCard; visible: Visible; set: SetFields }) {
  const { model } = useWorkshop()
  const { ownerId } = card.fields
  const me = model.personId.value
  const people = Object.entries(visible.roster).filter(
    ([, { role, removed }]) => !removed && can(role, 'own-key-results'),
  )
  const isKnown = ownerId === null || people.some(([id]) => id === ownerId)
  const accepted = isAccepted(visible, card)
  const ownerName = model.nameOf(ownerId) ?? commitText.notHere
  const accept = (yes: boolean) =>
    void model.give({ type: 'accept-ownership', keyResultId: card.id, accepted: yes })
  return (
    <div class="commitcard__owner">
      <SelectField
        label={commitText.owner}
        name="owner"
        value={ownerId ?? ''}
        error={isKnown ? undefined : commitText.notHere}
        onChange={(event) =>
          set({ ownerId: event.currentTarget.value === '' ? null : event.currentTarget.value })
        }
      >
        <option value="">{commitText.noOwner}</option>
        {isKnown ? null : <option value={ownerId ?? ''}>{commitText.notHere}</option>}
        {people.map(([id, { name }]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {ownerId === null && me !== null && model.can('own-key-results') ? (
        <Button size="sm" onClick={() => set({ ownerId: me })}>
          {commitText.takeIt}
        </Button>
      ) : null}
      {ownerId !== null && ownerId === me && !accepted ? (
        <Button variant="ink" icon={Check} onClick={() => accept(true)}>
          {commitText.accept}
        </Button>
      ) : null}
      {accepted ? (
        <span class="row">
          <Chip tone="positive" icon={Check}>
            {ownerId === me ? commitText.acceptedByMe : commitText.accepted(ownerName)}
          </Chip>
          {ownerId === me ? (
            <Button size="sm" variant="quiet" onClick={() => accept(false)}>
              {commitText.takeBack}
            </Button>
          ) : null}
        </span>
      ) : null}
      {ownerId !== null && ownerId !== me && !accepted ? (
        <p class="small muted">{commitText.notAcceptedBy(ownerName)}</p>
      ) : null}
    </div>
  )
}

/** [KR4] [CH2] Direction, unit, start and target; what is wrong stands at the field, what is missing at review. */
function TargetFields({ fields, set }: { fields: KeyResultFields; set: SetFields }) {
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
        onChange={(event) => set({ direction: pick(DIRECTIONS, event.currentTarget.value) })}
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

/** [KR6] Said once confidence and kind are both known. */
function ConfidenceHint({ fields: { confidence, commitment } }: { fields: KeyResultFields }) {
  if (confidence === null || commitment === null) return null
  const judged = judgeConfidence(confidence, commitment)
  if (judged === 'fits') return null
  return <Verdict level="hint">{judged === 'too-low' ? commitText.tooLow : commitText.tooSafe}</Verdict>
}

function pick<Value extends string>(values: readonly Value[], chosen: string): Value | null {
  return values.find((value) => value === chosen) ?? null
}
