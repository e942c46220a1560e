/** Families of metrics for charities and associations; the form of the lines is told in `read-families.ts`. */
export const NON_PROFIT = `
fundraising: fundrais*, donor*, donat*, appeal*, legacy gift, gala, sponsorship programme, giving?, major gift, crowdfund*, charit*, grant*, foundation*
+ donor retention | % | last year's donors who gave again, 12 months | cost per euro raised
- cost per euro raised | € | all fundraising cost over income, 12 months | donor retention
+ monthly giving | € a month | standing orders, last day of the month | cancellations

volunteering: volunteer*, helper*, first aid, volunteer handbook, shift plan*, rota
+ share of volunteers who come back after their first shift | % | second shift within 60 days | shifts left empty
- shifts left empty | % | of shifts planned, 28 days | hours per volunteer
+ satisfaction of volunteers | of 5 | half-yearly survey, with response rate | turnover of staff

programme: beneficiar*, outreach programme, programme?, program?, shelter*, food bank*, refugee*, aid?, relief*, children in need, village*, well?, wells, development aid, impact report*
+ share of people whose situation has improved | % | same interview at start and after six months | drop-outs
- cost per person helped | € | programme cost over people with a result, 12 months | share of people whose situation has improved
+ people who still do it after a year | % | follow-up of a random sample | cost per person helped

membership: member*, membership, association*, union*, club*, annual meeting, chapter*, trade union, community?, forum
+ member renewal rate | % | members due in the quarter who renew | cost per member
+ share of members who take part | % | at least one activity in 90 days | satisfaction of members
+ satisfaction of members | of 5 | yearly survey, with response rate | membership fee
`
