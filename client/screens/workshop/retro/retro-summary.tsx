import { isMiss } from '../../../../shared/retro/grade.ts'
import { meanScore } from '../../../../shared/retro/mean-score.ts'
import { isTooSafe, readScore } from '../../../../shared/retro/read-score.ts'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { closeText as text } from '../../../text/en/retro-close.ts'
import {
  causeWords,
  formatScore,
  learningKindWords,
  readingWords,
  tooSafeWords,
  verdictWords,
} from '../../../text/en/retro-words.ts'
import { Chip } from '../../../ui/chip.tsx'
import { ActionList } from './action-list.tsx'
import { listKeyResults, type RetroKeyResult } from './key-results.ts'
import './summary.css'

/** [GR1] Scores with their causes and decisions, learnings and actions: what a retro comes to, on one page. */
export function RetroSummary({
  visible,
  retro,
  hasLearnings = true,
}: {
  readonly visible: Visible
  readonly retro: Retro
  /** Left out where they stand beside it, to be changed. */
  readonly hasLearnings?: boolean
}) {
  const all = listKeyResults(retro)
  const objectives = retro.basis.objectives.map((objective) => {
    const own = all.filter((one) => one.objective.id === objective.id)
    return { objective, own, mean: meanScore(own.map(({ item }) => item.score)) }
  })
  const mean = meanOfObjectives(objectives.map((one) => one.mean))
  return (
    <div class="summary">
      <section class="sheet summary__scores" aria-labelledby="summary-scores">
        <div class="summary__mean">
          <b class="num">{mean === null ? '–' : formatMeanScore(mean)}</b>
          <h2 class="sech" id="summary-scores">
            {mean === null ? text.noMean : text.mean}
          </h2>
        </div>
        {isTooSafe(
          all.map(({ keyResult, item }) => ({ score: item.score, commitment: keyResult.commitment })),
        ) ? (
          <p class="small">{tooSafeWords}</p>
        ) : null}
        <Causes all={all} />
        {objectives.map(({ objective, own, mean: own_mean }) => (
          <section key={objective.id} aria-label={objective.text}>
            <h3>
              <span>{objective.text}</span>
              <b class="num">{own_mean === null ? '' : formatMeanScore(own_mean)}</b>
            </h3>
            <ul>
              {own.map((one) => (
                <ScoredLine key={one.keyResult.id} one={one} />
              ))}
            </ul>
          </section>
        ))}
      </section>
      <div class="aside">
        {hasLearnings ? (
          <section class="sheet" aria-labelledby="summary-learnings">
            <h2 id="summary-learnings">{text.learnings}</h2>
            {retro.learnings.length === 0 ? <p class="muted">{text.none.learnings}</p> : null}
            <ol class="summarylist">
              {retro.learnings.map(({ id, text: words, kind }) => (
                <li key={id}>
                  {words} <span class="muted small">{learningKindWords[kind]}</span>
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        <section class="sheet" aria-labelledby="summary-actions">
          <h2 id="summary-actions">{text.actions}</h2>
          {retro.actions.length === 0 ? <p class="muted">{text.none.actions}</p> : null}
          <ActionList actions={retro.actions} visible={visible} />
        </section>
      </div>
    </div>
  )
}

function ScoredLine({ one: { keyResult, item } }: { one: RetroKeyResult }) {
  const isDropped = keyResult.droppedReason !== null
  const verdict = item.verdict ?? (isDropped ? 'drop' : null)
  const why = item.why === '' ? (keyResult.droppedReason ?? '') : item.why
  return (
    <li class="scored">
      <b class="num">
        {item.score === null ? (isDropped ? '' : '–') : formatScore(item.score)}
        {item.score === null ? <span class="sr">{isDropped ? text.dropped : text.noScore}</span> : null}
      </b>
      <div>
        <p>{keyResult.text}</p>
        <p class="small muted">
          {item.score === null ? null : `${readingWords[readScore(item.score, keyResult.commitment)].name} `}
          {item.cause === null ? null : `${text.cause(causeWords[item.cause].name, item.causeNote)}. `}
        </p>
        {verdict === null ? null : <p class="small">{text.decision(verdictWords[verdict].done, why)}</p>}
      </div>
    </li>
  )
}

/** [RE4] The causes of what was missed, the most frequent first. */
function Causes({ all }: { all: readonly RetroKeyResult[] }) {
  const missed = all.flatMap(({ item }) =>
    item.score !== null && isMiss(item.score) && item.cause !== null ? [item.cause] : [],
  )
  if (missed.length === 0) return null
  const counts = [...new Set(missed)]
    .map((cause) => ({ cause, count: missed.filter((one) => one === cause).length }))
    .toSorted((one, other) => other.count - one.count)
  return (
    <p class="row small">
      <span class="label">{text.causes}</span>
      {counts.map(({ cause, count }) => (
        <Chip key={cause} tone="line">
          {text.causeCount(causeWords[cause].name, count)}
        </Chip>
      ))}
    </p>
  )
}

/** [GR1] Of objectives' means, which may lie between two tenths. */
function meanOfObjectives(means: readonly (number | null)[]): number | null {
  const known = means.filter((mean) => mean !== null)
  return known.length === 0 ? null : known.reduce((sum, mean) => sum + mean, 0) / known.length
}

/** A mean as fine as it is worth: two decimals at most, one at least. */
function formatMeanScore(mean: number): string {
  const rounded = Math.round(mean * 100) / 100
  return Number.isInteger(rounded * 10) ? formatScore(rounded) : String(rounded)
}
