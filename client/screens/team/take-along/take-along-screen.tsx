import { ArrowLeft } from 'lucide'
import { useLocation, useRoute } from 'preact-iso'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { useResource } from '../../../api/use-resource.ts'
import { takeAlong as text } from '../../../text/en/take-along.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { ExportSection } from './export-section.tsx'
import { ImportSection } from './import-section.tsx'
import '../../okrs/okrs.css'
import './take-along.css'

/** Taking a team's OKRs along as files, and bringing files in. */
export function TakeAlongScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const { cycle } = useLocation().query
  const query = cycle === undefined ? undefined : { cycle }
  const answer = useResource(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <TakeAlongPage okrs={answer.value} />
}

function TakeAlongPage({ okrs }: { okrs: CycleOkrs }) {
  const { team, me } = okrs
  const heading = useScreenHeading(text.title)
  return (
    <TeamFrame team={team} me={me} tab={null}>
      <div class="takealong">
        <a class="textlink" href={`/t/${team.teamId}`}>
          <Icon icon={ArrowLeft} />
          {text.back(team.name)}
        </a>
        <h1 class="pagetitle" ref={heading} tabIndex={-1}>
          {text.title}
        </h1>
        <ExportSection okrs={okrs} />
        {me.may['import-okrs'] === 'any' ? <ImportSection okrs={okrs} /> : null}
      </div>
    </TeamFrame>
  )
}
