import type { Baseline, Direction } from '../../okr/model.ts'
import { metricNamed } from '../metrics/suggest-metrics.ts'

/** A measure of these falls when things get better. */
const BETTER_WHEN_LESS =
  /\b(?:times?|latenc\w+|rollbacks?|errors?|failures?|defects?|bugs?|incidents?|outages?|downtime|tickets?|complaints?|calls (?:to|about|from|for)|contacts? (?:to|about|from)|questions (?:about|to|that)|requests for help|churn|costs?|waits?|waiting|delays?|exposure|backlog|drop-?outs?|absen\w+|accidents?|abandon\w+|waste|scrap|emissions?|turnover of staff|attrition|arrears|debt|overtime|no-?shows?|returns?|duration|cycle|days to|hours (?:spent|lost)|vulnerabilit\w+|findings|bounce|alerts?|rework|disputes?|injur\w+|infections?|falls|mistakes|gaps?|fees?|effort|re-?work|late|missed|lost|stock-?outs?|unsubscri\w+|spoilage|overruns?|slow\w*|escalations?|burglar\w+|crimes?|overdue)\b/i
/** … but not of these, whatever else they name: "share of tickets solved at once" rises. */
const BETTER_WHEN_MORE =
  /\b(?:share of (?:\w+ ){1,3}(?:who|that|solved|paid|resolved|closed|answered)|on[- ]time|time (?:that|spent) (?:\w+ ){1,2}with|time between failures|return rate of (?:users|visitors|customers)|returning|cost savings?|first[- ]time|in time|lifetime|full[- ]time|reports? of near misses|prevent\w*|avoided|reduction)\b/i

/**
 * Which way a measure should move: as the numbers say; without a baseline as the known metric of that name does, or as the
 * name tells ("waiting time" falls), since "to 24 minutes" alone does not.
 */
export function directionOf(
  measure: string,
  baseline: Baseline,
  target: number,
): Exclude<Direction, 'milestone'> {
  if (typeof baseline === 'number') {
    if (baseline === target) return 'maintain'
    return target > baseline ? 'increase' : 'decrease'
  }
  const known = metricNamed(measure)
  if (known !== null) return known.direction
  return BETTER_WHEN_LESS.test(measure) && !BETTER_WHEN_MORE.test(measure) ? 'decrease' : 'increase'
}
