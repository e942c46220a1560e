import { wordList } from './word-list.ts'

/*
 * Nouns by what a number of them tells, singular. Of a noun phrase the last word decides ("blog post"), unless a longer
 * entry fits ("pull request").
 */

/** What a team makes or does: a number of them is an activity metric. */
export const OWN_WORK_NOUNS = wordList(`
  post article blog video podcast episode webinar event workshop training session course class meeting
  meetup interview call demo presentation talk campaign email newsletter feature release deployment deploy
  ticket story epic bugfix fix test testcase review audit document doc guide tutorial playbook runbook
  policy process procedure report dashboard integration service module repo repository endpoint pr commit
  experiment study survey proposal pitch application hire sre sdr ae recruit headcount hackathon conference
  fair school_visit outreach touchpoint message flyer leaflet brochure poster ebook whitepaper paper
  template lesson curriculum inspection patrol walk tour assembly door task milestone deliverable project
  initiative sprint point velocity code component widget screen wireframe mockup prototype poc pilot
  persona script job workload server database table pipeline integration_test unit_test test_case
  user_story story_point line_of_code pull_request code_review design_review job_description case_study
  white_paper press_release blog_post social_post ad tweet reel ad_campaign landing_page cold_call
  sales_call one-on-one 1:1 retrospective retro standup office store shop branch site location country city
  language translation string recommendation action action_item finding item okr goal plan strategy roadmap
  idea hypothesis use_case classroom playground vehicle van device laptop machine badge certification
  certificate ambassador position vacancy opening analysis assessment exercise drill simulation
  simulation_exercise game-day update patch migration backlog_item contribution talk_proposal abstract
  publication book chapter model notebook dataset query alert_rule monitor sop standard guideline checklist
  form survey_sent push notification sms letter brief concept draft version build sprint_goal tool plugin
  connector api sdk library package house_call site_visit visit check-in checkin training_session lunch
  outreach_event campaign_run shift round pop-up_shop pop-up stall stand booth exhibition test_plan
  scenario sample translation_key asset logo icon illustration photo picture webpage product sku iteration
  keynote submission feedback bottleneck improvement improvement_idea activity intro pain_point
  tutorial_video interaction email_send mailing work survey_response commitment snapshot ama announcement
  testimonial edit snippet effort release_frequency release_cadence training_hour man-hour merge_request
  partnership meeting_held e-learning elearning
`)

/** How often something was seen or fetched: a number of them is an activity metric too. */
export const EXPOSURE_NOUNS = wordList(`
  shares view impression like follower download star mention pageview page_view hit play stream fan retweet
  reaction reach click eyeball backlink coverage_piece press_coverage media_coverage media_mention watch
  upvote github_star traffic visitor visit page_visit site_visit website_visit web_traffic website_traffic
  site_traffic organic_traffic attendee view_count watch_time listen listener fork installation install
  video_view social_media_reach press_mention publicity attention awareness_post
`)

/** What people, systems or the business get: a number of them is a result. */
export const RESULT_NOUNS = wordList(`
  customer client user subscriber member donor buyer shopper patient student pupil learner graduate citizen
  resident tenant household guest passenger visitor_who volunteer_who reader_who lead mql sql opportunity
  pipeline_value deal contract account order sale revenue arr mrr gmv profit margin ebitda income cost
  spend saving price donation grant funding investment cash runway sign-up signup registration subscription
  conversion transaction booking reservation trial activation retention churn adoption engagement usage
  satisfaction nps csat ces rating score sentiment loyalty trust latency uptime availability downtime
  outage incident error bug defect crash vulnerability failure timeout mttr mtbf mtta throughput
  performance speed time duration delay wait queue backlog turnaround cycle_time lead_time response_time
  load_time build_time deployment_time deploy_time deployment_frequency rate ratio share percentage
  proportion frequency productivity efficiency accuracy quality reliability stability coverage_rate
  test_coverage code_coverage attrition turnover absenteeism absence sick_day overtime injury accident
  complaint escalation support_ticket rework scrap waste emission energy water consumption footprint yield
  inventory stock-out stockout shrinkage occupancy utilisation utilization wip market_share penetration
  referral recommendation_score review_score demand attendance_rate pass_rate completion_rate dropout
  literacy employment job_placement wage salary_gap pay_gap diversity representation equity inclusion
  happiness wellbeing well-being morale enps burnout stress promotion_rate tenure readmission mortality
  infection recovery wait_time waiting_time waiting_list crime burglary litter pothole_complaint arrears
  debt dso payable fraud chargeback refund cancellation no-show abandonment bounce ctr cac ltv clv arpu
  arpa aov basket roi roas cpl cpa cpc win_rate close_rate quota attainment logo_churn expansion upsell
  renewal mau dau wau active_user paying_customer enterprise_customer new_customer sla slo toil carbon co2
  kwh voter turnout beneficiary partner supporter advocate contributor maintainer seller merchant
  alarm flake flakiness rollback regression memory cpu storage_cost cloud_cost bill handling_time
  handle_time touch alert page_load growth value benefit impact satisfaction_score confidence awareness
  perception understanding knowledge skill capability_score effectiveness stars_rating tco risk exposure
  debt_ratio vacancy_rate occupancy_rate hospitalisation hospitalization appointment_wait life
  participant_score health_score credit_score maturity compliance_rate resolution fcr deflection
  acceptance delivery_time punctuality on-time_delivery fill_rate oee changeover
`)

/** Things that can be finished: named alone, they are outputs. */
export const DELIVERABLE_NOUNS = wordList(`
  poc prototype pilot mvp beta alpha portal page website site app application dashboard report plan roadmap
  strategy policy process procedure framework programme program project platform system tool pipeline
  infrastructure service module api integration feature release version launch rollout roll-out migration
  campaign event workshop training course curriculum handbook guide guideline documentation wiki library
  template playbook runbook model database warehouse lake store repository environment cluster server
  architecture design logo brand branding rebrand redesign refactoring contract agreement
  partnership_agreement office facility building centre center hub committee board team council survey
  audit assessment review analysis study research baseline certification certificate accreditation
  compliance registration licence license patent id login sso password_reset reset checklist newsletter
  podcast video blog article book onboarding intake calendar schedule budget hiring_plan line scheme
  initiative mode button form field search engine editor importer export exporter sdk cli plugin extension
  package test suite monitoring alerting logging backup failover implementation deployment demo
  presentation deck proposal business_case rfp tender vendor supplier_contract mapping taxonomy glossary
  standard spec specification requirements wireframe mockup prototype_test map catalogue catalog inventory
  register ledger automation bot chatbot assistant workflow functionality support_for localization
  localisation translation status
`)

/** Deliverable nouns of a measure: "churn dashboard" is a thing although churn is none. */
export const MEASURE_NOUNS = wordList(`
  size age use ease length mood health truancy punctuality   rate ratio score time satisfaction retention churn revenue share percentage percent proportion count
  number conversion margin cost costs latency uptime availability nps csat frequency value effectiveness
  efficiency productivity accuracy coverage adoption usage engagement growth index level turnover attrition
  volume average median mean income profit throughput occupancy utilisation utilization sentiment rating
  dau mau wau arr mrr presence standing reputation runtime time-to-value emissions spend savings overtime
  deflection quality reliability speed
`)

/** People and systems outside the work, whose behaviour counts. */
export const PEOPLE_NOUNS = wordList(`
  customer client user subscriber member donor buyer shopper patient student pupil learner graduate citizen
  resident tenant household guest passenger volunteer reader visitor audience team employee colleague staff
  engineer developer manager teacher nurse doctor driver agent rep seller merchant partner supplier vendor
  contributor maintainer admin analyst newcomer joiner hire candidate applicant prospect specialist
  researcher mentor mentee apprentice designer recruiter trainer adult parent child kid family woman man
  people person coach trainee school company business organisation organization account team-mate teammate
  attendee participant worker leader executive owner landlord farmer cyclist commuter library_member
  librarian youth player fan investor stakeholder collaborator everyone nobody anyone social_worker intern
  half majority region department squad city hospital clinic shop
`)
