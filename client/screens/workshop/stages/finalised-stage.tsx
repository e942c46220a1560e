import { PUBLICATION_ROUTES } from '../../../../shared/api/publication-routes.ts'
import { fillPath } from '../../../../shared/api/route.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { FinalisedRetro } from '../retro/finalised-retro.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './finalised-stage.css'

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
  const text = stages.finalised
  const { publication, workshop } = visible
  if (publication.status !== 'published') {
    return (
      <div aria-busy="true">
        <StageHead question={text.publishing} help={text.publishingHelp} place={workshop.teamName} />
        <p class="row" role="status">
          <i class="spin" /> {text.publishing}
        </p>
        <PublishedSet visible={visible} />
      </div>
    )
  }
  return (
    <>
      <StageHead
        question={text.published(publication.revision)}
        help={text.publishedHelp}
        place={workshop.teamName}
      />
      <Ways workshopId={workshop.workshopId} />
      <PublishedSet visible={visible} />
    </>
  )
}

function Ways({ workshopId }: { workshopId: string }) {
  const { model } = useWorkshop()
  const text = stages.finalised
  const params = { workshopId }
  const may = model.may({ type: 'reopen' })
  return (
    <>
      <div class="row finalways">
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
        {model.can('lead-workshop') ? (
          <Button disabled={!may.ok} onClick={() => void model.give({ type: 'reopen' })}>
            {text.reopen}
          </Button>
        ) : null}
      </div>
      {model.can('lead-workshop') ? <p class="small muted">{text.reopenHelp}</p> : null}
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
