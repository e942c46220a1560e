import { Download, Plus, Presentation, Printer } from 'lucide'
import { useLocation } from 'preact-iso'
import type { CycleOkrs } from '../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../shared/api/record-routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { formatShortDay } from '../../text/dates.ts'
import { teamHome as text } from '../../text/en/team-home.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { LoadingPage } from '../loading-page.tsx'
import { RefusedScreen } from '../message-screen.tsx'
import { isDue } from './check-in/check-in-walk.ts'
import { CycleHead } from './home/cycle-head.tsx'
import { CyclePictures } from './home/cycle-pictures.tsx'
import { FilterBar } from './home/filter-bar.tsx'
import { LivingObjectiveCard } from './home/living-objective.tsx'
import { applyFilter, liveKeyResults, readFilter } from './home/okr-filter.ts'
import { SharedWithUs } from './home/shared-with-us.tsx'
import { useCheckInPanel } from './home/use-check-in-panel.tsx'
import { HoldMeeting } from './meeting/hold-meeting.tsx'
import { HoldRetro } from './retro-start/hold-retro.tsx'
import { TeamFrame } from './team-frame.tsx'
import '../okrs/okrs.css'
import './home/team-home.css'
import './home/team-home-below.css'

/** A team's OKRs of one cycle as they stand today: everything that is read often, with ways to the rest. */
export function TeamScreen({ teamId }: { teamId: string }) {
  const cycle = useLocation().query['cycle']
  const query = cycle === undefined ? undefined : { cycle }
  const answer = useResource(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <TeamHome okrs={answer.value} onChanged={answer.refresh} />
}

function TeamHome({ okrs, onChanged }: { okrs: CycleOkrs; onChanged: () => void }) {
  const { team, me, cycle } = okrs
  const isEmpty = okrs.objectives.length === 0
  const checkIn = useCheckInPanel(okrs, onChanged)
  return (
    <TeamFrame
      team={team}
      me={me}
      tab="okrs"
      actions={isEmpty ? null : <HomeActions okrs={okrs} />}
      side={checkIn.panel}
    >
      <div class="okrs__inner teamhome">
        {cycle === null ? <NoCycle okrs={okrs} /> : <CycleHead okrs={okrs} cycle={cycle} />}
        {cycle !== null && isEmpty ? (
          <EmptyState action={<StartActions okrs={okrs} />}>{text.empty.cycle}</EmptyState>
        ) : null}
        {cycle === null || isEmpty ? null : <CyclePage okrs={okrs} cycle={cycle} checkIn={checkIn} />}
        <SharedWithUs okrs={okrs} />
      </div>
    </TeamFrame>
  )
}

type CheckInBeside = Pick<ReturnType<typeof useCheckInPanel>, 'rows' | 'openMine' | 'isOpen'>

function CyclePage({
  okrs,
  cycle,
  checkIn,
}: {
  okrs: CycleOkrs
  cycle: NonNullable<CycleOkrs['cycle']>
  checkIn: CheckInBeside
}) {
  const { team, me, today, objectives } = okrs
  const filter = readFilter(useLocation().query)
  const shown = applyFilter(objectives, filter)
  const count = (list: typeof objectives) => list.reduce((sum, { keyResults }) => sum + keyResults.length, 0)
  const card = { teamId: team.teamId, cycle, today, meId: me.person?.personId ?? null, checkIn: checkIn.rows }
  const kept = shown.filter(({ dropped }) => dropped === null)
  const dropped = shown.filter(({ dropped }) => dropped !== null)
  return (
    <>
      <MyCheckIns okrs={okrs} checkIn={checkIn} />
      <HoldMeeting okrs={okrs} cycle={cycle} sessions={okrs.sessions} />
      <HoldRetro key={cycle.cycleId} okrs={okrs} cycle={cycle} />
      <FilterBar okrs={okrs} filter={filter} shown={count(shown)} all={count(objectives)} />
      {shown.length === 0 ? <EmptyState>{text.filter.none}</EmptyState> : null}
      {kept.map((objective) => (
        <LivingObjectiveCard key={objective.id} objective={objective} {...card} />
      ))}
      {dropped.length === 0 ? null : (
        <section aria-labelledby="dropped">
          <h2 class="sech" id="dropped">
            {text.dropped}
          </h2>
          {dropped.map((objective) => (
            <LivingObjectiveCard key={objective.id} objective={objective} {...card} />
          ))}
        </section>
      )}
      <CyclePictures okrs={okrs} cycle={cycle} />
    </>
  )
}

/** The one thing that is asked of whoever looks: their check-ins that are due. */
function MyCheckIns({
  okrs: { objectives, me, team },
  checkIn: { rows, openMine, isOpen },
}: {
  okrs: CycleOkrs
  checkIn: CheckInBeside
}) {
  const meId = me.person?.personId
  const mine = liveKeyResults(objectives).filter(({ owner }) => owner !== null && owner.personId === meId)
  if (mine.length === 0) return null
  const due = mine.filter((one) => isDue(one.due))
  const next = mine
    .flatMap(({ due: { dueOn } }) => (dueOn === null ? [] : [dueOn]))
    .toSorted()
    .at(0)
  if (due.length === 0) {
    return next === undefined ? null : (
      <p class="mycheckins is-quiet noprint">
        {text.due.none(formatShortDay(next))} <a href={`/t/${team.teamId}/owed`}>{text.due.owed}</a>
      </p>
    )
  }
  return (
    <div class="mycheckins noprint">
      <p>
        <b>{text.due.title(due.length)}</b> {text.due.body}
      </p>
      {rows === null ? (
        <ButtonLink variant="lamp" href={`/t/${team.teamId}/check-in`}>
          {text.due.action}
        </ButtonLink>
      ) : (
        <Button variant={isOpen ? 'plain' : 'lamp'} onClick={openMine}>
          {text.due.action}
        </Button>
      )}
    </div>
  )
}

function HomeActions({ okrs: { team, cycle, me } }: { okrs: CycleOkrs }) {
  const query = cycle === null ? '' : `?cycle=${encodeURIComponent(cycle.cycleId)}`
  return (
    <>
      {me.may['export-okrs'] === 'none' ? null : (
        <ButtonLink variant="quiet" icon={Download} href={`/t/${team.teamId}/take-along${query}`}>
          {text.takeAlong}
        </ButtonLink>
      )}
      <Button variant="quiet" icon={Printer} class="teamhome__print" onClick={() => window.print()}>
        {text.print}
      </Button>
      <a
        class="btn btn--icon teamhome__present"
        href={`/t/${team.teamId}/present${query}`}
        aria-label={text.present}
        title={text.present}
      >
        <Icon icon={Presentation} />
      </a>
    </>
  )
}

function NoCycle({ okrs }: { okrs: CycleOkrs }) {
  const heading = useScreenHeading(text.documentTitle(okrs.team.name))
  const isMember = okrs.me.may['read-team'] === 'any'
  return (
    <>
      <h1 class="pagetitle" ref={heading} tabIndex={-1}>
        {text.empty.title}
      </h1>
      <EmptyState action={<StartActions okrs={okrs} />}>
        {isMember ? text.empty.team : text.empty.guest}
      </EmptyState>
    </>
  )
}

function StartActions({ okrs: { team, me } }: { okrs: CycleOkrs }) {
  return (
    <div class="row">
      {me.may['read-team'] === 'any' ? (
        <ButtonLink variant="lamp" icon={Plus} href={`/start?team=${encodeURIComponent(team.teamId)}`}>
          {text.empty.start}
        </ButtonLink>
      ) : null}
      {me.may['import-okrs'] === 'any' ? (
        <ButtonLink href={`/t/${team.teamId}/take-along`}>{text.empty.import}</ButtonLink>
      ) : null}
    </div>
  )
}
