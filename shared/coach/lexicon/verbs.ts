import { wordList } from './word-list.ts'

/*
 * Verbs by what a statement that begins with them tells, in their plain form; `plainForms` finds it of the others. A verb with
 * a particle is an entry of its own where the verb alone means something else ("bring online").
 */

/** The number after them rises or falls: the object decides whether that is a result. */
export const MOVING_VERBS = wordList(`
  free increase raise grow boost lift improve enhance expand extend widen broaden accelerate strengthen maximize scale
  double triple quadruple multiply elevate deepen push speed_up drive_up step_up ramp_up bring_up shift optimize lengthen
  upgrade up reduce decrease lower cut halve shorten shrink minimize eliminate decline drop slash trim limit mitigate
  ease narrow prevent avoid drive_down slow eradicate deflect bring get_down relieve tighten streamline stop end
`)

/** A level is reached, or stays. */
export const REACHING_VERBS = wordList(`
  regain protect win_back achieve reach attain hit get gain win earn obtain score receive exceed surpass generate acquire
  attract realize capture convert retain recover save sell land collect keep maintain sustain stay remain preserve become
  see meet beat have be bring_in pull_in net drive go average break_even re-engage reactivate activate engage delight
  upsell cross-sell renew yield top
`)

/** What we make, do, decide or put in place. */
export const DOING_VERBS = wordList(
  `
  convince persuade encourage inspire repair show paint launch deploy ship release publish create build develop implement
  introduce set roll roll_out rollout setup establish complete finish deliver write draft design redesign document run
  conduct hold host attend hire recruit train post send produce record test pilot prototype code refactor rewrite replace
  retire deprecate sunset remove delete move_to upgrade_to connect merge configure install port open open_source start
  kick_off begin carry_out execute perform do make prepare plan schedule propose present demo pitch submit apply file
  register review audit inspect assess research explore study survey interview visit call contact meet_with talk speak
  reach_out knock find_out understand learn define determine decide agree select choose pick scope spec outline map model
  measure track monitor baseline benchmark instrument log list catalog inventory update refresh overhaul revamp rework
  refurbish rebrand restructure put stand_up bring_online go_live hand_out hand_over distribute teach coach mentor
  onboard fill appoint assign staff promote advertise market announce share inform partner align join contribute sponsor
  support help assist consult guide provide give offer supply equip purchase buy order sign approve adopt fix resolve
  patch solve close tackle address handle clear clean triage archive back_up switch enable allow let empower permit grant
  unlock add extend_to include embed incorporate enroll stream print mail email tweet blog cover experiment brainstorm
  workshop wireframe mock break split extract transition transform secure_approval obtain_approval get_approval lead own
  manage oversee process edit author fund invest budget forecast transfer move grow_team structure campaign reward trial
  rebuild restore source screen upskill phase_out follow_up work_on work_with focus know feature detect match pair plant
  spend devote reserve refine debug profile harden pen-test
`,
  /^(?!(?:d|r|l|g|st|pl|est|clim|templ|candid|corpor|priv|certific|gradu|immedi|accur|appropri|adequ|affili|ultim|aggreg|qual|prof|s|pr)(?:ate|ize|ify)$)[a-z]+(?:ate|ify|[iy]ze|yse|(?:[aeiou][lnrtc]|rn)ise)$/,
)

/** "Enable users to …": a capability, so a feature. */
export const ENABLING_VERBS = wordList('enable allow let empower permit give offer provide equip grant')

/** "Ensure that X": X is what counts. */
export const FRAMING_VERBS = wordList('ensure make_sure guarantee assure')

/** What a measure does in a sentence of its own: "churn falls". */
export const MEASURE_VERBS = wordList(`
  rise fall drop grow shrink increase decrease decline improve go climb double halve triple reach exceed stay remain move
  be is are stand sit average hit surpass lie reduce jump
`)

/** What people outside the work do or get: behaviour. */
export const BEHAVIOUR_VERBS = wordList(`
  invite hear compare skip finish use adopt buy pay subscribe renew return come_back come recommend refer sign_up
  register enroll click choose prefer switch complete find report say rate trust feel wait borrow read stay leave churn
  convert upgrade purchase order spend save earn get receive know understand agree love like learn pass graduate vote
  depend rely process shadow donate give volunteer recycle apply accept respond answer reply engage participate join
  contribute log_in login log open start try retain continue solve resolve work live attend succeed achieve reach become
  perform share want see need stop miss arrive turn load book interact activate meet manage take make keep do have
  drop_out
`)
