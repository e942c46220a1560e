import { Check } from 'lucide'
import { useState } from 'preact/hooks'
import { readScore } from '../../../../shared/retro/read-score.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore, leaveAsItWas, readingWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { zoneOf } from '../../../ui/charts/grade-axis.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { GradeScale } from './grade-scale.tsx'
import { useKeptGrade } from './kept-choice.ts'
import type { RetroKeyResult } from './key-results.ts'

/** [GR1] The score that the room agrees on; who leads writes it down. */
export function AgreedScore({ shown, suggested }: { shown: RetroKeyResult; suggested: number | null }) {
  const { model } = useWorkshop()
  const { keyResult, item } = shown
  const { picked, pick, drop } = useKeptGrade(`score-${keyResult.id}`)
  const [isAsked, setAsked] = useState(false)
  const { score } = item
  // A score that was picked and not agreed on is still being changed.
  const isChanging = isAsked || (typeof picked === 'number' && picked !== score)
  const may = model.may({ type: 'agree-score', keyResultId: keyResult.id, score: picked ?? 0 })
  const isOpen = may.ok && (score === null || isChanging)
  const agree = async () => {
    if (typeof picked !== 'number' || picked === score) return
    if (await model.give({ type: 'agree-score', keyResultId: keyResult.id, score: picked })) {
      setAsked(false)
      drop()
    }
  }
  return (
    <section class="agreedscore" aria-label={text.score}>
      <h3 class="label">{text.score}</h3>
      {score === null ? (
        isOpen ? null : (
          <p class="small muted">
            {text.notAgreed} {text.leadAgrees}
          </p>
        )
      ) : (
        <div class="grade__out">
          <b class="num">{formatScore(score)}</b>
          <span class="small">
            <b>{readingWords[readScore(score, keyResult.commitment)].name}</b>
            <br />
            <span class="muted">{readingWords[readScore(score, keyResult.commitment)].why}</span>
          </span>
          {may.ok && !isChanging ? (
            <Button class="push" size="sm" onClick={() => setAsked(true)}>
              {text.changeScore}
            </Button>
          ) : null}
        </div>
      )}
      {isOpen ? (
        <>
          <GradeScale
            label={text.pickScore}
            value={picked === undefined ? (score ?? undefined) : picked}
            suggested={suggested}
            zone={zoneOf(keyResult.commitment)}
            canPass={false}
            onChange={(grade) => grade !== null && pick(grade)}
            onEnter={() => void agree()}
          />
          <div class="row agreedscore__ways">
            {score === null ? null : (
              <Button
                variant="quiet"
                onClick={() => {
                  drop()
                  setAsked(false)
                }}
              >
                {leaveAsItWas}
              </Button>
            )}
            <Button
              variant="ink"
              icon={Check}
              disabled={typeof picked !== 'number' || picked === score}
              onClick={() => void agree()}
            >
              {typeof picked === 'number' ? text.agree(formatScore(picked)) : text.agreeOnOne}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  )
}
