import { wordList } from './word-list.ts'

/** Verbs whose object is done when it is done: with a thing behind them they make a task (OB1). */
export const TASK_VERBS = wordList(`
  launch deploy ship release publish implement introduce roll_out rollout set_up setup complete finish finalize finalise
  migrate write rewrite draft redesign document run conduct host organise organize hire recruit send produce refactor
  replace retire decommission integrate merge consolidate automate configure install plan prepare propose submit file audit
  review renew start kick_off carry_out execute define design put_together upgrade modernise modernize renovate refurbish
  purchase procure buy test pilot prototype rebuild rebrand revamp overhaul port digitise digitize establish_a appoint
  create_a centralize centralise standardise standardize perform update revise hold construct move relocate translate
  deprecate evaluate analyse analyze investigate research select choose negotiate sign build_out stand_up onboard_a
  certify obtain implement_a adopt_a expose containerize containerise map schedule register switch_to cut_over
`)
/** Verbs that make things or states alike: what they make decides. */
export const MAKING_VERBS = wordList(`
  build create develop establish deliver make provide give offer produce form found set open get put start establish
  craft lay rebuild adopt
`)
/** What is built, but is no thing: a standing, a bond, a way of life. */
export const STANDINGS = wordList(`
  reputation trust culture place experience relationship community confidence environment movement habit sense foundation
  advantage leadership momentum loyalty belonging love demand presence space world workplace pride bond name story
  alternative home reason way future life chance choice partnership ecosystem standard quality value delight clarity
  transparency alignment awareness understanding joy bridge connection path love ownership accountability excitement
  guesswork fear doubt paperwork impact success growth brand category market position career hope dialogue opportunity
  access security safety resilience capacity capability competence talent team organisation organization business company
  customer service journey support audience base society generation
`)
/** Praise that makes the quality the point: "a world-class pipeline". */
export const STANDING_ADJECTIVES = wordList(`
  world-class best-in-class worldclass leading best great greatest excellent outstanding exceptional delightful amazing
  unrivalled unrivaled unmatched sustainable thriving trusted beloved loved vibrant strong stronger healthy inclusive
  irresistible seamless effortless remarkable premier top-tier high-performing winning superior awesome fantastic
  award-winning unforgettable most safest easiest fastest simplest go-to number-one first-class state-of-the-art
  reliable resilient welcoming enjoyable memorable frictionless compelling
`)
/** Verbs of going on as before (OB4). */
export const KEEPING_VERBS = wordList(`
  keep maintain continue carry_on go_on stay remain hold_on sustain preserve operate comply uphold service meet process pay
  renew fulfil fulfill adhere abide observe retain keep_on keep_up
`)
/** Those of them that are routine only with a routine object. */
export const ROUTINE_ONLY_VERBS = wordList(
  'meet process pay renew operate service observe retain fulfil fulfill preserve hold sustain',
)
/** Marks of routine: "on time every month", "as in previous years", "according to plan". */
export const ROUTINE_WORDS = wordList(`
  annual yearly monthly weekly routine payroll books invoices statutory regulatory regulations compliance compliant
  existing deadlines obligations usual planned headcount staffing accreditation recertification inspection uptime
  sla slas licence license licences licenses operations budget law laws gdpr certificate certification terms contract
  filings reporting tax taxes insurance maintenance servicing lights standards
`)
export const ROUTINE_PHRASES = [
  'as before',
  'as usual',
  'as planned',
  'as in previous years',
  'on time every',
  'according to plan',
  'according to the',
  'to plan',
  'within the agreed',
  'under contract',
  'within agreed',
  'as always',
  'business as usual',
  'on schedule',
  "this year's",
  'lights on',
  'on time and on budget',
  'within budget',
  'up and running',
  'every month',
  'headcount plan',
  'staffing plan',
  'hiring plan',
  'up to date',
  'day-to-day',
  'correctly and on time',
  'on time',
  'hire to plan',
] as const
/** Slogans that any company could print on a wall (OB3), as they are written, in small letters. */
export const SLOGANS = [
  'next level',
  'make a difference',
  'in everything we do',
  'best we can',
  'best team',
  'work better together',
  'delight our customers',
  'operational excellence',
  'be the best',
  'be better',
  'do better',
  'innovate more',
  'move the needle',
  'move fast',
  'create value',
  'customer centricity',
  'customer-centricity',
  'drive growth',
  'drive innovation',
  'drive results',
  'future-ready',
  'data-driven organisation',
  'data-driven organization',
  'data-driven culture',
  'leader in our industry',
  'industry leader',
  'market leader',
  'synergies',
  'world-class organisation',
  'world-class organization',
  'world-class company',
  'customer obsession',
  'think big',
  'grow the business',
  'win together',
  'stronger together',
  'go the extra mile',
  'be more innovative',
  'be more agile',
  'become more agile',
  'exceed expectations',
  'unlock potential',
  'full potential',
] as const
/** Words that say nothing of one team alone: an objective made of these could be any company's (OB3). */
export const GENERIC_WORDS = wordList(`
  improve increase enhance boost grow drive strengthen optimize optimise maximize maximise minimize minimise reduce ensure
  deliver provide create be become build foster achieve promote support elevate accelerate raise develop make have get do
  keep continue give take work better best great greater more most good excellent excellence high higher highest quality
  high-quality superior outstanding exceptional amazing overall general continuous continuously constantly significantly
  dramatically substantially greatly radically efficient efficiency effective effectively effectiveness efficiently
  efficiencies productivity productive performance growth growing innovation innovative innovate communication communications
  collaboration collaborative culture team teams teamwork business company organisation organization organizational
  organisational enterprise corporate operational operation operations process processes service services experience
  experiences engagement employee employees staff people talent workforce customer customers client clients user users
  stakeholder stakeholders consumer consumers partner partners satisfaction satisfied happy happier happiness loyalty
  retention brand awareness reputation image revenue revenues profit profits profitability profitable sales cost costs
  margin margins financial finance results result success successful outcome outcomes impact value values difference level
  next industry leader leaders leading leadership market markets competitive competitiveness world world-class class first
  strong stronger strength agile agility flexible flexibility sustainable sustainability scalable scalability transparency
  alignment aligned synergy synergies strategy strategic vision mission goal goals objective objectives target targets
  development capability capabilities potential skill skills knowledge learning transformation transform digital technology
  technologies tech data-driven customer-centric customer-centricity customer-focused future-ready future way ways thing
  things everything everyone everybody all any each every our we us you your their its it that which this these those the a
  an and or of in on for to with across at by from as into through within up more new can do does what how one stakeholder
  quickly faster fast speed smarter smart bigger better-than-ever product products solution solutions offering offerings
  delight delighting excite wow motivate motivated morale wellbeing well-being workplace environment place ever always
  together top number one-stop best-in-class day everyday daily society community move forward push carry on improved
  increased improving increasing processes quality-driven further way working base portfolio management manage expectations
  expectation needs meet exceed acquisition pipeline lifetime nps csat conversion adoption usage
`)
/** Fashion words that tell an outsider nothing (OB6). */
export const BUZZWORDS = wordList(`
  operationalise operationalize flywheel synergy synergies leverage verticals vertical north-star enabler enablers
  democratise democratize de-risk derisk de-silo desilo shift-left double-click value-stream squads squad pod pods
  guild guilds chapter swimlane swimlanes hyperscale learnings paradigm next-gen nextgen best-of-breed low-hanging
  omnichannel omni-channel touchpoints touchpoint ideate ideation actionable wheelhouse growth-hacking 10x monetise
  monetize gtm go-to-market ai-first mobile-first cloud-native event-driven semantic war-room workstream workstreams
  run-rate upskill synergize synergise ecosystem-led hyper-personalisation hyperautomation disrupt disruption
  bleeding-edge cutting-edge holistic seamless-integration platformize platformise productize productise toil tower
  cadence sprint sprints refactor idempotent burndown backlog-burn moat stickiness funnel-stage top-of-funnel
`)
export const BUZZ_PHRASES = [
  'shift left',
  'double-click',
  'value stream',
  'north star',
  'burn down',
  'at scale',
  'low hanging',
  'move the needle',
  'semantic layer',
  'value chain',
  'single pane',
  'single source of truth',
  'go to market',
  'tech debt',
  'debt on the',
  'boil the ocean',
  'circle back',
  'thought leader',
  'thought leadership',
  'run the rate',
  'blue ocean',
  'paradigm shift',
] as const
/** Short forms that people outside the team know too. */
export const KNOWN_ACRONYMS = wordList(`
  it hr uk us usa eu un ai ceo cto cfo coo api apis ci cd ci/cd okr okrs kr krs pdf faq faqs tv gps usb id ids nhs gp gps
  pr qa ui ux b2b b2c seo faq vip dna nato bbc nasa wifi sms sso pc ios app saas iot ok am pm vat hq nyc la dc asap diy
  covid covid-19 gdpr html css sql aws crm erp cv nps csat url web qr cd dvd ev evs atm ngo ngos mba phd r&d ml llm llms gpu
  vr ar 3d 2d 4g 5g lgbtq lgbtqia+ dei esg co2 led kpi kpis roi sla slas devops mvp hiv aids nba nfl fifa uefa who i a
  open-source ipo s q1 q2 q3 q4 h1 h2 fy fy25 fy26 fy27 emea apac eur usd gbp swe cli sdk ide os pm vp svp sme smes stem
`)
/** A word in capitals beside one of these is a name that only insiders know. */
export const CODE_NAME_NOUNS = wordList(
  'train tier project initiative squad cell tower pod stream workstream programme program release cluster platform',
)
