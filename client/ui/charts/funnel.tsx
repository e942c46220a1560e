import { Check, CircleDashed, CircleDot, Minus } from 'lucide'
import type { InitiativeState } from '../../../shared/okr/initiative.ts'
import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'
import { living } from '../../text/en/living.ts'
import { okrCharts } from '../../text/en/okr-charts.ts'
import { formatShare } from '../../text/values.ts'
import { Icon } from '../icon.tsx'
import { ChartFigure } from './chart-table.tsx'
import { StateGlyph } from './state-glyph.tsx'
import './funnel.css'

export type FunnelInitiative = { readonly id: string; readonly text: string; readonly state: InitiativeState }
export type FunnelKeyResult = {
  readonly id: string
  readonly text: string
  /** [CH2] From 0 to 1; `null` before the first value. */
  readonly share: number | null
  readonly state: KeyResultState
  readonly initiatives: readonly FunnelInitiative[]
}
export type FunnelObjective = {
  readonly id: string
  readonly text: string
  readonly share: number | null
  readonly state: KeyResultState
  readonly keyResults: readonly FunnelKeyResult[]
}

const text = okrCharts.funnel
/** More would make one key result outweigh the others: how many there are is said in words. */
const MOST_INITIATIVES = 4

/**
 * What we want, how we measure it, what we do for it: from each objective the track branches to its key results and on to their
 * initiatives. Side by side where there is room, else one below the other. A list of lists, so it is read as it is drawn.
 */
export function Funnel({
  label,
  objectives,
}: {
  readonly label: string
  readonly objectives: readonly FunnelObjective[]
}) {
  return (
    <ChartFigure
      caption={`${label}. ${text.caption}`}
      columns={Object.values(text.columns)}
      rows={objectives.flatMap((objective) =>
        objective.keyResults.map(({ id, text: words, share, state, initiatives }) => ({
          ...{ id, lead: objective.text, name: words },
          cells: [
            `${share === null ? text.noValue : formatShare(share)}, ${living.states[state]}`,
            initiatives.length === 0
              ? text.noInitiative
              : initiatives
                  .map((one) => text.initiative(one.text, living.initiativeStates[one.state]))
                  .join('; '),
          ],
        })),
      )}
    >
      <div class="funnel">
        <p class="funnel__levels" aria-hidden="true">
          {text.levels.map((level) => (
            <span key={level}>{level}</span>
          ))}
        </p>
        <ul aria-label={label}>
          {objectives.map((objective) => (
            <li key={objective.id} class="funnel__objective">
              <div class="funnel__what">
                <b>{objective.text}</b>
                <Standing share={objective.share} state={objective.state} />
              </div>
              {objective.keyResults.length === 0 ? (
                <p class="funnel__nothing">{text.noKeyResult}</p>
              ) : (
                <ul class="funnel__krs">
                  {objective.keyResults.map((keyResult) => (
                    <KeyResultBranch key={keyResult.id} keyResult={keyResult} />
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </ChartFigure>
  )
}

function KeyResultBranch({ keyResult }: { keyResult: FunnelKeyResult }) {
  const { text: words, share, state, initiatives } = keyResult
  const shown = initiatives.slice(0, MOST_INITIATIVES)
  return (
    <li class="funnel__kr">
      <div class="funnel__measure">
        <span>{words}</span>
        <Bar share={share} isStale={state === 'stale'} />
        <Standing share={share} state={state} />
      </div>
      {initiatives.length === 0 ? (
        <p class="funnel__nothing">{text.noInitiative}</p>
      ) : (
        <ul class="funnel__doing">
          {shown.map((one) => (
            <li key={one.id} class={`is-${one.state}`}>
              <Icon icon={ICONS[one.state]} />
              <span title={one.text}>{one.text}</span>
              <span class="sr">{`, ${living.initiativeStates[one.state]}`}</span>
            </li>
          ))}
          {initiatives.length > shown.length ? (
            <li class="funnel__more">{text.more(initiatives.length - shown.length)}</li>
          ) : null}
        </ul>
      )}
    </li>
  )
}

const ICONS = { open: CircleDashed, doing: CircleDot, done: Check, dropped: Minus } as const

/** How far and how it stands, by shape and in words. */
function Standing({ share, state }: { share: number | null; state: KeyResultState }) {
  return (
    <span class="funnel__standing">
      <StateGlyph state={state} />
      <span>{living.states[state]}</span>
      {share === null ? null : (
        <span class="num">
          {formatShare(share)}
          <span class="sr"> {text.ofTheWay}</span>
        </span>
      )}
    </span>
  )
}

function Bar({ share, isStale }: { share: number | null; isStale: boolean }) {
  return (
    <span class={isStale ? 'funnel__bar is-stale' : 'funnel__bar'} aria-hidden="true">
      {share === null ? null : <i style={{ width: `${(share * 100).toFixed(1)}%` }} />}
    </span>
  )
}
