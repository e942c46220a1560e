import { DATA } from './families/data.ts'
import { EDUCATION } from './families/education.ts'
import { ENGINEERING } from './families/engineering.ts'
import { FINANCE } from './families/finance.ts'
import { HEALTH } from './families/health.ts'
import { MANUFACTURING } from './families/manufacturing.ts'
import { MARKETING } from './families/marketing.ts'
import { NON_PROFIT } from './families/non-profit.ts'
import { OPERATIONS } from './families/operations.ts'
import { PEOPLE } from './families/people.ts'
import { PRODUCT } from './families/product.ts'
import { PUBLIC_SERVICE } from './families/public-service.ts'
import { RETAIL } from './families/retail.ts'
import { SALES } from './families/sales.ts'
import { SECURITY } from './families/security.ts'
import { SUPPORT } from './families/support.ts'
import { DEPARTMENTS, type Department, type Metric, type MetricFamily } from './metric.ts'
import { readFamilies } from './read-families.ts'

const TEXTS = {
  engineering: ENGINEERING,
  product: PRODUCT,
  security: SECURITY,
  data: DATA,
  support: SUPPORT,
  sales: SALES,
  marketing: MARKETING,
  people: PEOPLE,
  finance: FINANCE,
  operations: OPERATIONS,
  'public-service': PUBLIC_SERVICE,
  education: EDUCATION,
  health: HEALTH,
  'non-profit': NON_PROFIT,
  retail: RETAIL,
  manufacturing: MANUFACTURING,
} as const satisfies Record<Department, string>

export const METRIC_FAMILIES: readonly MetricFamily[] = DEPARTMENTS.flatMap((department) =>
  readFamilies(department, TEXTS[department]),
)

/** Fits any output: suggested when no word of the ladder calls a family. */
export const GENERAL_METRICS: readonly Metric[] = [
  {
    name: 'share of people who use {it} every week',
    direction: 'increase',
    unit: '%',
    definition: 'of those it is meant for, used at least once in 7 days',
    counter: 'satisfaction of the people concerned',
  },
  {
    name: 'time from request to result',
    direction: 'decrease',
    unit: 'days',
    definition: 'median, all cases of 28 days',
    counter: 'share of cases that need rework',
  },
  {
    name: 'share of cases that need rework',
    direction: 'decrease',
    unit: '%',
    definition: 'sent back or corrected, of all cases of 28 days',
    counter: 'time from request to result',
  },
  {
    name: 'satisfaction of the people concerned',
    direction: 'increase',
    unit: 'of 5',
    definition: 'mean answer, with the response rate',
    counter: 'time from request to result',
  },
]
