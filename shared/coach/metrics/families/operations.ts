/** Families of metrics for operations; the form of the lines is told in `read-families.ts`. */
export const OPERATIONS = `
warehouse: warehouse, stock*, inventor*, pick*, pallet, barcode, scanner, storage?, rfid, logistic*
- picking errors | per 1,000 lines | found by us or the customer, 28 days | lines picked per hour
- stock-outs | % of items | items without stock at 09:00, mean of 28 days | stock value
- stock difference | % of value | counted against booked, last count | hours spent counting

delivery: deliver* service, parcel*, courier, shipping, shipment, last mile, fulfil*, dispatch*, freight, customs, express delivery, same-day, fleet*, vehicle, truck*, route plan*
+ orders delivered on time and complete | % | by promised day, 28 days | cost per delivery
- delivery time | days | median from order to doorstep, 28 days | cost per delivery
- damaged parcels | per 1,000 parcels | claims accepted, by dispatch date | cost per delivery

automation: automat*, rpa, digiti*, workflow, process?, paperless, streamlin*, standardi*, script?, template library, sop, lean, six sigma
- handling time per case | minutes | mean over all cases, 28 days | share of cases with errors
- share of cases with errors | % | sent back or corrected, 28 days | handling time per case
+ cases that go through without a person | % | of all cases, 28 days | share of cases with errors

project-delivery: project?, project management, pmo, milestone?, roadmap, jira, scrum, agile*, sprint*, kanban, planning?, programme plan, governance, construct*, contractor*
+ share of promises kept | % | due dates met of those given to customers, quarter | defects found by customers
- time from idea to customer | days | median over items that went live in the quarter | defects found by customers
- work that is started and waits | items | open with no change for 7 days | lead time

facilities: facilit*, building?, maintenance plan, lease*, cleaning, refurbish*, renovat*, premises, canteen*, property, parking
- energy use per square metre | kWh | metered, 12 months rolling | satisfaction with the building
- time to fix a reported fault | days | p75 from reported to fixed, 90 days | faults reported again
+ satisfaction with the building | of 5 | mean answer of the half-yearly survey | cost per square metre

sustainability: sustainab*, carbon, co2, emission*, climate, energy, solar, recycl*, net zero, green?, esg, plastic, heat pump, environmental
- emissions | t CO2e a year | scope 1 and 2, market based | cost per unit
- energy use per unit | kWh | metered, quarter | output
- waste sent to landfill | kg per unit | weighed, quarter | cost of disposal
`
