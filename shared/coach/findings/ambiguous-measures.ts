/**
 * [KR10] Measures that can be counted in more than one way, what in a sentence settles it, and the question that asks.
 * Sources of regular expressions, matched without case; `term` between word boundaries.
 */
export type AmbiguousMeasure = {
  readonly term: string
  readonly settledBy: string
  readonly question: string
}

const PERIOD =
  'daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|\\d+[- ]?(?:day|week|month|year)s?|(?:a|per|each|every) (?:day|week|month|quarter|year)|\\d+[km]? ?\\/ ?(?:day|week|month|year)'
const PEOPLE =
  'users|members|customers|subscribers|accounts|players|readers|listeners|students|learners|donors'

export const AMBIGUOUS_MEASURES: readonly AmbiguousMeasure[] = [
  {
    term: `active (?:${PEOPLE})`,
    settledBy: `${PERIOD}|in the last|dau|wau|mau`,
    question: 'Active in which time: a day, a week, a month? And what do they have to do?',
  },
  {
    term: `\\d[\\d.,]{0,20}\\s?(?:k|m|thousand|million)?\\+?\\s(?:\\p{L}{1,30}\\s){0,2}(?:${PEOPLE})(?=\\s*(?:$|[.,;:)]|(?:by|in|on|with|at|from|until|this|before|for|across)\\s))|(?:number of|user) (?:${PEOPLE}|base)`,
    settledBy: `${PERIOD}|active|paying|paid|new|registered|returning|renew\\w*|signed|interview\\w*|survey\\w*|licen[cs]ed|dau|wau|mau`,
    question: 'Who counts: everybody who ever signed up, or those who were active in a week or month?',
  },
  {
    term: 'latency|page speed|(?:response|load|loading|wait|waiting|lead|cycle|resolution|processing|deployment|deploy|build|delivery|handling|onboarding|recovery|turnaround|queue|checkout) times?|time (?:to|until|from|between) \\p{L}{1,30}',
    settledBy:
      'p\\d\\d|\\d\\d(?:th)? percentile|percentile|median|average|avg|mean|typical|longest|slowest|worst|maximum|max|every|each|always|never|nobody|no one|\\d+ ?% of',
    question: 'Is that the median, the average or the slowest ones (p95, p99)?',
  },
  {
    term: 'engagement|engaged',
    settledBy: 'rate|score|survey|index|enps|minutes|sessions|comments|replies',
    question: 'What does somebody do who is engaged, and in which time?',
  },
  {
    term: 'satisfaction|satisfied|happiness|happy|happier',
    settledBy:
      'nps|csat|scores?|survey\\w*|rat(?:ing|ed)s?|stars?|out of \\d+|\\d ?\\/ ?(?:5|10|100)|of (?:5|10)|index|say|points?',
    question: 'Asked how, of whom, and on which scale?',
  },
  {
    term: 'retention|churn|attrition|staff turnover',
    settledBy: `${PERIOD}|net|gross|logo|revenue|d\\d+|(?:day|week|month|year)[- ]?(?:\\d+|one|two|three)|(?:first|second)[- ](?:day|week|month|year)|after|within|in the first|nrr|grr`,
    question: 'Of whom, and after how long: a month, a year?',
  },
  {
    term: 'conversions?|conversion rate|convert(?:s|ed|ing)?',
    settledBy:
      'visit\\w*|trials?|sign[- ]?ups?|leads?|checkouts?|carts?|baskets?|free|demos?|landing|paid|paying|buyers?|purchases?|applicants?|offers?',
    question: 'From which step to which?',
  },
  {
    term: 'uptime|availability',
    settledBy: `${PERIOD}|over|rolling|opening hours|business hours`,
    question: 'Over which period, and seen from where: our monitoring or the customer?',
  },
  {
    term: 'revenue',
    settledBy: `${PERIOD}|recurring|mrr|arr|net|gross|booked|invoiced|per|from \\p{L}{1,30}|share|new|online`,
    question: 'Booked or paid, and over which period?',
  },
  {
    term: 'adoption|adopt(?:s|ed)?',
    settledBy: `${PERIOD}|\\d+ ?% of|share of|at least|out of`,
    question: 'Who has adopted it: after one try, or when it is used every week?',
  },
  {
    term: 'bugs|defects|incidents|outages|errors|vulnerabilities|tickets|complaints',
    settledBy: `${PERIOD}|severity|sev ?-?\\d|critical|high|p[0-4]|priority|blockers?|major|serious|reported|raised|open|escalated|escaped|production|rate|per|from \\p{L}{1,30}|about|zero|no|\\d+ ?% of`,
    question: 'Which ones count: how serious, open or new, and in which time?',
  },
  {
    term: 'traffic|visits|visitors',
    settledBy: `${PERIOD}|unique|organic|returning|paying|share of|\\d+ ?% of|who`,
    question: 'People or visits, and in which time?',
  },
  {
    term: 'leads',
    settledBy: 'qualified|mqls?|sqls?|inbound|who|become|convert\\w*',
    question: 'Which leads count, and who says that they are qualified?',
  },
  {
    term: 'market share',
    settledBy: 'by (?:revenue|value|volume|units)|of (?:revenue|value|volume|units)',
    question: 'Share by revenue or by units, and of which market?',
  },
  {
    term: 'quality|productivity|efficiency|performance|morale|awareness',
    settledBy: 'scores?|index|rate|defects?|per|survey\\w*|p\\d\\d|points?|ratio|latency|times?',
    question: 'Which number stands for it?',
  },
]
