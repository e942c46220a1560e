import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { fillPath } from '../../../../shared/api/route.ts'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { closeText as text } from '../../../text/en/retro-close.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { FinalisedSession } from '../stages/finalised-session.tsx'
import { useTeamId } from '../use-team-id.ts'
import { RetroSummary } from './retro-summary.tsx'

/** A retro on its way to the record, or there: its summary, and the ways to send it. */
export function FinalisedRetro({ visible, retro }: { visible: Visible; retro: Retro }) {
  return (
    <FinalisedSession
      visible={visible}
      text={text}
      ways={<WaysToSend workshopId={visible.workshop.workshopId} />}
    >
      <RetroSummary visible={visible} retro={retro} />
    </FinalisedSession>
  )
}

function WaysToSend({ workshopId }: { workshopId: string }) {
  const teamId = useTeamId()
  return (
    <>
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
    </>
  )
}
