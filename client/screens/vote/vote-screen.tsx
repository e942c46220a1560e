import { ArrowRight } from 'lucide'
import { useMemo } from 'preact/hooks'
import { currentBallotOf, type Visible } from '../../../shared/workshop/state.ts'
import { votePage } from '../../text/en/vote-page.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { coloursByJoining } from '../../ui/person.ts'
import { PersonColours } from '../../ui/person-colours.ts'
import { SpokenLines } from '../../ui/spoken.tsx'
import { StageHead } from '../../ui/stage-head.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { CommentsBeside } from '../workshop/comments/comments-beside.tsx'
import { RoomBanners } from '../workshop/room-banners.tsx'
import { RoomLoading } from '../workshop/room-loading.tsx'
import { RoomProvider } from '../workshop/room-provider.tsx'
import { Notices, SavedStatus } from '../workshop/room-signs.tsx'
import { RoomStopped } from '../workshop/room-stopped.tsx'
import { CurrentVote } from '../workshop/vote/cast/current-vote.tsx'
import { ClosedVote } from '../workshop/vote/results/closed-vote.tsx'
import { factsOf, headlineOf } from '../workshop/vote/results/result-words.ts'
import { useWorkshop } from '../workshop/workshop-context.ts'
import './vote.css'

/** A workshop's vote on a page of its own, for who comes by its link: read, vote, leave, come back until it closes. */
export function VoteScreen({ workshopId }: { workshopId: string }) {
  return (
    <RoomProvider workshopId={workshopId}>
      <VotePage />
    </RoomProvider>
  )
}

function VotePage() {
  const { model } = useWorkshop()
  const connection = model.connection.value
  const visible = model.visible.value
  if (connection.kind === 'stopped') {
    return <RoomStopped name={connection.name} code={connection.code} message={connection.message} />
  }
  return visible === null ? <RoomLoading /> : <OpenPage visible={visible} />
}

function OpenPage({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const colours = useMemo(() => coloursByJoining(visible.roster), [visible.roster])
  const { teamName, title } = visible.workshop
  return (
    <PersonColours.Provider value={colours}>
      <div class="votepage">
        <TopBar title={teamName} subtitle={title} status={<SavedStatus />}>
          <ButtonLink size="sm" variant="quiet" iconEnd={ArrowRight} href={`/w/${model.workshopId}`}>
            {votePage.room}
          </ButtonLink>
        </TopBar>
        <main id="content" class="votepage__main">
          <RoomBanners />
          <Vote visible={visible} />
        </main>
        <CommentsBeside />
        <SpokenLines />
        <Notices />
      </div>
    </PersonColours.Provider>
  )
}

function Vote({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const current = currentBallotOf(visible)
  if (current !== null) {
    return (
      <>
        <CurrentVote ballot={current} visible={visible} isInStage={false} />
        {model.can('cast-ballot') ? <p class="small muted">{votePage.savedHere}</p> : null}
      </>
    )
  }
  const last = visible.ballots.at(-1)
  return last === undefined ? (
    <EmptyState>
      {votePage.none} {votePage.noneHelp}
    </EmptyState>
  ) : (
    <div class="ballot">
      <StageHead question={headlineOf(last)} help={factsOf(last)} place={visible.workshop.teamName} />
      <ClosedVote key={last.ballotId} ballot={last} visible={visible} />
    </div>
  )
}
