import { useId, useState } from 'preact/hooks'
import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { MyCard } from '../../../models/writing-model.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useWorkshop } from '../workshop-context.ts'
import { MyCardList, MyCards, useMyCards } from './my-cards.tsx'
import { PrivateComposer } from './private-composer.tsx'

/** Key results written alone, each for one of the board's objectives. */
export function PrivateKeyResults({ stage }: { stage: Stage }) {
  const { model, drafts } = useWorkshop()
  const text = writingText.keyResults
  const { objectives } = model.board.value
  const cards = useMyCards(stage)
  const chosenKey = `alone-${stage.id}-objective`
  const [chosen, setChosen] = useState(() => drafts.read(chosenKey))
  const objectiveId = (objectives.find(({ id }) => id === chosen) ?? objectives[0])?.id ?? null
  const choose = (id: string) => {
    setChosen(id)
    drafts.write(chosenKey, id)
  }
  return (
    <>
      <PrivateComposer
        stage={stage}
        label={text.label}
        placeholder={text.placeholder}
        coachAs="key_result"
        objectiveId={objectiveId}
      >
        {objectives.length === 0 ? (
          <p class="small muted composer__for">{text.noObjectives}</p>
        ) : (
          <ObjectivePicker objectives={objectives} value={objectiveId} onChange={choose} />
        )}
      </PrivateComposer>
      <MyCards stage={stage} cards={cards}>
        {(heading) =>
          groupsOf(objectives).map(({ id, name, objective, has }) => {
            const own = cards.filter(({ card }) => has(card))
            if (own.length === 0) return null
            return (
              <div key={id} class="mine__group">
                {name === null ? null : <h3 class="mine__for">{name}</h3>}
                <MyCardList
                  stage={stage}
                  cards={own}
                  label={name ?? writingText.yourCards}
                  coachAs="key_result"
                  objective={objective}
                  targets={objectives.flatMap((one, index) =>
                    one.id === id ? [] : [{ id: one.id, label: text.moveTo(index + 1) }],
                  )}
                  onTarget={(cardId, objectiveId) => model.writing.edit(cardId, { objectiveId })}
                  onGone={() => heading.current?.focus()}
                />
              </div>
            )
          })
        }
      </MyCards>
    </>
  )
}

function ObjectivePicker(props: {
  readonly objectives: readonly ObjectiveCard[]
  readonly value: string | null
  readonly onChange: (id: string) => void
}) {
  const id = useId()
  const text = writingText.keyResults
  return (
    <div class="composer__for">
      <label class="label" for={id}>
        {text.forObjective}
      </label>
      <select
        id={id}
        class="input"
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.objectives.map((objective, index) => (
          <option key={objective.id} value={objective.id}>
            {text.objective(index + 1, objective.text)}
          </option>
        ))}
      </select>
    </div>
  )
}

type Group = {
  readonly id: string
  /** `null`: there is only one, and it needs no name. */
  readonly name: string | null
  readonly objective?: string
  readonly has: (card: MyCard) => boolean
}

function groupsOf(objectives: readonly ObjectiveCard[]): readonly Group[] {
  const ids = new Set(objectives.map(({ id }) => id))
  return [
    ...objectives.map(
      ({ id, text }, index): Group => ({
        ...{ id, name: writingText.keyResults.objective(index + 1, text), objective: text },
        has: ({ objectiveId }) => objectiveId === id,
      }),
    ),
    {
      id: 'none',
      name: objectives.length === 0 ? null : writingText.keyResults.noObjective,
      has: ({ objectiveId }) => objectiveId === null || !ids.has(objectiveId),
    },
  ]
}
