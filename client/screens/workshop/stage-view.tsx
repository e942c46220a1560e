import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { currentStage, findStage } from '../../../shared/workshop/agenda.ts'
import type { Stage, StageKind } from '../../../shared/workshop/stages.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { stageName } from '../../text/en/stages.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { StageHeadAside } from '../../ui/stage-head-aside.ts'
import { StagePrompt } from '../../ui/stage-prompt.ts'
import type { JoinLinks } from './join-dialog.tsx'
import { useStageClock } from './timer/clock-slot.tsx'
import { useWorkshop } from './workshop-context.ts'
import './stage-view.css'

export type StageProps = {
  readonly visible: Visible
  readonly links: JoinLinks | null
  /** The stage that is shown: not the room's while somebody finishes a sentence in the one before. */
  readonly stage: Stage
}

const retroStage = () => import('./retro/retro-stage.tsx').then((stage) => stage.RetroStage)

/** Each stage's screen is loaded when the room first comes to it. */
const STAGES = {
  welcome: () => import('./stages/welcome-stage.tsx').then((stage) => stage.WelcomeStage),
  objectives: () => import('./stages/objectives-stage.tsx').then((stage) => stage.ObjectivesStage),
  'key-results': () => import('./stages/key-results-stage.tsx').then((stage) => stage.KeyResultsStage),
  outcomes: () => import('./stages/outcomes-stage.tsx').then((stage) => stage.OutcomesStage),
  pulse: () => import('./stages/pulse-stage.tsx').then((stage) => stage.PulseStage),
  icebreaker: () => import('./stages/icebreaker-stage.tsx').then((stage) => stage.IcebreakerStage),
  changes: () => import('./stages/changes-stage.tsx').then((stage) => stage.ChangesStage),
  reflect: () => import('./stages/reflect-stage.tsx').then((stage) => stage.ReflectStage),
  sort: () => import('./stages/sort-stage.tsx').then((stage) => stage.SortStage),
  discuss: () => import('./stages/discuss-stage.tsx').then((stage) => stage.DiscussStage),
  vote: () => import('./stages/vote-stage.tsx').then((stage) => stage.VoteStage),
  commit: () => import('./stages/commit-stage.tsx').then((stage) => stage.CommitStage),
  review: () => import('./stages/review-stage.tsx').then((stage) => stage.ReviewStage),
  finalised: () => import('./stages/finalised-stage.tsx').then((stage) => stage.FinalisedStage),
  'look-back': () => import('./stages/look-back-stage.tsx').then((stage) => stage.LookBackStage),
  'open-actions': retroStage,
  grade: retroStage,
  decide: retroStage,
  actions: retroStage,
  'process-pulse': retroStage,
  close: retroStage,
} satisfies Record<StageKind, () => Promise<ComponentType<StageProps>>>

/** A person who typed less than this ago is in the middle of a sentence. */
const SENTENCE_MS = 4_000

/** A stage's file that could not be fetched is asked for again this often: its server may be starting anew. */
const RETRY_MS = 3_000

type Loaded = { readonly id: string; readonly Screen: ComponentType<StageProps> }

/** Shows the room's stage. Somebody who is typing is not pulled away: the next stage waits until they pause, or go. */
export function StageView({ visible, links }: Omit<StageProps, 'stage'>) {
  const { announcement, coach, lookBack, stageStands } = useWorkshop()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const lastInputAt = useRef(0)
  const stage = currentStage(visible)
  const { id: stageId, kind } = stage
  const name = stageName(stage)

  useEffect(() => {
    let isCurrent = true
    let retryTimer: ReturnType<typeof setTimeout> | undefined
    STAGES[kind]().then(
      (Screen) => {
        if (!isCurrent) return
        const show = () => {
          setHeld(false)
          setFailed(false)
          setLoaded((before) => {
            if (before !== null && before.id !== stageId) {
              announcement.value = workshop.movedOn(name)
            }
            return { id: stageId, Screen }
          })
        }
        followWhenPaused(
          () => lastInputAt.current,
          show,
          setHeld,
          () => isCurrent,
        )
      },
      () => {
        if (!isCurrent) return
        setFailed(true)
        retryTimer = setTimeout(() => setAttempt((count) => count + 1), RETRY_MS)
      },
    )
    return () => {
      isCurrent = false
      clearTimeout(retryTimer)
    }
  }, [stageId, kind, name, announcement, attempt])
  const { agenda } = visible
  useEffect(() => preloadWhenIdle(agenda), [agenda])
  const isShown = loaded !== null
  const isPlanning = visible.workshop.kind === 'planning' && visible.workshop.isPractice !== true
  useEffect(() => {
    // After the first stage stands on the screen: nobody waits for the coach.
    if (!isShown) return
    coach.start()
    if (isPlanning) lookBack.start()
    stageStands.value = true
  }, [isShown, isPlanning, coach, lookBack, stageStands])

  const clock = useStageClock(visible)
  const shownStage = (loaded && findStage(visible, loaded.id)) ?? stage

  return (
    <div
      class="stage"
      aria-busy={loaded === null}
      onInput={() => {
        lastInputAt.current = Date.now()
      }}
    >
      {clock.watch}
      {isHeld ? (
        <Banner
          tone="info"
          title={workshop.movedOnHere(name)}
          action={
            <Button
              size="sm"
              onClick={() => {
                lastInputAt.current = 0
              }}
            >
              {workshop.follow}
            </Button>
          }
        >
          {workshop.movedOnHelp}
        </Banner>
      ) : null}
      {hasFailed ? (
        <Banner
          tone="negative"
          title={workshop.stageFailed}
          action={
            <Button size="sm" onClick={() => location.reload()}>
              {workshop.reload}
            </Button>
          }
        >
          {workshop.stageFailedNext}
        </Banner>
      ) : null}
      <StageHeadAside.Provider value={clock.face}>
        {loaded === null ? null : (
          <StagePrompt.Provider value={promptOf(shownStage)}>
            <loaded.Screen key={loaded.id} visible={visible} links={links} stage={shownStage} />
          </StagePrompt.Provider>
        )}
      </StageHeadAside.Provider>
    </div>
  )
}

/** What is asked in place of the stage's own question; a vote's heading says where the vote stands, and that stays. */
function promptOf({ kind, settings }: Stage): string {
  return kind === 'vote' || kind === 'finalised' ? '' : settings.prompt
}

/** Calls `show` as soon as nobody is typing; looks again while somebody is. */
function followWhenPaused(
  lastInputAt: () => number,
  show: () => void,
  setHeld: (isHeld: boolean) => void,
  isCurrent: () => boolean,
): void {
  const look = () => {
    if (!isCurrent()) return
    if (Date.now() - lastInputAt() >= SENTENCE_MS || !isInText()) show()
    else {
      setHeld(true)
      setTimeout(look, 250)
    }
  }
  look()
}

function isInText(): boolean {
  const active = document.activeElement
  if (active instanceof HTMLTextAreaElement) return active.value !== ''
  return active instanceof HTMLInputElement && active.type === 'text' && active.value !== ''
}

/** The agenda's other stages are fetched when the browser has nothing to do: the room moves on without a wait, offline too. */
function preloadWhenIdle(agenda: readonly Stage[]): () => void {
  const load = () => {
    for (const { kind } of agenda) STAGES[kind]().catch(() => {}) // Tried again when the room gets there.
  }
  const timer = setTimeout(load, 1_500)
  return () => clearTimeout(timer)
}
