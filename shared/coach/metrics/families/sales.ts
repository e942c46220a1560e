/** Families of metrics for sales and partners; the form of the lines is told in `read-families.ts`. */
export const SALES = `
crm: crm, salesforce, hubspot, sales pipeline, lead scoring, sales process, sales tool, sales forecast, opportunit*, deal desk, sales playbook, sales training, battle card
+ win rate | % | deals won of deals closed in the quarter, by count | average discount
- sales cycle | days | median from qualified to signed, deals won in the quarter | win rate
- forecast error | % | booked against forecast on the first day of the quarter | win rate

outreach: outreach, cold call*, sales call, outbound, prospect*, demo*, sdr, lead?, lead gen*, meeting booked, account based
+ qualified leads from outreach | leads a month | accepted by sales, by first contact | cost per qualified lead
+ share of demos that become deals | % | signed within 90 days of the demo | sales cycle
- cost per qualified lead | € | spend and hours over accepted leads, quarter | win rate

pricing: pric*, discount*, packag*, plan?, quote?, quotation, proposal?, tender*, bid*, rfp, offer?, upsell*, cross-sell*, bundle
+ average deal size | € | signed value over deals won, quarter | win rate
- average discount | % | list price against signed price, quarter | win rate
+ share of customers on a higher plan | % | of paying customers, last day of the month | churn

new-business: enterprise?, new customer, new business, acqui*, sales?, revenue?, sell?, deal?, logo, territory, b2b
+ new paying customers | customers a quarter | first invoice paid in the quarter | customer acquisition cost
+ recurring revenue from new customers | € a month | signed in the quarter | gross margin
- customer acquisition cost | € | sales and marketing spend over new customers, quarter | churn in the first year

partner: partner*, reseller, channel?, alliance, affiliate, distributor, partner portal, agency, franchis*
+ revenue through partners | € a quarter | booked, partner named on the deal | gross margin
+ share of partners who sell every quarter | % | partners with a signed deal in the quarter | customer satisfaction
- time to a partner's first deal | days | median from contract to first deal | win rate through partners

contract: contract*, legal?, nda, terms?, negotiat*, e-sign*, signature, agreement?, lawyer, legal review
- contract turnaround time | days | median from draft to signed, quarter | disputes
- share of contracts with changed terms | % | of those signed in the quarter | deals lost over terms
- disputes | a quarter | opened by either side | contract turnaround time
`
