import type { LadderCard, RungCard } from '../../../../shared/board/cards.ts'
import type { LadderAnswers } from '../../../../shared/coach/ladder/answers.ts'

/** The ladder's rungs as answers; of several "so what?" the last that was answered counts. */
export function answersOf(ladder: LadderCard): LadderAnswers {
  const textOf = (question: RungCard['question']) =>
    ladder.rungs.findLast((rung) => rung.question === question && rung.text.trim() !== '')?.text ?? ''
  return {
    output: ladder.original,
    who: textOf('who-notices'),
    changes: ladder.rungs.flatMap(({ question, text }) =>
      question === 'what-changes' || question === 'so-what' ? [text] : [],
    ),
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

/** The rung to answer next: "so what?" may be left out, so it waits for nobody. */
export function nextRung(ladder: LadderCard): RungCard | undefined {
  return ladder.rungs.find((rung) => rung.question !== 'so-what' && !isAnswered(ladder, rung))
}

/** How far a ladder has been climbed, without the output, which is there from the start, and without "so what?". */
export function climbed(ladder: LadderCard): { readonly answered: number; readonly of: number } {
  const asked = ladder.rungs.filter(({ question }) => question !== 'output' && question !== 'so-what')
  return { answered: asked.filter((rung) => isAnswered(ladder, rung)).length, of: asked.length }
}

/** The rung behind which the next "so what?" goes. */
export function lastChangeRung(ladder: LadderCard): RungCard | undefined {
  return ladder.rungs.findLast(({ question }) => question === 'what-changes' || question === 'so-what')
}
