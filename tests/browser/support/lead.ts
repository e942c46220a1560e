import { allSee, heading } from './look.ts'
import type { Person } from './person.ts'

/** What each stage asks first, of those who do not lead: a vote is set up before it is open. */
const QUESTIONS = {
  Objectives: /^What should be better by/,
  'Key results': 'How would we see that it worked?',
  'Outputs to outcomes': 'What changes, and for whom?',
  Vote: /^(How should the vote go\?|The vote opens in a moment)$/,
  Commit: 'Who takes care of what, and by when?',
  Review: 'Is this the set we want to be held to?',
} as const satisfies Record<string, string | RegExp>
export type StageName = keyof typeof QUESTIONS

/** The facilitator goes on to the next stage, and everybody arrives. */
export async function goOn(
  facilitator: Person,
  everybody: readonly Person[],
  stage: StageName,
): Promise<void> {
  await facilitator.page.getByRole('button', { name: `Next: ${stage}` }).click()
  await allAreAt(everybody, stage)
}

export function allAreAt(everybody: readonly Person[], stage: StageName): Promise<void> {
  return allSee(everybody, (person) => heading(person, QUESTIONS[stage]))
}
