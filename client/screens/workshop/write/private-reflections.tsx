import { REFLECT_COLUMNS, type Stage } from '../../../../shared/workshop/stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useWorkshop } from '../workshop-context.ts'
import { MyCards } from './my-cards.tsx'
import { PrivateComposer } from './private-composer.tsx'

/** [RE3] What worked, what we learned, what we would do differently: a column each, written alone. */
export function PrivateReflections({ stage }: { stage: Stage }) {
  const { model } = useWorkshop()
  const text = writingText.reflect
  return (
    <>
      <div class="reflect">
        {REFLECT_COLUMNS.map((column) => (
          <section key={column} aria-labelledby={`reflect-${column}`}>
            <h2 class="sech" id={`reflect-${column}`}>
              {text.columns[column]}
            </h2>
            <PrivateComposer
              stage={stage}
              look="column"
              column={column}
              label={text.columns[column]}
              placeholder={text.placeholder}
            />
          </section>
        ))}
      </div>
      <MyCards
        stage={stage}
        groups={REFLECT_COLUMNS.map((column) => ({
          id: column,
          heading: text.short[column],
          has: (card) => card.column === column,
        }))}
        targets={REFLECT_COLUMNS.map((column) => ({ id: column, label: text.moveTo(text.short[column]) }))}
        onTarget={(cardId, column) => model.writing.edit(cardId, { column })}
      />
    </>
  )
}
