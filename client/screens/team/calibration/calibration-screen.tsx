import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Calibration } from '../../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import {
  type CalibrationPoint,
  type CalibrationReading,
  PREDICTIONS,
  type Prediction,
  readCalibration,
} from '../../../../shared/retro/calibration.ts'
import { useResource } from '../../../api/use-resource.ts'
import { calibrationText as text } from '../../../text/en/calibration.ts'
import { formatMean } from '../../../ui/charts/answer-scale.ts'
import { CalibrationChart } from '../../../ui/charts/calibration-chart.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { RetroNav } from '../retro/retro-nav.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { ProcessTrend } from './process-trend.tsx'
import '../../okrs/okrs.css'
import '../team.css'
import './calibration.css'

/** [RE8] How sure the team was and how it came out, and [process pulse] how it said it worked. Never by person [GR3]. */
export function CalibrationScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const answer = useResource(RETRO_ROUTES.calibration, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <CalibrationPage page={answer.value} />
}

function CalibrationPage({ page }: { page: Calibration }) {
  const { team, me, cycles } = page
  const heading = useScreenHeading(text.documentTitle(team.name))
  const [chosen, setChosen] = useState('')
  const shown = cycles.filter(({ cycle }) => chosen === '' || cycle.cycleId === chosen)
  const points = shown.flatMap(({ cycle, workshopId, points: its }) =>
    its.map((point) => ({ ...point, id: `${workshopId} ${point.keyResultId}`, cycleName: cycle.name })),
  )
  const hasPoints = cycles.some(({ points: its }) => its.length > 0)
  return (
    <TeamFrame team={team} me={me} tab="learnings">
      <div class="calibrationpage">
        <RetroNav teamId={team.teamId} tab="calibration" />
        <div>
          <h1 class="pagetitle" ref={heading} tabIndex={-1}>
            {text.title}
          </h1>
          <p class="teamlist__help">{text.lede}</p>
        </div>
        {hasPoints ? (
          <>
            {cycles.length < 2 ? null : (
              <SelectField
                class="calibrationpage__cycle noprint"
                label={text.cycle}
                value={chosen}
                onChange={(event) => setChosen(event.currentTarget.value)}
              >
                <option value="">{text.allCycles}</option>
                {cycles.toReversed().map(({ cycle }) => (
                  <option key={cycle.cycleId} value={cycle.cycleId}>
                    {cycle.name}
                  </option>
                ))}
              </SelectField>
            )}
            <div class="sheet calibrationpage__picture">
              <CalibrationChart label={text.chart.caption} points={points} />
              <Says points={points} />
            </div>
          </>
        ) : (
          <EmptyState>{text.none}</EmptyState>
        )}
        <section class="sheet" aria-labelledby="process">
          <h2 id="process">{text.process.title}</h2>
          <p class="charthelp">{text.process.help}</p>
          <ProcessTrend cycles={cycles} />
        </section>
      </div>
    </TeamFrame>
  )
}

/** What the picture says, in words, and how it is read. */
function Says({ points }: { points: readonly CalibrationPoint[] }) {
  return (
    <div class="calibrationpage__says">
      {PREDICTIONS.map((at) => (
        <PredictionSays key={at} at={at} reading={readCalibration(points, at)} />
      ))}
      <section aria-labelledby="how">
        <h2 id="how">{text.read}</h2>
        <ul>
          {text.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function PredictionSays({ at, reading }: { at: Prediction; reading: CalibrationReading | null }) {
  return (
    <section aria-labelledby={`said-${at}`}>
      <h2 id={`said-${at}`}>{text.predictions[at]}</h2>
      {reading === null ? (
        <p class="muted">{text.nothingSaid}</p>
      ) : (
        <>
          <p>{leanWords(reading)}</p>
          <ul>
            {reading.bands.map(({ id, count, meanScore }) => (
              <li key={id}>{text.band(text.bands[id], formatMean(meanScore), count)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function leanWords({ lean, count, meanConfidence, meanScore, meanDistance }: CalibrationReading): string {
  const by = formatMean(Math.abs(meanConfidence - meanScore) * 10)
  switch (lean) {
    case 'too-few':
      return text.lean[lean](count)
    case 'even':
      return `${text.lean[lean]()} ${text.distance(formatMean(meanDistance * 10))}`
    case 'too-sure':
    case 'too-careful':
      return `${text.lean[lean](by)} ${text.distance(formatMean(meanDistance * 10))}`
  }
}
