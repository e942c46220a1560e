/** Families of metrics for sales and partners; `read-families.ts` tells the form of the lines. */
export const SALES = `
crm: crm, salesforce, hubspot, sales pipeline, sales process, sales tool, sales forecast, opportunit*, sales playbook, sales training, case stud*
+ win rate | % | deals won of closed, quarter | average discount
- median sales cycle | days | from qualified to signed, quarter | win rate
- hours that sellers spend on admin | a week | survey | data errors in the records

outreach: outreach, cold call*, sales call, outbound, prospect*, demo*, sdr, lead?, lead gen*
+ qualified leads from outreach | a month | accepted by sales | cost per qualified lead
+ share of demos that become deals | % | within 90 days | sales cycle
- cost per qualified lead | € | spend and hours, quarter | win rate

pricing: pric*, discount*, plan?, quote?, quotation, proposal?, tender*, bid*, rfp, upsell*, cross-sell*, bundle
+ average deal size | € | signed, quarter | win rate
- average discount | % | against list price, quarter | win rate
- median time from request to quote | hours | working hours, 28 days | quotes corrected later

new-business: enterprise?, new customer, new business, acqui*, sales?, revenue?, sell?, deal?, b2b
+ new paying customers | a quarter | first invoice paid | customer acquisition cost
+ recurring revenue from new customers | € a month | signed in the quarter | gross margin
- customer acquisition cost | € | sales and marketing spend, quarter | churn in the first year

partner: partner*, reseller, channel?, alliance, affiliate, distributor, franchis*
+ revenue through partners | € a quarter | booked, partner named on the deal | gross margin
+ share of partners who sell every quarter | % | a signed deal | customer satisfaction

contract: contract*, legal?, nda, negotiat*, e-sign*, signature, agreement?, lawyer
- median contract turnaround time | days | from draft to signed, quarter | disputes
- disputes with customers | a quarter | opened by either side | contract turnaround time
`
