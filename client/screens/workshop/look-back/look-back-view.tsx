import { useEffect } from 'preact/hooks'
import type { Learning, LookBack } from '../../../../shared/api/retro-api.ts'
import { isChosenAgain } from '../../../../shared/retro/chosen-again.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { lookBackText as text } from '../../../text/en/look-back.ts'
import { formatScore } from '../../../text/en/retro-words.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ActionRow } from '../../team/actions/action-row.tsx'
import { LearningItem } from '../../team/learnings/learning-item.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { CandidateMark } from './candidate-mark.tsx'
import './look-back.css'

/**
 * What a planning opens with. Candidates are the room's, and are there without the record, too.
 * @param viewerId whose actions are marked as theirs; `null` where everybody looks
 */
export function LookBackView({ visible, viewerId }: { visible: Visible; viewerId: string | null }) {
  const { lookBack } = useWorkshop()
  useEffect(() => lookBack.start(), [lookBack])
  const answer = lookBack.answer.value
  const hasCandidates = Object.keys(visible.candidates).length > 0
  return (
    <div class="lookback" aria-busy={answer === null}>
      {answer === null ? <p class="muted">{text.loading}</p> : null}
      {answer?.ok === false ? (
        <Banner
          tone="negative"
          title={text.failed}
          action={
            <Button size="sm" onClick={lookBack.start}>
              {text.tryAgain}
            </Button>
          }
        >
          {answer.refusal.message}
        </Banner>
      ) : null}
      {answer?.ok === true ? (
        <Learned lookBack={answer.value.lookBack} hasCandidates={hasCandidates} />
      ) : null}
      {hasCandidates ? <Candidates visible={visible} /> : null}
      {answer?.ok === true ? (
        <OpenActions actions={answer.value.lookBack.openActions} viewerId={viewerId} />
      ) : null}
    </div>
  )
}

function Learned({
  lookBack: { lastRetro, learnings },
  hasCandidates,
}: {
  lookBack: LookBack
  hasCandidates: boolean
}) {
  if (lastRetro === null && learnings.length === 0) {
    return hasCandidates ? null : <EmptyState>{text.none}</EmptyState>
  }
  const newest = learnings.filter(({ workshopId }) => workshopId === lastRetro?.workshopId)
  const earlier = learnings.filter(({ workshopId }) => workshopId !== lastRetro?.workshopId)
  return (
    <section aria-labelledby={lastRetro === null ? undefined : 'learned'}>
      {lastRetro === null ? null : (
        <>
          <h2 class="sech" id="learned">
            {text.last(lastRetro.cycleName)}
          </h2>
          {lastRetro.meanScore === null ? null : (
            <p class="muted">{text.mean(formatScore(lastRetro.meanScore))}</p>
          )}
          {newest.length === 0 ? <p class="muted">{text.noLearnings}</p> : <List learnings={newest} />}
        </>
      )}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{text.earlier(earlier.length)}</summary>
          <List learnings={earlier} />
        </details>
      )}
    </section>
  )
}

/** Without links: a guest of the planning may not open the team's pages. */
function List({ learnings }: { learnings: readonly Learning[] }) {
  return (
    <ul class="learnings">
      {learnings.map((learning) => (
        <li key={learning.learningId}>
          <LearningItem learning={learning} teamId={null} />
        </li>
      ))}
    </ul>
  )
}

/** [RE5] In the order of the board; one that was deleted there is none any more. */
function Candidates({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const cards = model.board.value.objectives
    .flatMap(({ keyResults }) => keyResults)
    .flatMap((card) => {
      const candidate = Object.hasOwn(visible.candidates, card.id) ? visible.candidates[card.id] : undefined
      return candidate === undefined ? [] : [{ card, candidate }]
    })
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="candidates">
      <h2 class="sech" id="candidates">
        {text.candidates}
      </h2>
      <p class="muted">{text.candidatesHelp}</p>
      <ul class="lookback__candidates">
        {cards.map(({ card, candidate }) => (
          <li key={card.id}>
            <p>{card.text}</p>
            <CandidateMark
              candidate={candidate}
              isChosen={isChosenAgain(visible, card.id)}
              words={card.text}
              name={card.text}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpenActions({ actions, viewerId }: { actions: LookBack['openActions']; viewerId: string | null }) {
  if (actions.length === 0) return null
  return (
    <section aria-labelledby="still-open">
      <h2 class="sech" id="still-open">
        {text.actions}
      </h2>
      <ul class="actions">
        {actions.map((action) => (
          <ActionRow
            key={action.actionId}
            action={action}
            teamId={null}
            isMine={action.owner !== null && action.owner.personId === viewerId}
            ways={null}
          />
        ))}
      </ul>
    </section>
  )
}
