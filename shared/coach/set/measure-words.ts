/*
 * Beginnings of words, in lower case: "renew" also finds "renewals". A space at the end asks for the whole word.
 */

/** [SE4] Measures that tell the story when it is over, and signs that move early. */
export const LAGGING_MEASURES =
  'accident|annual|arr|attrition|brand awareness|cash flow|churn|earnings|ebitda|funding|lawsuit|lifetime value|ltv|margin|market share|mrr|net promoter|nps|profit|renew|retention|revenue|turnover|year-end|yearly'
export const LEADING_MEASURES =
  'activ|adopt|attend|backlog|complet|conversion|cycle time|daily|demo|deploy|error rate|feedback|first |frequency|latency|lead time|onboard|pilot|pipeline|queue|repl|response time|rollback|sign|trial|use |uses |usage|using |visit|wait|weekly|within '

/** [KR11] Measures of how much or how fast, and measures of how good it is or what must not suffer. */
export const QUANTITY_MEASURES =
  'a day|an hour|application|article|bookings|calls|cases|customers|deploy|download|followers|frequency|interviews|leads|meetings|members|number of|order|output|per day|per hour|per week|post|registrations|release|revenue|sales|sign-up|signup|subscribers|throughput|tickets|users|velocity|visit|volume'
export const QUALITY_MEASURES =
  'accident|accura|availability|bug|cancel|churn|come back|complaint|csat|defect|error|failure|first c|first time|incident|keep|late|net promoter|no-show|nps|on time|quality|rating|recommend|refund|renew|repeat|resolv|retain|retention|return|rework|rollback|safety|satisf|score|solved|stay|success|trust|uptime|wait|while|without'
