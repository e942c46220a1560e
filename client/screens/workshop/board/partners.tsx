import { Handshake } from 'lucide'
import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import { peopleOfTeam } from '../../../../shared/okr/partners.ts'
import { partnersText } from '../../../text/en/partners.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './partners.css'

/** [SE7] The teams that share an objective, what each brings, and who of them is in the workshop. */
export function Partners({
  objective,
  label,
}: {
  objective: Pick<ObjectiveCard, 'partners'>
  label: string
}) {
  const { model } = useWorkshop()
  if (objective.partners.length === 0) return null
  const people = Object.values(model.visible.value?.roster ?? {}).filter(({ removed }) => !removed)
  return (
    <ul class="partners" aria-label={partnersText.list(label)}>
      {objective.partners.map(({ team, brings }) => (
        <li key={`${team} ${brings}`}>
          <Icon icon={Handshake} />
          <span>
            {partnersText.line(team, brings)}
            <PeopleOfTeam names={peopleOfTeam(team, people).map(({ name }) => name)} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function PeopleOfTeam({ names }: { names: readonly string[] }) {
  return names.length === 0 ? null : <small class="muted"> {partnersText.inTheRoom(names)}</small>
}
