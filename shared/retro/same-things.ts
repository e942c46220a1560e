import { contentStems } from '../coach/reading/content-words.ts'

/*
 * Measures of one thing under several names: "uptime" and "availability", those who "churn" and those who "cancel". A line for
 * each thing; the first word stands for the others.
 */

const SAME_THINGS = `
availability uptime downtime
incident outage
latency responsiveness
defect bug fault
deployment rollout
rollback revert
vulnerability patch exploit
retention churn cancel cancelled cancelling cancellation renewal renew retain
attrition resign resignation
hire hiring recruit recruitment vacancy position
candidate applicant
reply response respond answer
pupil student grader
donor donation fundraising
volunteer volunteering
delivery deliveries delivered parcel shipment
late overdue delay delayed punctual
checkout cart basket
onboarding activation
subscriber subscription subscribe
visitor visit traffic
invoice bill
scrap reject
duplicate duplication double
phishing phish
dashboard report reporting
backlog queue
appointment no-show
sick sickness absence
satisfaction satisfied csat
conversion convert
training course
accessibility accessible
`

const BY_STEM: ReadonlyMap<string, string> = new Map(
  SAME_THINGS.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = ''] = [...contentStems(line.split(' ')[0] ?? '').keys()]
      return [...contentStems(line).keys()].map((stem) => [stem, first] as const)
    }),
)

/** The stem of the word that stands for all that name the same thing; `null` where the word is none of them. */
export function sameThing(stem: string): string | null {
  return BY_STEM.get(stem) ?? null
}

/**
 * Measures that have two words for a name, each of which alone says little: "build time" is no verb and no hour. A line for each,
 * under all its names.
 */
const NAMED_MEASURES = `
build time, build duration, time to build
lead time, cycle time
load time, loading time
response time, first response, first reply, time to reply
first contact
win rate, close rate, deals won
crash rate, crash-free
error rate, failure rate
sales cycle
overdue invoices, days sales outstanding
return rate, returned orders
`

const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = NAMED_MEASURES.trim()
  .split('\n')
  .map((line) => line.split(', '))
  .map((names) => [new RegExp(`\\b(?:${names.join('|')})\\b`, 'iu'), names[0] ?? ''])

/** The measures that a text calls by such a name, each with how it is written there. */
export function namedMeasures(text: string): readonly (readonly [name: string, written: string])[] {
  return NAMES.flatMap(([pattern, name]) => {
    const written = pattern.exec(text)?.[0]
    return written === undefined ? [] : [[name, written] as const]
  })
}
