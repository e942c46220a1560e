import { candidateOf, isChosenAgain } from '../../../../shared/retro/chosen-again.ts'
import { useWorkshop } from '../workshop-context.ts'
import { CandidateMark } from './candidate-mark.tsx'
import { LastTime } from './last-time.tsx'

/** What a key result's card has to do with before: where it comes from, and what was learned from something like it. */
export function FromBefore({
  cardId,
  name,
  words,
  unit,
}: {
  cardId: string
  name: string
  words: string
  unit: string
}) {
  const { model, lookBack } = useWorkshop()
  const visible = model.visible.value
  const candidate = visible && candidateOf(visible, cardId)
  const answer = lookBack.answer.value
  return (
    <>
      {visible === null || candidate === null ? null : (
        <CandidateMark
          candidate={candidate}
          isChosen={isChosenAgain(visible, cardId)}
          words={words}
          name={name}
        />
      )}
      {answer?.ok === true ? (
        <LastTime fromBefore={answer.value} cardId={cardId} name={name} words={words} unit={unit} />
      ) : null}
    </>
  )
}
