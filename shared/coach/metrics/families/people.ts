/** Families of metrics for people and culture; the form of the lines is told in `read-families.ts`. */
export const PEOPLE = `
hiring: hir*, recruit*, candidate, vacanc*, job ad, careers page, career?, applicant, job descript*, interview process, employer brand*, talent, headcount, appoint?, staffing, job posting
- time to productivity of new colleagues | days | from first day until the manager says "on their own" | quality of hire
- time to hire | days | median from opening to signed offer, quarter | quality of hire
+ offer acceptance rate | % | offers signed of offers made, quarter | time to hire

new-joiners: onboard*, new joiner, new hire, newcomer, induction, buddy, first day, starter kit, probation
- time to productivity | days | from first day until the manager says "on their own" | errors in the first quarter
+ share of new colleagues who feel part of the team | % | answers of 4 and 5 after 60 days | time that buddies spend
- new colleagues who leave within six months | % | by start quarter | time to hire

training: train*, course?, workshop series, learning, e-learning, elearning, upskill*, lms, skill*, certificat* course, academy, lunch and learn, mentor*, coach*, apprentic*
+ share of participants who use it at work | % | asked after 60 days, confirmed by the manager | hours of training
- errors after the training | % | of the tasks that it taught, 60 days | time per task
+ share of open roles filled from inside | % | of roles filled in the quarter | time to fill

engagement-survey: employee survey, engagement survey, pulse survey, enps, culture?, employee engagement, team health, values?, team event, offsite, team building, employee?, staff?, colleague?, all-hands, town hall, intranet
+ employee engagement score | points | mean of the pulse survey, with response rate | response rate
- unwanted departures | % | resignations we regret, of headcount, 12 months | time to hire
+ share of staff who would recommend us | % | answers of 9 and 10, quarterly pulse | response rate

feedback-culture: performance review, appraisal, feedback process, feedback culture, 360, one-on-one, 1:1, career path, career framework, goal setting, okr?, okrs?, promotion process, salary band, compensation, leader*, manager?, management?
+ share of staff who know how to grow here | % | answers of 4 and 5, half-yearly | hours that managers spend
+ share of staff who got useful feedback this month | % | monthly pulse | hours that managers spend
- pay gap for equal work | % | adjusted, last day of the quarter | payroll cost

inclusion: divers*, inclusi*, dei, equity?, equal*, gender*, belonging, bias*, unconscious bias
+ sense of belonging | of 5 | mean answer, shown for groups of at least 10 | response rate
- difference in promotion rate between groups | points | 12 months, groups of at least 10 | time in role
+ share of women among applicants | % | of applications in the quarter | time to hire

wellbeing: wellbeing, well-being, wellness, mental health, burnout, sick*, absence, absentee*, stress*, work-life, overtime, parental leave, workload, ergonom*
- sick days | days per employee | 12 months rolling | response rate of the survey
- overtime hours | hours per employee | per month, as recorded | output per hour
- share of staff who feel burnt out | % | quarterly pulse, answers of 4 and 5 | workload of others
`
