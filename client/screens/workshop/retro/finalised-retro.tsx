import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { fillPath } from '../../../../shared/api/route.ts'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { closeText as text } from '../../../text/en/retro-close.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { useTeamId } from '../use-team-id.ts'
import { useWorkshop } from '../workshop-context.ts'
import { RetroSummary } from './retro-summary.tsx'

/** A retro on its way to the record, or there: its summary, and the ways to send it. */
export function FinalisedRetro({ visible, retro }: { visible: Visible; retro: Retro }) {
  const { publication, workshop } = visible
  if (publication.status !== 'published') {
    return (
      <div aria-busy="true">
        <StageHead question={text.publishing} help={text.publishingHelp} place={workshop.teamName} />
        <p class="row" role="status">
          <i class="spin" /> {text.publishing}
        </p>
        <RetroSummary visible={visible} retro={retro} />
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
      <RetroSummary visible={visible} retro={retro} />
    </>
  )
}

function Ways({ workshopId }: { workshopId: string }) {
  const { model } = useWorkshop()
  const teamId = useTeamId()
  const may = model.may({ type: 'reopen' })
  return (
    <>
      <div class="row finalways">
        {teamId === null ? null : (
          <ButtonLink
            variant="lamp"
            href={`/t/${encodeURIComponent(teamId)}/retros/${encodeURIComponent(workshopId)}`}
          >
            {text.open}
          </ButtonLink>
        )}
        {/* Past the router: this is a file, not a screen. */}
        <ButtonLink href={fillPath(RETRO_ROUTES.retroMarkdown.path, { workshopId })} target="_top" download>
          {text.markdown}
        </ButtonLink>
        {model.can('lead-workshop') ? (
          <Button disabled={!may.ok} onClick={() => void model.give({ type: 'reopen' })}>
            {text.reopen}
          </Button>
        ) : null}
      </div>
      {model.can('lead-workshop') ? <p class="small muted finalhelp">{text.reopenHelp}</p> : null}
    </>
  )
}
