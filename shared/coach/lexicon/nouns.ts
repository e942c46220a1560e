import { wordList } from './word-list.ts'

/*
 * Nouns by what a number of them tells, singular. Of a noun phrase the last word decides ("blog post"), unless a longer
 * entry fits ("pull request"). A noun is in the first list that has it, so each stands in one list only, but for people.
 */

/** How often something was seen or fetched: a number of them is an activity metric too. */
export const EXPOSURE_NOUNS = wordList(`
  shares view impression like follower download star mention pageview play stream fan reach click backlink press_coverage
  media_coverage upvote traffic visitor visit attendee watch_time listener install
`)

/** What can rise or fall and is no thing. "Churn dashboard" is a thing although churn is none. */
export const MEASURE_NOUNS = wordList(
  `
  size age use ease length health rate ratio score time satisfaction retention churn revenue share percentage percent
  proportion count number conversion margin cost costs uptime nps csat value coverage adoption usage engagement growth
  index level turnover attrition volume average median income profit throughput utilization sentiment rating dau mau wau
  arr mrr reputation runtime time-to-value emissions spend savings overtime deflection speed
`,
  /^(?!(?:activ|c|facil|opportun|commun|univers|ent|char|ident|major|functional|author|secur|prior|veloc)ity|(?:pol|agen|vacan|emergen|curren)i?cy|(?:busi|wit|har)ness)[a-z]+(?:ity|ness|cy|ism)$/,
)

/** People outside the work, a number of whom is a result. */
const RECEIVERS = `
  customer client user subscriber member donor buyer shopper patient student pupil learner graduate citizen resident
  tenant guest passenger seller merchant partner supporter contributor maintainer
`

/** What people, systems or the business get: a number of them is a result. */
export const RESULT_NOUNS = wordList(`${RECEIVERS}
  lead mql sql opportunity deal contract account order sale gmv saving price donation grant funding investment cash
  runway sign-up signup registration subscription transaction booking reservation trial activation ces trust downtime
  outage incident error bug defect crash failure timeout mttr performance duration delay wait queue backlog turnaround
  absence injury accident complaint escalation support_ticket rework scrap waste energy water consumption yield inventory
  referral demand employment gap wellbeing well-being morale enps burnout stress infection recovery waiting_list crime
  arrears debt fraud refund cancellation no-show bounce ctr cac ltv roi roas win quota upsell renewal sla turnout alarm
  regression bill alert benefit impact confidence knowledge risk resolution acceptance life
`)

/** What a team makes or does: a number of them is an activity metric. */
export const OWN_WORK_NOUNS = wordList(`
  post article blog video podcast episode webinar event workshop training session course class meeting meetup interview
  call demo presentation talk campaign email newsletter feature release deployment deploy ticket story epic fix test
  review audit document doc guide tutorial playbook runbook policy process procedure report dashboard integration service
  module repo repository endpoint pr commit experiment study survey proposal pitch application hire headcount hackathon
  conference school_visit outreach message ebook whitepaper paper template lesson curriculum inspection walk task
  milestone deliverable project initiative sprint point velocity code component screen mockup prototype poc pilot persona
  script job workload server database table test_case pull_request merge_request tweet ad one-on-one 1:1 retrospective
  office store branch site location country city language translation recommendation action item finding okr goal plan
  strategy roadmap idea use_case device machine certification certificate position vacancy opening analysis assessment
  exercise update patch migration contribution publication book chapter model dataset query monitor standard guideline
  checklist form push letter brief draft version build tool plugin api sdk library package check-in shift round sample
  asset logo product iteration submission feedback improvement activity interaction email_send commitment announcement
  effort release_frequency release_cadence training_hour survey_response partnership e-learning
`)

/** Things that can be finished: named alone, they are outputs. */
export const DELIVERABLE_NOUNS = wordList(`
  mvp beta portal page website app framework program programme platform system pipeline infrastructure launch rollout
  roll-out handbook documentation wiki warehouse environment cluster architecture design brand rebrand redesign agreement
  facility building centre hub committee board team council research baseline accreditation compliance license licence
  patent login sso onboarding calendar schedule budget line mode button field search engine editor extension suite
  monitoring alerting logging backup implementation deck business_case vendor mapping specification spec requirements map
  catalog catalogue register bot chatbot automation assistant workflow functionality localization status
`)

/** People and systems outside the work, whose behaviour counts. */
export const PEOPLE_NOUNS = wordList(`${RECEIVERS}
  household volunteer reader visitor audience team employee colleague staff engineer developer manager teacher nurse
  doctor driver agent rep supplier vendor admin analyst newcomer joiner hire candidate applicant prospect specialist
  researcher mentor mentee apprentice designer recruiter trainer adult parent child kid family woman man people person
  coach trainee school company business organization account teammate attendee participant worker leader executive owner
  player fan investor stakeholder everyone nobody anyone intern half majority region department squad city hospital
  clinic shop
`)
