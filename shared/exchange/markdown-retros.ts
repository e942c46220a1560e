import { escapeMarkdown } from '../okr/markdown.ts'
import { roundScore } from '../retro/grade.ts'
import { actionItem } from '../retro/retro-markdown.ts'
import { retroScore } from '../retro/retro-score.ts'
import { CAUSE_WORDS, scoreWords, VERDICT_WORDS } from '../retro/retro-words.ts'
import { namesOf } from './csv-export.ts'
import { listRetros, wordsIn } from './csv-retros.ts'
import type { DocumentRetro } from './retro-document.ts'
import type { DocumentCycle, TeamDocument } from './team-document.ts'

/**
 * What a cycle's retros brought: the scores and decisions of the one that counts, the learnings of all that are still in the
 * library, and their actions as they stand.
 */
export function retrosToMarkdown(document: TeamDocument, { id }: Pick<DocumentCycle, 'id'>): string[] {
  const its = listRetros(document).filter(({ cycle }) => cycle.id === id)
  const counting = its.find(({ counts }) => counts)?.retro
  if (counting === undefined) return []
  const retros = its.map(({ retro }) => retro)
  return [
    `### ${escapeMarkdown(counting.title)}`,
    ...(its.length === 1 ? [] : [`Retro ${its.length} of this cycle: its scores and decisions count.`]),
    ...scoreBlocks(document, counting),
    ...learningBlocks(retros),
    ...actionBlocks(document, retros),
  ]
}

function scoreBlocks(document: TeamDocument, retro: DocumentRetro): string[] {
  const wordsOf = wordsIn(document)
  const { keyResults } = retro.said
  const mean = retroScore(
    keyResults.map(({ id, score }) => ({ objectiveId: wordsOf(retro, id).objectiveId ?? '', score })),
  )
  const items = keyResults.map(({ id, score, cause, causeNote, verdict, why }) => {
    const missed = cause === null ? '' : `; missed for ${CAUSE_WORDS[cause]}`
    const note = causeNote === '' ? '' : `: ${escapeMarkdown(causeNote)}`
    return [
      `- **${scoreWords(score)}** ${escapeMarkdown(wordsOf(retro, id).keyResult ?? '')}${missed}${note}`,
      `  - Next: ${VERDICT_WORDS[verdict]}, ${escapeMarkdown(why)}`,
    ].join('\n')
  })
  return [...(mean === null ? [] : [`Mean score: ${scoreWords(roundScore(mean))}`]), items.join('\n')]
}

function learningBlocks(retros: readonly DocumentRetro[]): string[] {
  const kept = retros.flatMap(({ learnings }) => learnings).filter(({ removedAtMs }) => removedAtMs === null)
  if (kept.length === 0) return []
  return ['Learned:', kept.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n')]
}

function actionBlocks(document: TeamDocument, retros: readonly DocumentRetro[]): string[] {
  const nameOf = namesOf(document)
  const all = retros.flatMap(({ actions }) => actions)
  if (all.length === 0) return []
  return ['To do:', all.map((each) => actionItem(each, nameOf(each.ownerId))).join('\n')]
}
