import { useRef } from 'preact/hooks'
import { REFLECT_COLUMNS, type Stage } from '../../../../shared/workshop/stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useWorkshop } from '../workshop-context.ts'
import { AboutField, useAbout } from './about-field.tsx'
import { MyCardList, type NumberedCard, useMyCards } from './my-cards.tsx'
import { PrivateComposer } from './private-composer.tsx'

type Column = (typeof REFLECT_COLUMNS)[number]

/** [RE3] What worked, what we learned, what we would do differently: a column each, written alone. */
export function PrivateReflections({ stage }: { stage: Stage }) {
  const cards = useMyCards(stage)
  const [aboutId, setAbout] = useAbout(stage)
  return (
    <>
      <AboutField value={aboutId} onChange={setAbout} />
      <div class="reflect">
        {REFLECT_COLUMNS.map((column) => (
          <ReflectColumn
            key={column}
            stage={stage}
            column={column}
            aboutId={aboutId}
            cards={cards.filter(({ card }) => card.column === column)}
          />
        ))}
      </div>
    </>
  )
}

function ReflectColumn(props: {
  readonly stage: Stage
  readonly column: Column
  /** The key result that cards written now are about. */
  readonly aboutId: string | null
  readonly cards: readonly NumberedCard[]
}) {
  const { stage, column, aboutId, cards } = props
  const { model } = useWorkshop()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = writingText.reflect
  const headingId = `reflect-${column}`
  return (
    <section class="mine" aria-labelledby={headingId}>
      <h2 class="sech" id={headingId} ref={heading} tabIndex={-1}>
        {text.columns[column]}
      </h2>
      <PrivateComposer
        stage={stage}
        look="column"
        column={column}
        keyResultId={aboutId}
        label={text.columns[column]}
        placeholder={text.placeholder}
      />
      <MyCardList
        stage={stage}
        cards={cards}
        label={text.yours(text.short[column])}
        targets={REFLECT_COLUMNS.flatMap((other) =>
          other === column ? [] : [{ id: other, label: text.moveTo(text.short[other]) }],
        )}
        onTarget={(cardId, other) => model.writing.edit(cardId, { column: other })}
        onGone={() => heading.current?.focus()}
      />
    </section>
  )
}
