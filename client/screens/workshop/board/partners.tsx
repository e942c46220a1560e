import { Handshake } from 'lucide'
import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import { partnersText } from '../../../text/en/partners.ts'
import { Icon } from '../../../ui/icon.tsx'
import './partners.css'

/** [SE7] The teams that share an objective, and what each brings. */
export function Partners({
  objective,
  label,
}: {
  objective: Pick<ObjectiveCard, 'partners'>
  label: string
}) {
  if (objective.partners.length === 0) return null
  return (
    <ul class="partners" aria-label={partnersText.list(label)}>
      {objective.partners.map(({ team, brings }) => (
        <li key={`${team} ${brings}`}>
          <Icon icon={Handshake} />
          <span>{partnersText.line(team, brings)}</span>
        </li>
      ))}
    </ul>
  )
}
