import { useEffect, useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { ROOM_ROUTES } from '../../../../shared/api/room-routes.ts'
import { inOrderOfNews } from '../../../../shared/okr/changes.ts'
import { type ApiResult, request } from '../../../api/request.ts'
import { changesText as text } from '../../../text/en/changes.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ChangeCard } from './change-card.tsx'
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

/** The cycle that this workshop is over, as the record has it now. */
function useCycleOkrs(workshopId: string) {
  const [answer, setAnswer] = useState<ApiResult<CycleOkrs> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    void read(workshopId, stop.signal).then((read) => {
      if (!stop.signal.aborted) setAnswer(read)
    })
    return () => stop.abort()
  }, [workshopId, attempt])
  const reload = () => {
    setAnswer(null)
    setAttempt((count) => count + 1)
  }
  return { answer, reload }
}

async function read(workshopId: string, signal: AbortSignal): Promise<ApiResult<CycleOkrs>> {
  const workshop = await request(ROOM_ROUTES.workshop, { params: { workshopId }, signal })
  if (!workshop.ok) return workshop
  const { teamId, cycle } = workshop.value
  return request(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query: { cycle: cycle.cycleId }, signal })
}
