import { PUBLICATION_ROUTES } from '../../../../shared/api/publication-routes.ts'
import { fillPath } from '../../../../shared/api/route.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { FinalisedRetro } from '../retro/finalised-retro.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { FinalisedSession } from './finalised-session.tsx'
import './finalised-stage.css'

const text = stages.finalised

/** On the way to the record, or there: what was finalised, and its exports. */
export function FinalisedStage({ visible }: StageProps) {
  const { retro } = visible
  return retro === null ? (
    <FinalisedOkrs visible={visible} />
  ) : (
    <FinalisedRetro visible={visible} retro={retro} />
  )
}

function FinalisedOkrs({ visible }: { visible: Visible }) {
  return (
    <FinalisedSession
      visible={visible}
      text={text}
      ways={<WaysToTake workshopId={visible.workshop.workshopId} />}
    >
      <PublishedSet visible={visible} />
    </FinalisedSession>
  )
}

function WaysToTake({ workshopId }: { workshopId: string }) {
  const params = { workshopId }
  return (
    <>
      <ButtonLink variant="lamp" href={`/w/${encodeURIComponent(workshopId)}/okrs`}>
        {text.open}
      </ButtonLink>
      {/* Past the router: these are files, not screens. */}
      <ButtonLink
        href={fillPath(PUBLICATION_ROUTES.workshopOkrsMarkdown.path, params)}
        target="_top"
        download
      >
        {text.markdown}
      </ButtonLink>
      <ButtonLink href={fillPath(PUBLICATION_ROUTES.workshopOkrs.path, params)} target="_top" download>
        {text.json}
      </ButtonLink>
    </>
  )
}

/** The set as it was finalised, to read. */
function PublishedSet({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  return (
    <ol class="finalset">
      {model.board.value.objectives.map((objective) => (
        <li key={objective.id} class="sheet">
          <h2>{objective.text}</h2>
          <ul>
            {objective.keyResults.map((card) => (
              <li key={card.id}>
                {card.text}
                <span class="muted small"> {visible.roster[card.fields.ownerId ?? '']?.name ?? ''}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
