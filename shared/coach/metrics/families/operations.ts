/** Families of metrics for operations; `read-families.ts` tells the form of the lines. */
export const OPERATIONS = `
warehouse: warehouse, stock*, inventor*, picking, barcode, scanner, storage?, logistic*
- picking error rate | % of lines | found by us or the customer, 28 days | lines picked per hour
- stock-outs | % of items | at 09:00, mean of 28 days | stock value
- p90 time from order to dispatch | hours | working hours, 28 days | picking errors

delivery: deliver* service, parcel*, courier, free shipping, shipping cost*, shipment, dispatch*, same-day, fleet*, vehicle, truck*, driver, route plan*
+ share of orders delivered on time and complete | % | by promised day, 28 days | cost per delivery
- median delivery time | days | from order to doorstep, 28 days | cost per delivery
- damaged parcels per 1,000 | parcels | claims accepted | cost per delivery

automation: automat*, digiti*, workflow, process?, paperless, streamlin*, standardi*, lean
- mean handling time of a case | minutes | 28 days | share of cases with errors
- share of cases with errors | % | sent back or corrected, 28 days | handling time per case
+ share of cases that go through without a person | % | 28 days | share of cases with errors

project-delivery: project?, project management, roadmap, scrum, agile*, sprint*, planning?, construct*, contractor*
+ share of promises to customers kept | % | due dates of the quarter | defects found by customers
- median time from idea to customer | days | went live in the quarter | defects found by customers
- cost overrun | % | against approved budget, projects ended in the year | defects at handover

facilities: facilit*, office?, office move, office building, cleaning, refurbish*, renovat*, canteen*
- energy use per square metre | kWh | metered, 12 months | satisfaction with the building
- p75 time to fix a reported fault | days | 90 days | faults reported again
+ satisfaction with the building | of 5 | half-yearly survey | cost per square metre

sustainability: sustainab*, carbon, co2, emission*, energy, recycl*, net zero, green?, plastic
- CO2 emissions | tonnes a year | scope 1 and 2 | cost per unit
- energy use per unit | kWh | metered, quarter | output
- landfill waste per unit | kg | weighed, quarter | cost of disposal
`
