/** Families of metrics for health and care; the form of the lines is told in `read-families.ts`. */
export const HEALTH = `
appointment: appointment, waiting list*, outpatient*, clinic*, doctor*, referral letter, surgery*, walk-in, general practi*, dentist*, telehealth, telemedicine, video consult*, e-prescription
- waiting time for an appointment | days | median from request to appointment, 28 days | appointments that run late
- no-show rate | % | booked and not attended, 28 days | waiting time for an appointment
+ share of patients seen within four hours | % | from arrival, all arrivals, 28 days | patients who come back within a week

ward: ward, hospital*, inpatient*, bed?, discharg*, patient*, intensive care, readmission*, nurs*, rounds?, handover, maternity, medicat*, hygiene*, infect*, patient safety
- patients who come back within 30 days | % | unplanned, by discharge month | length of stay
- length of stay | days | median, same diagnoses, quarter | patients who come back within 30 days
+ time that nurses spend with patients | % of shift | observed in two weeks a quarter | overtime hours
`
