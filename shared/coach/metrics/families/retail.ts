/** Families of metrics for retail and hospitality; the form of the lines is told in `read-families.ts`. */
export const RETAIL = `
store: store?, shop*, pop-up, branch*, till*, cash desk, cashier*, shelf, shelves, merchandis*, window display, footfall, opening hours, contactless, queue*
+ conversion from visit to purchase | % | receipts over people counted at the door, 28 days | returns
- waiting time at the till | minutes | p90 at peak hours, 28 days | staff cost per receipt
+ sales per square metre | € a month | net of returns | gross margin

hospitality: hotel*, restaurant*, guest*, room?, kitchen*, menu card, reservation*, check-in?, museum*, theatre*, exhibit*, visitor*, tour*, ticket shop, bakery
+ guest rating | of 5 | mean of all platforms, 28 days, with count | price per night
+ occupancy | % | sold of available, 28 days | price per night
+ share of guests who come back | % | second visit within 12 months | discount rate
`
