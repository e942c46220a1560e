import { Check } from 'lucide'
import type { KeyResultCard } from '../../../../shared/board/cards.ts'
import { can } from '../../../../shared/identity/roles.ts'
import type { KeyResultFields } from '../../../../shared/okr/model.ts'
import { isAccepted } from '../../../../shared/workshop/publication.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { commitText } from '../../../text/en/workshop-commit.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Lights } from '../../../ui/lights.tsx'
import { Scale } from '../../../ui/scale.tsx'
import { CardMenu } from '../board/card-menu.tsx'
import { InlineText } from '../board/inline-text.tsx'
import { smartLights } from '../board/smart-lights.ts'
import { useWriters } from '../board/writers.tsx'
import { CardCoach } from '../coach/card-coach.tsx'
import { useCardCoach } from '../coach/use-card-coach.ts'
import { useWorkshop } from '../workshop-context.ts'
import { PromiseFields, TargetFields } from './target-fields.tsx'
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
  const coach = useCardCoach(card)
  const { cycle } = visible.workshop
  const writers = useWriters(card.id)
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
          <Lights lights={coach.reading?.lights ?? smartLights(fields, cycle, true)} />
        </span>
        <CardMenu card={card} name={name} />
      </header>
      <h3 class="commitcard__text">
        <InlineText
          cardId={card.id}
          text={card.text}
          label={name}
          mark={coach.mark}
          onEditing={coach.setEditing}
        />
      </h3>
      <CardCoach card={card} name={name} coach={coach} isWritten={writers.length > 0} />
      <fieldset class="commitcard__fields" disabled={!mayWrite} aria-label={name}>
        <OwnerFields card={card} visible={visible} set={set} />
        <TargetFields fields={fields} set={set} />
        <PromiseFields fields={fields} cycle={cycle} set={set} disabled={!mayWrite} />
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
