import type { LadderCard, RungCard } from '../../../../shared/board/cards.ts'
import type { LadderAnswers } from '../../../../shared/okr/outcome-sentences.ts'

/** The ladder's rungs as answers; of several "so what?" the last that was answered counts. */
export function answersOf(ladder: LadderCard): LadderAnswers {
  const textOf = (question: RungCard['question']) =>
    ladder.rungs.findLast((rung) => rung.question === question && rung.text.trim() !== '')?.text ?? ''
  const soWhat = textOf('so-what')
  return {
    who: textOf('who-notices'),
    change: soWhat === '' ? textOf('what-changes') : soWhat,
    measure: textOf('how-seen'),
    ...ladder.measure,
  }
}

export function isAnswered(ladder: LadderCard, rung: RungCard): boolean {
  if (rung.question === 'output') return true
  if (rung.question === 'from-to-by')
    return ladder.measure.target !== null && ladder.measure.baseline !== null
  return rung.text.trim() !== ''
}

/** The rung behind which the next "so what?" goes. */
export function lastChangeRung(ladder: LadderCard): RungCard | undefined {
  return ladder.rungs.findLast(({ question }) => question === 'what-changes' || question === 'so-what')
}
