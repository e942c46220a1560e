import { ChevronLeft, ChevronRight, Maximize2, Minimize2 } from 'lucide'
import { useCallback, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CycleOkrs, CycleRef, LivingObjective } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { useResource } from '../../../api/use-resource.ts'
import { teamHome } from '../../../text/en/team-home.ts'
import { teamPresent as text } from '../../../text/en/team-present.ts'
import { formatShare } from '../../../text/values.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { findCycleWeek } from '../../okrs/cycle-weeks.ts'
import { Weeks } from '../../okrs/weeks.tsx'
import { turnedBy } from '../../present/fit.ts'
import { useLargeType, usePageKeys, usePresentKeys } from '../../present/use-projector.ts'
import { cycleTitle } from '../home/cycle-head.tsx'
import { KeyResultRow } from '../home/key-result-row.tsx'
import { objectiveVerdict } from '../living-words.ts'
import { StateChip } from '../state-mark.tsx'
import '../../okrs/okrs.css'
import '../../present/present.css'
import '../home/team-home.css'
import './team-present.css'

/** A cycle's OKRs on a projector: all on the first page, then one objective on each. */
export function TeamPresentScreen({ teamId }: { teamId: string }) {
  const cycle = useLocation().query['cycle']
  const query = cycle === undefined ? undefined : { cycle }
  const answer = useResource(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <Presented okrs={answer.value} />
}

function Presented({ okrs }: { okrs: CycleOkrs }) {
  const { team, cycle, today } = okrs
  const objectives = okrs.objectives.filter(({ dropped }) => dropped === null)
  const [at, setAt] = useState(0)
  const last = objectives.length
  const heading = useScreenHeading(text.documentTitle(team.name))
  useLargeType()
  const keys = usePresentKeys(`/t/${team.teamId}`)
  const turn = useCallback(
    (step: number) => setAt((before) => turnedBy({ at: before, of: last + 1 }, step).at),
    [last],
  )
  usePageKeys(turn)
  const shown = objectives[at - 1]
  return (
    <div class="present teampresent">
      <header class="present__top">
        <p class="present__place">
          <b>{team.name}</b> {cycle?.name}
        </p>
        <span class="num">{text.place(at + 1, last + 1)}</span>
      </header>
      <main id="content" class="present__main" aria-live="polite">
        <h1 ref={heading} tabIndex={-1}>
          {shown?.text ??
            (cycle === null ? teamHome.empty.title : cycleTitle(cycle, findCycleWeek(cycle, today)))}
        </h1>
        {shown === undefined ? (
          <Overview okrs={okrs} objectives={objectives} onOpen={(index) => setAt(index + 1)} />
        ) : (
          <OneObjective objective={shown} okrs={okrs} cycle={cycle} />
        )}
      </main>
      <footer class="present__foot">
        <ButtonLink variant="quiet" href={keys.leaveTo}>
          {text.leave}
        </ButtonLink>
        <Button
          variant="quiet"
          icon={keys.isFullScreen ? Minimize2 : Maximize2}
          onClick={keys.toggleFullScreen}
        >
          {keys.isFullScreen ? text.leaveFullScreen : text.fullScreen}
        </Button>
        <span class="push small muted present__keys">{text.keys}</span>
        <Button icon={ChevronLeft} disabled={at === 0} onClick={() => turn(-1)}>
          {text.back}
        </Button>
        <Button iconEnd={ChevronRight} disabled={at === last} onClick={() => turn(1)}>
          {text.next}
        </Button>
      </footer>
    </div>
  )
}

function Overview({
  okrs: { cycle, today },
  objectives,
  onOpen,
}: {
  okrs: CycleOkrs
  objectives: readonly LivingObjective[]
  onOpen: (index: number) => void
}) {
  return (
    <>
      {cycle === null ? null : <Weeks place={findCycleWeek(cycle, today)} label={teamHome.weeks} />}
      <ol class="teampresent__all">
        {objectives.map((objective, index) => (
          <li key={objective.id}>
            <button type="button" onClick={() => onOpen(index)}>
              {objective.text}
            </button>
            <StateChip state={objectiveVerdict(objective)} />
            <b class="num">{objective.progress === null ? '–' : formatShare(objective.progress)}</b>
          </li>
        ))}
      </ol>
    </>
  )
}

function OneObjective({
  objective,
  okrs: { team, today },
  cycle,
}: {
  objective: LivingObjective
  okrs: CycleOkrs
  cycle: CycleRef | null
}) {
  if (cycle === null) return null
  return (
    <div class="teampresent__one">
      <p class="row">
        <StateChip state={objectiveVerdict(objective)} />
        <b class="num">{objective.progress === null ? '–' : formatShare(objective.progress)}</b>
      </p>
      <h2 class="sr">{text.keyResults}</h2>
      <ul class="livekrs">
        {objective.keyResults
          .filter(({ dropped }) => dropped === null)
          .map((keyResult) => (
            // Everybody looks: nothing on a projector is asked of one person.
            <KeyResultRow
              key={keyResult.id}
              keyResult={keyResult}
              teamId={team.teamId}
              cycle={cycle}
              today={today}
              meId={null}
            />
          ))}
      </ul>
    </div>
  )
}
