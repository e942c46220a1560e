/** Families of metrics for sales and partners; `read-families.ts` tells the form of the lines. */
export const SALES = `
crm: crm, salesforce, hubspot, sales pipeline, sales forecast, opportunit*, sales playbook, sales training, case stud*
+ win rate | % | deals won of closed, quarter | average discount
- median sales cycle | days | from qualified to signed, quarter | win rate
- time that sellers spend on admin | hours a week | survey | data errors in the records

outreach: outreach, sales call, outbound, prospect*, demo*, lead?, lead gen*
+ qualified leads from outreach | a month | accepted by sales | cost per qualified lead
+ share of demos that become deals | % | within 90 days | sales cycle
- cost per qualified lead | € | spend and hours, quarter | win rate

pricing: pric*, discount*, plan?, quote?, proposal?, tender*, rfp, upsell*, cross-sell*
+ average deal size | € | signed, quarter | win rate
- average discount | % | against list price, quarter | win rate
- median time from request to quote | hours | working hours, 28 days | quotes corrected later

new-business: enterprise?, new customer, new business, acqui*, sales?, revenue?, sell?, deal?, b2b, partner*
+ new paying customers | a quarter | first invoice paid | customer acquisition cost
+ recurring revenue from new customers | € a month | signed in the quarter | gross margin
- customer acquisition cost | € | sales and marketing spend, quarter | churn in the first year

contract: contract*, legal?, nda, negotiat*, e-sign*, signature, agreement?, lawyer
- median contract turnaround time | days | from draft to signed, quarter | disputes
- disputes with customers | a quarter | opened by either side | contract turnaround time
`
