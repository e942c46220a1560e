import { useEffect } from 'preact/hooks'
import { meanScore } from '../../../../shared/retro/mean-score.ts'
import { decideText as text } from '../../../text/en/retro-close.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { listKeyResults } from '../retro/key-results.ts'
import { VerdictCard } from '../retro/verdict-card.tsx'
import type { StageProps } from '../stage-view.tsx'
import '../retro/decide.css'

/** [RE5] Keep, modify or drop for every key result, with one line of why. Nothing carries over by itself. */
export function DecideStage({ visible, stage }: StageProps) {
  const { question, help } = retroStages.decide
  const { prompt } = stage.settings
  const { retro } = visible
  const all = retro === null ? [] : listKeyResults(retro)
  const currentId = retro?.currentId ?? null
  useEffect(() => {
    if (currentId === null || isTyping()) return
    document
      .querySelector(`[data-key-result="${CSS.escape(currentId)}"]`)
      ?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  const pursued = all.filter(({ keyResult }) => keyResult.droppedReason === null)
  const decided = pursued.filter(({ item }) => item.verdict !== null).length
  return (
    <>
      <StageHead question={prompt === '' ? question : prompt} help={help} place={visible.workshop.teamName}>
        {all.length === 0 ? null : (
          <p class="timer timer--plain">
            <b class="num">{text.decided(decided, pursued.length)}</b>
          </p>
        )}
      </StageHead>
      {retro === null || all.length === 0 ? (
        <EmptyState>{text.none}</EmptyState>
      ) : (
        retro.basis.objectives.map((objective) => {
          const own = all.filter((one) => one.objective.id === objective.id)
          if (own.length === 0) return null
          const mean = meanScore(own.map(({ item }) => item.score))
          return (
            <section key={objective.id} class="decideobjective" aria-labelledby={`decide-${objective.id}`}>
              <h2 id={`decide-${objective.id}`}>
                <span>{objective.text}</span>
                {mean === null ? null : <span class="num muted">{Math.round(mean * 100) / 100}</span>}
              </h2>
              <ul>
                {own.map((shown) => (
                  <VerdictCard
                    key={shown.keyResult.id}
                    shown={shown}
                    isHere={shown.keyResult.id === currentId}
                  />
                ))}
              </ul>
            </section>
          )
        })
      )}
    </>
  )
}

/** Nobody is moved away from words they are writing. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'text'
}
