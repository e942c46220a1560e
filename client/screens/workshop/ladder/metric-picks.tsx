import { MoveRight, TrendingDown, TrendingUp } from 'lucide'
import type { LadderCard, RungCard } from '../../../../shared/board/cards.ts'
import { startHigh } from '../../../../shared/coach/ladder/measure-phrase.ts'
import { type SuggestedMetric, suggestMetrics } from '../../../../shared/coach/metrics/suggest-metrics.ts'
import { ladderText } from '../../../text/en/workshop-board.ts'
import { Pick } from '../../../ui/ladder.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { answersOf } from './ladder-answers.ts'

const LOOK = {
  increase: { icon: TrendingUp, way: ladderText.rises },
  decrease: { icon: TrendingDown, way: ladderText.falls },
  maintain: { icon: MoveRight, way: ladderText.stays },
} as const

/** Metrics suggested from all that the ladder says: one press writes the measure and its unit. */
export function MetricPicks({ ladder, rung }: { ladder: LadderCard; rung: RungCard }) {
  const { model } = useWorkshop()
  const { output, who, changes } = answersOf(ladder)
  const metrics = suggestMetrics(output, { who, changes })
  const measure = rung.text.trim().toLowerCase()
  const picked = metrics.find(({ name }) => name.toLowerCase() === measure)
  return (
    <>
      <fieldset class="metrics" aria-label={ladderText.suggestions}>
        {metrics.map((metric) => (
          <Pick
            key={metric.name}
            picked={metric === picked}
            icon={LOOK[metric.direction].icon}
            title={metric.because === null ? undefined : ladderText.because(metric.because.words)}
            onClick={() => {
              const { edits } = model.document.value
              edits.setText(rung.id, metric.name)
              edits.setMeasure(ladder.id, { unit: metric.unit })
            }}
          >
            {startHigh(metric.name)}
            <span class="sr">, {LOOK[metric.direction].way}</span>
          </Pick>
        ))}
      </fieldset>
      {picked === undefined ? null : <AboutMetric metric={picked} />}
    </>
  )
}

/** [KR10] What exactly it counts, and [KR11] what must not suffer for it. */
function AboutMetric({ metric }: { metric: SuggestedMetric }) {
  return (
    <div class="aboutmetric small muted">
      <p>
        <b>{ladderText.definition}</b> {metric.definition}
      </p>
      <p>
        <b>{ladderText.counter}</b> {metric.counter}
      </p>
    </div>
  )
}
