import { Check } from 'lucide'
import { useState } from 'preact/hooks'
import { readScore } from '../../../../shared/retro/read-score.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore, readingWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { zoneOf } from '../../../ui/charts/grade-axis.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { type ChosenGrade, GradeScale } from './grade-scale.tsx'
import type { RetroKeyResult } from './key-results.ts'

/** [GR1] The score that the room agrees on; who leads writes it down. */
export function AgreedScore({ shown, suggested }: { shown: RetroKeyResult; suggested: number | null }) {
  const { model } = useWorkshop()
  const { keyResult, item } = shown
  const [draft, setDraft] = useState<ChosenGrade>(undefined)
  const [isChanging, setChanging] = useState(false)
  const { score } = item
  const may = model.may({ type: 'agree-score', keyResultId: keyResult.id, score: draft ?? 0 })
  const isOpen = may.ok && (score === null || isChanging)
  const agree = async () => {
    if (typeof draft !== 'number') return
    if (await model.give({ type: 'agree-score', keyResultId: keyResult.id, score: draft })) {
      setChanging(false)
      setDraft(undefined)
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
            <Button class="push" size="sm" onClick={() => setChanging(true)}>
              {text.changeScore}
            </Button>
          ) : null}
        </div>
      )}
      {isOpen ? (
        <>
          <GradeScale
            label={text.pickScore}
            value={draft === undefined ? (score ?? undefined) : draft}
            suggested={suggested}
            zone={zoneOf(keyResult.commitment)}
            canPass={false}
            onChange={setDraft}
            onEnter={() => void agree()}
          />
          <Button
            class="agreedscore__button"
            variant="ink"
            icon={Check}
            disabled={typeof draft !== 'number' || draft === score}
            onClick={() => void agree()}
          >
            {typeof draft === 'number' ? text.agree(formatScore(draft)) : text.score}
          </Button>
        </>
      ) : null}
    </section>
  )
}
