import type { RungCard } from '../../../shared/board/cards.ts'

/** The ladder's questions (METHOD.md, output to outcome): asked in its panel, and told with what came of them. */
export const ladderQuestions = {
  output: 'The output, as it was written',
  'who-notices': 'Who notices when it is done?',
  'what-changes': 'What do they do or get then that they don’t today?',
  'so-what': 'So what? What does that lead to?',
  'how-seen': 'How would we see it?',
  'from-to-by': 'From where, to where, by when?',
} as const satisfies Record<RungCard['question'], string>

/** The question of an answer that came from the record: a newer server may ask more than this page knows. */
export function ladderQuestion(question: string): string {
  return Object.entries(ladderQuestions).find(([id]) => id === question)?.[1] ?? question
}
