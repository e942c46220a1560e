import { Plus } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Button } from '../../../ui/button.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { draftOf } from './private-composer.tsx'
import { RevealedCards } from './revealed-cards.tsx'
import { RoomAside } from './room-aside.tsx'
import { useReveal } from './use-reveal.ts'
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
  readonly help: string
  /** Composer and my cards. */
  readonly children: ComponentChildren
  /** Where the revealed cards lie. */
  readonly areas: readonly {
    readonly areaId: string
    readonly name: string | null
    readonly column?: string
  }[]
  /** What is there beside the revealed cards once there are some. */
  readonly afterReveal?: ComponentChildren
  /** What takes the place of writing alone where the stage was opened to all while cards still waited. */
  readonly open?: ComponentChildren
}) {
  const { visible, stage, question, help, children, areas, afterReveal } = props
  const { model, drafts } = useWorkshop()
  const { revealed, isTurning } = useReveal(visible, stage)
  const [isAsked, setAsked] = useState(false)
  const own = model.writing.cardsOf(stage.id).length
  // Decided when cards are turned over, and not while somebody types: an emptied field must not fold away.
  const [isHalfWritten, setHalfWritten] = useState(false)
  const [revealedAtMs, setRevealedAtMs] = useState(revealed?.atMs ?? null)
  if ((revealed?.atMs ?? null) !== revealedAtMs) {
    setRevealedAtMs(revealed?.atMs ?? null)
    setHalfWritten(areas.some(({ column }) => drafts.read(draftOf(stage.id, column)) !== ''))
  }
  const isFolded = revealed !== null && own === 0 && !isAsked && !isHalfWritten
  return (
    <>
      <StageHead
        question={stage.settings.prompt === '' ? question : stage.settings.prompt}
        help={help}
        place={visible.workshop.teamName}
      />
      {revealed === null ? null : (
        <RevealedCards
          key="revealed"
          visible={visible}
          revealed={revealed}
          areas={areas}
          isTurning={isTurning}
        />
      )}
      <div key="alone" class={revealed === null ? undefined : 'writelater'}>
        {isFolded ? (
          <Button icon={Plus} onClick={() => setAsked(true)}>
            {writingText.later}
          </Button>
        ) : revealed === null ? null : (
          <p class="small muted writelater__help">{writingText.laterHelp}</p>
        )}
        <div class="writegrid" hidden={isFolded}>
          <div>{children}</div>
          <RoomAside visible={visible} stage={stage} />
        </div>
      </div>
      {revealed === null ? null : afterReveal}
    </>
  )
}
