import { FRAMING_VERBS } from '../lexicon/verbs.ts'
import { lowerAt } from '../reading/words.ts'
import { judgeClause } from './judge-clause.ts'
import { judgeImperative } from './judge-imperative.ts'
import type { Judgement } from './judgement.ts'
import { leadingVerb, looksNominal } from './leading-verb.ts'
import type { KeyResultReading, Segment } from './read-key-result.ts'

export function judgeSegment(reading: KeyResultReading, segment: Segment): Judgement {
  const { tokens } = reading
  let { from } = segment
  const { to } = segment
  while (from < to && /^[-–:,"“'&]$/.test(lowerAt(tokens, from))) from += 1
  if (
    /^(?:to|we|i|will|successfully|also|and|please|actively|fully)$/.test(lowerAt(tokens, from)) &&
    from + 1 < to
  )
    from += 1
  const quantities = reading.quantities.filter((quantity) => quantity.from >= from && quantity.to <= to)
  const verb = leadingVerb(
    tokens,
    from,
    to,
    segment.link === 'consequence' || segment.link === 'means',
    segment.link === 'means',
  )
  if (verb !== null && isFraming(verb.lemma)) {
    const next = verb.to + (lowerAt(tokens, verb.to) === 'that' ? 1 : 0)
    if (next < to) return judgeClause(reading, next, to, quantities)
  }
  if (verb !== null && !looksNominal(tokens, from, verb))
    return judgeImperative(reading, verb, to, quantities)
  return judgeClause(reading, from, to, quantities)
}

const isFraming = (lemma: string): boolean => FRAMING_VERBS.has(lemma)
