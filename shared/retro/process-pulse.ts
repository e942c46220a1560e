import * as v from 'valibot'

/** Five statements on how we worked, each answered 1 (not at all) to 5 (fully), without names. Ids are kept for good. */
export const PROCESS_STATEMENTS = [
  { id: 'clear', text: 'I knew what mattered most this cycle.' },
  { id: 'ours', text: 'The objectives were ours, not handed to us.' },
  { id: 'useful', text: 'Check-ins helped us to steer.' },
  { id: 'focus', text: 'We said no to what did not serve them.' },
  { id: 'safe', text: 'I could say so when something went wrong.' },
] as const
export type StatementId = (typeof PROCESS_STATEMENTS)[number]['id']

const AnswerSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))

/** One person's answers; `null`: left out. */
export const ProcessAnswersSchema = v.object({
  clear: v.nullable(AnswerSchema),
  ours: v.nullable(AnswerSchema),
  useful: v.nullable(AnswerSchema),
  focus: v.nullable(AnswerSchema),
  safe: v.nullable(AnswerSchema),
})
export type ProcessAnswers = v.InferOutput<typeof ProcessAnswersSchema>

const CountsSchema = v.tuple([v.number(), v.number(), v.number(), v.number(), v.number()])

/** How many gave 1, 2, 3, 4 and 5 to each statement: each counted by itself, so that no row of answers can be put together. */
export const ProcessResultSchema = v.object({
  answered: v.number(),
  counts: v.object({
    clear: CountsSchema,
    ours: CountsSchema,
    useful: CountsSchema,
    focus: CountsSchema,
    safe: CountsSchema,
  }),
})
export type ProcessResult = v.InferOutput<typeof ProcessResultSchema>

/** What everybody's answers came to. */
export function countProcessAnswers(given: readonly ProcessAnswers[]): ProcessResult {
  const countsOf = (id: StatementId): ProcessResult['counts'][StatementId] => {
    const count = (answer: number) => given.filter((answers) => answers[id] === answer).length
    return [count(1), count(2), count(3), count(4), count(5)]
  }
  return {
    answered: given.length,
    counts: {
      clear: countsOf('clear'),
      ours: countsOf('ours'),
      useful: countsOf('useful'),
      focus: countsOf('focus'),
      safe: countsOf('safe'),
    },
  }
}
