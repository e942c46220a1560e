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
