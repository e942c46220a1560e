import { useId } from 'preact/hooks'
import { BALLOT_METHODS, type BallotMethod } from '../../../../../shared/ballot/settings.ts'
import { assertNever } from '../../../../../shared/result.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { ChoiceCard } from '../../../../ui/choice-card.tsx'
import './method-picker.css'

/** How the vote is taken: a picture and a sentence for each way. */
export function MethodPicker({
  value,
  onChange,
}: {
  value: BallotMethod
  onChange: (method: BallotMethod) => void
}) {
  const name = useId()
  const text = voteText.setUp
  return (
    <fieldset class="methods">
      <legend class="sech">{text.how}</legend>
      <div class="methods__list">
        {BALLOT_METHODS.map((method) => (
          <ChoiceCard
            key={method}
            class="method"
            group={name}
            name={text.methods[method].name}
            help={text.methods[method].help}
            isChecked={method === value}
            onChange={() => onChange(method)}
            figure={<MethodFigure method={method} />}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What one fills in, in little. */
function MethodFigure({ method }: { method: BallotMethod }) {
  return (
    <svg class="method__figure" viewBox="0 0 96 44" aria-hidden="true">
      <Figure method={method} />
    </svg>
  )
}

function Figure({ method }: { method: BallotMethod }) {
  switch (method) {
    case 'dots':
      return (
        <>
          {[8, 22, 36].map((y, row) => (
            <g key={y}>
              <path class="line" d={`M2 ${y}h${[52, 44, 56][row]}`} />
              {Array.from({ length: [2, 0, 1][row] ?? 0 }, (_, dot) => (
                <circle key={dot} class="mark" cx={70 + dot * 13} cy={y} r="5" />
              ))}
            </g>
          ))}
        </>
      )
    case 'score':
      return (
        <>
          <path class="axis" d="M12 2v38h74" />
          {[
            [30, 28],
            [46, 16],
            [62, 24],
          ].map(([x, y]) => (
            <circle key={x} class="point" cx={x} cy={y} r="4" />
          ))}
          <circle class="mark" cx="74" cy="9" r="5" />
        </>
      )
    case 'approve':
      return (
        <>
          <rect class="box is-on" x="3" y="10" width="26" height="24" rx="5" />
          <path class="on" d="M10 22l5 5 8-10" />
          <rect class="box" x="35" y="10" width="26" height="24" rx="5" />
          <path class="axis" d="M43 17l10 10M53 17L43 27" />
          <rect class="box" x="67" y="10" width="26" height="24" rx="5" />
          <path class="axis" d="M75 22h10" />
        </>
      )
    case 'fist':
      return (
        <>
          {[0, 1, 2, 3, 4, 5].map((fingers) => (
            <rect
              key={fingers}
              class={fingers === 4 ? 'bar is-on' : 'bar'}
              x={5 + fingers * 15}
              y={34 - fingers * 6}
              width="10"
              height={6 + fingers * 6}
              rx="3"
            />
          ))}
        </>
      )
    case 'confidence':
      return (
        <>
          <path class="axis" d="M6 36h84" />
          {[14, 40, 48, 56, 66].map((x) => (
            <circle key={x} class="point" cx={x} cy="28" r="4" />
          ))}
          <circle class="mark" cx="56" cy="16" r="5" />
        </>
      )
    default:
      return assertNever(method)
  }
}
