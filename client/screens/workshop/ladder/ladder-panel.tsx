import { Layers, TrendingDown, TrendingUp } from 'lucide'
import type { LadderCard, RungCard } from '../../../../shared/board/cards.ts'
import { ladderOf } from '../../../../shared/board/read.ts'
import { proposeSentences } from '../../../../shared/coach/ladder/propose-sentences.ts'
import { suggestMetrics } from '../../../../shared/coach/metrics/suggest-metrics.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../../shared/okr/model.ts'
import { randomId } from '../../../models/random-id.ts'
import { ladderQuestions } from '../../../text/en/ladder-questions.ts'
import { ladderText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { CardBones } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { LadderEnds, LadderSentence, Pick, Rung, type RungState, Rungs } from '../../../ui/ladder.tsx'
import { Lights } from '../../../ui/lights.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { SharedText } from '../board/shared-text.tsx'
import { smartLights } from '../board/smart-lights.ts'
import { Writers } from '../board/writers.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { answersOf, isAnswered, lastChangeRung } from './ladder-answers.ts'
import { MeasureFields } from './measure-fields.tsx'
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
  const now = ladder.rungs.find((rung) => !isAnswered(ladder, rung))
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
      {isOpen ? <Sentences ladder={ladder} onClose={onClose} /> : null}
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
      {rung.question === 'how-seen' ? <Suggestions ladder={ladder} rung={rung} /> : null}
    </>
  )
}

/** Measures suggested from the output's words: one press writes the measure and its unit. */
function Suggestions({ ladder, rung }: { ladder: LadderCard; rung: RungCard }) {
  const { model } = useWorkshop()
  const { output, who, changes } = answersOf(ladder)
  const metrics = suggestMetrics(output, { who, changes })
  return (
    <fieldset class="metrics" aria-label={ladderText.suggestions}>
      {metrics.map(({ name, direction, unit }) => (
        <Pick
          key={name}
          picked={rung.text.trim().toLowerCase() === name}
          icon={direction === 'increase' ? TrendingUp : TrendingDown}
          onClick={() => {
            const { edits } = model.document.value
            edits.setText(rung.id, name)
            edits.setMeasure(ladder.id, { unit })
          }}
        >
          {name}
        </Pick>
      ))}
    </fieldset>
  )
}

function Sentences({ ladder, onClose }: { ladder: LadderCard; onClose: () => void }) {
  const { model } = useWorkshop()
  const answers = answersOf(ladder)
  const proposals = proposeSentences(answers)
  const cycle = model.visible.value?.workshop.cycle ?? null
  if (proposals.length === 0) {
    const missing = answers.measure.trim() === '' ? ladderText.missing.measure : ladderText.missing.target
    return <p class="ladderwait muted small">{missing}</p>
  }
  const choose = async (index: number) => {
    const proposal = proposals[index]
    if (proposal === undefined) return
    const { sentence, fields } = proposal
    if (await model.give({ type: 'choose-outcome', ladderId: ladder.id, sentence, fields })) {
      model.toasts.show(ladderText.done)
      onClose()
    }
  }
  return (
    <LadderEnds label={ladderText.sentences}>
      {proposals.map(({ sentence, fields }, index) => (
        <LadderSentence
          key={sentence}
          best={index === 0}
          text={sentence}
          notes={
            <>
              <Lights lights={smartLights({ ...EMPTY_KEY_RESULT_FIELDS, ...fields }, cycle)} />
              {fields.dueOn === null ? <span class="xs muted">{ladderText.noDate}</span> : null}
              {fields.baseline === 'unknown' ? <span class="xs muted">{ladderText.noStart}</span> : null}
            </>
          }
          action={
            <Button
              variant={index === 0 ? 'lamp' : 'plain'}
              aria-label={ladderText.useSentence(sentence)}
              onClick={() => void choose(index)}
            >
              {ladderText.use}
            </Button>
          }
        />
      ))}
    </LadderEnds>
  )
}
