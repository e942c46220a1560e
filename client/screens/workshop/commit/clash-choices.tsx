import type { Clash, ClashChoice } from '../../../../shared/okr/clash.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { participantOf } from '../../../../shared/workshop/state.ts'
import { numberOf } from '../../../models/board-moves.ts'
import { formatDay, formatInstant } from '../../../text/dates.ts'
import { clashText } from '../../../text/en/clashes.ts'
import { formatNumber } from '../../../text/numbers.ts'
import { ChoiceRow } from '../../../ui/choice-row.tsx'
import { nameOfCard } from '../board/card-actions.ts'
import { useWorkshop } from '../workshop-context.ts'
import './clash-choices.css'

/** [CH3] Each correction that the board says otherwise about, with both values: which is to be is chosen, never guessed. */
export function ClashChoices({
  visible,
  clashes,
  takenOf,
  onChoose,
}: {
  visible: Visible
  clashes: readonly Clash[]
  takenOf: (clash: Clash) => ClashChoice['take'] | null
  onChoose: (choice: ClashChoice) => void
}) {
  const { model } = useWorkshop()
  if (clashes.length === 0) return null
  return (
    <section class="sheet findings" aria-labelledby="clashes">
      <h2 id="clashes">{clashText.title}</h2>
      <p class="small muted">{clashText.help}</p>
      {clashes.map((clash) => {
        const { cardId, field, changeId, by, atMs, reason } = clash
        const card = model.findCard(cardId)
        const name = card === null ? '' : nameOfCard(card, numberOf(model.board.value, cardId))
        const label = clashText.which(name, clashText.what[field])
        const said = { correction: sayCorrected(visible, clash), workshop: sayWorkshop(visible, clash) }
        return (
          <div class="clash" key={`${cardId}-${field}-${changeId}`}>
            <p class="clash__what">{label}</p>
            <dl class="clash__said">
              {(['correction', 'workshop'] as const).map((side) => (
                <div key={side}>
                  <dt>{clashText.says[side]}</dt>
                  <dd>{said[side]}</dd>
                </div>
              ))}
            </dl>
            <p class="xs muted">{clashText.why(by, formatInstant(atMs), reason)}</p>
            <ChoiceRow
              label={label}
              choices={[
                { value: 'correction', label: clashText.correction, meaning: said.correction },
                { value: 'workshop', label: clashText.workshop, meaning: said.workshop },
              ]}
              value={takenOf(clash)}
              onChange={(take) => onChoose({ cardId, field, changeId, take })}
            />
          </div>
        )
      })}
    </section>
  )
}

function sayCorrected(visible: Visible, { field, corrected, ownerName }: Clash): string {
  return field === 'dropped' ? clashText.isDropped : (ownerName ?? sayValue(visible, field, corrected))
}

function sayWorkshop(visible: Visible, { field, workshop }: Clash): string {
  return field === 'dropped' ? clashText.goesOn : sayValue(visible, field, workshop)
}

function sayValue(visible: Visible, field: Clash['field'], value: string | number | null): string {
  if (value === null) return clashText.nothing
  if (typeof value === 'number') return formatNumber(value)
  if (field === 'ownerId') return participantOf(visible, value)?.name ?? clashText.somebody
  if (field === 'baseline') return clashText.unknown
  return field === 'dueOn' ? formatDay(value) : `“${value}”`
}
