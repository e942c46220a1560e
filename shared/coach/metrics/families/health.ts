/** Families of metrics for health and care; `read-families.ts` tells the form of the lines. */
export const HEALTH = `
appointment: appointment, waiting list*, clinic*, doctor*, surgery*, walk-in, video consult*, screening*
- median waiting time for an appointment | days | from request, 28 days | appointments that run late
- no-show rate | % | of booked, 28 days | waiting time for an appointment
+ share of patients seen within four hours | % | of arrivals, 28 days | patients who come back within a week

ward: ward, hospital*, bed?, discharg*, patient*, nurs*, medicat*, hygiene*, infect*, patient safety
- share of patients who come back within 30 days | % | unplanned, by discharge month | length of stay
+ time that nurses spend with patients | % of their shift | observed in two weeks a quarter | overtime
- medication errors per 1,000 doses | errors | observed and reported, 90 days | reports of near misses
`
