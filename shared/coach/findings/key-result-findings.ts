import { isInside } from '../../okr/inside-cycle.ts'
import type { Commitment, KeyResultFields } from '../../okr/model.ts'
import { findTargetProblem, judgeConfidence } from '../../okr/target.ts'
import type { CardContext } from '../assessment.ts'
import type { KeyResultClassification } from '../classification.ts'
import type { Finding } from '../finding.ts'
import { betweenWords } from '../lexicon/between-words.ts'
import { makeFinding, quote, type Said } from '../rules/make-finding.ts'
import { sayReason } from '../rules/type-reasons.ts'
import { specificFindings } from './specific.ts'
import { ambiguityFindings } from './unambiguous.ts'

/**
 * [KR1] to [KR10] for a key result that has been read, the most important first: what it is, then what is missing, and
 * hints last. An empty card has nothing to say about.
 * @param certainFrom from which confidence on the type is asserted; below it the same is asked
 */
export function keyResultFindings(
  classification: KeyResultClassification,
  text: string,
  context: CardContext,
  certainFrom: number,
): readonly Finding[] {
  if (text.trim() === '') return []
  const findings = [
    ...typeFindings(classification, text, certainFrom),
    ...specificFindings(classification, text),
    ...measurableFindings(classification, context.fields),
    ...relevantFindings(context.objective),
    ...baselineFindings(classification, text, context.fields),
    ...timeFindings(classification, context),
    ...confidenceFindings(context),
    // What is not a measure needs no unit.
    ...(classification.type === 'output' ? [] : ambiguityFindings(text)),
    ...ownerFindings(context),
  ]
  const isHint = ({ verdict }: Finding) => verdict === 'hint' || verdict === 'show'
  return [...findings.filter((finding) => !isHint(finding)), ...findings.filter(isHint)]
}

/** [KR1] [KR2] What we do, or a count of it. */
function typeFindings(
  classification: KeyResultClassification,
  text: string,
  certainFrom: number,
): readonly Finding[] {
  const { type, confidence, typeSpan } = classification
  if (type === 'outcome') return []
  const said = { span: typeSpan, seen: sayReason(classification, text) }
  return [
    makeFinding(
      type === 'output' ? 'KR1' : 'KR2',
      confidence >= certainFrom ? said : { ...said, verdict: 'ask' },
    ),
  ]
}

/** [KR4] A number in the words, or a target beside them; a milestone is one where it says why. */
function measurableFindings(
  { measurable }: KeyResultClassification,
  fields: KeyResultFields | null,
): readonly Finding[] {
  return measurable || hasTarget(fields) ? [] : [makeFinding('KR4')]
}

function hasTarget(fields: KeyResultFields | null): boolean {
  if (fields === null) return false
  return fields.direction === 'milestone' ? findTargetProblem(fields) === null : fields.target !== null
}

/** [KR7] `null`: nobody knows what it serves; '': it serves nothing. */
function relevantFindings(objective: string | null): readonly Finding[] {
  return objective === null || objective.trim() !== '' ? [] : [makeFinding('KR7')]
}

/**
 * [KR5] From where. Silent where KR1 or KR2 speaks (an output starts nowhere, and a count of our work wants another measure)
 * and where KR4 does (the target comes first); a hint where at least the movement is stated, a warning where only a level
 * stands there.
 */
function baselineFindings(
  { type, measurable, hasBaseline, measure, targetSpan }: KeyResultClassification,
  text: string,
  fields: KeyResultFields | null,
): readonly Finding[] {
  if (type !== 'outcome' || !(measurable || hasTarget(fields)) || fields?.direction === 'milestone') return []
  if (typeof fields?.baseline === 'number' || hasBaseline === true) return []
  const hint = (said: Said) => [makeFinding('KR5', { verdict: 'hint', ...said })]
  if (fields?.baseline === 'unknown') {
    return hint({
      title: 'Start not known yet',
      prompt: 'Who finds out where it stands, and by when?',
    })
  }
  const target = quote(text, targetSpan) ?? 'It'
  const span = targetSpan
  if (hasBaseline === 'relative') {
    return hint({
      title: 'By how much, but from where?',
      span,
      seen: `${target} says how far, not from where.`,
    })
  }
  if ((fields?.direction ?? measure.direction) !== null) {
    return hint({ span, seen: `${target} says where it should end.` })
  }
  if (COUNTS_FROM_ZERO.test(text)) {
    return hint({
      title: 'More than last time?',
      prompt: 'How many was it in the cycle before?',
      span,
      seen: `${target} begins at zero each time.`,
    })
  }
  return [makeFinding('KR5', { span, seen: `${target} is a level without a start.` })]
}

/** "50 new customers", "Save $200K": what is gained within the cycle, so that it starts at nothing by its nature. */
const COUNTS_FROM_ZERO = betweenWords(
  'new|additional|extra|another|first|gain|win|acquire|generate|attract|earn|save|raise|collect|close|sell',
)

/** [KR8] A due date counts as if it were written; one outside the cycle does not help. */
function timeFindings(
  { timeBound }: KeyResultClassification,
  { fields, cycle }: CardContext,
): readonly Finding[] {
  const dueOn = fields?.dueOn ?? null
  if (dueOn === null) return timeBound ? [] : [makeFinding('KR8')]
  if (cycle === null || isInside(cycle, dueOn)) return []
  return [
    makeFinding('KR8', { title: 'Due outside the cycle', prompt: 'What could be reached within the cycle?' }),
  ]
}

const CONFIDENCE_SAID = {
  'too-safe': { title: 'Very sure of it', prompt: 'That sure, is it ambitious enough?' },
  'too-low': {
    title: 'Little confidence in it',
    prompt: 'That low, is it worth promising?',
  },
} as const

/** [KR6] Whether confidence fits the kind of objective. */
function confidenceFindings({ fields, commitment }: CardContext): readonly Finding[] {
  const judged = judgeAmbition(fields, commitment)
  return judged === 'fits' || judged === null ? [] : [makeFinding('KR6', CONFIDENCE_SAID[judged])]
}

/** [KR6] `null` where confidence is not known, or where it depends on a commitment that is not. */
export function judgeAmbition(
  fields: KeyResultFields | null,
  commitment: Commitment | null,
): ReturnType<typeof judgeConfidence> | null {
  const confidence = fields?.confidence ?? null
  if (confidence === null) return null
  const kind = commitment ?? fields?.commitment ?? null
  if (kind !== null) return judgeConfidence(confidence, kind)
  const judged = judgeConfidence(confidence, 'aspirational')
  return judged === judgeConfidence(confidence, 'committed') ? judged : null
}

/** [KR9] While people draft, an owner can wait; at review it is time. */
function ownerFindings({ fields, isReview }: CardContext): readonly Finding[] {
  return isReview && fields !== null && fields.ownerId === null ? [makeFinding('KR9')] : []
}
