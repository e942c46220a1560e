/** Families of metrics for charities and associations; `read-families.ts` tells the form of the lines. */
export const NON_PROFIT = `
fundraising: fundrais*, donor*, donat*, appeal*, crowdfund*, charit*, grant*, foundation*
+ donor retention | % | last year's donors who gave again | cost per euro raised
- cost per euro raised | € | 12 months | donor retention
+ income from standing orders | € a month | end of the month | cancellations

volunteering: volunteer*, first aid, shift plan*
+ share of volunteers who come back after their first shift | % | within 60 days | shifts left empty
- shifts left empty | % | of planned, 28 days | hours per volunteer

membership: member*, association*, union*, club*, community?, forum
+ member renewal rate | % | of those due in the quarter | cost per member
+ share of members who take part | % | in 90 days | satisfaction of members
`
