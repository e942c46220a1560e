/** Families of metrics for charities and associations; `read-families.ts` tells the form of the lines. */
export const NON_PROFIT = `
fundraising: fundrais*, donor*, donat*, appeal*, gala, major gift, crowdfund*, charit*, grant*, foundation*
+ donor retention | % | last year's donors who gave again | cost per euro raised
- cost per euro raised | € | 12 months | donor retention
+ monthly giving | € a month | standing orders | cancellations

volunteering: volunteer*, helper*, first aid, shift plan*, rota
+ share of volunteers who come back after their first shift | % | within 60 days | shifts left empty
- shifts left empty | % | of planned, 28 days | hours per volunteer

aid-programme: beneficiar*, outreach programme, programme?, shelter*, food bank*, refugee*, aid?, relief*, village*
+ share of people whose situation has improved | % | same interview after six months | drop-outs
- cost per person helped | € | with a result, 12 months | share of people whose situation has improved

membership: member*, association*, union*, club*, chapter*, community?, forum, meetup, ambassador
+ member renewal rate | % | of those due in the quarter | cost per member
+ share of members who take part | % | in 90 days | satisfaction of members
`
