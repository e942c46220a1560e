import { computed, type Signal, signal } from '@preact/signals'
import type { IconNode } from 'lucide'
import { createContext } from 'preact'
import { useContext, useEffect } from 'preact/hooks'
import { currentKind } from '../../../shared/workshop/agenda.ts'
import { type CoachModel, createCoachModel } from '../../models/coach-model.ts'
import { createDrafts, type Drafts } from '../../models/drafts.ts'
import { createLookBackModel, type LookBackModel } from '../../models/look-back-model.ts'
import type { WorkshopModel } from '../../models/workshop-model.ts'
import { coachText } from '../../text/en/workshop-coach.ts'

/**
 * The main thing to do in this stage: for a facilitator in place of going on (open the vote, close it, finalise), for the
 * others in place of being ready (done with the vote).
 */
export type LeadAction = {
  readonly label: string
  readonly icon?: IconNode
  /** How the room stands with it ("2 of 3 voted"), in place of who is ready. */
  readonly state?: string
  /** What it brings about, said beside it. */
  readonly note?: string
  /** Nothing is asked any more: a way back. */
  readonly isQuiet?: boolean
  /** Why it cannot be done now, or `null`. */
  readonly blocked: string | null
  readonly onClick: () => void
}

export type WorkshopView = {
  readonly model: WorkshopModel
  readonly drafts: Drafts
  readonly coach: CoachModel
  /** [RE6] What the team brings from before; read in plannings alone. */
  readonly lookBack: LookBackModel
  readonly leadAction: Signal<LeadAction | null>
  /** What was just moved or done, for a screen reader: said once, and empty again. */
  readonly announcement: Signal<string>
  /** The card whose ladder is open beside the board. */
  readonly openLadder: Signal<string | null>
  /** The card whose comments are open beside the board. */
  readonly openComments: Signal<string | null>
  /** Cards with a comment that calls me by name and that I have not opened. */
  readonly mentionedOn: Signal<ReadonlySet<string>>
  /** I went to the vote that goes on while the room is at another stage. */
  readonly showsVote: Signal<boolean>
  /** The first stage is on the screen: what nobody waits for may be loaded. */
  readonly stageStands: Signal<boolean>
}

export function createWorkshopView(model: WorkshopModel): WorkshopView {
  return {
    model,
    drafts: createDrafts(model.workshopId),
    coach: createCoachModel({
      load: () => import('../../models/coach-chunk.ts').then((chunk) => chunk.coach),
      loadHelps: () => import('../../models/coach-helps-chunk.ts').then((chunk) => chunk.coachHelps),
      board: model.board,
      cycle: computed(() => model.visible.value?.workshop.cycle ?? null),
      stageKind: computed(() =>
        model.visible.value === null ? 'welcome' : currentKind(model.visible.value),
      ),
      notDoing: computed(() =>
        // Asked once the set stands: before that there is nothing to say no to.
        model.visible.value !== null && currentKind(model.visible.value) === 'review'
          ? (model.notes.value.areas.get('not-doing')?.loose.length ?? 0)
          : null,
      ),
      onFailed: () => model.toasts.show(coachText.failed),
    }),
    lookBack: createLookBackModel({
      read: () =>
        import('../../models/look-back-chunk.ts').then((chunk) => chunk.readFromBefore(model.workshopId)),
    }),
    leadAction: signal(null),
    announcement: createAnnouncement(),
    openLadder: signal(null),
    openComments: signal(null),
    mentionedOn: signal(new Set()),
    showsVote: signal(false),
    stageStands: signal(false),
  }
}

/** The same words are news again the next time, so they are taken back as soon as they were heard. */
function createAnnouncement(): Signal<string> {
  const announcement = signal('')
  announcement.subscribe((words) => {
    if (words !== '') queueMicrotask(() => (announcement.value = ''))
  })
  return announcement
}

export const WorkshopContext = createContext<WorkshopView | null>(null)

export function useWorkshop(): WorkshopView {
  const view = useContext(WorkshopContext)
  if (view === null) throw new Error('There is no workshop around this component.')
  return view
}

/** Puts a stage's own main action into the facilitator bar while the stage is shown. */
export function useLeadAction(action: LeadAction | null): void {
  const { leadAction } = useWorkshop()
  useEffect(() => {
    leadAction.value = action
  })
  useEffect(
    () => () => {
      leadAction.value = null
    },
    [leadAction],
  )
}
