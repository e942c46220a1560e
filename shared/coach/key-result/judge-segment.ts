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
  if (/^(?:to|we|i|will|also|and|please|\w+[^pe]ly)$/.test(lowerAt(tokens, from)) && from + 1 < to) from += 1
  const quantities = reading.quantities.filter((quantity) => quantity.from >= from && quantity.to <= to)
  const verb = leadingVerb(tokens, from, segment.link)
  if (verb === null || looksNominal(tokens, from, verb)) return judgeClause(reading, from, to, quantities)
  const framed = verb.to + (lowerAt(tokens, verb.to) === 'that' ? 1 : 0)
  return FRAMING_VERBS.has(verb.lemma) && framed < to
    ? judgeClause(reading, framed, to, quantities)
    : judgeImperative(reading, verb, to, quantities)
}
