import { Layers } from 'lucide'
import type { LadderCard, RungCard } from '../../../../shared/board/cards.ts'
import { ladderOf } from '../../../../shared/board/read.ts'
import { randomId } from '../../../models/random-id.ts'
import { ladderQuestions } from '../../../text/en/ladder-questions.ts'
import { ladderText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { CardBones } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Rung, type RungState, Rungs } from '../../../ui/ladder.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { SharedText } from '../board/shared-text.tsx'
import { Writers } from '../board/writers.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { isAnswered, lastChangeRung, nextRung } from './ladder-answers.ts'
import { MeasureFields } from './measure-fields.tsx'
import { MetricPicks } from './metric-picks.tsx'
import { ReadySentences } from './ready-sentences.tsx'
import './ladder-panel.css'

/** [KR1] The outcome ladder of a card, beside the board: five questions that end in ready sentences. */
export function LadderPanel({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const { model } = useWorkshop()
  const ladder = ladderOf(model.board.value, cardId)
  const others = ladder === null ? [] : ladder.rungs.flatMap(({ id }) => model.presence.writersOf(id))
  const unique = [...new Map(others.map((person) => [person.personId, person])).values()]
  return (
    <Panel
      title={ladderText.title}
      onClose={onClose}
      head={<Writers writers={unique} />}
      foot={
        <>
          <Icon icon={Layers} /> {ladder?.chosen === true ? ladderText.chosen : ladderText.foot}
        </>
      }
    >
      {ladder === null ? (
        <div aria-busy="true">
          <p class="sr" role="status">
            {ladderText.waiting}
          </p>
          <CardBones />
          <CardBones />
        </div>
      ) : (
        <LadderBody ladder={ladder} onClose={onClose} />
      )}
    </Panel>
  )
}

function LadderBody({ ladder, onClose }: { ladder: LadderCard; onClose: () => void }) {
  const { model } = useWorkshop()
  const isOpen = !ladder.chosen && model.mayWrite.value.ok
  const now = nextRung(ladder)
  const stateOf = (rung: RungCard): RungState =>
    !isOpen || isAnswered(ladder, rung) ? 'done' : rung.id === now?.id ? 'now' : 'next'
  return (
    <>
      <Rungs>
        {ladder.rungs.map((rung, index) => (
          <Rung
            key={rung.id}
            number={index + 1}
            state={stateOf(rung)}
            question={ladderQuestions[rung.question]}
            questionId={`question-${rung.id}`}
          >
            <Answer ladder={ladder} rung={rung} isOpen={isOpen} />
          </Rung>
        ))}
      </Rungs>
      {isOpen ? <ReadySentences ladder={ladder} onClose={onClose} /> : null}
    </>
  )
}

function Answer({ ladder, rung, isOpen }: { ladder: LadderCard; rung: RungCard; isOpen: boolean }) {
  const { model } = useWorkshop()
  if (rung.question === 'output') return <p>{ladder.original}</p>
  if (rung.question === 'from-to-by') {
    return <MeasureFields ladder={ladder} isOpen={isOpen} />
  }
  if (!isOpen) return <p>{rung.text}</p>
  const isLastChange = lastChangeRung(ladder)?.id === rung.id
  return (
    <>
      <SharedText cardId={rung.id} class="input" labelledBy={`question-${rung.id}`} />
      <Writers writers={model.presence.writersOf(rung.id)} />
      {isLastChange && rung.text.trim() !== '' ? (
        <Button
          size="sm"
          variant="quiet"
          onClick={() =>
            model.document.value.edits.addSoWhat({ id: randomId(), ladderId: ladder.id, after: rung.id })
          }
        >
          {ladderText.askSoWhat}
        </Button>
      ) : null}
      {rung.question === 'how-seen' ? <MetricPicks ladder={ladder} rung={rung} /> : null}
    </>
  )
}
