import { wordList } from './word-list.ts'

/** Verbs whose object is done when it is done: with a thing behind them they make a task (OB1). */
export const TASK_VERBS = wordList(`
  automate carry_out complete conduct consolidate define deploy design draft execute finalise finalize
  finish hire host implement install integrate introduce kick_off launch merge migrate modernise modernize
  move organise organize plan prepare produce publish rebuild recruit redesign refactor release renew
  replace rewrite roll_out rollout run set_up ship start submit translate write
`)
/** What is built, but is no thing: a standing, a bond, a way of life. Those with an ending such as "-ship" are not listed. */
export const STANDINGS = wordList(`
  alternative brand career culture environment future guesswork habit home journey love movement partnership path place
  position pride service standard story team trust way world
`)
/** Praise: it makes the quality of a thing the point ("a world-class pipeline"), and says nothing of one team alone. */
export const PRAISE = wordList(`
  amazing best best-in-class delightful easiest effortless excellent exceptional fastest first-class great
  healthy high-performing inclusive leading outstanding reliable resilient safest seamless simplest strong
  superior sustainable trusted unmatched winning world-class
`)
/** Verbs of going on as before (OB4). */
export const KEEPING_VERBS = wordList(`
  abide adhere carry_on comply continue fulfil fulfill go_on hold_on keep keep_on keep_up maintain meet observe operate pay
  preserve process remain renew retain service stay sustain uphold
`)
/** Those of them that are routine only with a routine object. */
export const ROUTINE_ONLY_VERBS = wordList(
  'fulfil fulfill hold meet observe operate pay preserve process renew retain service sustain',
)
/** Marks of routine, in the singular. */
export const ROUTINE_WORDS = wordList(`
  annual book budget certificate certification compliance compliant contract deadline existing inspection
  insurance invoice law licence license maintenance monthly obligation operation payroll planned regulation
  regulatory reporting routine sla standard statutory tax uptime usual weekly yearly
`)
/** "On time every month", "as in previous years", "according to plan". */
export const ROUTINE_PHRASE =
  /\b(?:as (?:always|before|in previous years|planned|usual)|on (?:schedule|time)|(?:according|hire) to|to plan|within (?:the )?(?:agreed|budget)|under contract|this year's|lights on|up (?:and running|to date)|every month|(?:headcount|hiring|staffing) plan|day-to-day)\b/
/** Slogans that any company could print on a wall (OB3), as they are written, in small letters. */
export const SLOGAN =
  /\b(?:move the needle|customer (?:centricity|obsession)|think big|win together|go the extra mile|full potential)\b/
/** Words that name no object: whose quality, of what, seen by whom (KR3)? Singular. */
export const VAGUE_NOUNS = wordList(`
  agility alignment awareness business collaboration communication culture delivery effectiveness efficiency engagement
  everything excellence experience growth impact innovation kpi metric morale operation outcome output performance practice
  process productivity quality result satisfaction service stuff success synergy teamwork thing transparency value visibility
`)
/** Words that any company uses of itself: an objective made of these alone could be any company's (OB3). */
export const GENERIC_WORDS = wordList(`
  achieve agile aligned always bar become better bigger brand build choice class client collaborative company
  competitive consumer continuous corporate create current customer daily delight deliver develop digital
  drive effective efficient employee employer enterprise everyone existing external fast faster financial
  first flexible future global goal good greater happier happy high higher industry innovate innovative
  internal knowledge leader learning level make manage market modern most motivate move need next objective
  one operational organisational organizational overall partner people pipeline place portfolio potential
  product productive profitable promote provide sales satisfied scalable skill smart smarter staff
  stakeholder standard strategic strategy strength stronger succeed successful support talent target team
  tech technology together tool transform unlock user way work workforce workplace world
`)
/** Fashion words that tell an outsider nothing (OB6), singular. */
export const BUZZWORDS = wordList(`
  actionable ai-first cadence cutting-edge de-risk democratize disrupt enabler flywheel holistic leverage
  moat monetize next-gen omnichannel paradigm pod semantic sprint squad stickiness synergy toil touchpoint
  upskill vertical workstream
`)
export const BUZZ_PHRASE =
  /\b(?:at scale|blue ocean|boil the ocean|double.click|go.to.market|low.hanging|move the needle|north.star|shift.left|single source of truth|tech debt|thought leader|value.(?:chain|stream))/
/** Short forms that people outside the team know too. */
export const KNOWN_ACRONYMS = wordList(`
  ai apac api ar arr aws b2b b2c cd ceo cfo ci cli cms co2 coo crm csat css cto dei emea erp esg eu faq gdpr
  hr id iot iso it kpi kr led llm ml mvp ngo nhs nps okr os pdf pos pr qa r&d roi saas sdk seo sla sql sso
  tv ui uk us usa ux vat vp vpn web
`)
/** A word in capitals beside one of these is a name that only insiders know. */
export const CODE_NAME_NOUNS = wordList(
  'cell cluster initiative platform pod program programme project release squad stream tier tower train workstream',
)
