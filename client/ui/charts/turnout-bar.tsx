import { chartText } from '../../text/en/charts.ts'
import { round } from './picture.ts'
import '../chart.css'
import './turnout-bar.css'

const WIDTH = 248

/** Who took part, with the mark that they had to reach. The words under it say the same, for everybody. */
export function TurnoutBar({
  cast,
  abstained,
  eligible,
  quorum,
}: {
  /** People who answered. */
  readonly cast: number
  readonly abstained: number
  readonly eligible: number
  readonly quorum: { readonly needed: number; readonly isMet: boolean } | null
}) {
  const text = chartText.turnout
  const widthOf = (count: number) =>
    eligible === 0 ? 0 : round((Math.min(count, eligible) / eligible) * WIDTH)
  const castWidth = widthOf(cast)
  const votedWidth = widthOf(cast + abstained)
  const mark = quorum === null ? null : widthOf(quorum.needed)
  const words = [
    text.voted(cast + abstained, eligible),
    ...(abstained === 0 ? [] : [text.abstained(abstained)]),
    ...(quorum === null ? [] : [text.quorum(quorum.needed)]),
  ].join('. ')
  return (
    <svg
      class="turnoutbar"
      viewBox={`0 0 ${WIDTH} ${quorum === null ? 12 : 26}`}
      role="img"
      aria-label={`${text.label}: ${words}`}
    >
      <rect class="g-rest" x="0.5" y="1.5" width={WIDTH - 1} height="9" rx="4.5" />
      <g class="g-grow">
        {votedWidth > castWidth ? (
          <rect
            class="g-outline"
            x="0.75"
            y="1.75"
            width={Math.max(1, votedWidth - 1.5)}
            height="8.5"
            rx="4.25"
          />
        ) : null}
        {castWidth === 0 ? null : <rect class="g-full" x="0" y="1" width={castWidth} height="10" rx="5" />}
      </g>
      {mark === null ? null : (
        <>
          <line
            class="g-mean"
            x1={Math.min(WIDTH - 1.5, mark)}
            x2={Math.min(WIDTH - 1.5, mark)}
            y1="1.5"
            y2="14"
          />
          <text
            class="g-label num"
            x={mark}
            y="24"
            text-anchor={mark < 40 ? 'start' : mark > WIDTH - 40 ? 'end' : 'middle'}
          >
            {text.quorum(quorum?.needed ?? 0)}
          </text>
        </>
      )}
    </svg>
  )
}
