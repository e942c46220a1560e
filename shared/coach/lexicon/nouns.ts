import { wordList } from './word-list.ts'

/*
 * Nouns by what a number of them tells, singular. Of a noun phrase the last word decides ("blog post"), unless a longer
 * entry fits ("pull request"). A noun is in the first list that has it, so each stands in one list only, but for people.
 */

/** How often something was seen or fetched: a number of them is an activity metric too. */
export const EXPOSURE_NOUNS = wordList(`
  shares view impression like follower download star mention pageview play stream fan retweet reaction reach click backlink
  press_coverage media_coverage upvote traffic visitor visit attendee watch_time listener installation install
`)

/** What can rise or fall and is no thing. "Churn dashboard" is a thing although churn is none. */
export const MEASURE_NOUNS = wordList(
  `
  size age use ease length mood health rate ratio score time satisfaction retention churn revenue share percentage percent
  proportion count number conversion margin cost costs uptime nps csat value coverage adoption usage engagement growth index
  level turnover attrition volume average median income profit throughput utilization sentiment rating dau mau wau arr mrr
  standing reputation runtime time-to-value emissions spend savings overtime deflection speed
`,
  /^(?!(?:activ|c|facil|opportun|commun|univers|ent|char|ident|major|functional|author|secur|prior|veloc)ity|(?:pol|agen|vacan|emergen|curren)i?cy|(?:busi|wit|har)ness)[a-z]+(?:ity|ness|cy|ism)$/,
)

/** People outside the work, a number of whom is a result. */
const RECEIVERS = `
  customer client user subscriber member donor buyer shopper patient student pupil learner graduate citizen resident tenant
  guest passenger seller merchant partner supporter contributor maintainer
`

/** What people, systems or the business get: a number of them is a result. */
export const RESULT_NOUNS = wordList(`${RECEIVERS}
  lead mql sql opportunity deal contract account order sale gmv saving price donation grant funding investment cash runway
  sign-up signup registration subscription transaction booking reservation trial activation ces trust downtime outage
  incident error bug defect crash failure timeout mttr performance duration delay wait queue backlog turnaround absence
  injury accident complaint escalation support_ticket rework scrap waste energy water consumption footprint yield inventory
  stock-out referral demand dropout employment wage gap representation inclusion wellbeing well-being morale enps burnout
  stress infection recovery waiting_list crime litter arrears debt fraud chargeback refund cancellation no-show abandonment
  bounce ctr cac ltv aov basket roi roas win quota upsell renewal sla carbon co2 voter turnout alarm regression memory bill
  alert benefit impact confidence perception understanding knowledge skill risk resolution acceptance life changeover
`)

/** What a team makes or does: a number of them is an activity metric. */
export const OWN_WORK_NOUNS = wordList(`
  post article blog video podcast episode webinar event workshop training session course class meeting meetup interview call
  demo presentation talk campaign email newsletter feature release deployment deploy ticket story epic bugfix fix test review
  audit document doc guide tutorial playbook runbook policy process procedure report dashboard integration service module
  repo repository endpoint pr commit experiment study survey proposal pitch application hire headcount hackathon conference
  school_visit outreach touchpoint message flyer leaflet brochure poster ebook whitepaper paper template lesson curriculum
  inspection patrol walk tour door task milestone deliverable project initiative sprint point velocity code component widget
  screen mockup prototype poc pilot persona script job workload server database table test_case pull_request merge_request
  tweet reel ad one-on-one 1:1 retrospective retro standup office store branch site location country city language
  translation string recommendation action item finding okr goal plan strategy roadmap idea use_case classroom vehicle device
  laptop machine certification certificate position vacancy opening analysis assessment exercise drill simulation update
  patch migration contribution publication book chapter model dataset query monitor standard guideline checklist form push
  letter brief draft version build tool plugin connector api sdk library package check-in lunch shift round booth exhibition
  scenario sample asset logo photo picture product iteration keynote submission feedback improvement activity interaction
  email_send commitment snapshot announcement effort release_frequency release_cadence training_hour survey_response
  partnership e-learning
`)

/** Things that can be finished: named alone, they are outputs. */
export const DELIVERABLE_NOUNS = wordList(`
  mvp beta alpha portal page website app framework program programme platform system pipeline infrastructure launch rollout
  roll-out handbook documentation wiki warehouse environment cluster architecture design brand branding rebrand redesign
  agreement facility building center centre hub committee board team council research baseline accreditation compliance
  license licence patent login sso onboarding calendar schedule budget line scheme mode button field search engine editor
  importer exporter extension suite monitoring alerting logging backup implementation deck business_case rfp tender vendor
  mapping specification spec requirements map catalog catalogue register bot chatbot automation assistant workflow
  functionality localization status
`)

/** People and systems outside the work, whose behaviour counts. */
export const PEOPLE_NOUNS = wordList(`${RECEIVERS}
  household volunteer reader visitor audience team employee colleague staff engineer developer manager teacher nurse doctor
  driver agent rep supplier vendor admin analyst newcomer joiner hire candidate applicant prospect specialist researcher
  mentor mentee apprentice designer recruiter trainer adult parent child kid family woman man people person coach trainee
  school company business organization account teammate attendee participant worker leader executive owner player fan
  investor stakeholder everyone nobody anyone intern half majority region department squad city hospital clinic shop
`)
