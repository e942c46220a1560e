import type { PulseResult as Result } from '../../../../shared/workshop/writing.ts'
import { pulseText } from '../../../text/en/workshop-writing.ts'
import { ChartFigure } from '../../../ui/charts/chart-table.tsx'
import { Face, SCORES } from './face.tsx'
import './pulse.css'

/** How we are, as a small picture, with the same in words and as a table; and the words that people left. */
export function PulseResult({ result }: { result: Result }) {
  const rows = SCORES.map((score) => ({
    score,
    label: pulseText.scores[score],
    people: result.counts[score - 1] ?? 0,
  }))
  const most = Math.max(1, ...result.counts)
  const inWords = rows.map(({ label, people }) => pulseText.part(label, people)).join(', ')
  return (
    <div class="pulseresult">
      <section class="card pulseresult__picture">
        <ChartFigure
          caption={pulseText.result}
          columns={pulseText.columns}
          rows={rows.map(({ score, label, people }) => ({
            ...{ id: String(score), lead: String(score), name: label },
            cells: [String(people)],
          }))}
        >
          <div class="pulsebars" role="img" aria-label={pulseText.picture(inWords)}>
            {rows.map(({ score, label, people }) => (
              <div key={score} class={people === 0 ? 'pulsebar is-none' : 'pulsebar'}>
                <b class="num">{people}</b>
                <i style={{ height: `${(people / most) * 100}%` }} />
                <Face score={score} />
                <span>{label}</span>
              </div>
            ))}
          </div>
        </ChartFigure>
      </section>
      <section class="card pulseresult__words" aria-labelledby="pulse-words">
        <h2 class="sech" id="pulse-words">
          {pulseText.wordsHeading}
        </h2>
        {result.words.length === 0 ? (
          <p class="muted">{pulseText.noWords}</p>
        ) : (
          <ul>
            {result.words.map((word, index) => (
              <li key={index}>{word}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
