/**
 * [KR10] Measures that can be counted in more than one way, what in a sentence settles it, and the question that asks.
 * Sources of regular expressions, matched without case between word boundaries.
 */
export type AmbiguousMeasure = {
  readonly term: string
  readonly settledBy: string
  readonly question: string
}

const UNIT = '(?:day|week|month|quarter|year)'
const PERIOD = `daily|annual|${UNIT}ly|(?:\\d+[km]?[-/ ]{0,3}|(?:a|per|each|every|first)[- ])${UNIT}s?|${UNIT}[- ]\\d+|[dwm]au`
const SHARE = 'per|share of|\\d+ ?% of|out of|ratio'
const SCALE = 'scores?|index|surveys?|nps|csat|points?|rat(?:ing|ed)s?|stars?|\\d ?/ ?\\d+|of (?:5|10)'
const KIND = 'new|net|paid|paying|returning|signed|registered|qualified|organic|unique|inbound|recurring'
const PEOPLE =
  '(?:users|members|customers|subscribers|accounts|players|readers|listeners|students|learners|donors)'

export const AMBIGUOUS_MEASURES: readonly AmbiguousMeasure[] = [
  {
    term: `(?:active|number of) ${PEOPLE}|user base|\\d[\\d.,]{0,9} ?[km]?\\+? (?:\\p{L}{1,30} ){0,2}${PEOPLE}(?=[.,;:)]|\\s*$| (?:by|in|on|with|at|from|until) )`,
    settledBy: `${PERIOD}|${KIND}|(?:interview|renew|survey)\\w*`,
    question: 'Who counts: everybody who ever signed up, or who was active in a day, a week, a month?',
  },
  {
    term: 'latency|page speed|(?:response|load|loading|wait|waiting|lead|cycle|resolution|processing|deployment|build|delivery|handling|onboarding|recovery) times?|time (?:to|until|from|between) \\p{L}{1,30}',
    settledBy: `p\\d\\d|percentile|median|average|avg|mean|longest|slowest|maximum|every|always|never|nobody|no one|score|${SHARE}`,
    question: 'Is that the median, the average or the slowest ones (p95)?',
  },
  {
    term: 'engagement|engaged|adoption|adopt(?:s|ed)?',
    settledBy: `${PERIOD}|${SHARE}|${SCALE}|rate|at least|minutes|sessions|comments|replies`,
    question: 'What does somebody do who counts here, and how often?',
  },
  {
    term: 'satisf(?:action|ied)|happiness|happy|happier',
    settledBy: `${SCALE}|out of|say`,
    question: 'Asked how, of whom, and on which scale?',
  },
  {
    term: 'retention|churn|attrition|staff turnover',
    settledBy: `${PERIOD}|net|gross|logo|revenue|after|within|[gn]rr`,
    question: 'Of whom, and after how long: a month, a year?',
  },
  {
    term: 'conversions?|conversion rate|convert(?:s|ed|ing)?',
    settledBy:
      '(?:visit|trial|sign|lead|checkout|cart|free|demo|paid|paying|buyer|purchase|applicant|offer)[\\w-]*',
    question: 'From which step to which?',
  },
  {
    term: 'uptime|availability',
    settledBy: `${PERIOD}|over|rolling|hours`,
    question: 'Over which period, and seen by our monitoring or by the customer?',
  },
  {
    term: 'revenue',
    settledBy: `${PERIOD}|${SHARE}|${KIND}|[am]rr|gross|booked|invoiced|share|from \\p{L}{1,30}|online`,
    question: 'Booked or paid, and over which period?',
  },
  {
    term: 'bugs|defects|incidents|outages|errors|vulnerabilities|tickets|complaints|leads|traffic|visits|visitors',
    settledBy: `${PERIOD}|${SHARE}|${KIND}|rate|severity|sev ?\\d|critical|high|p\\d|priority|major|serious|reported|open|escalated|production|[ms]qls?|from \\p{L}{1,30}|about|who|zero|no`,
    question: 'Which ones count, and in which time?',
  },
  {
    term: 'quality|productivity|efficiency|performance|morale|awareness|market share',
    settledBy: `${SHARE}|${SCALE}|rate|defects?|p\\d\\d|latency|times?|(?:by|of) (?:revenue|value|volume|units)`,
    question: 'Which number stands for it?',
  },
]
