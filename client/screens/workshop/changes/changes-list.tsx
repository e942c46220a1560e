import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { inOrderOfNews } from '../../../../shared/okr/changes.ts'
import { changesText as text } from '../../../text/en/changes.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ChangeCard } from './change-card.tsx'
import { useCycleOkrs } from './use-cycle-okrs.ts'
import './changes.css'

/** [CH1] The newest check-ins of the workshop's cycle, drops first, as the record has them. */
export function ChangesList({
  workshopId,
  pointedId,
  onPoint,
}: {
  workshopId: string
  pointedId: string | null
  /** `null`: nobody points from here. */
  onPoint: ((keyResultId: string) => void) | null
}) {
  const { answer, reload } = useCycleOkrs(workshopId)
  if (answer === null) return <p aria-busy="true">{text.loading}</p>
  if (!answer.ok) {
    return (
      <Banner
        tone="negative"
        title={text.failed}
        action={
          <Button size="sm" onClick={reload}>
            {text.tryAgain}
          </Button>
        }
      >
        {answer.refusal.message}
      </Banner>
    )
  }
  const news = inOrderOfNews(answer.value.objectives.flatMap(pursued))
  if (news.length === 0) return <EmptyState>{text.none}</EmptyState>
  return (
    <>
      <p class="muted">{text.count(news.length, news.filter(({ fell }) => fell > 0).length)}</p>
      <ol class="changecards">
        {news.map((each) => (
          <ChangeCard
            key={each.keyResult.id}
            news={each}
            isPointedAt={pointedId === each.keyResult.id}
            onPoint={onPoint === null ? null : () => onPoint(each.keyResult.id)}
          />
        ))}
      </ol>
    </>
  )
}

function pursued({ dropped, keyResults }: CycleOkrs['objectives'][number]) {
  return dropped === null ? keyResults : []
}
