import type { ComponentType } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Ballot } from '../../../shared/ballot/ballot.ts'
import { formatJoinCode } from '../../../shared/identity/join-code.ts'
import { currentKind } from '../../../shared/workshop/agenda.ts'
import { currentBallotOf, type Visible } from '../../../shared/workshop/state.ts'
import type { WorkshopModel } from '../../models/workshop-model.ts'
import { formatTimeOrDay } from '../../text/dates.ts'
import { railText } from '../../text/en/rail.ts'
import { stageName } from '../../text/en/stages.ts'
import { workshop } from '../../text/en/workshop.ts'
import { coloursByJoining } from '../../ui/person.ts'
import { PersonColours } from '../../ui/person-colours.ts'
import { SpokenLines } from '../../ui/spoken.tsx'
import { StageRail, type Stop, type StopState } from '../../ui/stage-rail.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { PracticeSlot } from '../practice/practice-slot.tsx'
import { MeetingEnd } from './changes/meeting-end.tsx'
import { CommentsBeside } from './comments/comments-beside.tsx'
import type { JoinLinks } from './join-dialog.tsx'
import { LeadBar } from './lead-bar.tsx'
import { PeopleHere } from './people/people-here.tsx'
import { usePresenceParts } from './presence/use-presence-parts.ts'
import { PresentLink } from './present-link.tsx'
import { RoomBanners } from './room-banners.tsx'
import { RoomLoading } from './room-loading.tsx'
import { Notices, SavedStatus } from './room-signs.tsx'
import { RoomStopped } from './room-stopped.tsx'
import { StageView } from './stage-view.tsx'
import { useUndoKeys } from './undo-keys.ts'
import { useJoinLinks } from './use-join-links.ts'
import { useLoaded } from './use-loaded.ts'
import { VoteBanner } from './vote/vote-banner.tsx'
import { useWorkshop } from './workshop-context.ts'

/** The room, or why there is none. */
export function Room() {
  const { model } = useWorkshop()
  const connection = model.connection.value
  const visible = model.visible.value
  if (connection.kind === 'stopped') {
    return <RoomStopped name={connection.name} code={connection.code} message={connection.message} />
  }
  return visible === null ? <RoomLoading /> : <OpenRoom visible={visible} />
}

const loadJoinDialog = () => import('./join-dialog.tsx').then((chunk) => chunk.JoinDialog)
const loadAgendaPanel = () => import('./agenda/agenda-panel.tsx').then((chunk) => chunk.AgendaPanel)

/** The room around the stages: where we are, who is here, whether it is saved. */
function OpenRoom({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [isJoinOpen, setJoinOpen] = useState(false)
  const [isAgendaOpen, setAgendaOpen] = useState(false)
  const links = useJoinLinks()
  const parts = usePresenceParts()
  useUndoKeys()
  const code = links?.joinCode ?? null
  const mayEdit = model.can('lead-workshop') && currentKind(visible) !== 'finalised'
  const isEditing = isAgendaOpen && mayEdit
  const JoinDialog = useLoaded(isJoinOpen, loadJoinDialog, () => {
    setJoinOpen(false)
    model.toasts.show(workshop.stageFailed)
  })
  const AgendaPanel = useLoaded(isEditing, loadAgendaPanel, () => {
    setAgendaOpen(false)
    model.toasts.show(railText.failed)
  })
  const colours = useMemo(() => coloursByJoining(visible.roster), [visible.roster])
  return (
    <PersonColours.Provider value={colours}>
      <div class="room">
        <TopBar title={visible.workshop.teamName} subtitle={visible.workshop.title} status={<SavedStatus />}>
          <PeopleHere visible={visible} />
          {parts === null ? null : <parts.TopActions visible={visible} />}
          <PresentLink workshopId={model.workshopId} />
        </TopBar>
        <StageRail
          stops={stopsOf(model, visible)}
          joinCode={code === null ? undefined : formatJoinCode(code)}
          onJoinCode={() => setJoinOpen(true)}
          editLabel={railText.edit}
          onEdit={mayEdit ? () => setAgendaOpen(true) : undefined}
        />
        <main id="content" class="main">
          {visible.workshop.isPractice === true ? <PracticeSlot /> : null}
          <RoomBanners />
          {parts === null ? null : <parts.Bars visible={visible} />}
          <StageOrVote visible={visible} links={links} />
          <MeetingEnd visible={visible} />
        </main>
        <LeadBar visible={visible} />
        <CommentsBeside />
        {isJoinOpen && links !== null && JoinDialog !== null ? (
          <JoinDialog links={links} onClose={() => setJoinOpen(false)} />
        ) : null}
        {parts === null ? null : <parts.Overlay visible={visible} />}
        {isEditing && AgendaPanel !== null ? (
          <AgendaPanel visible={visible} onClose={() => setAgendaOpen(false)} />
        ) : null}
        <SpokenLines />
        <Notices />
      </div>
    </PersonColours.Provider>
  )
}

/** A vote with a deadline goes on through the stages: it is told of in each, and one can go to it and back. */
function StageOrVote({ visible, links }: { visible: Visible; links: JoinLinks | null }) {
  const { showsVote } = useWorkshop()
  const Beside = useVoteBeside(showsVote.value)
  const current = currentKind(visible) === 'vote' ? null : currentBallotOf(visible)
  const isGone = current === null
  useEffect(() => {
    if (isGone) showsVote.value = false
  }, [isGone, showsVote])
  if (current !== null && showsVote.value && Beside !== null)
    return <Beside ballot={current} visible={visible} />
  return (
    <>
      {current === null ? null : <VoteBanner ballot={current} visible={visible} />}
      <StageView visible={visible} links={links} />
    </>
  )
}

type VoteBesideComponent = ComponentType<{ ballot: Ballot; visible: Visible }>

/** Loaded when somebody first goes to a vote. */
function useVoteBeside(isWanted: boolean): VoteBesideComponent | null {
  const [loaded, setLoaded] = useState<{ readonly Beside: VoteBesideComponent } | null>(null)
  const { model, showsVote } = useWorkshop()
  useEffect(() => {
    if (!isWanted || loaded !== null) return
    import('./vote/vote-beside.tsx').then(
      ({ VoteBeside }) => setLoaded({ Beside: VoteBeside }),
      () => {
        showsVote.value = false
        model.toasts.show(workshop.stageFailed)
      },
    )
  }, [isWanted, loaded, model, showsVote])
  return loaded?.Beside ?? null
}

function stopsOf(model: WorkshopModel, visible: Visible): readonly Stop[] {
  const current = visible.agenda.findIndex(({ id }) => id === visible.stageId)
  return visible.agenda.map((stage, at) => {
    const { id, skipped, enteredAtMs } = stage
    const state: StopState = at === current ? 'now' : skipped ? 'skipped' : at < current ? 'done' : 'next'
    const mayGo = model.may({ type: 'go-to-stage', stageId: id }).ok
    return {
      id,
      name: stageName(stage),
      state,
      time:
        state === 'done' && enteredAtMs !== null
          ? formatTimeOrDay(enteredAtMs, model.roomNowMs(), visible.workshop.timeZone)
          : state === 'next' && stage.minutes !== null
            ? railText.minutes(stage.minutes)
            : undefined,
      onSelect: mayGo ? () => void model.give({ type: 'go-to-stage', stageId: id }) : undefined,
    }
  })
}
