import { useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { useResource } from '../../../api/use-resource.ts'
import { teamSettingsText as text } from '../../../text/en/team-settings.ts'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { TeamLinks } from '../alignment/team-links.tsx'
import { CalendarFeeds } from '../rhythm/calendar-feeds.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { TokensSection } from '../tokens/tokens-section.tsx'
import { SettingsForm } from './settings-form.tsx'
import '../../okrs/okrs.css'
import './settings.css'

/** The team's name, time zone and rhythm; and ways to what programs are told and may do. */
export function SettingsScreen({ teamId }: { teamId: string }) {
  const answer = useResource(RECORD_ROUTES.cycleOkrs, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <SettingsPage okrs={answer.value} />
}

function SettingsPage({ okrs: { team: first, me } }: { okrs: CycleOkrs }) {
  const [team, setTeam] = useState(first)
  const heading = useScreenHeading(text.documentTitle(team.name))
  const mayManage = me.may['manage-team'] === 'any'
  return (
    <TeamFrame team={team} me={me} tab="settings">
      <div class="teamsettings">
        <h1 class="pagetitle" ref={heading} tabIndex={-1}>
          {text.title}
        </h1>
        {mayManage ? null : <p>{text.members}</p>}
        {mayManage ? (
          <SettingsForm team={team} onSaved={(changes) => setTeam({ ...team, ...changes })} />
        ) : null}
        <CalendarFeeds teamId={team.teamId} mayTakeTeams={me.may['read-team'] === 'any'} />
        {mayManage ? (
          <>
            <TeamLinks teamId={team.teamId} />
            <TokensSection teamId={team.teamId} />
            <Way title={text.webhooks.title} note={text.webhooks.note} href={`/t/${team.teamId}/webhooks`}>
              {text.webhooks.open}
            </Way>
            <Way
              title={text.takeAlong.title}
              note={text.takeAlong.note}
              href={`/t/${team.teamId}/take-along`}
            >
              {text.takeAlong.open}
            </Way>
          </>
        ) : null}
      </div>
    </TeamFrame>
  )
}

function Way({
  title,
  note,
  href,
  children,
}: {
  title: string
  note: string
  href: string
  children: string
}) {
  return (
    <section class="sheet">
      <h2>{title}</h2>
      <p class="teamsettings__note">{note}</p>
      <a class="textlink" href={href}>
        {children}
      </a>
    </section>
  )
}
