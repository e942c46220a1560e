/** Families of metrics for people and culture; `read-families.ts` tells the form of the lines. */
export const PEOPLE = `
hiring: hir*, recruit*, candidate, vacanc*, vacant, job ad, applicant, employer brand*, talent, headcount, appoint?
- time to productivity of new colleagues | days | until the manager says "on their own" | quality of hire
- median time to hire | days | from opening to signed offer, quarter | quality of hire
+ share of offers accepted | % | quarter | time to hire
+ share of new colleagues still here after a year | % | by start quarter | time to hire

new-joiners: onboard*, new joiner, new hire, newcomer, buddy
- time to productivity of new colleagues | days | until the manager says "on their own" | errors in the first quarter
+ share of new colleagues who feel part of the team | % | answers of 4 and 5 after 60 days | time that buddies spend
- share of new colleagues who leave within six months | % | by start quarter | time to hire

training: train*, course?, learning, e-learning, upskill*, skill*, academy, mentor*, coach*, apprentic*
+ share of participants who use the training at work | % | asked after 60 days | hours of training
- errors after the training | % | tasks that it taught, 60 days | time per task
+ share of open roles filled from inside | % | quarter | time to fill

engagement: employee survey, engagement survey, pulse survey, enps, culture?, employee engagement, team health, team building, employee?, staff?, colleague?, all-hands, town hall, intranet
+ employee engagement score | points | pulse survey | response rate
- unwanted departures | % | of headcount, 12 months | time to hire
+ share of staff who would recommend us | % | answers of 9 and 10, quarterly pulse | response rate

feedback-culture: performance review, feedback process, feedback culture, one-on-one, career path, okr?, okrs?, promotion process, leader*, manager?, management?
+ share of staff who know how to grow here | % | answers of 4 and 5, half-yearly | hours that managers spend
+ share of staff who got useful feedback this month | % | monthly pulse | hours that managers spend
- pay gap for equal work | % | adjusted, end of the quarter | payroll cost

inclusion: divers*, inclusi*, equity?, equal*, gender*, belonging, bias*
+ sense of belonging | of 5 | survey, groups of at least 10 | response rate
- difference in promotion rate between groups | points | 12 months, groups of at least 10 | time in role

wellbeing: wellbeing, wellness, mental health, burnout, sick*, absence, stress*, overtime, workload, remote work, home office, meeting?
- sick days per employee | days | 12 months | response rate of the survey
- overtime per employee | hours a month | as recorded | output per hour
- share of staff who feel burnt out | % | answers of 4 and 5, quarterly pulse | workload of others
`
