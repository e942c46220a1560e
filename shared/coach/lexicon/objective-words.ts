import { wordList } from './word-list.ts'

/** Verbs whose object is done when it is done: with a thing behind them they make a task (OB1). */
export const TASK_VERBS = wordList(`
  define produce translate consolidate refactor   automate carry_out complete conduct deploy design draft execute finalise finalize finish hire host
  implement install integrate introduce kick_off launch merge migrate modernise modernize move organise
  organize plan prepare publish put_together rebuild recruit redesign release renew replace rewrite
  roll_out rollout run set_up ship start submit write
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
  'move the needle',
  'customer centricity',
  'customer obsession',
  'think big',
  'win together',
  'go the extra mile',
  'unlock potential',
  'full potential',
] as const
/** Words that say nothing of one team alone: an objective made of these could be any company's (OB3). */
export const GENERIC_WORDS = wordList(`
  better   internal external everyone thing   existing before usual standard employer department function tool bar succeed empower unlock choice number current great   achieve acquisition adoption agile agility aligned alignment always amazing awareness base become best
  best-in-class better-than-ever bigger brand build business can capability carry class client
  collaboration collaborative communication community company competitive competitiveness constantly
  consumer continue continuous continuously conversion corporate cost create csat culture customer
  customer-centric customer-centricity customer-focused daily data-driven day delight deliver develop
  development difference digital do dramatically drive effective effectively effectiveness efficiency
  efficient efficiently employee engagement ensure enterprise environment ever everybody everyday everyone
  everything exceed excellence excellent exceptional excite expectation experience fast faster finance
  financial first flexibility flexible forward foster further future future-ready general get give goal
  good great greater greatly growth happier happiness happy have high high-quality higher highest image
  impact industry innovate innovation innovative keep knowledge leader leadership leading learning level
  lifetime loyalty make manage management margin market meet mission morale most motivate move needs next
  nps number objective offering one one-stop operation operational organisation organisational organization
  organizational outcome outstanding overall partner people performance pipeline place portfolio potential
  process product productive productivity profit profitability profitable promote provide quality
  quality-driven quickly radically reputation result retention revenue sales satisfaction satisfied
  scalability scalable service significantly skill smart smarter society solution speed staff stakeholder
  strategic strategy strength strong stronger substantially success successful superior support
  sustainability sustainable synergy take talent target team teamwork tech technology together top
  transform transformation transparency usage user value vision way well-being wellbeing work workforce
  workplace world world-class wow
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
  arr cms iso vpn dns ssl pos lms tls csv   2d 3d 4g 5g ai am apac api apis app ar asap atm aws b2b b2c ceo cfo ci ci/cd cli co2 coo crm csat css cto
  cv dach dc dei devops diy emea erp esg eu eur faq faqs fy fy25 fy26 fy27 gbp gdpr gp gps gpu h1 h2 hiv hq
  hr html id ide ids ios iot ipo it kpi kpis kr krs la led lgbtq llm llms ml mvp ngo ngos nhs nps nyc ok
  okr okrs os pc pdf pr q1 q2 q3 q4 qa qr r&d roi saas sdk seo sla slas sme smes sms sql sso stem svp tv ui
  uk un url us usa usb usd ux vat vp vr web wifi
`)
/** A word in capitals beside one of these is a name that only insiders know. */
export const CODE_NAME_NOUNS = wordList(
  'train tier project initiative squad cell tower pod stream workstream programme program release cluster platform',
)
