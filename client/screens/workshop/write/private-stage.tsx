import { Plus } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isAnythingWaiting } from '../../../../shared/workshop/private-permission.ts'
import { isPrivate, REFLECT_COLUMNS, type Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Button } from '../../../ui/button.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { draftOf } from './private-composer.tsx'
import { preloadSharedCards, RevealedCards } from './revealed-cards.tsx'
import { RoomAside } from './room-aside.tsx'
import { useReveal } from './use-reveal.ts'
import { useTurn } from './use-turn.ts'
import './write.css'

/** Whether people write alone in a stage, or did, and cards wait that nobody would see otherwise. */
export function isWrittenAlone(visible: Visible, stage: Stage): boolean {
  return isPrivate(stage) || isAnythingWaiting(visible, stage.id)
}

/**
 * A stage in which people write alone: my cards and what is known of everybody else's; after the reveal, everybody's. The
 * fields stay where they are in the tree when cards are turned over, so that nobody is pulled out of a sentence.
 */
export function PrivateStage(props: {
  readonly visible: Visible
  readonly stage: Stage
  readonly question: string
  /** One line before the reveal, and one after it. */
  readonly help: { readonly before: string; readonly after: string }
  /** Composer and my cards. */
  readonly children: ComponentChildren
  /** What is there beside the revealed cards once there are some. */
  readonly afterReveal?: ComponentChildren
  /** What takes the place of writing alone where the stage was opened to all while cards still waited. */
  readonly open?: ComponentChildren
}) {
  const { visible, stage, question, help, children, afterReveal, open } = props
  const { model, drafts } = useWorkshop()
  const { revealed, isTurning } = useReveal(visible, stage)
  const element = useRef<HTMLDivElement>(null)
  useTurn(element, isTurning, () => idsOnBoard(model))
  useEffect(preloadSharedCards, [])
  const [isAsked, setAsked] = useState(false)
  // Looked at when cards are turned over, and not while somebody types: a field that was emptied must not fold away.
  const [seenAtMs, setSeenAtMs] = useState<number | null>(null)
  const [isHalfWritten, setHalfWritten] = useState(false)
  if (revealed !== null && revealed.atMs !== seenAtMs) {
    setSeenAtMs(revealed.atMs)
    setHalfWritten([null, ...REFLECT_COLUMNS].some((column) => drafts.read(draftOf(stage.id, column)) !== ''))
  }
  const own = model.writing.cardsOf(stage.id).length
  const isFolded = revealed !== null && own === 0 && !isAsked && !isHalfWritten
  // After a reveal nobody is waited for.
  const hasAside = revealed === null
  const isAnonymous = stage.settings.naming === 'anonymous'
  const line = revealed === null ? help.before : help.after
  return (
    <div ref={element}>
      <StageHead
        question={stage.settings.prompt === '' ? question : stage.settings.prompt}
        help={isAnonymous ? `${line} ${writingText.nobodyKnows}` : line}
        place={visible.workshop.teamName}
      />
      {revealed === null || (!isPrivate(stage) && open !== undefined) ? null : (
        <RevealedCards key="revealed" visible={visible} stage={stage} />
      )}
      <div key="alone" class={revealed === null ? undefined : 'writelater'}>
        {isFolded ? (
          <Button icon={Plus} onClick={() => setAsked(true)}>
            {writingText.later}
          </Button>
        ) : revealed === null ? null : (
          <p class="small muted writelater__help">{writingText.laterHelp}</p>
        )}
        <div class={hasAside ? 'writegrid' : 'writegrid writegrid--later'} hidden={isFolded}>
          <div>{children}</div>
          {hasAside ? <RoomAside visible={visible} stage={stage} /> : null}
        </div>
      </div>
      {isPrivate(stage) ? (revealed === null ? null : afterReveal) : (open ?? afterReveal)}
    </div>
  )
}

/** Everything that a reveal could not have brought. */
function idsOnBoard(model: ReturnType<typeof useWorkshop>['model']): ReadonlySet<string> {
  const { objectives, loose } = model.board.peek()
  const areas = [...model.notes.peek().areas.values()]
  return new Set([
    ...objectives.flatMap(({ id, keyResults }) => [id, ...keyResults.map((card) => card.id)]),
    ...loose.keyResults.map(({ id }) => id),
    ...areas.flatMap((area) => [
      ...area.loose.map(({ id }) => id),
      ...area.groups.flatMap((group) => [group.id, ...group.notes.map(({ id }) => id)]),
    ]),
  ])
}
