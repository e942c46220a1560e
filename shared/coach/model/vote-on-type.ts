import { KEY_RESULT_TYPES, type KeyResultType, type TypeReason } from '../classification.ts'
import type { KeyResultReading } from '../key-result/read-key-result.ts'
import { scoreFeatures, softmax, unpackModel } from './linear-model.ts'
import { typeFeatures } from './type-features.ts'
import { TYPE_WEIGHTS } from './type-weights.ts'

const MODEL = unpackModel(TYPE_WEIGHTS)

/** How likely each type is by the words alone, in the order of `KEY_RESULT_TYPES`; adds up to 1. */
export function voteOnType(reading: KeyResultReading): readonly number[] {
  return softmax(scoreFeatures(MODEL, typeFeatures(reading)))
}

/**
 * How much a rule's confidence counts beside the vote: less than it says, because the rules were made with the very
 * statements that are at hand to measure them. Chosen on statements before the rules knew them.
 */
const RULE_WEIGHT = 0.9
/** No rule is so sure that no vote could say otherwise, or so unsure that it says nothing. */
const RULE_CONFIDENCE = { min: 0.34, max: 0.95 } as const
/** Makes the confidence mean what it says: of the answers with 0.9, nine of ten are right. */
const SHARPNESS = 0.7

type Judged = { readonly type: KeyResultType; readonly confidence: number; readonly reason: TypeReason }

/**
 * What the rules judged and the words vote for, weighed: the type that both together speak for, and how sure that is. The
 * rules' reason stays where their type does; otherwise the type leans by the words.
 */
export function weighVote(
  { type: judgedType, confidence: judgedConfidence, reason }: Judged,
  votes: readonly number[],
): Judged {
  const confidence = Math.min(RULE_CONFIDENCE.max, Math.max(RULE_CONFIDENCE.min, judgedConfidence))
  const scores = KEY_RESULT_TYPES.map((type, at) => {
    const byRule = type === judgedType ? confidence : (1 - confidence) / (KEY_RESULT_TYPES.length - 1)
    return SHARPNESS * (Math.log(Math.max(votes[at] ?? 0, 1e-6)) + RULE_WEIGHT * Math.log(byRule))
  })
  const probabilities = softmax(scores)
  const highest = Math.max(...probabilities)
  const type = KEY_RESULT_TYPES[probabilities.indexOf(highest)] ?? judgedType
  if (type !== judgedType) return { type, confidence: highest, reason: 'leans-by-words' }
  // A vote for the same type makes no rule less sure than it was. But that something is an output is said to somebody's
  // face, and only when both are sure.
  const surest = type === 'output' ? highest : Math.max(highest, judgedConfidence)
  return { type, confidence: surest, reason }
}
