import { wordList } from './word-list.ts'

/*
 * Verbs by what a statement that begins with them tells, in their plain form; `verbForms` finds the others. A verb with a
 * particle is an entry of its own where the verb alone means something else ("set up").
 */

/** The number after them rises or falls: the object decides whether that is a result. */
export const MOVING_VERBS = wordList(`
  lift_up free   increase raise grow boost lift improve enhance expand extend widen broaden accelerate strengthen maximize maximise
  scale double triple quadruple multiply uplift elevate deepen heighten augment push bump speed_up drive_up scale_up
  step_up ramp_up turn_up bring_up shift optimize lengthen optimise upgrade advance hasten quicken up
  reduce decrease lower cut halve shorten shrink minimize minimise eliminate decline drop slash trim limit lessen curb
  mitigate ease diminish narrow prevent avoid bring_down drive_down cut_down slow_down slow eradicate deflect
  cut_back bring get_down weaken relieve tighten compress streamline stop end
  increas redcue imporve
`)

/** A level is reached, or stays. */
export const REACHING_VERBS = wordList(`
  regain protect win_back   achieve reach attain hit get gain win earn obtain score receive exceed surpass accomplish generate acquire attract
  realise realize capture convert retain recover save sell land raise collect keep maintain sustain stay remain
  preserve become see meet beat outperform rank have be bring_in pull_in net drive source_revenue go average break_even
  re-engage reactivate activate engage delight upsell cross-sell renew monetize monetise yield top
`)

/** What we make, do, decide or put in place. */
export const DOING_VERBS = wordList(`
  convince persuade encourage motivate inspire nudge   repair show paint demonstrate showcase exhibit   launch deploy ship release publish build create develop implement introduce roll roll_out rollout set
  set_up setup establish complete finish finalize finalise deliver migrate write draft design redesign
  document run conduct hold host organise organize attend hire recruit train post send produce record film
  test pilot prototype code refactor rewrite replace retire decommission deprecate sunset remove delete
  move_to upgrade_to integrate connect merge consolidate automate configure install provision containerize
  containerise port localize localise translate open open_source open-source start start_up kick_off begin
  initiate carry_out execute perform do make prepare plan schedule propose present demo pitch submit apply
  file register certify review audit inspect assess evaluate analyse analyze research investigate explore
  study survey interview visit call contact meet_with talk speak reach_out knock find_out understand learn
  validate verify identify define determine decide agree select choose pick prioritise prioritize scope
  spec specify map outline model measure track monitor baseline benchmark instrument log list catalog
  catalogue inventory collate compile gather update refresh revise overhaul revamp rework renovate
  refurbish repaint rebrand restructure reorganise reorganize rearchitect re-architect modernise modernize
  standardise standardize formalise formalize put put_together put_in_place stand_up spin_up bring_online
  go_live ship_out hand_out distribute deliver_training teach coach mentor onboard_team fill appoint
  nominate assign staff promote advertise market announce communicate share educate inform engage_with
  partner collaborate coordinate align facilitate participate join contribute sponsor support help assist
  consult advise guide provide give offer supply equip procure purchase buy order negotiate renegotiate
  sign sign_off approve ratify adopt enforce fix resolve patch solve close close_out tackle address handle
  clear clean clean_up triage backfill archive back_up switch switch_to switch_on enable allow let empower
  permit grant unlock add extend_to expand_to include embed incorporate enrol enroll produce_a
  generate_report stream broadcast print mail email tweet blog cover rehearse experiment iterate ideate
  brainstorm workshop sketch wireframe mock break split separate extract decouple transition convert_to
  transform centralise centralize unify harmonise harmonize digitise digitize secure_approval
  obtain_approval apply_for get_approval lead own manage oversee administer operate process curate edit
  author co-author commission fund invest allocate budget forecast hand_over transfer relocate move
  construct erect assemble manufacture develope implment lauch launche complet deliever seed grow_team
  structure operationalise operationalize institute instate enact lobby advocate campaign canvass celebrate
  recognise recognize reward incentivise incentivize trial rebuild reimplement rename restore recover_from
  source screen shortlist onboard ramp upskill reskill develop_a dogfood ship_a lay benchmark_against
  wrap_up phase_out phase_in follow_up sign_up_for build_out flesh_out work_on work_with focus focus_on
  know amplify elevate feature socialise socialize publicise publicize detect match pair plant spend
  dedicate devote reserve strategise strategize refine polish tidy tune debug profile harden pen-test
  pentest simulate
`)

/** "Enable users to …": a capability, so a feature. */
export const ENABLING_VERBS = wordList('enable allow let empower permit give offer provide equip grant')

/** "Ensure that X": X is what counts. */
export const FRAMING_VERBS = wordList('ensure make_sure guarantee see_to_it assure')

/** What a measure does in a sentence of its own: "churn falls". */
export const MEASURE_VERBS = wordList(`
  rise fall drop grow shrink increase decrease decline improve go climb double halve triple reach exceed stay remain move
  come_down go_up go_down be are is stand sit average hit surpass lie reduce jump
`)

/** What people outside the work do or get: behaviour. */
export const BEHAVIOUR_VERBS = wordList(`
  sort invite brake hear compare skip sleep finish use adopt buy pay subscribe renew return come_back come
  recommend refer sign_up register enrol enroll click choose prefer switch switch_to complete find report
  say rate trust feel wait borrow read visit_again stay leave churn convert upgrade purchase order spend
  save earn get receive know understand agree love like learn pass graduate vote depend rely process shadow
  donate give volunteer recycle cycle walk compost commute apply accept respond answer reply engage
  participate join contribute log_in login log open download_and_use start try retain continue solve
  resolve work live eat exercise attend_again succeed achieve reach become perform share want see turn_to
  need stop miss arrive turn land load patch respond_to book interact activate meet manage take make keep
  do have drop_out
`)
