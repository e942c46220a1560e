import { useState } from 'preact/hooks'
import type { LadderCard } from '../../../../shared/board/cards.ts'
import type { CardContext } from '../../../../shared/coach/assessment.ts'
import { baselineStep } from '../../../../shared/coach/ladder/baseline-step.ts'
import { directionOf } from '../../../../shared/coach/ladder/direction-of.ts'
import { type ProposedSentence, proposeSentences } from '../../../../shared/coach/ladder/propose-sentences.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../../shared/okr/model.ts'
import { todayHere } from '../../../text/dates.ts'
import { ladderText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { LadderEnds, LadderSentence } from '../../../ui/ladder.tsx'
import { Lights } from '../../../ui/lights.tsx'
import { smartLights } from '../board/smart-lights.ts'
import { asSentence } from '../coach/card-coach.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { answersOf } from './ladder-answers.ts'

/** The ladder's end: sentences to choose from, each already read by the coach, and a place for one's own. */
export function ReadySentences({ ladder, onClose }: { ladder: LadderCard; onClose: () => void }) {
  const { model, coach, drafts } = useWorkshop()
  const by = coach.coach.value
  const cycle = model.visible.value?.workshop.cycle ?? null
  const answers = answersOf(ladder)
  const context = contextOf(ladder, model.board.value.objectives, cycle)
  const proposals = proposeSentences(answers, by === null ? { context } : { assess: by.assess, context })
  const step = baselineStep(answers, { today: todayHere(Date.now()), cycle })
  const draft = `own-${ladder.id}`
  const [own, setOwn] = useState(() => drafts.read(draft))
  const keepOwn = (words: string) => {
    setOwn(words)
    drafts.write(draft, words)
  }

  if (answers.measure.trim() === '' || answers.target === null) {
    const missing = answers.measure.trim() === '' ? ladderText.missing.measure : ladderText.missing.target
    return <p class="ladderwait muted small">{missing}</p>
  }
  const { unit, baseline, target, dueOn } = answers
  const ownFields = {
    direction: directionOf(answers.measure, baseline, target),
    unit: unit.trim(),
    baseline,
    target,
    dueOn,
  }
  const choose = async (sentence: string, fields: ProposedSentence['fields']) => {
    const baselineWords = step === null ? '' : step.text
    const command = {
      type: 'choose-outcome',
      ladderId: ladder.id,
      sentence,
      fields,
      baselineStep: baselineWords,
    } as const
    if (await model.give(command)) {
      drafts.write(draft, '')
      model.toasts.show(ladderText.done)
      onClose()
    }
  }
  const ownWords = own.trim()
  const cardOf = (fields: ProposedSentence['fields']): CardContext => ({
    ...context,
    fields: { ...EMPTY_KEY_RESULT_FIELDS, ...fields },
  })
  return (
    <>
      {step === null ? null : <p class="ladderwait small">{ladderText.addsStep(step.text)}</p>}
      <LadderEnds label={ladderText.sentences}>
        {proposals.map(({ sentence, fields }, index) => (
          <LadderSentence
            key={sentence}
            best={index === 0}
            text={sentence}
            notes={<WhatCoachSays words={sentence} context={cardOf(fields)} />}
            action={
              <Button
                variant={index === 0 ? 'lamp' : 'plain'}
                aria-label={ladderText.useSentence(sentence)}
                onClick={() => void choose(sentence, fields)}
              >
                {ladderText.use}
              </Button>
            }
          />
        ))}
      </LadderEnds>
      <div class="ownsentence">
        <TextArea
          label={ladderText.own}
          placeholder={ladderText.ownPlaceholder}
          value={own}
          maxLength={2_000}
          onInput={(event) => keepOwn(event.currentTarget.value)}
        />
        {ownWords === '' ? null : (
          <div class="row">
            <WhatCoachSays words={ownWords} context={cardOf(ownFields)} />
            <Button class="push" onClick={() => void choose(ownWords, ownFields)}>
              {ladderText.useOwn}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

/** The lights of a sentence, and the first thing that the coach would say of it as a card. */
function WhatCoachSays({ words, context }: { words: string; context: CardContext }) {
  const { coach } = useWorkshop()
  const by = coach.coach.value
  if (by === null) {
    return context.fields === null ? null : <Lights lights={smartLights(context.fields, context.cycle)} />
  }
  const assessment = by.assess({ kind: 'key_result', text: words }, context)
  const [first] = assessment.findings
  return (
    <>
      {assessment.kind === 'key_result' ? (
        <Lights lights={by.smartLights(assessment, words, context)} />
      ) : null}
      {first === undefined ? null : <span class="xs muted">{asSentence(first.title)}</span>}
    </>
  )
}

type Objective = {
  readonly id: string
  readonly text: string
  readonly commitment: CardContext['commitment']
  readonly keyResults: readonly {
    readonly id: string
    readonly initiatives: readonly { readonly id: string }[]
  }[]
}

function contextOf(
  ladder: LadderCard,
  objectives: readonly Objective[],
  cycle: CardContext['cycle'],
): CardContext {
  const objective = objectives.find(
    ({ id, keyResults }) =>
      id === ladder.cardId ||
      keyResults.some(
        (card) => card.id === ladder.cardId || card.initiatives.some((each) => each.id === ladder.cardId),
      ),
  )
  return {
    fields: null,
    cycle,
    objective: objective?.text ?? null,
    commitment: objective?.commitment ?? null,
    isReview: false,
  }
}
